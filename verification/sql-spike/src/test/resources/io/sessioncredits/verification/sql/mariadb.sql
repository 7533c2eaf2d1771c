-- Identifiers compare byte by byte; instants are microseconds since 1970; the practice leads every key.
-- Texts are MEDIUMTEXT: a position of 500 lots does not fit into TEXT.

CREATE TABLE wallet (
  practice VARCHAR(64)  NOT NULL,
  holder   VARCHAR(72)  NOT NULL,
  revision BIGINT       NOT NULL,
  stale_in BIGINT       NOT NULL DEFAULT 0,
  position MEDIUMTEXT   NOT NULL,
  next_due BIGINT,
  PRIMARY KEY (practice, holder)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE entry (
  practice         VARCHAR(64)  NOT NULL,
  holder           VARCHAR(72)  NOT NULL,
  credit_type      VARCHAR(64)  NOT NULL,
  sequence         BIGINT       NOT NULL,
  primitive        VARCHAR(16)  NOT NULL,
  cause            VARCHAR(16)  NOT NULL,
  lot              BIGINT       NOT NULL,
  amount           BIGINT       NOT NULL,
  held             BIGINT       NOT NULL,
  balance_after    BIGINT       NOT NULL,
  effective_at     BIGINT       NOT NULL,
  recorded_at      BIGINT       NOT NULL,
  operation        VARCHAR(16)  NOT NULL,
  request_key      VARCHAR(200) NOT NULL,
  line             BIGINT       NOT NULL,
  related_holder   VARCHAR(72),
  related_type     VARCHAR(64),
  related_sequence BIGINT,
  session          VARCHAR(240) NOT NULL,
  terms            MEDIUMTEXT   NOT NULL,
  actor_kind       VARCHAR(16)  NOT NULL,
  actor            VARCHAR(64)  NOT NULL,
  reason_seal      VARCHAR(64),
  reason_text      VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  reason_salt      VARCHAR(64),
  facts            MEDIUMTEXT   NOT NULL,
  digest           VARCHAR(64)  NOT NULL,
  PRIMARY KEY (practice, holder, credit_type, sequence)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

CREATE INDEX entry_history ON entry (practice, holder, recorded_at);

CREATE TABLE request (
  practice       VARCHAR(64)  NOT NULL,
  operation      VARCHAR(16)  NOT NULL,
  request_key    VARCHAR(200) NOT NULL,
  command_digest VARCHAR(64)  NOT NULL,
  recorded_at    BIGINT       NOT NULL,
  verdict        MEDIUMTEXT NOT NULL,
  PRIMARY KEY (practice, operation, request_key)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE booking (
  practice VARCHAR(64) NOT NULL,
  booking  VARCHAR(64) NOT NULL,
  attendee VARCHAR(64) NOT NULL,
  attempt  BIGINT      NOT NULL,
  payer    VARCHAR(72) NOT NULL,
  record   MEDIUMTEXT NOT NULL,
  PRIMARY KEY (practice, booking, attendee, attempt)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE outbox (
  practice    VARCHAR(64)  NOT NULL,
  operation   VARCHAR(16)  NOT NULL,
  request_key VARCHAR(200) NOT NULL,
  recorded_at BIGINT       NOT NULL,
  movements   MEDIUMTEXT NOT NULL,
  not_before  BIGINT       NOT NULL,
  attempts    BIGINT       NOT NULL,
  parked      BIGINT       NOT NULL,
  PRIMARY KEY (practice, operation, request_key)
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;

-- Only the tests need it: something of the host's own.
CREATE TABLE host_note (
  practice VARCHAR(64)  NOT NULL,
  note     VARCHAR(200) NOT NULL
) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin;
