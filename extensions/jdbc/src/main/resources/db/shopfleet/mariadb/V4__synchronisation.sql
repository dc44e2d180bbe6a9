-- What synchronisation remembers. No foreign keys to accounts: a run that is under way while its account
-- is erased still writes here, and whoever erases an account erases these.
CREATE TABLE integration_checkpoints (
  account_id VARCHAR(255) NOT NULL,
  stream     VARCHAR(32)  NOT NULL,
  watermark  DATETIME(6)  NOT NULL,
  version    BIGINT       NOT NULL,
  CONSTRAINT integration_checkpoints_pkey PRIMARY KEY (account_id, stream)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What all runs of an account add up to; its row is locked while a run is added.
CREATE TABLE integration_sync_totals (
  account_id         VARCHAR(255) NOT NULL,
  sync_count         BIGINT       NOT NULL,
  error_count        BIGINT       NOT NULL,
  consecutive_errors INTEGER      NOT NULL,
  last_attempt_at    DATETIME(6),
  last_success_at    DATETIME(6),
  last_error         MEDIUMTEXT,
  CONSTRAINT integration_sync_totals_pkey PRIMARY KEY (account_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The last runs of each account, numbered in the order in which they were added.
CREATE TABLE integration_sync_runs (
  account_id  VARCHAR(255) NOT NULL,
  run_number  BIGINT       NOT NULL,
  run_id      VARCHAR(255) NOT NULL,
  run_trigger VARCHAR(32)  NOT NULL,
  started_at  DATETIME(6)  NOT NULL,
  finished_at DATETIME(6)  NOT NULL,
  succeeded   BOOLEAN      NOT NULL,
  records     BIGINT       NOT NULL,
  streams     JSON         NOT NULL,
  CONSTRAINT integration_sync_runs_pkey PRIMARY KEY (account_id, run_number)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE integration_watched_orders (
  account_id VARCHAR(255) NOT NULL,
  order_id   VARCHAR(255) NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  status     MEDIUMTEXT   NOT NULL,
  state      VARCHAR(32)  NOT NULL,
  read_at    DATETIME(6)  NOT NULL,
  CONSTRAINT integration_watched_orders_pkey PRIMARY KEY (account_id, order_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Finds the orders to read next.
CREATE INDEX integration_watched_orders_next
  ON integration_watched_orders (account_id, state, read_at, order_id);
