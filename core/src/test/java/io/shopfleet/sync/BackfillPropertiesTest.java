package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.Order;
import io.shopfleet.platform.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Wherever and however a backfill is broken off, in the end all of its period was handed over. */
class BackfillPropertiesTest {

  private static final int DAYS = 200;
  private static final Instant FROM = ManualClock.START.minus(Duration.ofDays(DAYS));
  private static final RunRequest BACKFILL =
      RunRequest.backfill("ann", FROM, ManualClock.START.minus(Duration.ofDays(1)));

  /** What happens after a page was answered. */
  enum Event {
    NOTHING,
    PROCESS_DIES,
    HOST_FAILS,
    MARKETPLACE_FAILS,
    ENGINE_CLOSES,
    CHANGES_BECOME_DUE
  }

  /** Nothing that any code of ours would catch. */
  private static final class ProcessDied extends Error {

    private static final long serialVersionUID = 1;
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void brokenOffAnywhere_wholeInTheEnd(
      @ForAll @Size(max = 40) List<@IntRange(max = DAYS - 2) Integer> createdOnDay,
      @ForAll @Size(max = 30) List<Event> events) {
    Fleet fleet = new Fleet();
    for (int i = 0; i < createdOnDay.size(); i++) {
      fleet.shop.put(
          Orders.placed("o" + i, FROM.plus(Duration.ofDays(createdOnDay.get(i))).plusSeconds(i)));
    }
    events.forEach(event -> fleet.shop.afterPage(() -> fleet.happen(event)));

    fleet.ask();
    for (int looks = 0; !fleet.atTheEnd(); looks++) {
      assertThat(looks).as("looks until every backfill is at its end").isLessThan(2000);
      fleet.look();
    }
    fleet.readWhatIsNew();

    assertThat(fleet.delivered).containsAll(fleet.shop.book().keySet());
  }

  /** One account under engines that come and go. */
  private static final class Fleet {

    private final EngineRoom room = new EngineRoom();
    private final ScriptedShop shop =
        ScriptedShop.byUpdate().pageSize(3).sortedBy(Comparator.comparing(Order::createdAt));
    private final Set<String> delivered = new HashSet<>();
    private final AccountId account;
    private InProcessSyncEngine engine;
    private boolean dies;
    private boolean fails;
    private int news;

    Fleet() {
      room.shop = shop;
      room.sink =
          (owner, batch) -> {
            if (dies) {
              dies = false;
              throw new ProcessDied();
            }
            if (fails) {
              fails = false;
              throw new IllegalStateException("the host's database is full");
            }
            batch.records().forEach(order -> delivered.add(order.id()));
          };
      account = room.register("a");
      engine = room.engine();
    }

    void happen(Event event) {
      switch (event) {
        case NOTHING -> {}
        case PROCESS_DIES -> dies = true;
        case HOST_FAILS -> fails = true;
        case MARKETPLACE_FAILS -> shop.failNext(new IllegalStateException("connection reset"));
        case ENGINE_CLOSES -> closeOnTheWay();
        case CHANGES_BECOME_DUE -> {
          room.clock.advance(Duration.ofMinutes(30));
          shop.put(Orders.placed("new " + news++, room.clock.instant().minusSeconds(60)));
        }
      }
    }

    private void closeOnTheWay() {
      // Its own run is under way on this very thread, so it must not wait for its end.
      Thread.currentThread().interrupt();
      engine.close();
      assertThat(Thread.interrupted()).isTrue();
    }

    void ask() {
      run(() -> engine.run(account, BACKFILL));
    }

    void look() {
      // More often than changes are due, which go first.
      room.clock.advance(Duration.ofMinutes(5));
      engine = room.engine();
      run(engine::runDue);
    }

    void readWhatIsNew() {
      dies = false;
      fails = false;
      room.clock.advance(Duration.ofMinutes(5));
      // What was to happen and did not yet, happens now; then nothing is left to happen.
      InProcessSyncEngine last = room.engine();
      for (int runs = 0; !last.syncNow(account).succeeded(); runs++) {
        assertThat(runs).as("runs of changes until one is good").isLessThan(50);
      }
    }

    private static void run(Runnable step) {
      try {
        step.run();
      } catch (ProcessDied | IllegalStateException brokenOff) {
        assertThat(brokenOff.getMessage())
            .isIn(null, "The engine is closed and starts no further run");
      }
    }

    boolean atTheEnd() {
      ScheduleState state = room.schedules.load(account).orElseThrow();
      boolean begun = !state.begun().isEmpty() && !shop.hasEventsLeft();
      // Five failures on end are somebody's to look at: he asks again.
      state.backfills().stream()
          .filter(open -> open.attempts() >= 5)
          .findFirst()
          .ifPresent(givenUp -> ask());
      return begun && state.backfills().isEmpty();
    }
  }
}
