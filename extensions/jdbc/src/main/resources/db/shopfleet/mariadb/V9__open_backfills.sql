-- Backfills of an account that began and are not at their end, and how far each stream of them was read.
ALTER TABLE integration_sync_schedules ADD COLUMN backfills JSON DEFAULT ('[]') NOT NULL;
