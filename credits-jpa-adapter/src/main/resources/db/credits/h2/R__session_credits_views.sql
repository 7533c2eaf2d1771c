-- Session Credits, views of version 1 for people with SQL. No program of ours reads them, and they may be left out.
-- Timestamps are in UTC. Balances and lots stand as last written: what has expired since the wallet was last touched is
-- still in them, until a command or the sweep writes it down.
-- Instants are taken apart into days and the rest, since DATEADD counts all smaller units in nanoseconds.

-- The ledger with readable timestamps, one row for each entry.
CREATE OR REPLACE VIEW credits_history AS
SELECT practice, holder, credit_type, sequence, recorded_utc, effective_utc, primitive, cause, lot, amount, held,
  balance_after, operation, request_key, booking, attendee, appointment_type,
  DATEADD(MICROSECOND, MOD(starts_at, 86400000000),
      DATEADD(DAY, starts_at / 86400000000, TIMESTAMP '1970-01-01 00:00:00')) AS starts_utc,
  actor_kind, actor, reason, related_holder, related_type, related_sequence, terms, facts
FROM (
  SELECT practice, holder, credit_type, sequence, primitive, cause, lot, amount, held, balance_after, operation,
    request_key, actor_kind, actor, reason_text AS reason, related_holder, related_type, related_sequence, terms, facts,
    DATEADD(MICROSECOND, MOD(recorded_at, 86400000000),
      DATEADD(DAY, recorded_at / 86400000000, TIMESTAMP '1970-01-01 00:00:00')) AS recorded_utc,
    DATEADD(MICROSECOND, MOD(effective_at, 86400000000),
      DATEADD(DAY, effective_at / 86400000000, TIMESTAMP '1970-01-01 00:00:00')) AS effective_utc,
    REGEXP_SUBSTR(session, '[^|~]+', 1, 1) AS booking,
    REGEXP_SUBSTR(session, '[^|~]+', 1, 2) AS attendee,
    REGEXP_SUBSTR(session, '[^|~]+', 1, 4) AS appointment_type,
    CAST(REGEXP_SUBSTR(session, '[^|~]+', 1, 5) AS BIGINT) AS starts_at
  FROM credits_entry
) readable;

-- The lots of each wallet with what remains of them, from the entries alone. A lot below zero is a debt, one at zero is
-- used up. The terms are those that were written last.
CREATE OR REPLACE VIEW credits_lots AS
SELECT practice, holder, credit_type, lot, remaining, held,
  DATEADD(MICROSECOND, MOD(opened_at, 86400000000),
      DATEADD(DAY, opened_at / 86400000000, TIMESTAMP '1970-01-01 00:00:00')) AS opened_utc,
  DATEADD(MICROSECOND, MOD(valid_from, 86400000000),
      DATEADD(DAY, valid_from / 86400000000, TIMESTAMP '1970-01-01 00:00:00')) AS valid_from_utc,
  DATEADD(MICROSECOND, MOD(valid_until, 86400000000),
      DATEADD(DAY, valid_until / 86400000000, TIMESTAMP '1970-01-01 00:00:00')) AS valid_until_utc,
  terms
FROM (
  SELECT practice, holder, credit_type, lot, remaining, held, opened_at, terms,
    CAST(REGEXP_SUBSTR(',' || terms, ',from=([-0-9]+)', 1, 1, '', 1) AS BIGINT) AS valid_from,
    CAST(REGEXP_SUBSTR(',' || terms, ',until=([-0-9]+)', 1, 1, '', 1) AS BIGINT) AS valid_until
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
  DATEADD(MICROSECOND, MOD(MAX(recorded_at), 86400000000),
      DATEADD(DAY, MAX(recorded_at) / 86400000000, TIMESTAMP '1970-01-01 00:00:00')) AS last_recorded_utc
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
  DATEADD(MICROSECOND, MOD(sold_at, 86400000000),
      DATEADD(DAY, sold_at / 86400000000, TIMESTAMP '1970-01-01 00:00:00')) AS sold_utc,
  DATEADD(MICROSECOND, MOD(due_at, 86400000000),
      DATEADD(DAY, due_at / 86400000000, TIMESTAMP '1970-01-01 00:00:00')) AS next_cycle_utc,
  first_day, billing_cycle, granted, cancelled_from, contents
FROM (
  SELECT practice, purchase, holder, NULLIF(next_due, 9223372036854775807) AS due_at,
    REGEXP_SUBSTR(record, '[^ ]+', 1, 2) AS package,
    CAST(REGEXP_SUBSTR(record, '[^ ]+', 1, 3) AS BIGINT) AS sold_at,
    REGEXP_SUBSTR(record, '[^ ]+', 1, 4) AS category,
    NULLIF(REGEXP_SUBSTR(cycles, '[^|]+', 1, 1), '~') AS first_day,
    NULLIF(REGEXP_SUBSTR(cycles, '[^|]+', 1, 2), '~') AS billing_cycle,
    NULLIF(REGEXP_SUBSTR(cycles, '[^|]+', 1, 3), '~') AS granted,
    NULLIF(REGEXP_SUBSTR(cycles, '[^|]+', 1, 4), '~') AS cancelled_from,
    contents
  FROM (
    SELECT practice, purchase, holder, next_due, record,
      REGEXP_SUBSTR(record, '[^ \x3B]+', 1, 6) AS cycles,
      SUBSTRING(record, LOCATE(CHAR(59), record) + 1) AS contents
    FROM credits_purchase
  ) parts
) readable;
