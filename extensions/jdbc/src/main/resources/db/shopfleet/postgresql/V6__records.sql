-- The marketplaces' records, for hosts that let Shopfleet store them. Whoever erases an account erases these.
-- The columns of the version come first: updated_at is the marketplace's; undated says that the status is
-- newer than that, told by a listing without a time. stored_at is the last change, by the database's clock.
CREATE TABLE integration_orders (
  account_id            VARCHAR(255) COLLATE "C"    NOT NULL,
  order_id              VARCHAR(255) COLLATE "C"    NOT NULL,
  updated_at            TIMESTAMP(6) WITH TIME ZONE,
  undated               BOOLEAN                     NOT NULL,
  status                TEXT                        NOT NULL,
  phase                 VARCHAR(32)                 NOT NULL,
  created_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  paid_at               TIMESTAMP(6) WITH TIME ZONE,
  currency              CHAR(3)                     NOT NULL,
  total_amount          DECIMAL(38, 10)             NOT NULL,
  items_amount          DECIMAL(38, 10),
  shipping_amount       DECIMAL(38, 10),
  seller_discount       DECIMAL(38, 10),
  platform_discount     DECIMAL(38, 10),
  tax_amount            DECIMAL(38, 10),
  channel               TEXT                        NOT NULL,
  units                 BIGINT                      NOT NULL,
  cash_on_delivery      BOOLEAN                     NOT NULL,
  free_sample           BOOLEAN                     NOT NULL,
  recipient_name        TEXT,
  recipient_phone       TEXT,
  recipient_address     TEXT,
  recipient_postal_code TEXT,
  recipient_region      TEXT,
  accept_by             TIMESTAMP(6) WITH TIME ZONE,
  ship_by               TIMESTAMP(6) WITH TIME ZONE,
  deliver_by            TIMESTAMP(6) WITH TIME ZONE,
  source_record         TEXT,
  fingerprint           CHAR(64)                    NOT NULL,
  stored_at             TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_orders_pkey PRIMARY KEY (account_id, order_id)
);

CREATE TABLE integration_order_lines (
  account_id  VARCHAR(255) COLLATE "C" NOT NULL,
  order_id    VARCHAR(255) COLLATE "C" NOT NULL,
  line_number INTEGER                  NOT NULL,
  line_ids    JSONB                    NOT NULL,
  product_id  VARCHAR(255) COLLATE "C" NOT NULL,
  sku_id      VARCHAR(255) COLLATE "C" NOT NULL,
  seller_sku  TEXT,
  name        TEXT                     NOT NULL,
  quantity    BIGINT                   NOT NULL,
  unit_price  DECIMAL(38, 10)          NOT NULL,
  currency    CHAR(3)                  NOT NULL,
  gift        BOOLEAN                  NOT NULL,
  CONSTRAINT integration_order_lines_pkey PRIMARY KEY (account_id, order_id, line_number)
);

CREATE TABLE integration_products (
  account_id    VARCHAR(255) COLLATE "C"    NOT NULL,
  product_id    VARCHAR(255) COLLATE "C"    NOT NULL,
  updated_at    TIMESTAMP(6) WITH TIME ZONE,
  undated       BOOLEAN                     NOT NULL,
  status        TEXT                        NOT NULL,
  phase         VARCHAR(32)                 NOT NULL,
  title         TEXT                        NOT NULL,
  created_at    TIMESTAMP(6) WITH TIME ZONE,
  source_record TEXT,
  fingerprint   CHAR(64)                    NOT NULL,
  stored_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_products_pkey PRIMARY KEY (account_id, product_id)
);

CREATE TABLE integration_product_skus (
  account_id  VARCHAR(255) COLLATE "C" NOT NULL,
  product_id  VARCHAR(255) COLLATE "C" NOT NULL,
  line_number INTEGER                  NOT NULL,
  sku_id      VARCHAR(255) COLLATE "C" NOT NULL,
  seller_sku  TEXT,
  price       DECIMAL(38, 10),
  currency    CHAR(3),
  stock       BIGINT,
  CONSTRAINT integration_product_skus_pkey PRIMARY KEY (account_id, product_id, line_number)
);

CREATE TABLE integration_stock_levels (
  account_id      VARCHAR(255) COLLATE "C"    NOT NULL,
  level_id        VARCHAR(511) COLLATE "C"    NOT NULL,
  product_id      VARCHAR(255) COLLATE "C"    NOT NULL,
  sku_id          VARCHAR(255) COLLATE "C"    NOT NULL,
  seller_sku      TEXT,
  warehouse_id    VARCHAR(255) COLLATE "C",
  available_units BIGINT                      NOT NULL,
  committed_units BIGINT,
  fingerprint     CHAR(64)                    NOT NULL,
  stored_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_stock_levels_pkey PRIMARY KEY (account_id, level_id)
);

CREATE TABLE integration_returns (
  account_id      VARCHAR(255) COLLATE "C"    NOT NULL,
  return_id       VARCHAR(255) COLLATE "C"    NOT NULL,
  updated_at      TIMESTAMP(6) WITH TIME ZONE,
  undated         BOOLEAN                     NOT NULL,
  status          TEXT                        NOT NULL,
  phase           VARCHAR(32)                 NOT NULL,
  order_id        VARCHAR(255) COLLATE "C"    NOT NULL,
  type            TEXT                        NOT NULL,
  kind            VARCHAR(32)                 NOT NULL,
  initiator       TEXT                        NOT NULL,
  initiator_role  VARCHAR(32)                 NOT NULL,
  created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  refund_amount   DECIMAL(38, 10),
  refund_currency CHAR(3),
  reason          TEXT,
  deadline        TIMESTAMP(6) WITH TIME ZONE,
  source_record   TEXT,
  fingerprint     CHAR(64)                    NOT NULL,
  stored_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_returns_pkey PRIMARY KEY (account_id, return_id)
);

CREATE TABLE integration_return_lines (
  account_id      VARCHAR(255) COLLATE "C" NOT NULL,
  return_id       VARCHAR(255) COLLATE "C" NOT NULL,
  line_number     INTEGER                  NOT NULL,
  order_line_id   VARCHAR(255) COLLATE "C",
  sku_id          VARCHAR(255) COLLATE "C" NOT NULL,
  quantity        BIGINT                   NOT NULL,
  refund_amount   DECIMAL(38, 10),
  refund_currency CHAR(3),
  CONSTRAINT integration_return_lines_pkey PRIMARY KEY (account_id, return_id, line_number)
);

CREATE TABLE integration_cancellations (
  account_id      VARCHAR(255) COLLATE "C"    NOT NULL,
  cancellation_id VARCHAR(255) COLLATE "C"    NOT NULL,
  updated_at      TIMESTAMP(6) WITH TIME ZONE,
  undated         BOOLEAN                     NOT NULL,
  status          TEXT                        NOT NULL,
  phase           VARCHAR(32)                 NOT NULL,
  order_id        VARCHAR(255) COLLATE "C"    NOT NULL,
  type            TEXT                        NOT NULL,
  kind            VARCHAR(32)                 NOT NULL,
  initiator       TEXT                        NOT NULL,
  initiator_role  VARCHAR(32)                 NOT NULL,
  created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  refund_amount   DECIMAL(38, 10),
  refund_currency CHAR(3),
  reason          TEXT,
  deadline        TIMESTAMP(6) WITH TIME ZONE,
  source_record   TEXT,
  fingerprint     CHAR(64)                    NOT NULL,
  stored_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT integration_cancellations_pkey PRIMARY KEY (account_id, cancellation_id)
);

CREATE TABLE integration_cancellation_lines (
  account_id      VARCHAR(255) COLLATE "C" NOT NULL,
  cancellation_id VARCHAR(255) COLLATE "C" NOT NULL,
  line_number     INTEGER                  NOT NULL,
  order_line_id   VARCHAR(255) COLLATE "C",
  sku_id          VARCHAR(255) COLLATE "C" NOT NULL,
  quantity        BIGINT                   NOT NULL,
  refund_amount   DECIMAL(38, 10),
  refund_currency CHAR(3),
  CONSTRAINT integration_cancellation_lines_pkey PRIMARY KEY (account_id, cancellation_id, line_number)
);
