-- Credentials, sealed. What is secret is in sealed alone; the other columns are for operators.
CREATE TABLE integration_credentials (
  id                       VARCHAR(255) NOT NULL,
  version                  BIGINT       NOT NULL,
  key_id                   VARCHAR(255) NOT NULL,
  sealed                   VARBINARY    NOT NULL,
  renewal_state            VARCHAR(32)  NOT NULL,
  access_token_expires_at  TIMESTAMP(6) WITH TIME ZONE,
  refresh_token_expires_at TIMESTAMP(6) WITH TIME ZONE,
  updated_at               TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_credentials_pk PRIMARY KEY (id)
);

-- Finds what an old key sealed.
CREATE INDEX integration_credentials_key ON integration_credentials (key_id, id);

-- Who uses a credential exclusively. H2 has no lock of its own for that; the others need no table.
CREATE TABLE integration_locks (
  name       VARCHAR(64) NOT NULL,
  owner      VARCHAR(64) NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_locks_pk PRIMARY KEY (name)
);

-- Begun authorizations. Holds no secret; the id is what nobody can guess.
CREATE TABLE integration_authorizations (
  id            VARCHAR(255) NOT NULL,
  tenant_id     VARCHAR(255) NOT NULL,
  platform_id   VARCHAR(255) NOT NULL,
  environment   VARCHAR(32)  NOT NULL,
  market        VARCHAR(32)  NOT NULL,
  app_id        VARCHAR(255) NOT NULL,
  account_id    VARCHAR(255),
  started_by    CHARACTER LARGE OBJECT,
  started_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_authorizations_pk PRIMARY KEY (id)
);

CREATE INDEX integration_authorizations_expiry ON integration_authorizations (expires_at);
