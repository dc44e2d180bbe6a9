-- Credentials, sealed. What is secret is in sealed alone; the other columns are for operators.
-- Instants are DATETIME in UTC.
CREATE TABLE integration_credentials (
  id                       VARCHAR(255) NOT NULL,
  version                  BIGINT       NOT NULL,
  key_id                   VARCHAR(255) NOT NULL,
  sealed                   MEDIUMBLOB   NOT NULL,
  renewal_state            VARCHAR(32)  NOT NULL,
  access_token_expires_at  DATETIME(6),
  refresh_token_expires_at DATETIME(6),
  updated_at               DATETIME(6)  NOT NULL,
  CONSTRAINT integration_credentials_pk PRIMARY KEY (id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Finds what an old key sealed.
CREATE INDEX integration_credentials_key ON integration_credentials (key_id, id);

-- Begun authorizations. Holds no secret; the id is what nobody can guess.
CREATE TABLE integration_authorizations (
  id            VARCHAR(255) NOT NULL,
  tenant_id     VARCHAR(255) NOT NULL,
  platform_id   VARCHAR(255) NOT NULL,
  environment   VARCHAR(32)  NOT NULL,
  market        VARCHAR(32)  NOT NULL,
  app_id        VARCHAR(255) NOT NULL,
  account_id    VARCHAR(255),
  started_by    MEDIUMTEXT,
  started_at    DATETIME(6)  NOT NULL,
  expires_at    DATETIME(6)  NOT NULL,
  CONSTRAINT integration_authorizations_pk PRIMARY KEY (id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX integration_authorizations_expiry ON integration_authorizations (expires_at);
