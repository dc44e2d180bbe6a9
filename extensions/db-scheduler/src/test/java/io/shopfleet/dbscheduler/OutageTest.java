package io.shopfleet.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of runs while their tasks' database does not answer, or has no table. */
class OutageTest {

  @RegisterExtension final TestDatabase database = TestDatabase.emptyOn(DatabaseKind.H2);

  private StallableDataSource tasks;
  private SharedFleet fleet;

  @BeforeEach
  void buildTheFleet() {
    tasks = new StallableDataSource(database.dataSource());
    fleet = new SharedFleet(tasks);
  }

  @AfterEach
  void closeTheFleet() {
    tasks.comeBack();
    fleet.close();
  }

  @Test
  void databaseGoesWhileARunIsUnderWay_allGoesOnWhenItIsBack() {
    AccountId running = fleet.register("corner", "running");
    AccountId waiting = fleet.register("corner", "waiting");
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Corner corner =
        new Corner(
            new PlatformId("corner"),
            account -> {
              if (account.id().equals(running)) {
                read.countDown();
                pass(gate);
              }
            });
    Shopfleet node = fleet.node(corner);
    node.sync().start();
    fleet.awaitFirstRun(waiting);
    SharedFleet.await(() -> fleet.waiting(waiting) && read.getCount() == 0);

    tasks.breakDown();
    gate.countDown();
    fleet.awaitRuns(1, running);
    assertThatThrownBy(() -> node.sync().syncNow(waiting)).isInstanceOf(SyncStoreException.class);
    fleet.clock.advance(Duration.ofMinutes(5));
    tasks.comeBack();
    SharedFleet.await(() -> fleet.waiting(running));
    fleet.clock.advance(Duration.ofMinutes(10));

    fleet.awaitRuns(2, running);
    fleet.awaitRuns(2, waiting);
    assertThat(fleet.runs(running)).allMatch(SyncRun::succeeded);
  }

  private static void pass(CountDownLatch gate) {
    try {
      assertThat(gate.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Nested
  class OnPostgresql {

    @RegisterExtension final TestDatabase locking = TestDatabase.emptyOn(DatabaseKind.POSTGRESQL);

    @Test
    void hostWithoutThreadsForAWhile_runsAfterwards() {
      SharedFleet busy = new SharedFleet(locking.dataSource());
      try {
        AccountId one = busy.register("corner", "one");
        AccountId two = busy.register("corner", "two");
        busy.refusals.set(4);
        Shopfleet node = busy.node(new Corner("corner"), engine -> engine, 1);

        node.sync().start();

        busy.awaitFirstRun(one);
        busy.awaitFirstRun(two);
        assertThat(busy.refusals).hasValue(0);
      } finally {
        busy.close();
      }
    }
  }

  @Test
  void missingTable_isToldWithWhatToDoAndNeedsNoRestart() throws SQLException {
    AccountId id = fleet.register("corner", "early");
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE shopfleet_scheduled_tasks");
    }
    Shopfleet node = fleet.node(new Corner("corner"));
    node.sync().start();

    assertThatThrownBy(() -> node.sync().syncNow(id))
        .isInstanceOf(SyncStoreException.class)
        .hasMessageContaining("SchedulerSchema");
    new SchedulerSchema(database.dataSource()).migrate();

    fleet.awaitFirstRun(id);
  }
}
