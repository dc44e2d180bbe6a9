-- One row for each account that has a run ahead, and for each run under way. The columns are
-- db-scheduler's, without its priority. Times are UTC.
CREATE TABLE IF NOT EXISTS shopfleet_scheduled_tasks (
  task_name            VARCHAR(400) NOT NULL,
  task_instance        VARCHAR(255) NOT NULL,
  task_data            MEDIUMBLOB,
  execution_time       DATETIME(6)  NOT NULL,
  picked               BOOLEAN      NOT NULL,
  picked_by            VARCHAR(50),
  last_success         DATETIME(6),
  last_failure         DATETIME(6),
  consecutive_failures INTEGER,
  last_heartbeat       DATETIME(6),
  version              BIGINT       NOT NULL,
  CONSTRAINT shopfleet_scheduled_tasks_pkey PRIMARY KEY (task_name, task_instance),
  INDEX shopfleet_scheduled_tasks_due (task_name, picked, execution_time),
  INDEX shopfleet_scheduled_tasks_dead (last_heartbeat)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
