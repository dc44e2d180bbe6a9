-- One row for each account that has a run ahead, and for each run under way. The columns are
-- db-scheduler's, without its priority.
CREATE TABLE IF NOT EXISTS shopfleet_scheduled_tasks (
  task_name            VARCHAR(800) COLLATE "C" NOT NULL,
  task_instance        VARCHAR(255) COLLATE "C" NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  picked               BOOLEAN      NOT NULL,
  picked_by            VARCHAR(50),
  last_success         TIMESTAMP(6) WITH TIME ZONE,
  last_failure         TIMESTAMP(6) WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat       TIMESTAMP(6) WITH TIME ZONE,
  version              BIGINT       NOT NULL,
  CONSTRAINT shopfleet_scheduled_tasks_pkey PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX IF NOT EXISTS shopfleet_scheduled_tasks_due
  ON shopfleet_scheduled_tasks (task_name, picked, execution_time);

CREATE INDEX IF NOT EXISTS shopfleet_scheduled_tasks_dead
  ON shopfleet_scheduled_tasks (last_heartbeat);
