-- Session Credits, views of version 1 for people with SQL. No program of ours reads them, and they may be left out.
-- Timestamps are in UTC. Balances and lots stand as last written: what has expired since the wallet was last touched is
-- still in them, until a command or the sweep writes it down.
-- A view reads with the rights of whoever asks.

-- The ledger with readable timestamps, one row for each entry.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW credits_history AS
SELECT practice, holder, credit_type, sequence, recorded_utc, effective_utc, primitive, cause, lot, amount, held,
  balance_after, operation, request_key, booking, attendee, appointment_type,
  TIMESTAMPADD(MICROSECOND, starts_at % 1000000,
      TIMESTAMPADD(SECOND, starts_at DIV 1000000, TIMESTAMP '1970-01-01 00:00:00')) AS starts_utc,
  actor_kind, actor, reason, related_holder, related_type, related_sequence, terms, facts
FROM (
  SELECT practice, holder, credit_type, sequence, primitive, cause, lot, amount, held, balance_after, operation,
    request_key, actor_kind, actor, reason_text AS reason, related_holder, related_type, related_sequence, terms, facts,
    TIMESTAMPADD(MICROSECOND, recorded_at % 1000000,
      TIMESTAMPADD(SECOND, recorded_at DIV 1000000, TIMESTAMP '1970-01-01 00:00:00')) AS recorded_utc,
    TIMESTAMPADD(MICROSECOND, effective_at % 1000000,
      TIMESTAMPADD(SECOND, effective_at DIV 1000000, TIMESTAMP '1970-01-01 00:00:00')) AS effective_utc,
    CASE session WHEN '~' THEN NULL
      ELSE SUBSTRING_INDEX(SUBSTRING_INDEX(session, '|', 1), '|', -1) END AS booking,
    CASE session WHEN '~' THEN NULL
      ELSE SUBSTRING_INDEX(SUBSTRING_INDEX(session, '|', 2), '|', -1) END AS attendee,
    CASE session WHEN '~' THEN NULL
      ELSE SUBSTRING_INDEX(SUBSTRING_INDEX(session, '|', 4), '|', -1) END AS appointment_type,
    CAST(CASE session WHEN '~' THEN NULL
      ELSE SUBSTRING_INDEX(SUBSTRING_INDEX(session, '|', 5), '|', -1) END AS SIGNED) AS starts_at
  FROM credits_entry
) readable;

-- The lots of each wallet with what remains of them, from the entries alone. A lot below zero is a debt, one at zero is
-- used up. The terms are those that were written last.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW credits_lots AS
SELECT practice, holder, credit_type, lot, remaining, held,
  TIMESTAMPADD(MICROSECOND, opened_at % 1000000,
      TIMESTAMPADD(SECOND, opened_at DIV 1000000, TIMESTAMP '1970-01-01 00:00:00')) AS opened_utc,
  TIMESTAMPADD(MICROSECOND, valid_from % 1000000,
      TIMESTAMPADD(SECOND, valid_from DIV 1000000, TIMESTAMP '1970-01-01 00:00:00')) AS valid_from_utc,
  TIMESTAMPADD(MICROSECOND, valid_until % 1000000,
      TIMESTAMPADD(SECOND, valid_until DIV 1000000, TIMESTAMP '1970-01-01 00:00:00')) AS valid_until_utc,
  terms
FROM (
  SELECT practice, holder, credit_type, lot, remaining, held, opened_at, terms,
    CASE WHEN LOCATE(',from=', CONCAT(',', terms)) > 0
      THEN CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(',', terms), ',from=', -1), ',', 1) AS SIGNED) END AS valid_from,
    CASE WHEN LOCATE(',until=', CONCAT(',', terms)) > 0
      THEN CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(',', terms), ',until=', -1), ',', 1) AS SIGNED) END AS valid_until
  FROM (
    SELECT entry.practice, entry.holder, entry.credit_type, entry.lot,
      CAST(SUM(entry.amount) AS SIGNED) AS remaining,
      CAST(SUM(entry.held) AS SIGNED) AS held,
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
CREATE OR REPLACE SQL SECURITY INVOKER VIEW credits_balances AS
SELECT practice, holder, credit_type,
  CAST(SUM(GREATEST(remaining, 0)) AS SIGNED) AS credits,
  CAST(SUM(held) AS SIGNED) AS held,
  CAST(SUM(GREATEST(-remaining, 0)) AS SIGNED) AS owed,
  CAST(SUM(remaining) AS SIGNED) AS balance,
  TIMESTAMPADD(MICROSECOND, MAX(recorded_at) % 1000000,
      TIMESTAMPADD(SECOND, MAX(recorded_at) DIV 1000000, TIMESTAMP '1970-01-01 00:00:00')) AS last_recorded_utc
FROM (
  SELECT practice, holder, credit_type, lot, SUM(amount) AS remaining, SUM(held) AS held, MAX(recorded_at) AS recorded_at
  FROM credits_entry
  GROUP BY practice, holder, credit_type, lot
) lot_sums
GROUP BY practice, holder, credit_type;

-- What was sold, one row for each sale: what it grants, and of one that renews its cycles. Granted are numbers such as
-- 1-3,5. Of each content there are credit type, number, validity, and what all of it cost in minor units.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW credits_purchases AS
SELECT practice, purchase, holder, package, category,
  CASE WHEN first_day IS NULL THEN 'COMPLETE' WHEN cancelled_from IS NULL THEN 'RENEWING' ELSE 'RENEWAL_CANCELLED' END
    AS state,
  TIMESTAMPADD(MICROSECOND, sold_at % 1000000,
      TIMESTAMPADD(SECOND, sold_at DIV 1000000, TIMESTAMP '1970-01-01 00:00:00')) AS sold_utc,
  TIMESTAMPADD(MICROSECOND, due_at % 1000000,
      TIMESTAMPADD(SECOND, due_at DIV 1000000, TIMESTAMP '1970-01-01 00:00:00')) AS next_cycle_utc,
  first_day, billing_cycle, granted, cancelled_from, contents
FROM (
  SELECT practice, purchase, holder, NULLIF(next_due, 9223372036854775807) AS due_at, package, category,
    CAST(sold_text AS SIGNED) AS sold_at,
    CASE cycles WHEN '~' THEN NULL
      ELSE NULLIF(SUBSTRING_INDEX(SUBSTRING_INDEX(cycles, '|', 1), '|', -1), '~') END AS first_day,
    CASE cycles WHEN '~' THEN NULL
      ELSE NULLIF(SUBSTRING_INDEX(SUBSTRING_INDEX(cycles, '|', 2), '|', -1), '~') END AS billing_cycle,
    CASE cycles WHEN '~' THEN NULL
      ELSE NULLIF(SUBSTRING_INDEX(SUBSTRING_INDEX(cycles, '|', 3), '|', -1), '~') END AS granted,
    CASE cycles WHEN '~' THEN NULL
      ELSE NULLIF(SUBSTRING_INDEX(SUBSTRING_INDEX(cycles, '|', 4), '|', -1), '~') END AS cancelled_from,
    contents
  FROM (
    SELECT practice, purchase, holder, next_due, contents,
      SUBSTRING_INDEX(SUBSTRING_INDEX(head, ' ', 2), ' ', -1) AS package,
      SUBSTRING_INDEX(SUBSTRING_INDEX(head, ' ', 3), ' ', -1) AS sold_text,
      SUBSTRING_INDEX(SUBSTRING_INDEX(head, ' ', 4), ' ', -1) AS category,
      SUBSTRING_INDEX(SUBSTRING_INDEX(head, ' ', 6), ' ', -1) AS cycles
    FROM (
      SELECT practice, purchase, holder, next_due,
        SUBSTRING_INDEX(record, CHAR(59 USING utf8mb4), 1) AS head,
        SUBSTRING(record, LOCATE(CHAR(59 USING utf8mb4), record) + 1) AS contents
      FROM credits_purchase
    ) parts
  ) fields
) readable;
