package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.PlatformId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Chore;
import io.shopfleet.sync.Chores;
import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.NextRun;
import io.shopfleet.sync.RunControl;
import io.shopfleet.sync.RunControl.Directive;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleState.Troubles;
import io.shopfleet.sync.SyncRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Engines that run the wrong accounts by themselves, or at the wrong time. */
final class BrokenSchedules {

  private BrokenSchedules() {}

  /** Begins what was due when it looked, whoever else has begun it since. */
  static class KnowsNoOtherNode extends SoundSyncEngine {

    private static final Duration LATER = Duration.ofMillis(30);

    KnowsNoOtherNode(EngineParts parts) {
      super(parts);
    }

    @Override
    Optional<NextRun> stillDue(Account account) {
      LockSupport.parkNanos(LATER.toNanos());
      return Optional.of(new NextRun(parts.clock().instant(), Set.of(DataStream.ORDERS)));
    }
  }

  static class IgnoresTheBound extends SoundSyncEngine {
    IgnoresTheBound(EngineParts parts) {
      super(parts);
    }

    @Override
    Semaphore place(PlatformId platform) {
      return new Semaphore(1);
    }
  }

  static class HasOneBoundForAll extends SoundSyncEngine {

    private final Semaphore all;

    HasOneBoundForAll(EngineParts parts) {
      super(parts);
      this.all = new Semaphore(parts.bound());
    }

    @Override
    Semaphore place(PlatformId platform) {
      return all;
    }
  }

  static class KeepsThePlaceOfAFailure extends SoundSyncEngine {
    KeepsThePlaceOfAFailure(EngineParts parts) {
      super(parts);
    }

    @Override
    void givenBack(Semaphore place, Optional<SyncRun> run) {
      if (run.map(SyncRun::succeeded).orElse(true)) {
        place.release();
      }
    }
  }

  static class RunsWhatIsSwitchedOff extends SoundSyncEngine {
    RunsWhatIsSwitchedOff(EngineParts parts) {
      super(parts);
    }

    @Override
    Optional<NextRun> next(Account account, ScheduleState state) {
      return super.next(account.toBuilder().enabled(true).build(), state);
    }
  }

  static class RunsWhatIsGivenUp extends SoundSyncEngine {
    RunsWhatIsGivenUp(EngineParts parts) {
      super(parts);
    }

    @Override
    Optional<NextRun> next(Account account, ScheduleState state) {
      return super.next(
          account.toBuilder().connectionState(ConnectionState.CONNECTED).build(), state);
    }
  }

  static class ForgetsTheBackOff extends SoundSyncEngine {
    ForgetsTheBackOff(EngineParts parts) {
      super(parts);
    }

    @Override
    Optional<NextRun> next(Account account, ScheduleState state) {
      return super.next(account, with(state, state.begun(), Troubles.NONE));
    }
  }

  /** Knows the back-off of its own time only. */
  static class ForgetsTheBackOffAtARestart extends SoundSyncEngine {

    private final Set<AccountId> ranHere = ConcurrentHashMap.newKeySet();

    ForgetsTheBackOffAtARestart(EngineParts parts) {
      super(parts);
    }

    @Override
    Optional<NextRun> next(Account account, ScheduleState state) {
      boolean knows = ranHere.contains(account.id());
      return super.next(
          account, with(state, state.begun(), knows ? state.troubles() : Troubles.NONE));
    }

    @Override
    SyncRun ran(AccountId id, RunRequest request, RunControl control) {
      ranHere.add(id);
      return super.ran(id, request, control);
    }
  }

  static class RunsEverythingAtARestart extends SoundSyncEngine {

    private final Set<AccountId> ranHere = ConcurrentHashMap.newKeySet();

    RunsEverythingAtARestart(EngineParts parts) {
      super(parts);
    }

    @Override
    Optional<NextRun> next(Account account, ScheduleState state) {
      boolean knows = ranHere.contains(account.id());
      return super.next(account, with(state, knows ? state.begun() : Map.of(), state.troubles()));
    }

    @Override
    SyncRun ran(AccountId id, RunRequest request, RunControl control) {
      ranHere.add(id);
      return super.ran(id, request, control);
    }
  }

  private static ScheduleState with(
      ScheduleState state, Map<DataStream, Instant> begun, Troubles troubles) {
    return new ScheduleState(
        state.account(),
        state.version(),
        state.firstSeen(),
        begun,
        state.sweptAt(),
        troubles,
        state.paused(),
        state.claim(),
        state.backfills());
  }

  /** Pauses end with the engine. */
  static class PausesInMemory extends SoundSyncEngine {

    private final Set<AccountId> paused = ConcurrentHashMap.newKeySet();

    PausesInMemory(EngineParts parts) {
      super(parts);
    }

    @Override
    Optional<NextRun> next(Account account, ScheduleState state) {
      return paused.contains(account.id()) ? Optional.empty() : super.next(account, state);
    }

    @Override
    Directive atBorder(AccountId id) {
      return paused.contains(id) ? Directive.PAUSE : super.atBorder(id);
    }

    @Override
    SyncRun ran(AccountId id, RunRequest request, RunControl control) {
      return super.ran(
          id, request, request.trigger() == SyncRun.Trigger.MANUAL ? RunControl.GO_ON : control);
    }

    @Override
    public void pause(AccountId account) {
      paused.add(account);
    }

    @Override
    public void resume(AccountId account) {
      paused.remove(account);
    }
  }

  static class IgnoresWake extends SoundSyncEngine {
    IgnoresWake(EngineParts parts) {
      super(parts);
    }

    @Override
    public void wake(AccountId account) {}
  }

  static class KnowsTheAccountsOfItsStart extends SoundSyncEngine {

    private @Nullable List<AccountId> known;

    KnowsTheAccountsOfItsStart(EngineParts parts) {
      super(parts);
    }

    @Override
    List<Account> listed() {
      if (known == null) {
        known = super.listed().stream().map(Account::id).toList();
      }
      List<AccountId> present = known;
      return super.listed().stream().filter(one -> present.contains(one.id())).toList();
    }
  }

  static class KnowsTheSettingsOfItsStart extends SoundSyncEngine {

    private final Map<AccountId, Account> known = new ConcurrentHashMap<>();

    KnowsTheSettingsOfItsStart(EngineParts parts) {
      super(parts);
    }

    @Override
    Optional<NextRun> next(Account account, ScheduleState state) {
      Account first = known.computeIfAbsent(account.id(), id -> account);
      return super.next(account.toBuilder().settings(first.settings()).build(), state);
    }
  }

  /** What somebody waits for has its turn when nothing is due any more. */
  static class RunsTheScheduleFirst extends SoundSyncEngine {
    RunsTheScheduleFirst(EngineParts parts) {
      super(parts);
    }

    @Override
    public SyncRun run(AccountId account, RunRequest request) {
      while (anybodyIsDue()) {
        LockSupport.parkNanos(1_000_000);
      }
      return super.run(account, request);
    }

    private boolean anybodyIsDue() {
      return listed().stream()
          .map(one -> next(one, parts.schedules().seen(one.id())))
          .flatMap(Optional::stream)
          .anyMatch(run -> !run.at().isAfter(parts.clock().instant()));
    }
  }

  static class ForgetsTheChores extends SoundSyncEngine {
    ForgetsTheChores(EngineParts parts) {
      super(parts);
    }

    @Override
    void tend(Chores present) {}
  }

  static class DoesAChoreTwiceAtOnce extends SoundSyncEngine {
    DoesAChoreTwiceAtOnce(EngineParts parts) {
      super(parts);
    }

    @Override
    void tend(Chores present) {
      for (Chore chore : parts.chores()) {
        parts.executor().execute(() -> chore.step(() -> false));
      }
    }
  }
}
