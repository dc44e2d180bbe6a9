-- A database as somebody built it by hand, with numbers as ids and instants without a zone.
CREATE TABLE users (id SERIAL PRIMARY KEY, email VARCHAR(255));

CREATE TABLE integrations (
  id SERIAL PRIMARY KEY,
  integration_id VARCHAR(100) UNIQUE NOT NULL,
  name VARCHAR(255),
  category VARCHAR(100),
  status VARCHAR(50) DEFAULT 'inactive',
  config JSONB DEFAULT '{}',
  created_at TIMESTAMP DEFAULT NOW()
);

CREATE TABLE integration_mappings (
  id SERIAL PRIMARY KEY,
  integration_id VARCHAR(100),
  external_sku VARCHAR(100),
  erp_sku VARCHAR(100)
);

CREATE TABLE integration_logs (
  id SERIAL PRIMARY KEY,
  integration_id VARCHAR(100),
  level VARCHAR(20),
  message TEXT,
  created_at TIMESTAMP DEFAULT NOW()
);

CREATE TABLE IF NOT EXISTS integration_accounts (
  id SERIAL PRIMARY KEY,
  integration_id VARCHAR(100) NOT NULL REFERENCES integrations(integration_id) ON DELETE CASCADE,
  account_name VARCHAR(255) NOT NULL,
  account_identifier VARCHAR(255) NOT NULL,
  credentials JSONB DEFAULT '{}',
  status VARCHAR(50) CHECK (status IN ('active', 'inactive', 'error', 'pending')) DEFAULT 'inactive',
  enabled BOOLEAN DEFAULT false,
  auto_sync BOOLEAN DEFAULT true,
  sync_interval_minutes INTEGER DEFAULT 15,
  last_sync_at TIMESTAMP,
  sync_count INTEGER DEFAULT 0,
  error_count INTEGER DEFAULT 0,
  last_error TEXT,
  metadata JSONB DEFAULT '{}',
  is_primary BOOLEAN DEFAULT false,
  created_at TIMESTAMP DEFAULT NOW(),
  updated_at TIMESTAMP DEFAULT NOW(),
  UNIQUE(integration_id, account_identifier)
);

CREATE INDEX idx_integration_accounts_integration ON integration_accounts(integration_id);
CREATE INDEX idx_integration_accounts_status ON integration_accounts(status);
CREATE INDEX idx_integration_accounts_enabled ON integration_accounts(enabled);
CREATE INDEX idx_integration_accounts_primary ON integration_accounts(is_primary);

ALTER TABLE integration_mappings
  ADD COLUMN account_id INTEGER REFERENCES integration_accounts(id) ON DELETE CASCADE;
CREATE INDEX idx_integration_mappings_account ON integration_mappings(account_id);

ALTER TABLE integration_logs
  ADD COLUMN account_id INTEGER REFERENCES integration_accounts(id) ON DELETE SET NULL;
CREATE INDEX idx_integration_logs_account ON integration_logs(account_id);

CREATE TABLE integration_account_access (
  id SERIAL PRIMARY KEY,
  account_id INTEGER REFERENCES integration_accounts(id),
  user_id INTEGER REFERENCES users(id),
  role VARCHAR(50),
  permissions JSONB DEFAULT '{}',
  created_at TIMESTAMP DEFAULT NOW()
);

-- The host's own.
CREATE TABLE orders (
  id SERIAL PRIMARY KEY,
  source VARCHAR(50),
  source_account_id INTEGER CONSTRAINT orders_of_account REFERENCES integration_accounts(id)
);
CREATE TABLE "Stock Rules" (
  "Account" INTEGER PRIMARY KEY REFERENCES integration_accounts(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  share INTEGER
);
CREATE TABLE stock_rule_history (
  rule INTEGER REFERENCES "Stock Rules"("Account") ON DELETE CASCADE
);

INSERT INTO users (email) VALUES ('rina@erp.test');

INSERT INTO integrations (integration_id, name, category, status, config) VALUES
  ('tokopedia', 'Tokopedia', 'ecommerce', 'active',
   '{"api_endpoints": {"base_url": "https://gateway.test"}, "supported_features": ["webhooks"]}'),
  ('bukalapak', 'Bukalapak', 'ecommerce', 'active', '{}');

INSERT INTO integration_accounts (
  integration_id, account_name, account_identifier, credentials, status, enabled, auto_sync,
  sync_interval_minutes, last_sync_at, sync_count, error_count, last_error, metadata, is_primary,
  created_at, updated_at
) VALUES
  ('tokopedia', 'Toko Batik Bandung', 'shop_480011',
   '{"fs_id": "15001", "shop_id": "480011", "client_id": "id-bandung",
     "client_secret": "planted-secret-bandung", "access_token": "planted-token-bandung",
     "token_expires_at": "2026-03-01T19:00:00Z"}',
   'active', true, true, 15, '2026-03-01 10:30:00', 412, 3, NULL,
   '{"shop_name": "Batik Bandung", "warehouse": "Bandung Timur", "tier": "Gold", "floor": 2,
     "open": true, "tags": ["batik", "kain"]}',
   true, '2025-11-05 08:00:00', '2026-03-01 10:30:00'),
  -- the id of the app in the place of the shop's
  ('tokopedia', 'Cabang Solo', 'shop_15002',
   '{"fs_id": 15002, "shop_id": 480022, "client_id": "id-solo",
     "client_secret": "planted-secret-solo", "access_token": "planted-token-solo",
     "token_expires_at": "2026-03-01 19:30:00"}',
   'active', true, true, 30, '2026-03-01 10:45:00', 77, 0, NULL, '{"tier": "Official"}',
   false, '2025-11-06 08:00:00', '2026-03-01 10:45:00'),
  ('tokopedia', 'Gudang Medan', 'shop_480033',
   '{"fs_id": "15003", "shop_id": "480033", "client_id": "id-medan",
     "client_secret": "planted-secret-medan"}',
   'pending', true, true, 15, NULL, 0, 0, NULL, '{}', false, '2025-11-07 08:00:00', NULL),
  ('tokopedia', 'Toko Lama', 'shop_480044',
   '{"fs_id": "15004", "shop_id": "480044", "client_id": "id-lama",
     "client_secret": "planted-secret-lama", "access_token": "planted-token-lama",
     "token_expires_at": "2026-01-01T00:00:00Z"}',
   'error', true, false, 60, '2026-01-01 00:10:00', 9, 4, 'Shop is closed', '{}', false,
   '2025-11-08 08:00:00', '2026-01-01 00:10:00'),
  ('tokopedia', 'Belum Diisi', 'shop_480055', DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, NULL,
   DEFAULT, DEFAULT, NULL, DEFAULT, DEFAULT, '2025-11-09 08:00:00', '2025-11-09 08:00:00'),
  -- another platform, which nobody hands in
  ('bukalapak', 'Lapak Kain', 'lapak-7',
   '{"api_key": "lapak-key-in-clear"}',
   'active', true, true, 15, NULL, 5, 0, NULL, '{}', true, '2025-11-10 08:00:00',
   '2025-11-10 08:00:00'),
  -- nobody can tell which of the two is the shop
  ('tokopedia', 'Dua Nomor', 'shop_480077',
   '{"fs_id": "15007", "shop_id": "480078", "client_id": "id-dua",
     "client_secret": "two-shops-in-clear"}',
   'active', true, true, 15, NULL, 0, 0, NULL, '{}', false, '2025-11-11 08:00:00',
   '2025-11-11 08:00:00');

INSERT INTO integration_mappings (integration_id, external_sku, erp_sku, account_id)
  SELECT 'tokopedia', 'ext-' || id, 'erp-' || id, id FROM integration_accounts;
INSERT INTO integration_logs (integration_id, level, message, account_id, created_at)
  SELECT 'tokopedia', 'info', 'synchronised', id, '2026-03-01 10:30:00' FROM integration_accounts;
INSERT INTO integration_account_access (account_id, user_id, role, permissions)
  VALUES (1, 1, 'editor', '{"manage_orders": true}');
INSERT INTO orders (source, source_account_id) VALUES ('tokopedia', 1), ('tokopedia', 2), ('desk', NULL);
INSERT INTO "Stock Rules" VALUES (1, 60), (2, 40);
INSERT INTO stock_rule_history VALUES (1), (1), (2);
