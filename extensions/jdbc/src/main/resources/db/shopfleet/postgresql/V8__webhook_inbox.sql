-- What webhooks told of. A row that is done stays until keep_until, so that the same delivery is known.
CREATE TABLE integration_webhook_inbox (
  entry_key   VARCHAR(64) COLLATE "C"     NOT NULL,
  account_id  VARCHAR(255) COLLATE "C"    NOT NULL,
  event_type  TEXT                        NOT NULL,
  stream      VARCHAR(32) COLLATE "C",
  record_ids  JSONB                       NOT NULL,
  received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  keep_until  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  failures    INTEGER                     NOT NULL,
  done        BOOLEAN                     NOT NULL,
  not_before  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  taken_by    VARCHAR(36),
  CONSTRAINT integration_webhook_inbox_pkey PRIMARY KEY (entry_key)
);

-- Finds what is pending, what may be forgotten, and what is an account's.
CREATE INDEX integration_webhook_inbox_pending ON integration_webhook_inbox (done, received_at);
CREATE INDEX integration_webhook_inbox_done ON integration_webhook_inbox (done, keep_until);
CREATE INDEX integration_webhook_inbox_account ON integration_webhook_inbox (account_id);
