-- A database as somebody built it by hand, with UUIDs as ids and instants with a zone.
CREATE TABLE users (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), email VARCHAR(255));

CREATE TABLE integrations (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  integration_id VARCHAR(100) UNIQUE NOT NULL,
  name VARCHAR(255),
  category VARCHAR(100),
  status VARCHAR(50),
  config JSONB
);

CREATE TABLE integration_accounts (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  integration_id VARCHAR(100) NOT NULL,
  account_name VARCHAR(255) NOT NULL,
  account_identifier VARCHAR(255) NOT NULL,
  credentials JSONB NOT NULL,
  status VARCHAR(50) DEFAULT 'active',
  is_default BOOLEAN DEFAULT false,
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW(),
  created_by UUID REFERENCES users(id),
  metadata JSONB
);

CREATE TABLE integration_mappings (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  integration_id VARCHAR(100),
  account_id UUID REFERENCES integration_accounts(id) ON DELETE CASCADE,
  erp_sku VARCHAR(100)
);

CREATE TABLE integration_account_access (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id UUID NOT NULL REFERENCES integration_accounts(id),
  user_id UUID NOT NULL REFERENCES users(id),
  role VARCHAR(50) NOT NULL,
  permissions JSONB
);

-- The host's own.
CREATE TABLE orders (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  source VARCHAR(50),
  source_account_id UUID REFERENCES integration_accounts(id)
);

INSERT INTO users (id, email) VALUES ('0a1b2c3d-0000-4000-8000-000000000001', 'sari@erp.test');

INSERT INTO integrations (integration_id, name, category, status, config) VALUES
  ('tiktok-shop', 'TikTok Shop', 'ecommerce', 'active', '{}');

INSERT INTO integration_accounts (
  id, integration_id, account_name, account_identifier, credentials, status, is_default,
  created_at, updated_at, created_by, metadata
) VALUES
  ('11111111-0000-4000-8000-000000000001', 'tiktok-shop', 'Tenun London', '7495000000000000123',
   '{"app_key": "key-london", "app_secret": "planted-secret-london", "shop_id": "cipher-london",
     "region": "UK", "access_token": "planted-access-london", "access_token_expire_in": 86400,
     "refresh_token": "planted-refresh-london", "refresh_token_expire_in": 7776000,
     "open_id": "open-london", "token_obtained_at": "2026-03-01T06:00:00Z",
     "features": {"product_catalog": true, "order_fulfillment": true, "inventory_sync": true,
       "promotions": false, "live_shopping": true},
     "sync_settings": {"auto_sync": true, "interval_minutes": 20, "sync_orders": true,
       "sync_products": false, "sync_inventory": true}}',
   'active', true, '2025-12-01T09:00:00Z', '2026-03-01T06:00:00Z',
   '0a1b2c3d-0000-4000-8000-000000000001',
   '{"shop_name": "Tenun London", "region_name": "United Kingdom", "region_code": "UK",
     "total_products": 120, "shop_rating": 4.8, "live_sessions_enabled": true}'),
  -- the ends of its tokens as seconds since 1970, and a second default
  ('11111111-0000-4000-8000-000000000002', 'tiktok-shop', 'Tenun Dallas', '7495000000000000456',
   '{"app_key": "key-dallas", "app_secret": "planted-secret-dallas", "shop_id": "cipher-dallas",
     "region": "US", "access_token": "planted-access-dallas",
     "access_token_expire_in": 1772384400,
     "refresh_token": "planted-refresh-dallas", "refresh_token_expire_in": 1780000000,
     "open_id": "open-dallas"}',
   'active', true, '2025-12-02T09:00:00Z', '2026-03-01T06:00:00Z', NULL, NULL),
  -- both tokens have ended
  ('11111111-0000-4000-8000-000000000003', 'tiktok-shop', 'Tenun Manila', '7495000000000000789',
   '{"app_key": "key-manila", "app_secret": "planted-secret-manila", "shop_id": "cipher-manila",
     "region": "PH", "access_token": "planted-access-manila", "access_token_expire_in": 86400,
     "refresh_token": "planted-refresh-manila", "refresh_token_expire_in": 7776000,
     "token_obtained_at": "2025-06-01T06:00:00Z"}',
   'active', false, '2025-06-01T06:00:00Z', '2025-06-01T06:00:00Z', NULL, '{"region_code": "PH"}'),
  -- nobody authorized it yet
  ('11111111-0000-4000-8000-000000000004', 'tiktok-shop', 'Tenun Jakarta', '7495000000000000999',
   '{"app_key": "key-jakarta", "app_secret": "planted-secret-jakarta", "region": "ID",
     "sync_settings": {"auto_sync": false}}',
   'active', false, '2025-12-04T09:00:00Z', '2025-12-04T09:00:00Z', NULL, '{}'),
  -- the first shop once more
  ('11111111-0000-4000-8000-000000000005', 'tiktok-shop', 'Tenun London (old)',
   '7495000000000000123',
   '{"app_key": "key-london", "app_secret": "twice-in-clear", "region": "GB"}',
   'inactive', false, '2025-10-01T09:00:00Z', '2025-10-01T09:00:00Z', NULL, '{}');

INSERT INTO integration_mappings (integration_id, account_id, erp_sku)
  SELECT integration_id, id, 'erp-' || account_identifier FROM integration_accounts;
INSERT INTO integration_account_access (account_id, user_id, role, permissions) VALUES
  ('11111111-0000-4000-8000-000000000001', '0a1b2c3d-0000-4000-8000-000000000001',
   'content_manager', '["manage_products", "view_analytics"]');
INSERT INTO orders (source, source_account_id) VALUES
  ('tiktok-shop', '11111111-0000-4000-8000-000000000001'), ('desk', NULL);
