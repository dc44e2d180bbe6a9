package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.SyncRun.Kind;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.StreamRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Backfills that are broken off in any way, and what becomes due while they read. */
class BackfillTest {

  private static final Duration INTERVAL = Duration.ofMinutes(15);
  private static final Duration TICK = Duration.ofNanos(1);
  private static final Instant FROM = ManualClock.START.minus(Duration.ofDays(80));
  private static final Instant SECOND = FROM.plus(Duration.ofDays(30));
  private static final Instant THIRD = SECOND.plus(Duration.ofDays(30));
  private static final Instant TO = THIRD.plus(Duration.ofDays(10));
  private static final Window FIRST_PART = new Window(FROM, SECOND);
  private static final Window SECOND_PART = new Window(SECOND, THIRD);
  private static final Window THIRD_PART = new Window(THIRD, TO);

  private final EngineRoom room = new EngineRoom();
  private final ScriptedShop shop = ScriptedShop.byUpdate();
  private final RecordingSink<Order> sink = new RecordingSink<>();
  private final AccountId account;

  BackfillTest() {
    room.shop = shop;
    room.sink = sink;
    account = register(EngineRoom.shop("a"));
    shop.put(Orders.placed("first", FROM));
    shop.put(Orders.placed("second", SECOND));
    shop.put(Orders.placed("third", THIRD));
  }

  /** What happened last was a look for changes, a moment ago. */
  private AccountId register(AccountBuilder builder) {
    AccountId id =
        room.register(
            builder
                .setting(SyncSettings.INTERVAL, INTERVAL)
                .setting(SyncSettings.OVERLAP, Duration.ZERO)
                .setting(SyncSettings.SETTLE, Duration.ZERO));
    room.begun(id, ManualClock.START);
    return id;
  }

  private static RunRequest backfill() {
    return RunRequest.backfill("ann", FROM, TO);
  }

  private List<String> delivered() {
    return sink.records().stream().map(Order::id).toList();
  }

  private List<OpenBackfill> open() {
    return room.schedules.load(account).orElseThrow().backfills();
  }

  private SyncRun lastRun() {
    return room.runs.recent(account, 1).get(0);
  }

  /** The account is paused when the backfill wants to hand over its second order. */
  private void pauseInTheSecondPart(InProcessSyncEngine engine) {
    shop.afterPage(() -> {}).afterPage(() -> engine.pause(account));
    assertThat(engine.run(account, backfill()).outcome()).isEqualTo(Outcome.PAUSED);
    assertThat(delivered()).containsExactly("first");
  }

  /** As if the process died where it hands over its second order. */
  private void dieInTheSecondPart() {
    sink.onNext(batch -> {});
    sink.onNext(
        batch -> {
          throw new ProcessDied();
        });
    assertThatThrownBy(() -> room.engine().run(account, backfill()))
        .isInstanceOf(ProcessDied.class);
    assertThat(delivered()).containsExactly("first");
  }

  /** Nothing that any code of ours would catch. */
  private static final class ProcessDied extends Error {

    private static final long serialVersionUID = 1;
  }

  @Test
  void pausedOnItsWay_goesOnByItselfInThePartThatWasNotReadToItsEnd() {
    InProcessSyncEngine engine = room.engine();
    pauseInTheSecondPart(engine);
    assertThat(engine.runDue()).isZero();

    engine.resume(account);
    assertThat(engine.runDue()).isEqualTo(1);

    assertThat(delivered()).containsExactly("first", "second", "third");
    assertThat(lastRun().kind()).isEqualTo(Kind.BACKFILL);
    assertThat(lastRun().trigger()).isEqualTo(SyncRun.Trigger.SCHEDULE);
    assertThat(lastRun().actor()).isEqualTo("ann");
    assertThat(lastRun().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(lastRun().streams().get(0).window()).isEqualTo(new Window(SECOND, TO));
    assertThat(shop.windowsByCreation()).containsExactly(FIRST_PART, SECOND_PART, THIRD_PART);
    assertThat(open()).isEmpty();
    assertThat(engine.runDue()).isZero();
  }

  @Test
  void pausedOnItsWay_showsHowFarItGot() {
    pauseInTheSecondPart(room.engine());

    assertThat(open())
        .containsExactly(
            new OpenBackfill(
                new Scope.Backfill(Set.of(DataStream.ORDERS), FROM, TO),
                "ann",
                Map.of(DataStream.ORDERS, SECOND),
                0,
                ManualClock.START));
  }

  @Test
  void processDied_nextOneGoesOnAnIntervalAfterItBegan() {
    dieInTheSecondPart();
    InProcessSyncEngine restarted = room.engine();
    room.begun(account, ManualClock.START.plus(INTERVAL));

    room.clock.advance(INTERVAL.minus(TICK));
    assertThat(restarted.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(restarted.runDue()).isEqualTo(1);

    assertThat(delivered()).containsExactly("first", "second", "third");
    assertThat(open()).isEmpty();
  }

  @Test
  void processDied_askedAgainGoesOnAtOnce() {
    dieInTheSecondPart();

    SyncRun run = room.engine().run(account, backfill());

    assertThat(run.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(run.streams().get(0).window()).isEqualTo(new Window(SECOND, TO));
    assertThat(delivered()).containsExactly("first", "second", "third");
    assertThat(open()).isEmpty();
  }

  @Test
  void processDiedAndAnotherPeriodAsked_bothAreReadWhole() {
    dieInTheSecondPart();
    shop.put(Orders.placed("older", FROM.minusSeconds(1)));
    InProcessSyncEngine engine = room.engine();

    engine.run(account, RunRequest.backfill("bob", FROM.minusSeconds(1), FROM));
    assertThat(open()).extracting(OpenBackfill::actor).containsExactly("ann");
    room.begun(account, ManualClock.START.plus(INTERVAL));
    room.clock.advance(INTERVAL);
    assertThat(engine.runDue()).isEqualTo(1);

    assertThat(delivered()).containsExactly("first", "older", "second", "third");
  }

  @Test
  void hostFails_pausesDoubleUntilFiveRunsGotNoFurther() {
    InProcessSyncEngine engine = room.engine();
    sink.failNext();
    assertThat(engine.run(account, backfill()).outcome()).isEqualTo(Outcome.FAILED);

    for (int doublings = 0; doublings < 4; doublings++) {
      Duration pause = INTERVAL.multipliedBy(1L << doublings);
      // Changes are read meanwhile, and find nothing.
      room.begun(account, room.clock.instant().plus(pause));
      sink.failNext();
      room.clock.advance(pause.minus(TICK));
      assertThat(room.engine().runDue()).as("before pause %s is over", pause).isZero();
      room.clock.advance(TICK);
      assertThat(room.engine().runDue()).as("after pause %s", pause).isEqualTo(1);
      assertThat(lastRun().kind()).isEqualTo(Kind.BACKFILL);
    }
    room.begun(account, room.clock.instant().plus(Duration.ofDays(300)));
    room.clock.advance(Duration.ofDays(300));
    assertThat(room.engine().runDue()).as("given up").isZero();
    assertThat(open()).extracting(OpenBackfill::attempts).containsExactly(5);

    assertThat(room.engine().run(account, backfill()).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(delivered()).containsExactly("first", "second", "third");
    assertThat(open()).isEmpty();
  }

  @Test
  void failsFurtherOnEachTime_isNotGivenUp() {
    Instant from = ManualClock.START.minus(Duration.ofDays(300));
    for (int part = 0; part < 9; part++) {
      shop.put(Orders.placed("in part " + part, from.plus(Duration.ofDays(30L * part))));
    }
    RunRequest nineParts = RunRequest.backfill("ann", from, from.plus(Duration.ofDays(270)));
    for (int run = 0; run < 7; run++) {
      sink.onNext(batch -> {});
      sink.failNext();
      room.engine().run(account, nineParts);
      assertThat(open()).extracting(OpenBackfill::attempts).containsExactly(0);
    }

    assertThat(delivered()).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void changesThatAreAlwaysDue_goFirstOnce() {
    pauseInTheSecondPart(room.engine());
    room.engine().resume(account);
    room.clock.advance(INTERVAL.multipliedBy(2));

    room.engine().runDue();
    assertThat(lastRun().kind()).isEqualTo(Kind.CHANGES);
    // They took so long that they are due again.
    room.clock.advance(INTERVAL.multipliedBy(2));
    room.engine().runDue();

    assertThat(lastRun().kind()).isEqualTo(Kind.BACKFILL);
    assertThat(delivered()).containsExactly("first", "second", "third");
  }

  @Test
  void cancelledOnItsWay_isGivenUp() {
    InProcessSyncEngine engine = room.engine();
    shop.afterPage(() -> {}).afterPage(() -> assertThat(engine.cancel(account)).isTrue());

    assertThat(engine.run(account, backfill()).outcome()).isEqualTo(Outcome.CANCELLED);

    assertThat(open()).isEmpty();
    assertThat(engine.cancel(account)).isFalse();
  }

  @Test
  void givenUpWhileItWaits_doesNotGoOn() {
    InProcessSyncEngine engine = room.engine();
    pauseInTheSecondPart(engine);
    engine.resume(account);
    OpenBackfill waiting = open().get(0);

    assertThat(room.plans().giveUp(account, waiting.scope())).isTrue();

    assertThat(open()).isEmpty();
    assertThat(room.plans().giveUp(account, waiting.scope())).isFalse();
    assertThat(room.engine().runDue()).isZero();
    // An engine that has not heard of it may try, and ends before it begins.
    RunRequest late = RunRequest.of(SyncRun.Trigger.SCHEDULE, "ann", waiting.scope());
    assertThat(engine.run(account, late).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(open()).isEmpty();
    assertThat(delivered()).containsExactly("first");
  }

  @Test
  void accountThatDoesNotRunByItself_waitsUntilSomebodyAsks() {
    pauseInTheSecondPart(room.engine());
    room.engine().resume(account);
    room.registry.update(
        room.registry.find(account).orElseThrow().toBuilder()
            .setting(ScheduleSettings.AUTO, false)
            .build());

    assertThat(room.engine().runDue()).isZero();
    assertThat(room.engine().run(account, backfill()).outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void quietHours_waitsForTheirEnd() {
    pauseInTheSecondPart(room.engine());
    room.engine().resume(account);
    Instant now = room.clock.instant();
    String quiet =
        LocalTime.ofInstant(now, ZoneOffset.UTC).minusHours(1)
            + "-"
            + LocalTime.ofInstant(now, ZoneOffset.UTC).plusHours(1);
    room.registry.update(
        room.registry.find(account).orElseThrow().toBuilder()
            .setting(ScheduleSettings.ZONE, ZoneOffset.UTC)
            .setting(ScheduleSettings.QUIET_HOURS, QuietHours.parse(quiet))
            .build());
    room.begun(account, now.plus(Duration.ofHours(1)));

    assertThat(room.engine().runDue()).isZero();
    room.clock.advance(Duration.ofHours(1));
    assertThat(room.engine().runDue()).isEqualTo(1);

    assertThat(delivered()).containsExactly("first", "second", "third");
  }

  @Test
  void overtakenRun_notesNoPosition() {
    InProcessSyncEngine engine = room.engine();
    // Between the border of its last page and the note of how far it got, another node takes over.
    sink.onNext(
        batch ->
            room.schedules.save(
                room.schedules
                    .load(account)
                    .orElseThrow()
                    .withClaim(
                        new ScheduleState.Claim(
                            "another", ManualClock.START, RunControl.Directive.GO_ON))));

    assertThat(engine.run(account, backfill()).outcome()).isEqualTo(Outcome.SUPERSEDED);

    assertThat(open()).extracting(OpenBackfill::reached).containsExactly(Map.of());
  }

  @Test
  void moreThanTwenty_theNewestAreRemembered() {
    InProcessSyncEngine engine = room.engine();
    for (int i = 0; i <= 20; i++) {
      sink.failNext();
      engine.run(account, RunRequest.backfill("actor " + i, FROM.minusSeconds(i), TO));
    }

    assertThat(open()).hasSize(20);
    assertThat(open()).extracting(OpenBackfill::actor).startsWith("actor 1").endsWith("actor 20");
  }

  @Test
  void changesDueMeanwhile_areReadBeforeTheNextPage() {
    InProcessSyncEngine engine = room.engine();
    shop.afterPage(() -> room.clock.advance(INTERVAL.minus(TICK)))
        .afterPage(
            () -> {
              assertThat(delivered()).containsExactly("first");
              room.clock.advance(TICK);
              shop.put(Orders.placed("new", room.clock.instant().minusSeconds(1)));
            });

    SyncRun run = engine.run(account, backfill());

    // What was read before them is handed over before them: the host gets nothing older later.
    assertThat(delivered()).containsExactly("first", "second", "new", "third");
    assertThat(run.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(run.streams())
        .extracting(StreamRun::window)
        .containsExactly(
            new Window(OneShop.REGISTERED, ManualClock.START.plus(INTERVAL)), new Window(FROM, TO));
    assertThat(run.streams()).extracting(stream -> stream.counts().taken()).containsExactly(1L, 3L);
    assertThat(room.checkpoints.load(account, DataStream.ORDERS))
        .map(Checkpoint::watermark)
        .contains(ManualClock.START.plus(INTERVAL).minusSeconds(1));
    // They were read, and are due an interval later.
    room.clock.advance(INTERVAL.minus(TICK));
    assertThat(engine.runDue()).isZero();
    room.clock.advance(TICK);
    assertThat(engine.runDue()).isEqualTo(1);
  }

  @Test
  void orderOfThePeriodThatChangesMeanwhile_comesInTheOrderOfItsVersions() {
    InProcessSyncEngine engine = room.engine();
    shop.afterPage(() -> {})
        .afterPage(
            () -> {
              room.clock.advance(INTERVAL);
              shop.change("second", Phase.IN_TRANSIT, room.clock.instant().minusSeconds(1));
            });

    engine.run(account, backfill());

    assertThat(sink.records())
        .filteredOn(order -> order.id().equals("second"))
        .extracting(order -> order.status().phase())
        .containsExactly(Phase.AWAITING_SHIPMENT, Phase.IN_TRANSIT);
  }

  @Test
  void sweepThatTakesLong_letsChangesPass() {
    InProcessSyncEngine engine = room.engine();
    shop.afterPage(
        () -> {
          room.clock.advance(INTERVAL);
          shop.put(Orders.placed("new", room.clock.instant().minusSeconds(1)));
        });

    engine.run(account, RunRequest.sweep(SyncRun.Trigger.MANUAL, null, Set.of(), FROM, TO));

    assertThat(delivered()).containsExactly("first", "new", "second", "third");
  }

  @Test
  void changesDueMeanwhile_fail_theBackfillIsReadAllTheSameAndTheRunIsNoGoodOne() {
    InProcessSyncEngine engine = room.engine();
    shop.afterPage(
        () -> {
          room.clock.advance(INTERVAL);
          shop.put(Orders.placed("new", room.clock.instant().minusSeconds(1)));
        });
    sink.onNext(batch -> {});
    sink.failNext();

    SyncRun run = engine.run(account, backfill());

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.streams())
        .extracting(StreamRun::outcome)
        .containsExactly(Outcome.FAILED, Outcome.SUCCEEDED);
    assertThat(delivered()).containsExactly("first", "second", "third");
    assertThat(open()).isEmpty();
  }

  @Test
  void pausedWhileChangesPass_theBackfillEndsTooAndGoesOnLater() {
    InProcessSyncEngine engine = room.engine();
    shop.afterPage(
            () -> {
              room.clock.advance(INTERVAL);
              shop.put(Orders.placed("new", room.clock.instant().minusSeconds(1)));
            })
        .afterPage(() -> engine.pause(account));

    SyncRun run = engine.run(account, backfill());

    assertThat(run.streams())
        .extracting(StreamRun::outcome)
        .containsExactly(Outcome.PAUSED, Outcome.PAUSED);
    assertThat(delivered()).containsExactly("first");
    engine.resume(account);
    assertThat(engine.runDue()).isEqualTo(1);
    // Its part had not been read to its end.
    assertThat(delivered()).containsExactly("first", "first", "second", "third");
  }

  @Test
  void pausedAccount_letsNothingPassThatNobodyAskedFor() {
    InProcessSyncEngine engine = room.engine();
    engine.pause(account);
    shop.afterPage(
        () -> {
          room.clock.advance(INTERVAL);
          shop.put(Orders.placed("new", room.clock.instant().minusSeconds(1)));
        });

    engine.run(account, backfill());

    assertThat(delivered()).containsExactly("first", "second", "third");
  }
}
