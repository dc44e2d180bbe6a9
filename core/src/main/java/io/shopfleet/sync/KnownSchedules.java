package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine of one node knows of its accounts' schedules, so that a look at ten thousand of
 * them every second asks the store for none. Nobody else writes there. Safe for concurrent use.
 */
final class KnownSchedules {

  private static final Logger log = LoggerFactory.getLogger(KnownSchedules.class);
  private static final Duration HELD_BACK = Duration.ofSeconds(30);

  private final AccountSchedules schedules;
  private final Clock clock;
  private final Map<AccountId, Known> known = new ConcurrentHashMap<>();
  private final Set<AccountId> outdated = ConcurrentHashMap.newKeySet();
  private final Map<AccountId, Instant> heldBack = new ConcurrentHashMap<>();

  KnownSchedules(AccountSchedules schedules, Clock clock) {
    this.schedules = schedules;
    this.clock = clock;
  }

  /**
   * What is known of an account.
   *
   * @param state as it rests in the store
   * @param planned what was made of it; null if nothing yet
   */
  private record Known(ScheduleState state, @Nullable Planned planned) {}

  /** The next run of an account as it was then: plans are costly, and seldom change. */
  private record Planned(Account account, Instant made, @Nullable NextRun next) {

    boolean holds(Account now, Instant instant) {
      return account.equals(now)
          // A clock that is put right may bring starts forward.
          && !instant.isBefore(made)
          && (next == null || next.at().isAfter(instant));
    }
  }

  /**
   * Those of the accounts that are due, with what is to run, the longest overdue first. Accounts
   * that are unknown while the store does not answer, and those that are held back, are left out.
   */
  List<Due> due(List<Account> accounts) {
    List<AccountId> ids = accounts.stream().map(Account::id).toList();
    forgetOthers(ids);
    learn(ids.stream().filter(id -> !known.containsKey(id)).toList());
    Instant now = clock.instant();
    // A clock that went back must not make a little while a long one.
    heldBack.values().removeIf(until -> !now.isBefore(until) || until.isAfter(now.plus(HELD_BACK)));
    List<Due> due = new ArrayList<>();
    for (Account account : accounts) {
      if (!heldBack.containsKey(account.id())) {
        planned(account, accounts.size(), now)
            .filter(run -> !run.at().isAfter(now))
            .ifPresent(run -> due.add(new Due(account, run)));
      }
    }
    due.sort(Comparator.comparing(overdue -> overdue.next().at()));
    return due;
  }

  /** An account that is to run. */
  record Due(Account account, NextRun next) {}

  private Optional<NextRun> planned(Account account, int fleet, Instant now) {
    try {
      return next(account, fleet, now);
    } catch (RuntimeException e) {
      // One account that nobody can plan for must not keep the others waiting.
      log.warn("When account {} is to run could not be found out", account.id(), e);
      holdBack(account.id());
      return Optional.empty();
    }
  }

  private Optional<NextRun> next(Account account, int fleet, Instant now) {
    @Nullable Known present = known.get(account.id());
    if (present == null) {
      return Optional.empty();
    }
    @Nullable Planned before = present.planned();
    if (before != null && before.holds(account, now)) {
      return Optional.ofNullable(before.next());
    }
    Optional<NextRun> next = schedules.next(account, present.state(), fleet);
    Known planned = new Known(present.state(), new Planned(account, now, next.orElse(null)));
    known.replace(account.id(), present, planned);
    return next;
  }

  private void forgetOthers(List<AccountId> ids) {
    if (known.size() > ids.size()) {
      Set<AccountId> present = new HashSet<>(ids);
      known.keySet().retainAll(present);
      outdated.retainAll(present);
    }
  }

  private void learn(List<AccountId> unknown) {
    if (unknown.isEmpty()) {
      return;
    }
    unknown.forEach(outdated::remove);
    try {
      schedules.states(unknown).forEach(this::remember);
    } catch (RuntimeException e) {
      // Those that are known go on; the others are asked for again in a second.
      log.warn("The schedules of {} accounts could not be read", unknown.size(), e);
    }
  }

  private void remember(AccountId account, ScheduleState state) {
    known.put(account, new Known(state, null));
    // It may have changed while it was on its way here.
    if (outdated.contains(account)) {
      known.remove(account);
    }
  }

  /** Whether an account is still to run as it was when it was found to be due. */
  boolean isStill(Due due) {
    @Nullable Known present = known.get(due.account().id());
    return present != null
        && present.planned() != null
        && due.next().equals(present.planned().next())
        && !heldBack.containsKey(due.account().id());
  }

  /** What is known of an account is outdated. */
  void forget(AccountId account) {
    outdated.add(account);
    known.remove(account);
  }

  /** Leaves an account alone for a little while. */
  void holdBack(AccountId account) {
    heldBack.put(account, clock.instant().plus(HELD_BACK));
  }
}
