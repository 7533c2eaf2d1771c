-- Session Credits on PostgreSQL: history that the application cannot change. To be run by the owner of the tables.
-- The application logs in with a role that is a member of session_credits_app and does not own the tables.
-- Nobody needs UPDATE or DELETE on entries and requests. Who erases a reason needs UPDATE (reason_text, reason_salt) on
-- credits_entry, which is a role of its own.
REVOKE ALL ON credits_wallet, credits_entry, credits_request, credits_booking, credits_purchase, credits_outbox FROM PUBLIC;
REVOKE ALL ON credits_wallet, credits_entry, credits_request, credits_booking, credits_purchase, credits_outbox FROM session_credits_app;
GRANT SELECT, INSERT ON credits_entry, credits_request TO session_credits_app;
GRANT SELECT, INSERT, UPDATE ON credits_wallet, credits_booking, credits_purchase TO session_credits_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON credits_outbox TO session_credits_app;
