package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.sync.SyncEngineFactory;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.Trigger;
import io.shopfleet.testkit.contract.Bazaar.HeldPage;
import io.shopfleet.testkit.contract.Race.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What every {@link SyncEngine} has to do when it is asked: runs, pauses, ends. When it runs by
 * itself is in {@link SyncEngineScheduleContract}. Extend both for an engine of your own:
 *
 * <pre>{@code
 * class OurEngineTest extends SyncEngineContract {
 *   @Override
 *   protected SyncEngineFactory engine() {
 *     return parts -> new OurEngine(parts, dataSource);
 *   }
 * }
 * }</pre>
 *
 * <p>The engine tells the time by the clock of its parts, which stands still until the test moves
 * it, and looks at it at least every few seconds of real time. What changes in the registry it
 * notices within fifteen seconds by that clock. It runs accounts on the executor of its parts, or
 * on the thread of whoever waits. The fleet is the contract's own, in memory; whatever the engine
 * stores for itself may outlive a test, for accounts have fresh ids in each.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class SyncEngineContract {

  private static final Instant SECOND_PART = EngineBench.OPENED.minus(Duration.ofDays(5));

  private EngineBench bench;
  private SyncEngine engine;

  /** Makes an engine as a node makes one when it starts. */
  protected abstract SyncEngineFactory engine();

  /**
   * How long the contract waits for what must happen; a minute unless overridden. Nothing is waited
   * for longer than it takes.
   */
  protected Duration patience() {
    return Duration.ofMinutes(1);
  }

  @BeforeEach
  public void buildTheFleet() {
    bench = new EngineBench(this::patience);
    engine = bench.engine(engine());
  }

  @AfterEach
  public void closeTheFleet() {
    bench.close();
  }

  /** An engine that is started, over accounts that it need not run by itself for a while. */
  private AccountId startedWith(String name) {
    AccountId id = bench.register(name);
    engine.start();
    bench.awaitRuns(1, id);
    bench.awaitQuiet();
    return id;
  }

  @Test
  public void syncNow_runsTheAccountAndAnswersItsRecord() {
    AccountId id = startedWith("one");

    SyncRun run = engine.syncNow(id);

    assertThat(run.account()).isEqualTo(id);
    assertThat(run.trigger()).isEqualTo(Trigger.MANUAL);
    assertThat(run.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(bench.lastRun(id)).isEqualTo(run);
  }

  @Test
  public void run_isRecordedUnderTheIdThatWasAskedFor() {
    AccountId id = startedWith("one");
    RunRequest request =
        RunRequest.records(Trigger.WEBHOOK, "Sari", DataStream.ORDERS, List.of(id + "-1"));

    SyncRun run = engine.run(id, request);

    assertThat(run.id()).isEqualTo(request.id());
    assertThat(run.actor()).isEqualTo("Sari");
    assertThat(run.trigger()).isEqualTo(Trigger.WEBHOOK);
    assertThat(run.kind()).isEqualTo(SyncRun.Kind.RECORDS);
    assertThat(run.records()).isEqualTo(1);
    assertThat(bench.stores.runs.find(id, request.id())).contains(run);
  }

  @Test
  public void disabledAccount_runsWhenSomebodyAsks() {
    AccountId id = bench.register(bench.shop(EngineBench.BAZAAR, "off").enabled(false));
    engine.start();

    assertThat(engine.syncNow(id).succeeded()).isTrue();
  }

  @Test
  public void unknownOrArchivedAccount_isNotFound() {
    AccountId archived = startedWith("gone");
    bench.accounts.archive(archived);

    assertThatThrownBy(() -> engine.syncNow(new AccountId("never seen")))
        .isInstanceOf(AccountNotFoundException.class);
    assertThatThrownBy(() -> engine.syncNow(archived)).isInstanceOf(AccountNotFoundException.class);
  }

  @Test
  public void syncNow_whileARunIsUnderWay_beginsAfterIt() {
    AccountId id = startedWith("busy");
    HeldPage held = bench.market.hold(id, 0);
    Running<SyncRun> first = bench.start(() -> engine.run(id, records(id)));
    held.arrived();
    int before = bench.market.reads().size();

    FutureTask<SyncRun> second = new FutureTask<>(() -> engine.syncNow(id));
    Thread caller = new Thread(second);
    caller.start();
    bench.eventually("the second caller waits", () -> EngineBench.parked(caller));
    SyncRun witness = engine.syncNow(bench.register("witness"));

    assertThat(witness.succeeded()).isTrue();
    assertThat(bench.underWay(id)).isEqualTo(1);
    held.release();
    bench.eventually("the second caller is answered", second::isDone);
    SyncRun later = Race.Result.of(second::get).value();
    assertThat(later.id()).isNotEqualTo(first.end().value().id());
    assertThat(later.kind()).isEqualTo(SyncRun.Kind.CHANGES);
    assertThat(bench.market.reads().size()).isGreaterThan(before);
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  private static RunRequest records(AccountId id) {
    return RunRequest.records(Trigger.MANUAL, null, DataStream.ORDERS, List.of(id + "-1"));
  }

  @Test
  public void manyCallers_everyOneIsAnsweredByARunOfItsOwnTime() {
    AccountId id = startedWith("popular");
    int before = bench.runs(id).size();

    List<Race.Result<SyncRun>> answers = Race.of(8, number -> () -> engine.syncNow(id));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.value().succeeded()).isTrue());
    assertThat(bench.runs(id).subList(before, bench.runs(id).size()))
        .hasSizeBetween(1, 8)
        .containsAll(answers.stream().map(Race.Result::value).toList());
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  @Test
  public void callersOfDifferentThings_eachGetTheirOwn() {
    AccountId id = startedWith("popular");

    List<Race.Result<SyncRun>> answers =
        Race.of(6, n -> () -> engine.run(id, n % 2 == 0 ? RunRequest.now(null) : records(id)));

    for (int n = 0; n < 6; n++) {
      assertThat(answers.get(n).value().kind())
          .isEqualTo(n % 2 == 0 ? SyncRun.Kind.CHANGES : SyncRun.Kind.RECORDS);
    }
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  @Test
  public void sinkThatAsksForARun_isRefusedInsteadOfWaitingForItself() {
    AccountId id = startedWith("impatient");
    List<Race.Result<?>> answers = new CopyOnWriteArrayList<>();
    bench.whenTaken(
        account -> {
          if (answers.isEmpty()) {
            answers.add(Race.Result.of(() -> engine.syncNow(id)));
            answers.add(Race.Result.of(() -> engine.syncAll(AccountQuery.all())));
          }
        });

    Running<SyncRun> run = bench.start(() -> engine.syncNow(id));

    assertThat(run.end().value().succeeded()).isTrue();
    assertThat(answers)
        .hasSize(2)
        .allMatch(answer -> answer.failedWith(IllegalStateException.class));
  }

  @Test
  public void failure_isInTheRecordAndTouchesNoOther() {
    AccountId well = bench.register("well");
    AccountId ill = bench.register("ill");
    bench.market.breakDown(ill);
    engine.start();

    SyncRun failed = engine.syncNow(ill);

    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.firstFailure().orElseThrow().message()).contains("closed for stocktaking");
    assertThat(engine.syncNow(well).succeeded()).isTrue();
  }

  @Test
  public void syncAll_runsWhatMatchesAndAnswersInTheOrderOfTheListing() {
    AccountId one = bench.register("a");
    AccountId two = bench.register("b");
    AccountId ill = bench.register("c");
    AccountId elsewhere = bench.register(bench.shop(EngineBench.FAIR, "d"));
    AccountId archived = bench.register("e");
    AccountId left =
        bench.register(
            bench.shop(EngineBench.BAZAAR, "f").connectionState(ConnectionState.DISCONNECTED));
    bench.accounts.archive(archived);
    bench.market.breakDown(ill);
    engine.start();
    bench.awaitRuns(1, one, two, ill, elsewhere);

    List<SyncRun> runs = engine.syncAll(AccountQuery.all().onPlatform(EngineBench.BAZAAR));

    assertThat(runs).extracting(SyncRun::account).containsExactly(one, two, ill);
    assertThat(runs).extracting(SyncRun::succeeded).containsExactly(true, true, false);
    assertThat(bench.runs(left)).isEmpty();
    assertThat(bench.runs(elsewhere)).hasSize(1);
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  @Test
  public void pause_endsTheRunAtThePageBorderAndResumeGoesOnThere() {
    AccountId id = bench.register("paused");
    bench.market.pages(id, 4);
    HeldPage second = bench.market.hold(id, 1);
    engine.start();
    second.arrived();

    engine.pause(id);
    second.release();
    bench.awaitRuns(1, id);

    assertThat(bench.lastRun(id).outcome()).isEqualTo(Outcome.PAUSED);
    assertThat(bench.delivered(id)).containsExactlyInAnyOrder(id + "-1", id + "-2");
    Instant reached = watermark(id).orElseThrow();

    engine.resume(id);
    bench.clock.advance(EngineBench.INTERVAL);
    bench.awaitRuns(2, id);

    assertThat(bench.lastRun(id).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(bench.lastRun(id).streams().get(0).watermark()).isAfter(reached);
    assertThat(bench.delivered(id)).hasSize(bench.market.orders(id).size());
  }

  private Optional<Instant> watermark(AccountId id) {
    return bench.stores.checkpoints.load(id, DataStream.ORDERS).map(Checkpoint::watermark);
  }

  @Test
  public void pausedAccount_runsWhenSomebodyAsks() {
    AccountId id = startedWith("paused");
    engine.pause(id);

    assertThat(engine.syncNow(id).outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  public void cancel_endsTheRunAtThePageBorderAndNoLaterOne() {
    AccountId id = startedWith("cancelled");
    HeldPage held = bench.market.hold(id, 0);
    Running<SyncRun> asked = bench.start(() -> engine.syncNow(id));
    held.arrived();

    assertThat(engine.cancel(id)).isTrue();
    held.release();

    assertThat(asked.end().value().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(engine.cancel(id)).isFalse();
    assertThat(engine.syncNow(id).outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  public void runThatLostItsAccount_isSupersededAtItsNextPage() {
    AccountId id = bench.register("stale");
    bench.market.pages(id, 4);
    HeldPage second = bench.market.hold(id, 1);
    engine.start();
    second.arrived();
    Instant reached = watermark(id).orElseThrow();

    bench.schedules().begin(bench.accounts.find(id).orElseThrow(), RunRequest.now("another node"));
    second.release();
    bench.awaitRuns(1, id);

    assertThat(bench.runs(id).get(0).outcome()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(bench.runs(id).get(0).streams().get(0).watermark()).isEqualTo(reached);
  }

  @Test
  public void close_endsRunsAtThePageBorderAndStartsNoOther() {
    AccountId id = bench.register("closing");
    bench.market.pages(id, 4);
    HeldPage second = bench.market.hold(id, 1);
    engine.start();
    second.arrived();
    AccountId other = bench.register(bench.shop(EngineBench.FAIR, "late").enabled(false));

    Thread closing = new Thread(engine::close);
    closing.start();
    bench.eventually("the engine refuses", () -> refuses(other));
    bench.eventually("closing waits, or is over", () -> EngineBench.parked(closing));
    assertThat(closing.isAlive()).as("closing waits for the run").isTrue();
    second.release();
    bench.eventually("closing ends with the run", () -> !closing.isAlive());

    assertThat(bench.lastRun(id).outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(bench.delivered(id)).containsExactlyInAnyOrder(id + "-1", id + "-2");
    assertThat(bench.underWay(id)).isZero();
    engine.close();
    engine.start();
    SyncEngine next = bench.engine(engine());
    // Before it starts: the run that was broken off goes on at once, and would look dead.
    bench.clock.advance(EngineBench.INTERVAL);
    next.start();
    bench.awaitRuns(2, id);
    assertThat(bench.delivered(id)).hasSize(bench.market.orders(id).size());
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  @Test
  public void close_leavesABackfillToTheNextEngineWhichGoesOnWhereItWas() {
    AccountId id = startedWith("archive");
    HeldPage secondPart = bench.market.hold(id, 1);
    AccountId other = bench.register(bench.shop(EngineBench.FAIR, "late").enabled(false));
    Running<SyncRun> asked = bench.start(() -> engine.run(id, backfill()));
    secondPart.arrived();
    Running<Boolean> closing =
        bench.start(
            () -> {
              engine.close();
              return true;
            });
    bench.eventually("the engine refuses", () -> refuses(other));
    secondPart.release();
    closing.end();
    assertThat(asked.end().value().outcome()).isEqualTo(Outcome.STOPPED);

    SyncEngine next = bench.engine(engine());
    next.start();

    bench.awaitRuns(3, id);
    assertThat(bench.lastRun(id).kind()).isEqualTo(SyncRun.Kind.BACKFILL);
    assertThat(bench.lastRun(id).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(bench.lastRun(id).streams().get(0).window())
        .isEqualTo(new Window(SECOND_PART, EngineBench.OPENED));
    assertThat(bench.stores.schedules.load(id).orElseThrow().backfills()).isEmpty();
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  @Test
  public void backfillThatFailed_isTakenUpAgainByItself() {
    AccountId id = startedWith("archive");
    bench.market.breakDown(id);
    assertThat(engine.run(id, backfill()).outcome()).isEqualTo(Outcome.FAILED);
    bench.market.repair(id);

    bench.clock.advance(EngineBench.INTERVAL);
    bench.awaitRuns(4, id);

    assertThat(bench.runs(id).subList(2, 4))
        .extracting(SyncRun::kind)
        .containsExactly(SyncRun.Kind.CHANGES, SyncRun.Kind.BACKFILL);
    assertThat(bench.lastRun(id).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(bench.stores.schedules.load(id).orElseThrow().backfills()).isEmpty();
  }

  /** Of a period that is read in two parts. */
  private static RunRequest backfill() {
    return RunRequest.backfill("Sari", SECOND_PART.minus(Duration.ofDays(30)), EngineBench.OPENED);
  }

  private boolean refuses(AccountId other) {
    return Race.Result.of(() -> engine.syncNow(other)).failedWith(IllegalStateException.class);
  }
}
