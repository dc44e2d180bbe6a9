package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.RunControl.Directive;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleState.Claim;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Schedule stores that are broken. */
final class BrokenScheduleStores {

  private BrokenScheduleStores() {}

  static class IgnoresTheVersion extends SoundScheduleStore {
    IgnoresTheVersion(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, ScheduleState state) {
      return super.replaced(tx, state.withVersion(version(tx, state.account())));
    }
  }

  static class ChecksThenActs extends SoundScheduleStore {
    ChecksThenActs(Database database) {
      super(database);
    }

    @Override
    public boolean save(ScheduleState state) {
      if (database.inTransaction(tx -> version(tx, state.account())) != state.version()) {
        return false;
      }
      database.rendezvous().meet(state.account());
      ScheduleState next = state.withVersion(state.version() + 1);
      database.change(tx -> tx.put(ScheduleState.class, state.account(), next));
      return true;
    }
  }

  static class LoadsTheFirstThousand extends SoundScheduleStore {
    LoadsTheFirstThousand(Database database) {
      super(database);
    }

    @Override
    public Map<AccountId, ScheduleState> load(Collection<AccountId> accounts) {
      return super.load(accounts.stream().limit(1_000).toList());
    }
  }

  static class LoadsManyFromACache extends SoundScheduleStore {

    private final Map<AccountId, ScheduleState> cache = new ConcurrentHashMap<>();

    LoadsManyFromACache(Database database) {
      super(database);
    }

    @Override
    public Map<AccountId, ScheduleState> load(Collection<AccountId> accounts) {
      if (!cache.keySet().containsAll(accounts)) {
        cache.putAll(super.load(accounts));
      }
      return Map.copyOf(cache);
    }
  }

  static class KeepsAnOldClaim extends SoundScheduleStore {
    KeepsAnOldClaim(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, ScheduleState state) {
      Claim before =
          tx.get(ScheduleState.class, state.account())
              .flatMap(present -> Optional.ofNullable(present.claim()))
              .orElse(null);
      return super.replaced(tx, state.claim() == null ? claimed(state, before) : state);
    }
  }

  static class ForgetsTheDirective extends SoundScheduleStore {
    ForgetsTheDirective(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, ScheduleState state) {
      Claim claim = state.claim();
      return super.replaced(
          tx,
          claim == null
              ? state
              : claimed(state, new Claim(claim.run(), claim.begunAt(), Directive.GO_ON)));
    }
  }

  static class TruncatesToSeconds extends SoundScheduleStore {
    TruncatesToSeconds(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, ScheduleState state) {
      Instant swept = state.sweptAt();
      return super.replaced(
          tx,
          new ScheduleState(
              state.account(),
              state.version(),
              state.firstSeen(),
              state.begun(),
              swept == null ? null : swept.truncatedTo(ChronoUnit.SECONDS),
              state.troubles(),
              state.paused(),
              state.claim(),
              state.backfills()));
    }
  }

  static class CreatesWhatWasErased extends SoundScheduleStore {
    CreatesWhatWasErased(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, ScheduleState state) {
      boolean absent = version(tx, state.account()) == 0;
      return super.replaced(tx, absent ? state.withVersion(0) : state);
    }
  }

  static class AbsentWhenItCannotTell extends SoundScheduleStore {
    AbsentWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public Optional<ScheduleState> load(AccountId account) {
      try {
        return super.load(account);
      } catch (SyncStoreException e) {
        return Optional.empty();
      }
    }
  }

  static class RefusesWhenItCannotTell extends SoundScheduleStore {
    RefusesWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public boolean save(ScheduleState state) {
      try {
        return super.save(state);
      } catch (SyncStoreException e) {
        return false;
      }
    }
  }

  private static ScheduleState claimed(ScheduleState state, @Nullable Claim claim) {
    return new ScheduleState(
        state.account(),
        state.version(),
        state.firstSeen(),
        state.begun(),
        state.sweptAt(),
        state.troubles(),
        state.paused(),
        claim,
        state.backfills());
  }
}
