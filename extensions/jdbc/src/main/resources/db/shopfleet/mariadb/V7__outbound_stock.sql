-- What each shop shall show of each SKU, and what is known of what it shows. A shop with one warehouse that
-- has no name has an empty warehouse_id. lane is how urgent a row is, 0 first.
CREATE TABLE integration_outbound_stock (
  account_id   VARCHAR(255) NOT NULL,
  sku_id       VARCHAR(255) NOT NULL,
  warehouse_id VARCHAR(255) NOT NULL,
  product_id   VARCHAR(255) NOT NULL,
  item         VARCHAR(255),
  desired      BIGINT       NOT NULL,
  shown_least  BIGINT       NOT NULL,
  shown_most   BIGINT       NOT NULL,
  state        VARCHAR(32)  NOT NULL,
  lane         INTEGER      NOT NULL,
  attempts     INTEGER      NOT NULL,
  not_before   DATETIME(6)  NOT NULL,
  written_at   DATETIME(6),
  trouble      MEDIUMTEXT,
  version      BIGINT       NOT NULL,
  CONSTRAINT integration_outbound_stock_pkey PRIMARY KEY (account_id, sku_id, warehouse_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Finds what is due, of all accounts and of one, and what has to go before it.
CREATE INDEX integration_outbound_stock_due ON integration_outbound_stock (state, not_before);
CREATE INDEX integration_outbound_stock_account ON integration_outbound_stock (account_id, state);
CREATE INDEX integration_outbound_stock_item ON integration_outbound_stock (item, state);
