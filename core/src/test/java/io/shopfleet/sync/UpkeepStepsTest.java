package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.EngineRoom.Queued;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When the engine of one node looks after the credentials of idle accounts. */
class UpkeepStepsTest {

  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final Duration TICK = Duration.ofNanos(1);

  private final EngineRoom room = new EngineRoom();

  @Test
  void disabledAccount_isTendedThoughItIsNeverRun() {
    AccountId off = register("off", false);
    InProcessSyncEngine engine = room.engine();

    engine.tendDue();

    assertThat(engine.runDue()).isZero();
    assertThat(room.tokens.tended()).containsExactly(off);
  }

  @Test
  void interval_isKeptToTheTick() {
    register("a", true);
    InProcessSyncEngine engine = room.engine();
    engine.tendDue();
    engine.tendDue();
    assertThat(room.tokens.tended()).hasSize(1);

    room.clock.set(ManualClock.START.plus(INTERVAL).minus(TICK));
    engine.tendDue();
    assertThat(room.tokens.tended()).hasSize(1);
    room.clock.advance(TICK);
    engine.tendDue();
    assertThat(room.tokens.tended()).hasSize(2);
  }

  @Test
  void clockGoesBack_nextRoundBeginsAtOnce() {
    register("a", true);
    InProcessSyncEngine engine = room.engine();
    engine.tendDue();

    room.clock.set(ManualClock.START.minus(Duration.ofDays(365)));
    engine.tendDue();
    engine.tendDue();

    assertThat(room.tokens.tended()).hasSize(2);
  }

  @Test
  void manyAccounts_aRoundTakesManySteps() {
    for (int i = 0; i < 120; i++) {
      register("a%03d".formatted(i), true);
    }
    InProcessSyncEngine engine = room.engine();
    List<Integer> tended = new ArrayList<>();

    for (int step = 0; step < 4; step++) {
      engine.tendDue();
      tended.add(room.tokens.tended().size());
    }

    assertThat(tended).containsExactly(50, 100, 120, 120);
    assertThat(room.tokens.tended()).doesNotHaveDuplicates();
  }

  @Test
  void slowMarketplace_stepEndsAfterHalfAMinuteAndTheNextGoesOn() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      register(id, true);
    }
    room.tokens.whenTended(account -> room.clock.advance(Duration.ofSeconds(15)));
    InProcessSyncEngine engine = room.engine();

    engine.tendDue();
    assertThat(room.tokens.tended()).hasSize(2);
    engine.tendDue();
    engine.tendDue();

    assertThat(room.tokens.tended()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void stepUnderWay_noSecondOneIsStartedAndRunsGoOn() {
    register("a", true);
    Queued executor = new Queued();
    InProcessSyncEngine engine = room.engine(executor, 1);

    engine.tendDue();
    engine.tendDue();
    assertThat(executor.waiting()).isEqualTo(1);

    assertThat(engine.runDue()).isEqualTo(1);
    assertThat(executor.waiting()).isEqualTo(2);
    executor.runNext();
    executor.runNext();
    assertThat(room.tokens.tended()).hasSize(1);
    assertThat(room.mall.reads()).hasSize(1);
  }

  @Test
  void executorTakesNothing_triedAgainAtTheNextTick() {
    register("a", true);
    List<Runnable> taken = new ArrayList<>();
    boolean[] full = {true};
    InProcessSyncEngine engine =
        room.engine(
            task -> {
              if (full[0]) {
                throw new RejectedExecutionException("full");
              }
              taken.add(task);
            },
            1);
    engine.tendDue();
    full[0] = false;

    engine.tendDue();

    assertThat(taken).hasSize(1);
  }

  @Test
  void registryDoesNotAnswer_sameStepComesAgain() {
    register("a", true);
    ReachableRegistry registry = new ReachableRegistry(room.registry);
    registry.down(true);
    room.registry = registry;
    InProcessSyncEngine engine = room.engine();
    engine.tendDue();
    assertThat(room.tokens.tended()).isEmpty();
    registry.down(false);

    engine.tendDue();

    assertThat(room.tokens.tended()).hasSize(1);
  }

  @Test
  void closing_stepStopsAndNoneBegins() {
    register("a", true);
    register("b", true);
    InProcessSyncEngine engine = room.engine();
    room.tokens.whenTended(account -> engine.close());

    engine.tendDue();
    engine.tendDue();

    assertThat(room.tokens.tended()).hasSize(1);
  }

  @Test
  void engineStarted_tendsByItself() throws Exception {
    AccountId off = register("off", false);
    CountDownLatch tended = new CountDownLatch(1);
    room.tokens.whenTended(account -> tended.countDown());

    try (InProcessSyncEngine engine = room.engine()) {
      engine.start();
      assertThat(tended.await(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(room.tokens.tended()).containsExactly(off);
  }

  private AccountId register(String id, boolean enabled) {
    return room.register(
        EngineRoom.shop(id).enabled(enabled).credential(new CredentialId("credential of " + id)));
  }
}
