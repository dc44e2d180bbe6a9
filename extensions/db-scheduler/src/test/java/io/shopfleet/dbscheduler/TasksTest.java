package io.shopfleet.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.Cadence;
import io.shopfleet.sync.RunControl.Directive;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleState.Claim;
import io.shopfleet.sync.ScheduleState.Troubles;
import io.shopfleet.sync.SyncRun;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What rests in the table of tasks, and what becomes of it. */
class TasksTest {

  @RegisterExtension final TestDatabase database = TestDatabase.emptyOn(DatabaseKind.H2);

  private SharedFleet fleet;

  @BeforeEach
  void buildTheFleet() {
    fleet = new SharedFleet(database.dataSource());
  }

  @AfterEach
  void closeTheFleet() {
    fleet.close();
  }

  @Test
  void task_isOneForAnAccountWithJsonAndItsNextStart() {
    AccountId id = fleet.register("corner", "one");
    fleet.node(new Corner("corner")).sync().start();
    fleet.awaitRuns(1, id);

    SharedFleet.await(() -> fleet.waiting(id));

    assertThat(fleet.task("COUNT(*)", id)).isEqualTo("1");
    assertThat(fleet.task("MAX(task_name)", id)).isEqualTo("shopfleet-sync-corner");
    assertThat(fleet.task("execution_time", id)).startsWith("2026-03-01 12:15:00");
    assertThat(fleet.data(id)).isEqualTo("{\"v\":1}");
  }

  @Test
  void tasksOfAPlatformThatThisNodeDoesNotKnow_areLeftAloneHoweverOld() {
    AccountId foreign = fleet.register("bazaar", "foreign");
    fleet.put("shopfleet-sync-bazaar", foreign, "{\"v\":1}");
    AccountId own = fleet.register("corner", "own");
    Shopfleet node = fleet.node(new Corner("corner"));
    node.sync().start();
    fleet.awaitFirstRun(own);

    fleet.clock.advance(Duration.ofDays(400));
    fleet.awaitRuns(2, own);
    node.close();

    assertThat(fleet.task("version", foreign)).isEqualTo("7");
    assertThat(fleet.runs(foreign)).isEmpty();
    assertThatThrownBy(() -> fleet.node(new Corner("corner")).sync().syncNow(foreign))
        .isInstanceOf(UnknownPlatformException.class);
    fleet.node(new Corner("bazaar")).sync().start();
    fleet.awaitFirstRun(foreign);
  }

  @Test
  void taskThatANewerNodeWrote_waitsForOneAsItIs() {
    AccountId id = fleet.register("corner", "ahead");
    String newer = "{\"v\":2,\"wish\":\"unheard of\"}";
    fleet.put("shopfleet-sync-corner", id, newer);
    fleet.node(new Corner("corner")).sync().start();

    SharedFleet.await(() -> Integer.parseInt(fleet.task("version", id)) >= 9);

    assertThat(fleet.data(id)).isEqualTo(newer);
    assertThat(fleet.runs(id)).isEmpty();
  }

  @Test
  void runThatNobodyBegins_isWithdrawnWhenPatienceEnds() {
    AccountId id = fleet.register("corner", "forsaken");
    CountDownLatch told = new CountDownLatch(1);
    Shopfleet asking =
        fleet.node(new Corner("corner"), engine -> engine.patience(Duration.ofMinutes(5)));
    Thread caller =
        new Thread(
            () -> {
              try {
                asking.sync().syncNow(id);
              } catch (RunNotBegunException e) {
                told.countDown();
              }
            });
    caller.start();
    SharedFleet.await(() -> String.valueOf(fleet.data(id)).contains("MANUAL"));

    fleet.clock.advance(Duration.ofMinutes(5).minusMillis(1));
    SharedFleet.await(() -> caller.getState() == Thread.State.TIMED_WAITING);
    assertThat(told.getCount()).isEqualTo(1);
    fleet.clock.advance(Duration.ofMillis(1));

    SharedFleet.await(() -> told.getCount() == 0);
    assertThat(fleet.data(id)).isEqualTo("{\"v\":1}");
    assertThat(fleet.runs(id)).isEmpty();
  }

  @Test
  void cronSchedule_hasItsFirstRunAtItsFirstSlot() {
    AccountId id =
        fleet.register(
            SharedFleet.shop("corner", "nightly")
                .setting(ScheduleSettings.SCHEDULE, Cadence.parse("0 18 * * *")));
    AccountId witness = fleet.register("corner", "witness");
    fleet.node(new Corner("corner")).sync().start();
    fleet.awaitFirstRun(witness);
    SharedFleet.await(() -> fleet.task("version", id) != null);

    fleet.clock.advance(Duration.between(fleet.clock.instant(), at(18, 0)).minusMillis(1));
    fleet.awaitRuns(2, witness);
    assertThat(fleet.runs(id)).isEmpty();
    fleet.clock.advance(Duration.ofMillis(1));

    fleet.awaitRuns(1, id);
  }

  private static Instant at(int hour, int minute) {
    return SharedFleet.START
        .truncatedTo(ChronoUnit.DAYS)
        .plus(Duration.ofHours(hour).plusMinutes(minute));
  }

  @Test
  void scheduledRunThatDied_isBegunAgainWithWhatItWasToRead() {
    AccountId changes = fleet.register("corner", "changes");
    AccountId sweep = fleet.register("corner", "sweep");
    Instant begun = SharedFleet.START.minusSeconds(30);
    fleet.schedules.save(
        left(changes, Map.of(DataStream.ORDERS, begun, DataStream.RETURNS, begun), null, begun));
    fleet.schedules.save(
        left(sweep, Map.of(DataStream.ORDERS, begun.minusSeconds(60)), begun, begun));
    fleet.put("shopfleet-sync-corner", changes, "{\"v\":1}");
    fleet.put("shopfleet-sync-corner", sweep, "{\"v\":1}");

    fleet.node(new Corner("corner")).sync().start();

    fleet.awaitRuns(1, changes);
    fleet.awaitRuns(1, sweep);
    assertThat(fleet.runs(changes).get(0).kind()).isEqualTo(SyncRun.Kind.CHANGES);
    assertThat(fleet.runs(sweep).get(0).kind()).isEqualTo(SyncRun.Kind.SWEEP);
  }

  private static ScheduleState left(
      AccountId id, Map<DataStream, Instant> read, @Nullable Instant swept, Instant begun) {
    return new ScheduleState(
        id,
        0,
        SharedFleet.START.minus(Duration.ofDays(1)),
        read,
        swept,
        Troubles.NONE,
        false,
        new Claim("the run that died", begun, Directive.GO_ON),
        List.of());
  }

  @Test
  void closedEngine_leavesAWishToTheNextStart() {
    AccountId id = fleet.register("corner", "patient");
    RunRequest wish = RunRequest.now("Sari");
    Shopfleet asking = fleet.node(new Corner("corner"));
    CountDownLatch told = new CountDownLatch(1);
    new Thread(
            () -> {
              try {
                asking.sync().run(id, wish);
              } catch (IllegalStateException e) {
                told.countDown();
              }
            })
        .start();
    SharedFleet.await(() -> String.valueOf(fleet.data(id)).contains(wish.id()));

    asking.close();
    SharedFleet.await(() -> told.getCount() == 0);
    fleet.node(new Corner("corner")).sync().start();

    SharedFleet.await(() -> fleet.runs.find(id, wish.id()).isPresent());
  }

  @Test
  void accountThatIsArchivedWhileARunIsWanted_isToldToTheCaller() {
    AccountId id = fleet.register("corner", "leaving");
    Shopfleet asking = fleet.node(new Corner("corner"));
    CountDownLatch told = new CountDownLatch(1);
    new Thread(
            () -> {
              try {
                asking.sync().syncNow(id);
              } catch (AccountNotFoundException e) {
                told.countDown();
              }
            })
        .start();
    SharedFleet.await(() -> fleet.data(id) != null);

    fleet.accounts.archive(id);
    fleet.node(new Corner("corner")).sync().start();

    SharedFleet.await(() -> told.getCount() == 0);
    SharedFleet.await(() -> fleet.data(id) == null);
    assertThat(fleet.runs(id)).isEmpty();
  }

  private static String wish(String id, String trigger) {
    return "{\"v\":1,\"attempt\":1,\"request\":{\"id\":\""
        + id
        + "\",\"trigger\":\""
        + trigger
        + "\",\"scope\":\"CHANGES\",\"streams\":[]}}";
  }

  @Test
  void scheduledRunThatWasHandedOver_isDroppedOncePausedOrSwitchedOff() {
    AccountId paused = fleet.register("corner", "paused");
    AccountId off = fleet.register(SharedFleet.shop("corner", "off").enabled(false));
    AccountId wanted = fleet.register(SharedFleet.shop("corner", "wanted").enabled(false));
    fleet.put("shopfleet-sync-corner", paused, wish("p", "SCHEDULE"));
    fleet.put("shopfleet-sync-corner", off, wish("o", "SCHEDULE"));
    fleet.put("shopfleet-sync-corner", wanted, wish("w", "MANUAL"));
    Shopfleet node = fleet.node(new Corner("corner"));
    node.sync().pause(paused);

    node.sync().start();

    fleet.awaitRuns(1, wanted);
    SharedFleet.await(() -> fleet.data(paused) == null && fleet.data(off) == null);
    assertThat(fleet.runs(paused)).isEmpty();
    assertThat(fleet.runs(off)).isEmpty();
  }

  @Test
  void wishThatWasHeldBackBeforeTheClockWentBack_isRunAllTheSame() {
    AccountId id = fleet.register("corner", "patient");
    Instant ahead = SharedFleet.START.plus(Duration.ofHours(5));
    fleet.put("shopfleet-sync-corner", id, wish("w", "MANUAL"), ahead);

    fleet.node(new Corner("corner")).sync().start();

    fleet.awaitRuns(1, id);
    assertThat(fleet.runs(id).get(0).id()).isEqualTo("w~1");
  }

  @Test
  void roundOverAPlatformThatThisNodeDoesNotKnow_runsTheOthersAndSaysSo() {
    fleet.register("bazaar", "foreign");
    AccountId own = fleet.register(SharedFleet.shop("corner", "own").enabled(false));
    Shopfleet node = fleet.node(new Corner("corner"));
    node.sync().start();

    assertThatThrownBy(() -> node.sync().syncAll(AccountQuery.all()))
        .isInstanceOf(UnknownPlatformException.class);

    assertThat(fleet.runs(own)).hasSize(1);
  }

  @Test
  void sinkThatAsksForARunOrCloses_waitsForNothing() {
    AccountId id = fleet.register(SharedFleet.shop("corner", "own").enabled(false));
    AtomicReference<@Nullable Shopfleet> node = new AtomicReference<>();
    CountDownLatch refused = new CountDownLatch(1);
    Corner corner =
        new Corner(
            new PlatformId("corner"),
            account -> {
              assertThatThrownBy(() -> node.get().sync().syncNow(id))
                  .hasMessageContaining("wait for itself");
              assertThatThrownBy(() -> node.get().sync().syncAll(AccountQuery.all()))
                  .hasMessageContaining("wait for itself");
              node.get().sync().close();
              refused.countDown();
            });
    node.set(fleet.node(corner));
    node.get().sync().start();

    SyncRun run = node.get().sync().syncNow(id);

    assertThat(refused.getCount()).isZero();
    assertThat(run.outcome()).isEqualTo(SyncRun.Outcome.STOPPED);
  }

  @Test
  void settingThatSwitchesSchedulesOff_takesTheTaskAway() {
    AccountId id = fleet.register("corner", "quiet");
    fleet.node(new Corner("corner")).sync().start();
    fleet.awaitRuns(1, id);
    SharedFleet.await(() -> fleet.waiting(id));

    fleet.accounts.update(
        fleet.accounts.find(id).orElseThrow().toBuilder()
            .setting(ScheduleSettings.AUTO, false)
            .build());

    SharedFleet.await(() -> fleet.data(id) == null);
  }
}
