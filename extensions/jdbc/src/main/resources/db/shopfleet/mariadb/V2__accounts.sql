-- Accounts: one connected shop each. The columns that operators know keep the names they know.
-- Rows come and go through the registry alone.
CREATE TABLE integration_accounts (
  id                    VARCHAR(255) NOT NULL,
  tenant_id             VARCHAR(255) NOT NULL,
  integration_id        VARCHAR(255) NOT NULL,
  -- ASCII, so that the unique index below stays within the 3072 bytes that a key may have.
  environment           VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account_identifier    VARCHAR(255) NOT NULL,
  account_name          VARCHAR(255) NOT NULL,
  region                VARCHAR(32)  NOT NULL,
  zone                  VARCHAR(64)  NOT NULL,
  credential_id         VARCHAR(255),
  enabled               BOOLEAN      NOT NULL,
  connection_state      VARCHAR(32)  NOT NULL,
  is_primary            BOOLEAN      NOT NULL,
  is_default            BOOLEAN      GENERATED ALWAYS AS (is_primary) STORED,
  account_group         MEDIUMTEXT,
  labels                JSON         NOT NULL,
  features              JSON         NOT NULL,
  settings              JSON         NOT NULL,
  shop_attributes       JSON         NOT NULL,
  metadata              JSON         NOT NULL,
  version               BIGINT       NOT NULL,
  created_at            DATETIME(6)  NOT NULL,
  updated_at            DATETIME(6)  NOT NULL,
  created_by            MEDIUMTEXT,
  archived_at           DATETIME(6),
  -- Copies for operators' SQL, written and never read.
  status                VARCHAR(50)  NOT NULL,
  auto_sync             BOOLEAN      NOT NULL,
  sync_interval_minutes INTEGER,
  last_sync_at          DATETIME(6),
  sync_count            BIGINT       NOT NULL,
  error_count           BIGINT       NOT NULL,
  last_error            MEDIUMTEXT,
  -- Always {}: what opens a shop rests sealed in integration_credentials.
  credentials           JSON         NOT NULL,
  -- Null where uniqueness does not count: what PostgreSQL says with a partial index.
  living_environment    VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN archived_at IS NULL THEN environment END) STORED,
  primary_environment   VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN is_primary AND archived_at IS NULL THEN environment END) STORED,
  CONSTRAINT integration_accounts_pkey PRIMARY KEY (id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE UNIQUE INDEX integration_accounts_one_per_shop
  ON integration_accounts (tenant_id, integration_id, living_environment, account_identifier);

CREATE UNIQUE INDEX integration_accounts_one_primary
  ON integration_accounts (tenant_id, integration_id, primary_environment);

CREATE INDEX idx_integration_accounts_integration ON integration_accounts (integration_id);
CREATE INDEX idx_integration_accounts_status ON integration_accounts (status);
CREATE INDEX idx_integration_accounts_enabled ON integration_accounts (enabled);
CREATE INDEX idx_integration_accounts_primary ON integration_accounts (is_primary);
CREATE INDEX idx_integration_accounts_credential ON integration_accounts (credential_id);
