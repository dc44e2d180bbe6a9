-- Credentials, sealed. What is secret is in sealed alone; the other columns are for operators.
CREATE TABLE integration_credentials (
  id                       VARCHAR(255) COLLATE "C" NOT NULL,
  version                  BIGINT       NOT NULL,
  key_id                   VARCHAR(255) COLLATE "C" NOT NULL,
  sealed                   BYTEA        NOT NULL,
  renewal_state            VARCHAR(32)  NOT NULL,
  access_token_expires_at  TIMESTAMP(6) WITH TIME ZONE,
  refresh_token_expires_at TIMESTAMP(6) WITH TIME ZONE,
  updated_at               TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_credentials_pk PRIMARY KEY (id)
);

-- Finds what an old key sealed.
CREATE INDEX integration_credentials_key ON integration_credentials (key_id, id);

-- Begun authorizations. Holds no secret; the id is what nobody can guess.
CREATE TABLE integration_authorizations (
  id            VARCHAR(255) COLLATE "C" NOT NULL,
  tenant_id     VARCHAR(255) COLLATE "C" NOT NULL,
  platform_id   VARCHAR(255) COLLATE "C" NOT NULL,
  environment   VARCHAR(32)  NOT NULL,
  market        VARCHAR(32)  NOT NULL,
  app_id        VARCHAR(255) COLLATE "C" NOT NULL,
  account_id    VARCHAR(255) COLLATE "C",
  started_by    TEXT,
  started_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_authorizations_pk PRIMARY KEY (id)
);

CREATE INDEX integration_authorizations_expiry ON integration_authorizations (expires_at);
