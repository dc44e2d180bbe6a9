package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.RunControl;
import io.shopfleet.sync.RunControl.Directive;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.SyncRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Engines that do not do as they are asked. */
final class BrokenSyncEngines {

  private BrokenSyncEngines() {}

  static class RunsTwiceAtOnce extends SoundSyncEngine {
    RunsTwiceAtOnce(EngineParts parts) {
      super(parts);
    }

    @Override
    Lock turn(AccountId id) {
      return new ReentrantLock();
    }
  }

  /** Lets the present run go on to its end. */
  static class PausesAfterTheRun extends SoundSyncEngine {

    private final Set<AccountId> running = ConcurrentHashMap.newKeySet();
    private final Set<AccountId> wanted = ConcurrentHashMap.newKeySet();

    PausesAfterTheRun(EngineParts parts) {
      super(parts);
    }

    @Override
    SyncRun ran(AccountId id, RunRequest request, RunControl control) {
      running.add(id);
      try {
        return super.ran(id, request, control);
      } finally {
        running.remove(id);
        if (wanted.remove(id)) {
          super.pause(id);
        }
      }
    }

    @Override
    public void pause(AccountId account) {
      if (running.contains(account)) {
        wanted.add(account);
      } else {
        super.pause(account);
      }
    }
  }

  static class RefusesToRunThePaused extends SoundSyncEngine {
    RefusesToRunThePaused(EngineParts parts) {
      super(parts);
    }

    @Override
    public SyncRun run(AccountId account, RunRequest request) {
      if (parts.schedules().seen(account).paused()) {
        throw new IllegalStateException("It is paused");
      }
      return super.run(account, request);
    }
  }

  static class RefusesToRunTheSwitchedOff extends SoundSyncEngine {
    RefusesToRunTheSwitchedOff(EngineParts parts) {
      super(parts);
    }

    @Override
    public SyncRun run(AccountId account, RunRequest request) {
      if (parts.accounts().find(account).filter(found -> !found.enabled()).isPresent()) {
        throw new IllegalStateException("It is switched off");
      }
      return super.run(account, request);
    }
  }

  static class IgnoresCancel extends SoundSyncEngine {
    IgnoresCancel(EngineParts parts) {
      super(parts);
    }

    @Override
    public boolean cancel(AccountId account) {
      return parts.schedules().seen(account).claim() != null;
    }
  }

  static class CancelsTheNextRunToo extends SoundSyncEngine {

    private final Set<AccountId> cancelled = ConcurrentHashMap.newKeySet();

    CancelsTheNextRunToo(EngineParts parts) {
      super(parts);
    }

    @Override
    public boolean cancel(AccountId account) {
      boolean was = super.cancel(account);
      cancelled.add(account);
      return was;
    }

    @Override
    Directive atBorder(AccountId id) {
      return cancelled.contains(id) ? Directive.CANCEL : super.atBorder(id);
    }
  }

  static class DoesNotDrain extends SoundSyncEngine {
    DoesNotDrain(EngineParts parts) {
      super(parts);
    }

    @Override
    void drain() {}
  }

  static class DrainsToTheLastPage extends SoundSyncEngine {
    DrainsToTheLastPage(EngineParts parts) {
      super(parts);
    }

    @Override
    Directive atBorder(AccountId id) {
      return Directive.GO_ON;
    }
  }

  static class RunsWhenClosed extends SoundSyncEngine {
    RunsWhenClosed(EngineParts parts) {
      super(parts);
    }

    @Override
    void refuseIfClosed() {}
  }

  /** Whoever asks while the account runs is given the run that began before he asked. */
  static class AnswersWithAnOlderRun extends SoundSyncEngine {

    private final Map<AccountId, SyncRun> last = new ConcurrentHashMap<>();
    private final Set<AccountId> running = ConcurrentHashMap.newKeySet();

    AnswersWithAnOlderRun(EngineParts parts) {
      super(parts);
    }

    @Override
    public SyncRun run(AccountId account, RunRequest request) {
      refuseWithinARun();
      if (running.contains(account)) {
        while (running.contains(account)) {
          LockSupport.parkNanos(1_000_000);
        }
        return last.get(account);
      }
      return super.run(account, request);
    }

    @Override
    SyncRun ran(AccountId id, RunRequest request, RunControl control) {
      running.add(id);
      try {
        SyncRun run = super.ran(id, request, control);
        last.put(id, run);
        return run;
      } finally {
        running.remove(id);
      }
    }
  }

  static class RunsWithinARun extends SoundSyncEngine {
    RunsWithinARun(EngineParts parts) {
      super(parts);
    }

    @Override
    void refuseWithinARun() {}
  }

  static class GivesRunsIdsOfItsOwn extends SoundSyncEngine {
    GivesRunsIdsOfItsOwn(EngineParts parts) {
      super(parts);
    }

    @Override
    public SyncRun run(AccountId account, RunRequest request) {
      return super.run(account, RunRequest.of(request.trigger(), request.actor(), request.scope()));
    }
  }

  static class ThrowsFailures extends SoundSyncEngine {
    ThrowsFailures(EngineParts parts) {
      super(parts);
    }

    @Override
    public SyncRun run(AccountId account, RunRequest request) {
      SyncRun run = super.run(account, request);
      run.firstFailure()
          .ifPresent(
              failure -> {
                throw new IllegalStateException(failure.message());
              });
      return run;
    }
  }

  static class SwallowsFailures extends SoundSyncEngine {
    SwallowsFailures(EngineParts parts) {
      super(parts);
    }

    @Override
    public SyncRun run(AccountId account, RunRequest request) {
      SyncRun run = super.run(account, request);
      return run.outcome() == SyncRun.Outcome.FAILED
          ? new SyncRun(
              run.id(),
              run.account(),
              run.trigger(),
              run.actor(),
              run.kind(),
              SyncRun.Outcome.SUCCEEDED,
              run.startedAt(),
              run.finishedAt(),
              List.of())
          : run;
    }
  }

  static class RoundsOverTheDisconnected extends SoundSyncEngine {
    RoundsOverTheDisconnected(EngineParts parts) {
      super(parts);
    }

    @Override
    boolean inRound(Account account) {
      return true;
    }
  }

  static class RoundsInTheOrderOfTheirEnds extends SoundSyncEngine {
    RoundsInTheOrderOfTheirEnds(EngineParts parts) {
      super(parts);
    }

    @Override
    public List<SyncRun> syncAll(AccountQuery query) {
      List<SyncRun> runs = new ArrayList<>(super.syncAll(query));
      Collections.reverse(runs);
      return runs;
    }
  }

  static class RoundsEndAtAFailure extends SoundSyncEngine {
    RoundsEndAtAFailure(EngineParts parts) {
      super(parts);
    }

    @Override
    public List<SyncRun> syncAll(AccountQuery query) {
      return super.syncAll(query).stream().takeWhile(SyncRun::succeeded).toList();
    }
  }
}
