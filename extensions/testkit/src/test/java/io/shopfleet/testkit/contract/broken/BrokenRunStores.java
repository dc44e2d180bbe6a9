package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.RunTotals;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncStoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Run stores that are broken. */
final class BrokenRunStores {

  private BrokenRunStores() {}

  static class KeepsFifty extends SoundRunStore {
    KeepsFifty(Database database) {
      super(database);
    }

    @Override
    void record(Transaction tx, SyncRun run) {
      super.record(tx, run);
      List<SyncRun> runs = kept(tx, run.account()).runs();
      tx.put(Kept.class, run.account(), new Kept(runs.subList(0, Math.min(50, runs.size()))));
    }
  }

  static class TrimsAllAccountsTogether extends SoundRunStore {
    TrimsAllAccountsTogether(Database database) {
      super(database);
    }

    @Override
    void record(Transaction tx, SyncRun run) {
      super.record(tx, run);
      List<SyncRun> mine = kept(tx, run.account()).runs();
      int all = tx.all(Kept.class).stream().mapToInt(kept -> kept.runs().size()).sum();
      if (all > KEPT) {
        tx.put(Kept.class, run.account(), new Kept(mine.subList(0, mine.size() - 1)));
      }
    }
  }

  static class CountsWhatItKeeps extends SoundRunStore {
    CountsWhatItKeeps(Database database) {
      super(database);
    }

    @Override
    void count(Transaction tx, SyncRun run) {
      RunTotals totals = RunTotals.NONE;
      List<SyncRun> runs = kept(tx, run.account()).runs();
      for (int i = runs.size() - 1; i >= 0; i--) {
        totals = totals.plus(runs.get(i));
      }
      tx.put(RunTotals.class, run.account(), totals);
    }
  }

  static class OrdersByTheClock extends SoundRunStore {
    OrdersByTheClock(Database database) {
      super(database);
    }

    @Override
    Kept kept(Transaction tx, AccountId account) {
      List<SyncRun> runs = new ArrayList<>(super.kept(tx, account).runs());
      runs.sort(Comparator.comparing(SyncRun::finishedAt).reversed());
      return new Kept(runs);
    }
  }

  static class ReadsThenCounts extends SoundRunStore {
    ReadsThenCounts(Database database) {
      super(database);
    }

    @Override
    public void add(SyncRun run) {
      database.change(tx -> record(tx, run));
      RunTotals before = totals(run.account());
      database.rendezvous().meet(run.account());
      database.change(tx -> tx.put(RunTotals.class, run.account(), before.plus(run)));
    }
  }

  static class CountsInAnotherTransaction extends SoundRunStore {
    CountsInAnotherTransaction(Database database) {
      super(database);
    }

    @Override
    public void add(SyncRun run) {
      answered(() -> database.inTransaction(tx -> done(() -> record(tx, run))));
      answered(() -> database.inTransaction(tx -> done(() -> count(tx, run))));
    }

    private static boolean done(Runnable step) {
      step.run();
      return true;
    }
  }

  static class ErasesTheRunsAlone extends SoundRunStore {
    ErasesTheRunsAlone(Database database) {
      super(database);
    }

    @Override
    public void erase(AccountId account) {
      database.change(tx -> tx.remove(Kept.class, account));
    }
  }

  static class SwallowsAFailedAdd extends SoundRunStore {
    SwallowsAFailedAdd(Database database) {
      super(database);
    }

    @Override
    public void add(SyncRun run) {
      try {
        super.add(run);
      } catch (SyncStoreException e) {
        // "only a record"
      }
    }
  }

  static class NoTotalsWhenItCannotTell extends SoundRunStore {
    NoTotalsWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public RunTotals totals(AccountId account) {
      try {
        return super.totals(account);
      } catch (SyncStoreException e) {
        return RunTotals.NONE;
      }
    }
  }

  static class CountsWhatWasStoppedAsFailed extends SoundRunStore {
    CountsWhatWasStoppedAsFailed(Database database) {
      super(database);
    }

    @Override
    void count(Transaction tx, SyncRun run) {
      RunTotals totals = totals(tx, run.account()).plus(run);
      boolean failed = !run.succeeded() && run.outcome() != SyncRun.Outcome.FAILED;
      tx.put(
          RunTotals.class,
          run.account(),
          new RunTotals(
              totals.syncCount(),
              totals.errorCount() + (failed ? 1 : 0),
              totals.consecutiveErrors() + (failed ? 1 : 0),
              totals.lastAttemptAt(),
              totals.lastSuccessAt(),
              totals.lastError()));
    }
  }

  static class FindsAmongTheLastTen extends SoundRunStore {
    FindsAmongTheLastTen(Database database) {
      super(database);
    }

    @Override
    public Optional<SyncRun> find(AccountId account, String runId) {
      return recent(account, 10).stream().filter(run -> run.id().equals(runId)).findFirst();
    }
  }

  static class FindsWhateverCase extends SoundRunStore {
    FindsWhateverCase(Database database) {
      super(database);
    }

    @Override
    public Optional<SyncRun> find(AccountId account, String runId) {
      return recent(account, KEPT).stream()
          .filter(run -> run.id().equalsIgnoreCase(runId))
          .findFirst();
    }
  }
}
