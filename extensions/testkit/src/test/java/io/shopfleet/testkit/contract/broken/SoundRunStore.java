package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.RunTotals;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the whole contract. Broken stores differ from it by one thing each. */
class SoundRunStore implements RunStore {

  static final int KEPT = 100;

  final Database database;

  SoundRunStore(Database database) {
    this.database = database;
  }

  /** The runs of one account, the last first. */
  record Kept(List<SyncRun> runs) {}

  @Override
  public void add(SyncRun run) {
    answered(
        () ->
            database.inTransaction(
                tx -> {
                  record(tx, run);
                  count(tx, run);
                  return true;
                }));
  }

  @Override
  public List<SyncRun> recent(AccountId account, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one run, not " + limit);
    }
    return answered(
        () ->
            database.inTransaction(tx -> kept(tx, account).runs().stream().limit(limit).toList()));
  }

  @Override
  public Optional<SyncRun> find(AccountId account, String runId) {
    return answered(
        () ->
            database.inTransaction(
                tx ->
                    kept(tx, account).runs().stream()
                        .filter(run -> run.id().equals(runId))
                        .findFirst()));
  }

  @Override
  public RunTotals totals(AccountId account) {
    return answered(() -> database.inTransaction(tx -> totals(tx, account)));
  }

  @Override
  public void erase(AccountId account) {
    answered(
        () ->
            database.inTransaction(
                tx -> {
                  tx.remove(Kept.class, account);
                  tx.remove(RunTotals.class, account);
                  return true;
                }));
  }

  void record(Transaction tx, SyncRun run) {
    List<SyncRun> runs = new ArrayList<>(kept(tx, run.account()).runs());
    runs.add(0, run);
    tx.put(
        Kept.class,
        run.account(),
        new Kept(List.copyOf(runs.subList(0, Math.min(KEPT, runs.size())))));
  }

  void count(Transaction tx, SyncRun run) {
    tx.put(RunTotals.class, run.account(), totals(tx, run.account()).plus(run));
  }

  Kept kept(Transaction tx, AccountId account) {
    return tx.get(Kept.class, account).orElse(new Kept(List.of()));
  }

  RunTotals totals(Transaction tx, AccountId account) {
    return tx.get(RunTotals.class, account).orElse(RunTotals.NONE);
  }

  <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageDownException e) {
      throw new SyncStoreException("The storage of runs does not answer", e);
    }
  }
}
