package io.shopfleet.dbscheduler;

import io.shopfleet.jdbc.server.DatabaseKind;

class EngineOnH2Test extends EngineOnDatabase {

  EngineOnH2Test() {
    super(DatabaseKind.H2);
  }
}
