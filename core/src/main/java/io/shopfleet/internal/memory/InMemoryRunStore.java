package io.shopfleet.internal.memory;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.RunTotals;
import io.shopfleet.sync.SyncRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Run records in memory, for trials and tests: gone when the process ends. Keeps the last {@value
 * #KEPT} runs of each account, and counts all of them.
 */
public final class InMemoryRunStore implements RunStore {

  static final int KEPT = 100;

  private final ConcurrentMap<AccountId, History> histories = new ConcurrentHashMap<>();

  private record History(List<SyncRun> newestFirst, RunTotals totals) {

    static final History NONE = new History(List.of(), RunTotals.NONE);

    History plus(SyncRun run) {
      List<SyncRun> runs = new ArrayList<>(Math.min(newestFirst.size() + 1, KEPT));
      runs.add(run);
      runs.addAll(newestFirst.subList(0, Math.min(newestFirst.size(), KEPT - 1)));
      return new History(runs, totals.plus(run));
    }
  }

  @Override
  public void add(SyncRun run) {
    histories.compute(
        run.account(), (account, present) -> (present == null ? History.NONE : present).plus(run));
  }

  @Override
  public List<SyncRun> recent(AccountId account, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one run, not " + limit);
    }
    List<SyncRun> runs = of(account).newestFirst();
    return List.copyOf(runs.subList(0, Math.min(limit, runs.size())));
  }

  @Override
  public Optional<SyncRun> find(AccountId account, String runId) {
    return of(account).newestFirst().stream().filter(run -> run.id().equals(runId)).findFirst();
  }

  @Override
  public RunTotals totals(AccountId account) {
    return of(account).totals();
  }

  @Override
  public void erase(AccountId account) {
    histories.remove(account);
  }

  private History of(AccountId account) {
    return histories.getOrDefault(account, History.NONE);
  }
}
