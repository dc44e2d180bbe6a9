package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.internal.memory.InMemoryRunStore;
import java.util.List;
import java.util.Optional;

/** Run records that somebody looks at right before they are written, and may refuse. */
final class WatchedRunStore implements RunStore {

  private final RunStore rest = new InMemoryRunStore();
  private Runnable onAdd = () -> {};

  /** What happens before each record that is added from now on. */
  void onAdd(Runnable event) {
    onAdd = event;
  }

  @Override
  public void add(SyncRun run) {
    onAdd.run();
    rest.add(run);
  }

  @Override
  public List<SyncRun> recent(AccountId account, int limit) {
    return rest.recent(account, limit);
  }

  @Override
  public Optional<SyncRun> find(AccountId account, String runId) {
    return rest.find(account, runId);
  }

  @Override
  public RunTotals totals(AccountId account) {
    return rest.totals(account);
  }

  @Override
  public void erase(AccountId account) {
    rest.erase(account);
  }
}
