package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.sync.SyncRun.Requests;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what the requests of accounts had to bear, from the events that tell of it. Only accounts
 * that are watched are counted. Safe for concurrent use.
 */
public final class RequestTally implements FleetListener {

  private final Map<AccountId, Requests> watched = new ConcurrentHashMap<>();

  @Override
  public void on(FleetEvent event) {
    if (event instanceof FleetEvent.RequestRetried retried) {
      add(retried.account(), 1, retried.pause());
    } else if (event instanceof FleetEvent.RequestDelayed delayed) {
      add(delayed.account(), 0, delayed.delay());
    }
  }

  /** Counts from here on. */
  void watch(AccountId account) {
    watched.put(account, Requests.NONE);
  }

  /** What came since the last call, or since the watching began. */
  Requests take(AccountId account) {
    Requests counted = watched.replace(account, Requests.NONE);
    return counted == null ? Requests.NONE : counted;
  }

  /** Counts no longer. */
  void release(AccountId account) {
    watched.remove(account);
  }

  private void add(AccountId account, int retries, Duration pause) {
    int waits = pause.isZero() ? 0 : 1;
    watched.computeIfPresent(
        account,
        (id, before) ->
            new Requests(
                before.retries() + retries, before.waits() + waits, before.waited().plus(pause)));
  }
}
