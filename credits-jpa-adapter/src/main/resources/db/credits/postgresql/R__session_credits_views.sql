-- Session Credits, views of version 1 for people with SQL. No program of ours reads them, and they may be left out.
-- Timestamps are in UTC. Balances and lots stand as last written: what has expired since the wallet was last touched is
-- still in them, until a command or the sweep writes it down.
-- On PostgreSQL a view reads with the rights of its owner: grant it to people, not to everybody.

-- The ledger with readable timestamps, one row for each entry.
CREATE OR REPLACE VIEW credits_history AS
SELECT practice, holder, credit_type, sequence, recorded_utc, effective_utc, primitive, cause, lot, amount, held,
  balance_after, operation, request_key, booking, attendee, appointment_type,
  TIMESTAMP '1970-01-01 00:00:00' + starts_at / 1000000 * INTERVAL '1 second'
      + starts_at % 1000000 * INTERVAL '1 microsecond' AS starts_utc,
  actor_kind, actor, reason, related_holder, related_type, related_sequence, terms, facts
FROM (
  SELECT practice, holder, credit_type, sequence, primitive, cause, lot, amount, held, balance_after, operation,
    request_key, actor_kind, actor, reason_text AS reason, related_holder, related_type, related_sequence, terms, facts,
    TIMESTAMP '1970-01-01 00:00:00' + recorded_at / 1000000 * INTERVAL '1 second'
      + recorded_at % 1000000 * INTERVAL '1 microsecond' AS recorded_utc,
    TIMESTAMP '1970-01-01 00:00:00' + effective_at / 1000000 * INTERVAL '1 second'
      + effective_at % 1000000 * INTERVAL '1 microsecond' AS effective_utc,
    NULLIF(RTRIM(SPLIT_PART(session, '|', 1), '~'), '') AS booking,
    NULLIF(RTRIM(SPLIT_PART(session, '|', 2), '~'), '') AS attendee,
    NULLIF(RTRIM(SPLIT_PART(session, '|', 4), '~'), '') AS appointment_type,
    CAST(NULLIF(RTRIM(SPLIT_PART(session, '|', 5), '~'), '') AS BIGINT) AS starts_at
  FROM credits_entry
) readable;

-- The lots of each wallet with what remains of them, from the entries alone. A lot below zero is a debt, one at zero is
-- used up. The terms are those that were written last.
CREATE OR REPLACE VIEW credits_lots AS
SELECT practice, holder, credit_type, lot, remaining, held,
  TIMESTAMP '1970-01-01 00:00:00' + opened_at / 1000000 * INTERVAL '1 second'
      + opened_at % 1000000 * INTERVAL '1 microsecond' AS opened_utc,
  TIMESTAMP '1970-01-01 00:00:00' + valid_from / 1000000 * INTERVAL '1 second'
      + valid_from % 1000000 * INTERVAL '1 microsecond' AS valid_from_utc,
  TIMESTAMP '1970-01-01 00:00:00' + valid_until / 1000000 * INTERVAL '1 second'
      + valid_until % 1000000 * INTERVAL '1 microsecond' AS valid_until_utc,
  terms
FROM (
  SELECT practice, holder, credit_type, lot, remaining, held, opened_at, terms,
    CAST(SUBSTRING(',' || terms FROM ',from=([-0-9]+)') AS BIGINT) AS valid_from,
    CAST(SUBSTRING(',' || terms FROM ',until=([-0-9]+)') AS BIGINT) AS valid_until
  FROM (
    SELECT entry.practice, entry.holder, entry.credit_type, entry.lot,
      CAST(SUM(entry.amount) AS BIGINT) AS remaining,
      CAST(SUM(entry.held) AS BIGINT) AS held,
      MIN(entry.recorded_at) AS opened_at,
      (SELECT last_terms.terms FROM credits_entry last_terms
        WHERE last_terms.practice = entry.practice AND last_terms.holder = entry.holder
          AND last_terms.credit_type = entry.credit_type AND last_terms.lot = entry.lot AND last_terms.terms <> '~'
        ORDER BY last_terms.sequence DESC LIMIT 1) AS terms
    FROM credits_entry entry
    GROUP BY entry.practice, entry.holder, entry.credit_type, entry.lot
  ) lot_sums
) lot_terms;

-- What each wallet has of each credit type, from the entries alone: credits and what of them is held, what is owed, and
-- the balance, which is credits less owed.
CREATE OR REPLACE VIEW credits_balances AS
SELECT practice, holder, credit_type,
  CAST(SUM(GREATEST(remaining, 0)) AS BIGINT) AS credits,
  CAST(SUM(held) AS BIGINT) AS held,
  CAST(SUM(GREATEST(-remaining, 0)) AS BIGINT) AS owed,
  CAST(SUM(remaining) AS BIGINT) AS balance,
  TIMESTAMP '1970-01-01 00:00:00' + MAX(recorded_at) / 1000000 * INTERVAL '1 second'
    + MAX(recorded_at) % 1000000 * INTERVAL '1 microsecond' AS last_recorded_utc
FROM (
  SELECT practice, holder, credit_type, lot, SUM(amount) AS remaining, SUM(held) AS held, MAX(recorded_at) AS recorded_at
  FROM credits_entry
  GROUP BY practice, holder, credit_type, lot
) lot_sums
GROUP BY practice, holder, credit_type;

-- What was sold, one row for each sale: what it grants, and of one that renews its cycles. Granted are numbers such as
-- 1-3,5. Of each content there are credit type, number, validity, and what all of it cost in minor units.
CREATE OR REPLACE VIEW credits_purchases AS
SELECT practice, purchase, holder, package, category,
  CASE WHEN first_day IS NULL THEN 'COMPLETE' WHEN cancelled_from IS NULL THEN 'RENEWING' ELSE 'RENEWAL_CANCELLED' END
    AS state,
  TIMESTAMP '1970-01-01 00:00:00' + sold_at / 1000000 * INTERVAL '1 second'
      + sold_at % 1000000 * INTERVAL '1 microsecond' AS sold_utc,
  TIMESTAMP '1970-01-01 00:00:00' + due_at / 1000000 * INTERVAL '1 second'
      + due_at % 1000000 * INTERVAL '1 microsecond' AS next_cycle_utc,
  first_day, billing_cycle, granted, cancelled_from, contents
FROM (
  SELECT practice, purchase, holder, NULLIF(next_due, 9223372036854775807) AS due_at,
    SPLIT_PART(head, ' ', 2) AS package,
    CAST(SPLIT_PART(head, ' ', 3) AS BIGINT) AS sold_at,
    SPLIT_PART(head, ' ', 4) AS category,
    NULLIF(RTRIM(SPLIT_PART(SPLIT_PART(head, ' ', 6), '|', 1), '~'), '') AS first_day,
    NULLIF(RTRIM(SPLIT_PART(SPLIT_PART(head, ' ', 6), '|', 2), '~'), '') AS billing_cycle,
    NULLIF(RTRIM(SPLIT_PART(SPLIT_PART(head, ' ', 6), '|', 3), '~'), '') AS granted,
    NULLIF(RTRIM(SPLIT_PART(SPLIT_PART(head, ' ', 6), '|', 4), '~'), '') AS cancelled_from,
    contents
  FROM (
    SELECT practice, purchase, holder, next_due,
      SPLIT_PART(record, CHR(59), 1) AS head,
      SUBSTRING(record FROM POSITION(CHR(59) IN record) + 1) AS contents
    FROM credits_purchase
  ) parts
) readable;
