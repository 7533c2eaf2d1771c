-- Session Credits, tables of version 1, for MariaDB 10.6 and later. The syntax is that of MySQL 8 too, where it was never run.
-- Identifiers are ASCII and binary: in the usual collations A equals a. Texts are MEDIUMTEXT: a position of 500 lots does
-- not fit into TEXT.
-- Identifiers compare byte by byte. Instants are microseconds since 1970-01-01T00:00Z. The practice leads every key.
-- Nothing is nullable: a text that is not there is empty, an instant that never comes is the greatest number.
-- A comment never holds a semicolon or an apostrophe: tools that split scripts need not understand comments.

-- One row for each client or group that holds credits: the only row that is locked. It carries all that is open.
-- The revision moves with each posting. What stale_in is for stands in the decision record 0005.
CREATE TABLE credits_wallet (
  practice VARCHAR(64) NOT NULL,
  holder   VARCHAR(72) NOT NULL,
  revision BIGINT NOT NULL,
  stale_in BIGINT DEFAULT 0 NOT NULL,
  position MEDIUMTEXT NOT NULL,
  next_due BIGINT NOT NULL,
  CONSTRAINT credits_wallet_key PRIMARY KEY (practice, holder)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

-- Wallets to which time alone brings something. The column changes seldom: when the next lot ends another day.
CREATE INDEX credits_wallet_due ON credits_wallet (practice, next_due);

-- The ledger: rows are inserted and never changed, but for a reason that is erased.
CREATE TABLE credits_entry (
  practice         VARCHAR(64) NOT NULL,
  holder           VARCHAR(72) NOT NULL,
  credit_type      VARCHAR(64) NOT NULL,
  sequence         BIGINT NOT NULL,
  primitive        VARCHAR(16) NOT NULL,
  cause            VARCHAR(16) NOT NULL,
  lot              BIGINT NOT NULL,
  amount           BIGINT NOT NULL,
  held             BIGINT NOT NULL,
  balance_after    BIGINT NOT NULL,
  effective_at     BIGINT NOT NULL,
  recorded_at      BIGINT NOT NULL,
  operation        VARCHAR(16) NOT NULL,
  request_key      VARCHAR(200) NOT NULL,
  line             BIGINT NOT NULL,
  related_holder   VARCHAR(72) NOT NULL,
  related_type     VARCHAR(64) NOT NULL,
  related_sequence BIGINT NOT NULL,
  session          VARCHAR(240) NOT NULL,
  terms            MEDIUMTEXT NOT NULL,
  actor_kind       VARCHAR(16) NOT NULL,
  actor            VARCHAR(64) NOT NULL,
  reason_seal      VARCHAR(64) NOT NULL,
  reason_text      VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason_salt      VARCHAR(64) NOT NULL,
  facts            MEDIUMTEXT NOT NULL,
  digest           VARCHAR(64) NOT NULL,
  CONSTRAINT credits_entry_key PRIMARY KEY (practice, holder, credit_type, sequence)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

-- History by pages, newest first: the whole order of a page, so that nothing is sorted. MariaDB before 10.8 takes
-- DESC for ASC, and sorts the wallet.
CREATE INDEX credits_entry_history ON credits_entry (practice, holder, recorded_at DESC, credit_type, sequence DESC);

-- What was asked and what came of it: rows are inserted and never changed.
CREATE TABLE credits_request (
  practice       VARCHAR(64) NOT NULL,
  operation      VARCHAR(16) NOT NULL,
  request_key    VARCHAR(200) NOT NULL,
  command_digest VARCHAR(64) NOT NULL,
  recorded_at    BIGINT NOT NULL,
  verdict        MEDIUMTEXT NOT NULL,
  CONSTRAINT credits_request_key PRIMARY KEY (practice, operation, request_key)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

-- One row for each attendee of each attempt at a booking, as it stands now.
CREATE TABLE credits_booking (
  practice VARCHAR(64) NOT NULL,
  booking  VARCHAR(64) NOT NULL,
  attendee VARCHAR(64) NOT NULL,
  attempt  BIGINT NOT NULL,
  payer    VARCHAR(72) NOT NULL,
  record   MEDIUMTEXT NOT NULL,
  CONSTRAINT credits_booking_key PRIMARY KEY (practice, booking, attendee, attempt)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

-- One row for each sold package, as it stands now. When its next cycle starts stands in next_due.
CREATE TABLE credits_purchase (
  practice VARCHAR(64) NOT NULL,
  purchase VARCHAR(64) NOT NULL,
  holder   VARCHAR(72) NOT NULL,
  next_due BIGINT NOT NULL,
  record   MEDIUMTEXT NOT NULL,
  CONSTRAINT credits_purchase_key PRIMARY KEY (practice, purchase)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

-- Billing runs go by the instant at which a cycle starts. The column changes once in a cycle.
CREATE INDEX credits_purchase_due ON credits_purchase (practice, next_due, purchase);

-- The purchases of one client, by pages.
CREATE INDEX credits_purchase_holder ON credits_purchase (practice, holder, purchase);

-- Messages of committed postings that wait to be delivered.
CREATE TABLE credits_outbox (
  practice    VARCHAR(64) NOT NULL,
  operation   VARCHAR(16) NOT NULL,
  request_key VARCHAR(200) NOT NULL,
  recorded_at BIGINT NOT NULL,
  messages    MEDIUMTEXT NOT NULL,
  not_before  BIGINT NOT NULL,
  attempts    BIGINT NOT NULL,
  parked      BIGINT NOT NULL,
  CONSTRAINT credits_outbox_key PRIMARY KEY (practice, operation, request_key)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

-- Claims go oldest first, past what is parked. What each claim changes is not indexed.
CREATE INDEX credits_outbox_oldest ON credits_outbox (practice, parked, recorded_at);
