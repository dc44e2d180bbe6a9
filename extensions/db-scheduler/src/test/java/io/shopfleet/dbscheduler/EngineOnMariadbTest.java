package io.shopfleet.dbscheduler;

import io.shopfleet.jdbc.server.DatabaseKind;

class EngineOnMariadbTest extends EngineOnDatabase {

  EngineOnMariadbTest() {
    super(DatabaseKind.MARIADB);
  }
}
