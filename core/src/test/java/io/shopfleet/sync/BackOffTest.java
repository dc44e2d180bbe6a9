package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent.AccountResting;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.sync.ScheduleState.Troubles;
import io.shopfleet.sync.StreamFailure.Origin;
import io.shopfleet.sync.SyncRun.Kind;
import io.shopfleet.sync.SyncRun.StreamRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What failures of which origin do to an account's next runs. */
class BackOffTest {

  private static final Duration INTERVAL = Duration.ofMinutes(15);
  private static final StreamFailure HOST_DOWN =
      new StreamFailure(FailureKind.UNKNOWN, Origin.HOST, "disk full");

  private final EngineRoom room = new EngineRoom();
  private final AccountId a = room.register("a");

  private Troubles afterRunOf(StreamRun... streams) {
    Instant now = room.clock.instant();
    RunRequest request = RunRequest.now(null);
    var account = room.registry.find(a).orElseThrow();
    room.plans().begin(account, request);
    room.plans().ended(account, request, Runs.run(request.id(), a, now, now, List.of(streams)));
    return room.schedules.load(a).orElseThrow().troubles();
  }

  private static StreamRun host() {
    return Runs.failed(DataStream.ORDERS, 1, 0, HOST_DOWN);
  }

  private static StreamRun shop(DataStream stream, FailureKind kind) {
    return Runs.failed(stream, 0, 0, kind, "out of order");
  }

  @Test
  void shopFailsOnceAfterTheHostFailedForDays_backsOffByOneInterval() {
    for (int i = 0; i < 30; i++) {
      afterRunOf(host());
    }
    room.clock.advance(Duration.ofDays(2));

    Troubles troubles = afterRunOf(shop(DataStream.ORDERS, FailureKind.PLATFORM_DOWN));

    assertThat(troubles.resting()).isFalse();
    assertThat(troubles.notBefore()).isEqualTo(room.clock.instant().plus(INTERVAL));
    assertThat(room.heard.events(AccountResting.class)).isEmpty();
  }

  @Test
  void hostFailsMeanwhile_backOffOfTheShopIsRemembered() {
    afterRunOf(shop(DataStream.ORDERS, FailureKind.PLATFORM_DOWN));
    Troubles before = afterRunOf(shop(DataStream.ORDERS, FailureKind.PLATFORM_DOWN));

    assertThat(afterRunOf(host())).isEqualTo(before);

    assertThat(afterRunOf(shop(DataStream.ORDERS, FailureKind.PLATFORM_DOWN)).notBefore())
        .isEqualTo(room.clock.instant().plus(INTERVAL.multipliedBy(4)));
  }

  @Test
  void hostAndThenTheShopFailInOneRun_theShopCounts() {
    Troubles troubles = afterRunOf(host(), shop(DataStream.RETURNS, FailureKind.AUTH_REJECTED));

    assertThat(troubles.resting()).isTrue();
    assertThat(troubles.notBefore()).isEqualTo(ManualClock.START.plus(Duration.ofDays(1)));
    assertThat(room.heard.events(AccountResting.class))
        .extracting(AccountResting::reason)
        .containsExactly("out of order");
  }

  @Test
  void oneStreamIsNotAllowed_theOthersGoOnAtTheirTimes() {
    StreamRun well = Runs.read(DataStream.ORDERS, 1, 1, ManualClock.START);
    for (int i = 0; i < 30; i++) {
      afterRunOf(well, shop(DataStream.RETURNS, FailureKind.PERMISSION));
      room.clock.advance(Duration.ofHours(1));
    }

    Troubles troubles = afterRunOf(well, shop(DataStream.RETURNS, FailureKind.PERMISSION));

    assertThat(troubles).isEqualTo(Troubles.NONE);
    assertThat(room.heard.events(AccountResting.class)).isEmpty();
  }

  @Test
  void noStreamIsAllowed_accountBacksOff() {
    Troubles troubles = afterRunOf(shop(DataStream.ORDERS, FailureKind.PERMISSION));

    assertThat(troubles.notBefore()).isEqualTo(ManualClock.START.plus(INTERVAL));
  }

  @Test
  void shopBreaksDownBehindAStreamThatWasRead_accountBacksOff() {
    StreamRun well = Runs.read(DataStream.ORDERS, 1, 1, ManualClock.START);

    Troubles troubles = afterRunOf(well, shop(DataStream.RETURNS, FailureKind.PLATFORM_DOWN));

    assertThat(troubles.notBefore()).isEqualTo(ManualClock.START.plus(INTERVAL));
  }

  @Test
  void oneStreamIsNotAllowedAndTheShopIsLost_theLossCounts() {
    Troubles troubles =
        afterRunOf(
            shop(DataStream.ORDERS, FailureKind.PERMISSION),
            shop(DataStream.RETURNS, FailureKind.AUTH_REJECTED));

    assertThat(troubles.resting()).isTrue();
  }

  @Test
  void sweepFails_changesAreReadAtTheirTimesAllTheSame() {
    Instant now = room.clock.instant();
    var account = room.registry.find(a).orElseThrow();
    RunRequest sweep =
        RunRequest.sweep(SyncRun.Trigger.SCHEDULE, null, Set.of(), OneShop.REGISTERED, now);
    StreamRun failed = shop(DataStream.ORDERS, FailureKind.PLATFORM_DOWN);
    room.plans().begin(account, sweep);

    room.plans()
        .ended(
            account,
            sweep,
            new SyncRun(
                sweep.id(),
                a,
                sweep.trigger(),
                null,
                Kind.SWEEP,
                failed.outcome(),
                now,
                now,
                List.of(failed)));

    assertThat(room.schedules.load(a).orElseThrow().troubles()).isEqualTo(Troubles.NONE);
  }
}
