-- Accounts: one connected shop each. The columns that operators know keep the names they know.
-- Rows come and go through the registry alone.
CREATE TABLE integration_accounts (
  id                    VARCHAR(255) NOT NULL,
  tenant_id             VARCHAR(255) NOT NULL,
  integration_id        VARCHAR(255) NOT NULL,
  environment           VARCHAR(12)  NOT NULL,
  account_identifier    VARCHAR(255) NOT NULL,
  account_name          VARCHAR(255) NOT NULL,
  region                VARCHAR(32)  NOT NULL,
  zone                  VARCHAR(64)  NOT NULL,
  credential_id         VARCHAR(255),
  enabled               BOOLEAN      NOT NULL,
  connection_state      VARCHAR(32)  NOT NULL,
  is_primary            BOOLEAN      NOT NULL,
  is_default            BOOLEAN      GENERATED ALWAYS AS (is_primary),
  account_group         CHARACTER LARGE OBJECT,
  labels                CHARACTER LARGE OBJECT NOT NULL,
  features              CHARACTER LARGE OBJECT NOT NULL,
  settings              CHARACTER LARGE OBJECT NOT NULL,
  shop_attributes       CHARACTER LARGE OBJECT NOT NULL,
  metadata              CHARACTER LARGE OBJECT NOT NULL,
  version               BIGINT       NOT NULL,
  created_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  updated_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  created_by            CHARACTER LARGE OBJECT,
  archived_at           TIMESTAMP(6) WITH TIME ZONE,
  -- Copies for operators' SQL, written and never read.
  status                VARCHAR(50)  NOT NULL,
  auto_sync             BOOLEAN      NOT NULL,
  sync_interval_minutes INTEGER,
  last_sync_at          TIMESTAMP(6) WITH TIME ZONE,
  sync_count            BIGINT       NOT NULL,
  error_count           BIGINT       NOT NULL,
  last_error            CHARACTER LARGE OBJECT,
  -- Always {}: what opens a shop rests sealed in integration_credentials.
  credentials           CHARACTER LARGE OBJECT NOT NULL,
  -- Null where uniqueness does not count: what PostgreSQL says with a partial index.
  living_environment    VARCHAR(12)
    GENERATED ALWAYS AS (CASE WHEN archived_at IS NULL THEN environment END),
  primary_environment   VARCHAR(12)
    GENERATED ALWAYS AS (CASE WHEN is_primary AND archived_at IS NULL THEN environment END),
  CONSTRAINT integration_accounts_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX integration_accounts_one_per_shop
  ON integration_accounts (tenant_id, integration_id, living_environment, account_identifier);

CREATE UNIQUE INDEX integration_accounts_one_primary
  ON integration_accounts (tenant_id, integration_id, primary_environment);

CREATE INDEX idx_integration_accounts_integration ON integration_accounts (integration_id);
CREATE INDEX idx_integration_accounts_status ON integration_accounts (status);
CREATE INDEX idx_integration_accounts_enabled ON integration_accounts (enabled);
CREATE INDEX idx_integration_accounts_primary ON integration_accounts (is_primary);
CREATE INDEX idx_integration_accounts_credential ON integration_accounts (credential_id);
