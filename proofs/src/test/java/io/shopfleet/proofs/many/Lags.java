package io.shopfleet.proofs.many;

import io.shopfleet.account.AccountId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.sync.StartPlan;
import io.shopfleet.sync.StartPlan.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How late the runs of the well platform begin, by the plan and the start before. */
final class Lags implements FleetListener {

  private final Map<AccountId, StartPlan> plans = new ConcurrentHashMap<>();
  private final Map<AccountId, Instant> begun = new ConcurrentHashMap<>();
  private final Queue<Duration> lags = new ConcurrentLinkedQueue<>();
  private final Instant firstSeen;
  private final int fleet;

  Lags(Instant firstSeen, int fleet) {
    this.firstSeen = firstSeen;
    this.fleet = fleet;
  }

  void watch(StartPlan plan) {
    plans.put(plan.account(), plan);
  }

  @Override
  public void on(FleetEvent event) {
    if (event instanceof FleetEvent.RunStarted started) {
      StartPlan plan = plans.get(started.account());
      if (plan != null) {
        Instant before = begun.put(started.account(), started.at());
        Instant due = plan.next(new Past(before, firstSeen, null), fleet, started.at());
        lags.add(Duration.between(due, started.at()));
      }
    }
  }

  /** In milliseconds, the shortest first. */
  long[] sorted() {
    return lags.stream().mapToLong(Duration::toMillis).sorted().toArray();
  }
}
