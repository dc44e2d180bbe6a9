package io.shopfleet.testkit.contract;

import io.shopfleet.sync.InProcessSyncEngine;
import io.shopfleet.sync.SyncEngineFactory;
import org.junit.jupiter.api.Nested;

/** The engine for one node does what every engine has to do. */
class InProcessSyncEngineTest {

  @Nested
  class Asked extends SyncEngineContract {

    @Override
    protected SyncEngineFactory engine() {
      return InProcessSyncEngine::new;
    }
  }

  @Nested
  class ByItself extends SyncEngineScheduleContract {

    @Override
    protected SyncEngineFactory engine() {
      return InProcessSyncEngine::new;
    }
  }
}
