-- What synchronisation remembers. No foreign keys to accounts: a run that is under way while its account
-- is erased still writes here, and whoever erases an account erases these.
CREATE TABLE integration_checkpoints (
  account_id VARCHAR(255) NOT NULL,
  stream     VARCHAR(32)  NOT NULL,
  watermark  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version    BIGINT       NOT NULL,
  CONSTRAINT integration_checkpoints_pkey PRIMARY KEY (account_id, stream)
);

-- What all runs of an account add up to; its row is locked while a run is added.
CREATE TABLE integration_sync_totals (
  account_id         VARCHAR(255) NOT NULL,
  sync_count         BIGINT       NOT NULL,
  error_count        BIGINT       NOT NULL,
  consecutive_errors INTEGER      NOT NULL,
  last_attempt_at    TIMESTAMP(6) WITH TIME ZONE,
  last_success_at    TIMESTAMP(6) WITH TIME ZONE,
  last_error         CHARACTER LARGE OBJECT,
  CONSTRAINT integration_sync_totals_pkey PRIMARY KEY (account_id)
);

-- The last runs of each account, numbered in the order in which they were added.
CREATE TABLE integration_sync_runs (
  account_id  VARCHAR(255) NOT NULL,
  run_number  BIGINT       NOT NULL,
  run_id      VARCHAR(255) NOT NULL,
  run_trigger VARCHAR(32)  NOT NULL,
  started_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  finished_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  succeeded   BOOLEAN      NOT NULL,
  records     BIGINT       NOT NULL,
  streams     CHARACTER LARGE OBJECT NOT NULL,
  CONSTRAINT integration_sync_runs_pkey PRIMARY KEY (account_id, run_number)
);

CREATE TABLE integration_watched_orders (
  account_id VARCHAR(255) NOT NULL,
  order_id   VARCHAR(255) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  status     CHARACTER LARGE OBJECT NOT NULL,
  state      VARCHAR(32)  NOT NULL,
  read_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_watched_orders_pkey PRIMARY KEY (account_id, order_id)
);

-- Finds the orders to read next.
CREATE INDEX integration_watched_orders_next
  ON integration_watched_orders (account_id, state, read_at, order_id);
