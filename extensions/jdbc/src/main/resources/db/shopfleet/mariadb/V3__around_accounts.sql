-- What stands around accounts. A table of this name that is there already stays as it is.
CREATE TABLE IF NOT EXISTS integrations (
  integration_id VARCHAR(255) NOT NULL,
  name           VARCHAR(255),
  category       VARCHAR(100),
  status         VARCHAR(50),
  config         JSON,
  CONSTRAINT integrations_pkey PRIMARY KEY (integration_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS integration_mappings (
  id             BIGINT NOT NULL AUTO_INCREMENT,
  integration_id VARCHAR(255),
  account_id     VARCHAR(255),
  CONSTRAINT integration_mappings_pkey PRIMARY KEY (id),
  KEY idx_integration_mappings_account (account_id),
  CONSTRAINT integration_mappings_account_id_fkey
    FOREIGN KEY (account_id) REFERENCES integration_accounts (id) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Outlives the accounts it tells of.
CREATE TABLE IF NOT EXISTS integration_logs (
  id             BIGINT NOT NULL AUTO_INCREMENT,
  integration_id VARCHAR(255),
  account_id     VARCHAR(255),
  level          VARCHAR(16),
  event          VARCHAR(100),
  message        MEDIUMTEXT,
  created_at     DATETIME(6),
  CONSTRAINT integration_logs_pkey PRIMARY KEY (id),
  KEY idx_integration_logs_account (account_id),
  CONSTRAINT integration_logs_account_id_fkey
    FOREIGN KEY (account_id) REFERENCES integration_accounts (id) ON DELETE SET NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS integration_account_access (
  id             BIGINT NOT NULL AUTO_INCREMENT,
  account_id     VARCHAR(255),
  user_id        VARCHAR(255),
  role           VARCHAR(50),
  permissions    JSON,
  created_at     DATETIME(6),
  CONSTRAINT integration_account_access_pkey PRIMARY KEY (id),
  KEY idx_integration_account_access_account (account_id),
  CONSTRAINT integration_account_access_account_id_fkey
    FOREIGN KEY (account_id) REFERENCES integration_accounts (id) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
