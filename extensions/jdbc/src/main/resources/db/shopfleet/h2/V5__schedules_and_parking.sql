-- Who wanted a run, what it was to read and how it ended. Rows from before have none of it: they read
-- changes, and their outcome is told by succeeded.
ALTER TABLE integration_sync_runs ADD COLUMN actor CHARACTER LARGE OBJECT;
ALTER TABLE integration_sync_runs ADD COLUMN kind VARCHAR(32) DEFAULT 'CHANGES' NOT NULL;
ALTER TABLE integration_sync_runs ADD COLUMN outcome VARCHAR(64);
ALTER TABLE integration_sync_runs ADD COLUMN item_errors BIGINT DEFAULT 0 NOT NULL;

-- Finds the run that somebody asked for.
CREATE INDEX integration_sync_runs_id ON integration_sync_runs (account_id, run_id);

-- What the engines know of each account: what ran when, what holds it back, and the run that has it now.
CREATE TABLE integration_sync_schedules (
  account_id      VARCHAR(255)                NOT NULL,
  version         BIGINT                      NOT NULL,
  first_seen      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  begun           CHARACTER LARGE OBJECT      NOT NULL,
  swept_at        TIMESTAMP(6) WITH TIME ZONE,
  failures        INTEGER                     NOT NULL,
  failing_since   TIMESTAMP(6) WITH TIME ZONE,
  not_before      TIMESTAMP(6) WITH TIME ZONE,
  resting         BOOLEAN                     NOT NULL,
  paused          BOOLEAN                     NOT NULL,
  claim_run       VARCHAR(255),
  claim_begun_at  TIMESTAMP(6) WITH TIME ZONE,
  claim_directive VARCHAR(32),
  CONSTRAINT integration_sync_schedules_pkey PRIMARY KEY (account_id)
);

-- Records that could not be handed over. The raw text may hold buyers' data.
CREATE TABLE integration_parked_records (
  account_id VARCHAR(255)                NOT NULL,
  stream     VARCHAR(32)                 NOT NULL,
  record_id  VARCHAR(255)                NOT NULL,
  reason     CHARACTER LARGE OBJECT      NOT NULL,
  raw_text   CHARACTER LARGE OBJECT      NOT NULL,
  parked_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  attempts   INTEGER                     NOT NULL,
  CONSTRAINT integration_parked_records_pkey PRIMARY KEY (account_id, stream, record_id)
);
