-- Who wanted a run, what it was to read and how it ended. Rows from before have none of it: they read
-- changes, and their outcome is told by succeeded.
ALTER TABLE integration_sync_runs ADD COLUMN actor MEDIUMTEXT;
ALTER TABLE integration_sync_runs ADD COLUMN kind VARCHAR(32) DEFAULT 'CHANGES' NOT NULL;
ALTER TABLE integration_sync_runs ADD COLUMN outcome VARCHAR(64);
ALTER TABLE integration_sync_runs ADD COLUMN item_errors BIGINT DEFAULT 0 NOT NULL;

-- Finds the run that somebody asked for.
CREATE INDEX integration_sync_runs_id ON integration_sync_runs (account_id, run_id);

-- What the engines know of each account: what ran when, what holds it back, and the run that has it now.
CREATE TABLE integration_sync_schedules (
  account_id      VARCHAR(255) NOT NULL,
  version         BIGINT       NOT NULL,
  first_seen      DATETIME(6)  NOT NULL,
  begun           JSON         NOT NULL,
  swept_at        DATETIME(6),
  failures        INTEGER      NOT NULL,
  failing_since   DATETIME(6),
  not_before      DATETIME(6),
  resting         BOOLEAN      NOT NULL,
  paused          BOOLEAN      NOT NULL,
  claim_run       VARCHAR(255),
  claim_begun_at  DATETIME(6),
  claim_directive VARCHAR(32),
  CONSTRAINT integration_sync_schedules_pkey PRIMARY KEY (account_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Records that could not be handed over. The raw text may hold buyers' data.
CREATE TABLE integration_parked_records (
  account_id VARCHAR(255) NOT NULL,
  stream     VARCHAR(32)  NOT NULL,
  record_id  VARCHAR(255) NOT NULL,
  reason     MEDIUMTEXT   NOT NULL,
  raw_text   LONGTEXT     NOT NULL,
  parked_at  DATETIME(6)  NOT NULL,
  attempts   INTEGER      NOT NULL,
  CONSTRAINT integration_parked_records_pkey PRIMARY KEY (account_id, stream, record_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
