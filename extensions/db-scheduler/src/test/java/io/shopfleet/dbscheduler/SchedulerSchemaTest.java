package io.shopfleet.dbscheduler;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchedulerSchemaTest {

  @Nested
  class OnH2 extends Migrating {
    OnH2() {
      super(DatabaseKind.H2);
    }
  }

  @Nested
  class OnPostgresql extends Migrating {
    OnPostgresql() {
      super(DatabaseKind.POSTGRESQL);
    }
  }

  @Nested
  class OnMariadb extends Migrating {
    OnMariadb() {
      super(DatabaseKind.MARIADB);
    }
  }

  abstract static class Migrating {

    @RegisterExtension final TestDatabase database;

    Migrating(DatabaseKind kind) {
      this.database = TestDatabase.emptyOn(kind);
    }

    @Test
    void severalNodesAtOnceAndOnceMore_allSucceed() throws Exception {
      int nodes = 8;
      ExecutorService threads = Executors.newFixedThreadPool(nodes);
      try {
        Callable<Boolean> migration =
            () -> {
              new SchedulerSchema(database.dataSource()).migrate();
              return true;
            };
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
          all.add(threads.submit(migration));
        }
        for (Future<Boolean> one : all) {
          one.get();
        }
      } finally {
        threads.shutdownNow();
      }

      assertThatCode(() -> new SchedulerSchema(database.dataSource()).migrate())
          .doesNotThrowAnyException();
    }
  }
}
