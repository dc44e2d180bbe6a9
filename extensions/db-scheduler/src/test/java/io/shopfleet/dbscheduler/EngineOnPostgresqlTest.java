package io.shopfleet.dbscheduler;

import io.shopfleet.jdbc.server.DatabaseKind;

class EngineOnPostgresqlTest extends EngineOnDatabase {

  EngineOnPostgresqlTest() {
    super(DatabaseKind.POSTGRESQL);
  }
}
