package io.shopfleet.dbscheduler;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.SyncEngineFactory;
import io.shopfleet.testkit.contract.EngineNode;
import io.shopfleet.testkit.contract.SyncEngineClusterContract;
import io.shopfleet.testkit.contract.SyncEngineContract;
import io.shopfleet.testkit.contract.SyncEngineScheduleContract;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contracts of engines on one kind of database; each test has a table of its own. */
abstract class EngineOnDatabase {

  @RegisterExtension final TestDatabase database;

  EngineOnDatabase(DatabaseKind kind) {
    this.database = TestDatabase.emptyOn(kind);
  }

  @BeforeEach
  void makeTheTable() {
    new SchedulerSchema(database.dataSource()).migrate();
  }

  /**
   * As hosts use it, only that changes take effect at the pace of a test, and that closing waits
   * for runs on the slowest machine too.
   */
  static DbSchedulerEngine engineOn(DataSource dataSource) {
    return DbSchedulerEngine.on(dataSource)
        .heartbeat(Duration.ofSeconds(1))
        .lookEvery(Duration.ofMillis(200))
        .closing(Duration.ofMinutes(4));
  }

  @Nested
  class Asked extends SyncEngineContract {

    @Override
    protected SyncEngineFactory engine() {
      return engineOn(database.dataSource());
    }
  }

  @Nested
  class ByItself extends SyncEngineScheduleContract {

    @Override
    protected SyncEngineFactory engine() {
      return engineOn(database.dataSource());
    }
  }

  @Nested
  class OnSeveralNodes extends SyncEngineClusterContract {

    @Override
    protected EngineNode node() {
      StallableDataSource shared = new StallableDataSource(database.pool(10));
      return new EngineNode() {
        @Override
        public SyncEngineFactory engine() {
          return engineOn(shared);
        }

        @Override
        public void stall() {
          shared.stall();
        }

        @Override
        public void awake() {
          shared.awake();
        }
      };
    }
  }
}
