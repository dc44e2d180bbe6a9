-- The marketplaces' records, for hosts that let Shopfleet store them. Whoever erases an account erases these.
-- The columns of the version come first: updated_at is the marketplace's; undated says that the status is
-- newer than that, told by a listing without a time. stored_at is the last change, by the database's clock.
CREATE TABLE integration_orders (
  account_id            VARCHAR(255)    NOT NULL,
  order_id              VARCHAR(255)    NOT NULL,
  updated_at            DATETIME(6),
  undated               BOOLEAN         NOT NULL,
  status                MEDIUMTEXT      NOT NULL,
  phase                 VARCHAR(32)     NOT NULL,
  created_at            DATETIME(6)     NOT NULL,
  paid_at               DATETIME(6),
  currency              CHAR(3)         NOT NULL,
  total_amount          DECIMAL(38, 10) NOT NULL,
  items_amount          DECIMAL(38, 10),
  shipping_amount       DECIMAL(38, 10),
  seller_discount       DECIMAL(38, 10),
  platform_discount     DECIMAL(38, 10),
  tax_amount            DECIMAL(38, 10),
  channel               MEDIUMTEXT      NOT NULL,
  units                 BIGINT          NOT NULL,
  cash_on_delivery      BOOLEAN         NOT NULL,
  free_sample           BOOLEAN         NOT NULL,
  recipient_name        MEDIUMTEXT,
  recipient_phone       MEDIUMTEXT,
  recipient_address     MEDIUMTEXT,
  recipient_postal_code MEDIUMTEXT,
  recipient_region      MEDIUMTEXT,
  accept_by             DATETIME(6),
  ship_by               DATETIME(6),
  deliver_by            DATETIME(6),
  source_record         LONGTEXT,
  fingerprint           CHAR(64)        NOT NULL,
  stored_at             DATETIME(6)     NOT NULL,
  CONSTRAINT integration_orders_pkey PRIMARY KEY (account_id, order_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE integration_order_lines (
  account_id  VARCHAR(255)    NOT NULL,
  order_id    VARCHAR(255)    NOT NULL,
  line_number INTEGER         NOT NULL,
  line_ids    JSON            NOT NULL,
  product_id  VARCHAR(255)    NOT NULL,
  sku_id      VARCHAR(255)    NOT NULL,
  seller_sku  MEDIUMTEXT,
  name        MEDIUMTEXT      NOT NULL,
  quantity    BIGINT          NOT NULL,
  unit_price  DECIMAL(38, 10) NOT NULL,
  currency    CHAR(3)         NOT NULL,
  gift        BOOLEAN         NOT NULL,
  CONSTRAINT integration_order_lines_pkey PRIMARY KEY (account_id, order_id, line_number)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE integration_products (
  account_id    VARCHAR(255) NOT NULL,
  product_id    VARCHAR(255) NOT NULL,
  updated_at    DATETIME(6),
  undated       BOOLEAN      NOT NULL,
  status        MEDIUMTEXT   NOT NULL,
  phase         VARCHAR(32)  NOT NULL,
  title         MEDIUMTEXT   NOT NULL,
  created_at    DATETIME(6),
  source_record LONGTEXT,
  fingerprint   CHAR(64)     NOT NULL,
  stored_at     DATETIME(6)  NOT NULL,
  CONSTRAINT integration_products_pkey PRIMARY KEY (account_id, product_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE integration_product_skus (
  account_id  VARCHAR(255)    NOT NULL,
  product_id  VARCHAR(255)    NOT NULL,
  line_number INTEGER         NOT NULL,
  sku_id      VARCHAR(255)    NOT NULL,
  seller_sku  MEDIUMTEXT,
  price       DECIMAL(38, 10),
  currency    CHAR(3),
  stock       BIGINT,
  CONSTRAINT integration_product_skus_pkey PRIMARY KEY (account_id, product_id, line_number)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE integration_stock_levels (
  account_id      VARCHAR(255) NOT NULL,
  level_id        VARCHAR(511) NOT NULL,
  product_id      VARCHAR(255) NOT NULL,
  sku_id          VARCHAR(255) NOT NULL,
  seller_sku      MEDIUMTEXT,
  warehouse_id    VARCHAR(255),
  available_units BIGINT       NOT NULL,
  committed_units BIGINT,
  fingerprint     CHAR(64)     NOT NULL,
  stored_at       DATETIME(6)  NOT NULL,
  CONSTRAINT integration_stock_levels_pkey PRIMARY KEY (account_id, level_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE integration_returns (
  account_id      VARCHAR(255)    NOT NULL,
  return_id       VARCHAR(255)    NOT NULL,
  updated_at      DATETIME(6),
  undated         BOOLEAN         NOT NULL,
  status          MEDIUMTEXT      NOT NULL,
  phase           VARCHAR(32)     NOT NULL,
  order_id        VARCHAR(255)    NOT NULL,
  type            MEDIUMTEXT      NOT NULL,
  kind            VARCHAR(32)     NOT NULL,
  initiator       MEDIUMTEXT      NOT NULL,
  initiator_role  VARCHAR(32)     NOT NULL,
  created_at      DATETIME(6)     NOT NULL,
  refund_amount   DECIMAL(38, 10),
  refund_currency CHAR(3),
  reason          MEDIUMTEXT,
  deadline        DATETIME(6),
  source_record   LONGTEXT,
  fingerprint     CHAR(64)        NOT NULL,
  stored_at       DATETIME(6)     NOT NULL,
  CONSTRAINT integration_returns_pkey PRIMARY KEY (account_id, return_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE integration_return_lines (
  account_id      VARCHAR(255)    NOT NULL,
  return_id       VARCHAR(255)    NOT NULL,
  line_number     INTEGER         NOT NULL,
  order_line_id   VARCHAR(255),
  sku_id          VARCHAR(255)    NOT NULL,
  quantity        BIGINT          NOT NULL,
  refund_amount   DECIMAL(38, 10),
  refund_currency CHAR(3),
  CONSTRAINT integration_return_lines_pkey PRIMARY KEY (account_id, return_id, line_number)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE integration_cancellations (
  account_id      VARCHAR(255)    NOT NULL,
  cancellation_id VARCHAR(255)    NOT NULL,
  updated_at      DATETIME(6),
  undated         BOOLEAN         NOT NULL,
  status          MEDIUMTEXT      NOT NULL,
  phase           VARCHAR(32)     NOT NULL,
  order_id        VARCHAR(255)    NOT NULL,
  type            MEDIUMTEXT      NOT NULL,
  kind            VARCHAR(32)     NOT NULL,
  initiator       MEDIUMTEXT      NOT NULL,
  initiator_role  VARCHAR(32)     NOT NULL,
  created_at      DATETIME(6)     NOT NULL,
  refund_amount   DECIMAL(38, 10),
  refund_currency CHAR(3),
  reason          MEDIUMTEXT,
  deadline        DATETIME(6),
  source_record   LONGTEXT,
  fingerprint     CHAR(64)        NOT NULL,
  stored_at       DATETIME(6)     NOT NULL,
  CONSTRAINT integration_cancellations_pkey PRIMARY KEY (account_id, cancellation_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE integration_cancellation_lines (
  account_id      VARCHAR(255)    NOT NULL,
  cancellation_id VARCHAR(255)    NOT NULL,
  line_number     INTEGER         NOT NULL,
  order_line_id   VARCHAR(255),
  sku_id          VARCHAR(255)    NOT NULL,
  quantity        BIGINT          NOT NULL,
  refund_amount   DECIMAL(38, 10),
  refund_currency CHAR(3),
  CONSTRAINT integration_cancellation_lines_pkey PRIMARY KEY (account_id, cancellation_id, line_number)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
