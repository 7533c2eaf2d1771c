-- Identifiers compare byte by byte; instants are microseconds since 1970; the practice leads every key.

CREATE TABLE wallet (
  practice VARCHAR(64)  COLLATE "C" NOT NULL,
  holder   VARCHAR(72)  COLLATE "C" NOT NULL,
  revision BIGINT       NOT NULL,
  position TEXT         COLLATE "C" NOT NULL,
  next_due BIGINT,
  PRIMARY KEY (practice, holder)
) WITH (fillfactor = 50);

CREATE TABLE entry (
  practice         VARCHAR(64)  COLLATE "C" NOT NULL,
  holder           VARCHAR(72)  COLLATE "C" NOT NULL,
  credit_type      VARCHAR(64)  COLLATE "C" NOT NULL,
  sequence         BIGINT       NOT NULL,
  primitive        VARCHAR(16)  COLLATE "C" NOT NULL,
  cause            VARCHAR(16)  COLLATE "C" NOT NULL,
  lot              BIGINT       NOT NULL,
  amount           BIGINT       NOT NULL,
  held             BIGINT       NOT NULL,
  balance_after    BIGINT       NOT NULL,
  effective_at     BIGINT       NOT NULL,
  recorded_at      BIGINT       NOT NULL,
  operation        VARCHAR(16)  COLLATE "C" NOT NULL,
  request_key      VARCHAR(200) COLLATE "C" NOT NULL,
  line             BIGINT       NOT NULL,
  related_holder   VARCHAR(72)  COLLATE "C",
  related_type     VARCHAR(64)  COLLATE "C",
  related_sequence BIGINT,
  session          VARCHAR(240) COLLATE "C" NOT NULL,
  terms            TEXT         COLLATE "C" NOT NULL,
  actor_kind       VARCHAR(16)  COLLATE "C" NOT NULL,
  actor            VARCHAR(64)  COLLATE "C" NOT NULL,
  reason_seal      VARCHAR(64)  COLLATE "C",
  reason_text      VARCHAR(500),
  reason_salt      VARCHAR(64)  COLLATE "C",
  facts            TEXT         COLLATE "C" NOT NULL,
  digest           VARCHAR(64)  COLLATE "C" NOT NULL,
  PRIMARY KEY (practice, holder, credit_type, sequence)
);

CREATE INDEX entry_history ON entry (practice, holder, recorded_at);

CREATE TABLE request (
  practice       VARCHAR(64)  COLLATE "C" NOT NULL,
  operation      VARCHAR(16)  COLLATE "C" NOT NULL,
  request_key    VARCHAR(200) COLLATE "C" NOT NULL,
  command_digest VARCHAR(64)  COLLATE "C" NOT NULL,
  recorded_at    BIGINT       NOT NULL,
  verdict        TEXT         COLLATE "C" NOT NULL,
  PRIMARY KEY (practice, operation, request_key)
);

CREATE TABLE booking (
  practice VARCHAR(64) COLLATE "C" NOT NULL,
  booking  VARCHAR(64) COLLATE "C" NOT NULL,
  attendee VARCHAR(64) COLLATE "C" NOT NULL,
  attempt  BIGINT      NOT NULL,
  payer    VARCHAR(72) COLLATE "C" NOT NULL,
  record   TEXT        COLLATE "C" NOT NULL,
  PRIMARY KEY (practice, booking, attendee, attempt)
);

CREATE TABLE outbox (
  practice    VARCHAR(64)  COLLATE "C" NOT NULL,
  operation   VARCHAR(16)  COLLATE "C" NOT NULL,
  request_key VARCHAR(200) COLLATE "C" NOT NULL,
  recorded_at BIGINT       NOT NULL,
  movements   TEXT         COLLATE "C" NOT NULL,
  not_before  BIGINT       NOT NULL,
  attempts    BIGINT       NOT NULL,
  parked      BIGINT       NOT NULL,
  PRIMARY KEY (practice, operation, request_key)
);

-- Only the tests need it: something of the host's own.
CREATE TABLE host_note (
  practice VARCHAR(64)  COLLATE "C" NOT NULL,
  note     VARCHAR(200) NOT NULL
);
