package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.testkit.contract.Bazaar.HeldPage;
import io.shopfleet.testkit.contract.Race.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What an engine for several nodes has to do beside {@link SyncEngineContract}: the nodes share its
 * storage and every store of the fleet. Two or three engines in one process stand for them.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class SyncEngineClusterContract {

  private static final int ACCOUNTS = 32;
  private static final int ROUNDS = 3;

  /** Within this time a dead node's runs are another one's. */
  private static final Duration TAKEN_OVER = Duration.ofMinutes(2);

  private final List<EngineNode> nodes = new ArrayList<>();
  private EngineBench bench;

  /** Another node of the cluster, on the storage of the present test. */
  protected abstract EngineNode node();

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
  }

  @AfterEach
  public void closeTheFleet() {
    nodes.forEach(EngineNode::awake);
    bench.close();
  }

  private EngineNode joined() {
    EngineNode node = node();
    nodes.add(node);
    return node;
  }

  private SyncEngine started(EngineNode node) {
    SyncEngine engine = bench.engine(node.engine());
    engine.start();
    return engine;
  }

  private SyncEngine started() {
    return started(joined());
  }

  @Test
  public void racingNodes_runEachAccountOnceAtATimeAndOnlyWhenItIsDue() {
    AccountId[] ids =
        IntStream.range(0, ACCOUNTS)
            .mapToObj(i -> bench.register("shop" + i))
            .toArray(AccountId[]::new);
    IntStream.range(0, 3).forEach(i -> started());

    for (int round = 1; round <= ROUNDS; round++) {
      bench.awaitRuns(round, ids);
      bench.awaitQuiet();
      bench.clock.advance(EngineBench.INTERVAL);
    }

    bench.awaitRuns(ROUNDS + 1, ids);
    assertThat(ids).allSatisfy(id -> assertThat(bench.runs(id)).hasSize(ROUNDS + 1));
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  @Test
  public void askingOnEveryNode_neverRunsAnAccountTwiceAtATime() {
    AccountId id = bench.register("popular");
    List<SyncEngine> engines = List.of(started(), started(), started());
    bench.awaitRuns(1, id);

    List<Race.Result<SyncRun>> answers =
        Race.of(9, number -> () -> engines.get(number % 3).syncNow(id));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.value().succeeded()).isTrue());
    assertThat(bench.runs(id)).hasSizeLessThanOrEqualTo(1 + 9);
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  @Test
  public void run_isAnsweredToANodeThatRunsNothingItself() {
    AccountId id = bench.register("far");
    SyncEngine asking = bench.engine(joined().engine());
    started();
    bench.awaitRuns(1, id);
    RunRequest request = RunRequest.now("Sari");

    SyncRun run = asking.run(id, request);

    assertThat(run.id()).isEqualTo(request.id());
    assertThat(run.actor()).isEqualTo("Sari");
  }

  @Test
  public void pauseAndCancel_reachARunOfAnotherNode() {
    AccountId paused = bench.register("paused");
    AccountId cancelled = bench.register("cancelled");
    HeldPage one = bench.market.hold(paused, 0);
    HeldPage two = bench.market.hold(cancelled, 0);
    started();
    bench.awaitArrival(one, two);
    SyncEngine other = started();

    other.pause(paused);
    assertThat(other.cancel(cancelled)).isTrue();
    one.release();
    two.release();
    bench.awaitRuns(1, paused, cancelled);

    assertThat(bench.runs(paused).get(0).outcome()).isEqualTo(Outcome.PAUSED);
    assertThat(bench.runs(cancelled).get(0).outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  public void deadNode_isTakenOverAndRefusedWhenItAwakes() {
    AccountId id = bench.register("orphan");
    bench.market.pages(id, 4);
    HeldPage second = bench.market.hold(id, 1);
    EngineNode dying = joined();
    started(dying);
    second.arrived();
    Instant reached = watermark(id).orElseThrow();

    dying.stall();
    started();
    bench.clock.advance(TAKEN_OVER);
    bench.awaitRuns(1, id);

    SyncRun takenOver = bench.runs(id).get(0);
    assertThat(takenOver.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(takenOver.streams().get(0).watermark()).isAfter(reached);
    Optional<Checkpoint> ahead = bench.stores.checkpoints.load(id, DataStream.ORDERS);

    dying.awake();
    second.release();
    bench.awaitRuns(2, id);

    SyncRun stale = bench.runs(id).get(1);
    assertThat(stale.outcome()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(stale.streams().get(0).watermark()).isEqualTo(reached);
    assertThat(bench.stores.checkpoints.load(id, DataStream.ORDERS)).isEqualTo(ahead);
  }

  @Test
  public void deadNode_runThatSomebodyWaitsForIsAnsweredByAnother() {
    AccountId id = bench.register("orphan");
    SyncEngine asking = bench.engine(joined().engine());
    EngineNode dying = joined();
    started(dying);
    bench.awaitRuns(1, id);
    bench.awaitQuiet();
    HeldPage held = bench.market.hold(id, 0);
    Running<SyncRun> answer = bench.start(() -> asking.run(id, RunRequest.now("Sari")));
    held.arrived();

    dying.stall();
    started();
    bench.clock.advance(TAKEN_OVER);

    SyncRun run = answer.end().value();
    assertThat(run.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(run.actor()).isEqualTo("Sari");
  }

  @Test
  public void closingNode_handsItsRunsOverAtThePageBorder() {
    AccountId id = bench.register("handed");
    bench.market.pages(id, 4);
    HeldPage second = bench.market.hold(id, 1);
    SyncEngine leaving = started();
    second.arrived();
    started();
    AccountId other = bench.register(bench.shop(EngineBench.FAIR, "late").enabled(false));

    Running<Boolean> closed =
        bench.start(
            () -> {
              leaving.close();
              return true;
            });
    bench.eventually("the engine closes", () -> refuses(leaving, other));
    second.release();
    closed.end();
    bench.awaitRuns(2, id);

    assertThat(bench.runs(id))
        .extracting(SyncRun::outcome)
        .containsExactly(Outcome.STOPPED, Outcome.SUCCEEDED);
    assertThat(bench.delivered(id)).hasSize(bench.market.orders(id).size());
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  private static boolean refuses(SyncEngine engine, AccountId other) {
    return Race.Result.of(() -> engine.syncNow(other)).failedWith(IllegalStateException.class);
  }

  private Optional<Instant> watermark(AccountId id) {
    return bench.stores.checkpoints.load(id, DataStream.ORDERS).map(Checkpoint::watermark);
  }
}
