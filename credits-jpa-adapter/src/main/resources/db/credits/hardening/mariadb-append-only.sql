-- Session Credits on MariaDB and MySQL: history that the application cannot change. To be run by whoever may grant.
-- The application logs in as a user that has the role session_credits_app by default, and nothing else on these tables.
-- Without UPDATE also REPLACE and ON DUPLICATE KEY UPDATE are refused, without DROP also TRUNCATE. Who erases a reason
-- needs UPDATE (reason_text, reason_salt) on credits_entry, which is a user of its own.
GRANT SELECT, INSERT ON credits_entry TO session_credits_app;
GRANT SELECT, INSERT ON credits_request TO session_credits_app;
GRANT SELECT, INSERT, UPDATE ON credits_wallet TO session_credits_app;
GRANT SELECT, INSERT, UPDATE ON credits_booking TO session_credits_app;
GRANT SELECT, INSERT, UPDATE ON credits_purchase TO session_credits_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON credits_outbox TO session_credits_app;
