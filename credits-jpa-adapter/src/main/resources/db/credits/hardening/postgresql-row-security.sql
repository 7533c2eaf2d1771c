-- Session Credits on PostgreSQL: a connection sees one practice at most. To be run by the owner of the tables.
-- Each transaction names its practice first: SELECT set_config(X, P, true), where X is the name of the setting below and P
-- the practice. A transaction that has not done so sees nothing and can insert nothing. The setting ends with the
-- transaction, so a pooled connection never hands it on.
-- FORCE binds the owner too. Superusers and roles with BYPASSRLS pass, as always.
ALTER TABLE credits_wallet ENABLE ROW LEVEL SECURITY;
ALTER TABLE credits_wallet FORCE ROW LEVEL SECURITY;
CREATE POLICY credits_wallet_practice ON credits_wallet
  USING (practice = current_setting('session_credits.practice', true));

ALTER TABLE credits_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE credits_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY credits_entry_practice ON credits_entry
  USING (practice = current_setting('session_credits.practice', true));

ALTER TABLE credits_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE credits_request FORCE ROW LEVEL SECURITY;
CREATE POLICY credits_request_practice ON credits_request
  USING (practice = current_setting('session_credits.practice', true));

ALTER TABLE credits_booking ENABLE ROW LEVEL SECURITY;
ALTER TABLE credits_booking FORCE ROW LEVEL SECURITY;
CREATE POLICY credits_booking_practice ON credits_booking
  USING (practice = current_setting('session_credits.practice', true));

ALTER TABLE credits_purchase ENABLE ROW LEVEL SECURITY;
ALTER TABLE credits_purchase FORCE ROW LEVEL SECURITY;
CREATE POLICY credits_purchase_practice ON credits_purchase
  USING (practice = current_setting('session_credits.practice', true));

ALTER TABLE credits_outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE credits_outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY credits_outbox_practice ON credits_outbox
  USING (practice = current_setting('session_credits.practice', true));
