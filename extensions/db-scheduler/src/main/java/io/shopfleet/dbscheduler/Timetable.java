package io.shopfleet.dbscheduler;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.PlatformId;
import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.NextRun;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.SyncStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tasks in step with the accounts: new accounts get one, changed ones another time, those
 * that are not to run none. Every node does it, each change over the state that was read, so they
 * need not agree on one of them. Safe for concurrent use; blocks on the stores.
 */
final class Timetable {

  private static final int TOGETHER = 500;

  /** Times that differ by less are the same: databases round. */
  private static final Duration SAME = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(Timetable.class);

  private final EngineParts parts;
  private final Map<PlatformId, PlatformTasks> platforms;
  private final BooleanSupplier closing;
  private volatile int fleet = 1;

  Timetable(EngineParts parts, Map<PlatformId, PlatformTasks> platforms, BooleanSupplier closing) {
    this.parts = parts;
    this.platforms = platforms;
    this.closing = closing;
  }

  /** Looks at every account of the platforms that this node knows. */
  void update() {
    // Tasks before accounts: one that comes in between must not look like one that is gone.
    Map<PlatformId, Map<AccountId, TaskRow>> rows = new HashMap<>();
    platforms.forEach((platform, tasks) -> rows.put(platform, tasks.rows().all()));
    List<Account> accounts = list(AccountQuery.all());
    fleet = Math.max(1, (int) accounts.stream().filter(Account::enabled).count());
    for (int from = 0; from < accounts.size(); from += TOGETHER) {
      update(accounts.subList(from, Math.min(from + TOGETHER, accounts.size())), rows);
    }
    removeOthers(accounts, rows);
  }

  private void update(List<Account> accounts, Map<PlatformId, Map<AccountId, TaskRow>> rows) {
    Map<AccountId, ScheduleState> states =
        parts.schedules().states(accounts.stream().map(Account::id).toList());
    for (Account account : accounts) {
      ScheduleState state = states.get(account.id());
      Map<AccountId, TaskRow> known = rows.get(account.platform());
      if (state != null && known != null && !closing.getAsBoolean()) {
        adjustAlone(account, state, known.get(account.id()));
      }
    }
  }

  private void adjustAlone(Account account, ScheduleState state, @Nullable TaskRow row) {
    try {
      adjust(account, state, row);
    } catch (SyncStoreException e) {
      // The others would fail alike.
      throw e;
    } catch (RuntimeException e) {
      log.warn("When account {} is to run could not be found out", account.id(), e);
    }
  }

  private void removeOthers(List<Account> accounts, Map<PlatformId, Map<AccountId, TaskRow>> rows) {
    Set<AccountId> present = new HashSet<>();
    accounts.forEach(account -> present.add(account.id()));
    rows.forEach(
        (platform, known) ->
            known.values().stream()
                .filter(row -> !row.picked() && !present.contains(row.account()))
                .forEach(row -> tasks(platform).ifPresent(tasks -> tasks.rows().remove(row))));
  }

  /** Brings the task of one account in step at once. */
  void update(AccountId id) {
    Optional<Account> account = parts.accounts().find(id).filter(found -> !found.archived());
    Optional<PlatformTasks> tasks = account.flatMap(found -> tasks(found.platform()));
    if (tasks.isPresent()) {
      ScheduleState state = parts.schedules().seen(id);
      adjust(account.get(), state, tasks.get().rows().find(id).orElse(null));
      tasks.get().look();
    }
  }

  private void adjust(Account account, ScheduleState state, @Nullable TaskRow row) {
    TaskRows rows = tasks(account.platform()).orElseThrow().rows();
    Optional<NextRun> next = parts.schedules().next(account, state, fleet);
    if (row == null) {
      next.ifPresent(run -> create(account, state));
    } else if (row.waitsInVain(parts.clock().instant())) {
      rows.change(row, Turns.beforeSchedule(parts.clock().instant()), row.data());
    } else if (row.idle()) {
      if (next.isEmpty()) {
        rows.remove(row);
      } else if (outOfStep(row, next.get().at(), state)) {
        rows.change(row, next.get().at(), TaskData.BY_SCHEDULE);
      }
    }
  }

  /**
   * From here on it is known when the account was seen first: its first start counts from there.
   */
  private void create(Account account, ScheduleState state) {
    ScheduleState kept = state.version() == 0 ? parts.schedules().seen(account.id()) : state;
    parts
        .schedules()
        .next(account, kept, fleet)
        .ifPresent(
            run ->
                tasks(account.platform())
                    .orElseThrow()
                    .rows()
                    .create(account.id(), run.at(), TaskData.BY_SCHEDULE));
  }

  private static boolean outOfStep(TaskRow row, Instant next, ScheduleState state) {
    // The run before never ended: it is to go on, not to wait for its turn.
    boolean brokenOff = state.claim() != null && next.isAfter(row.at());
    return !brokenOff && Duration.between(row.at(), next).abs().compareTo(SAME) >= 0;
  }

  /** Every account that matches, page by page. */
  List<Account> list(AccountQuery query) {
    List<Account> all = new ArrayList<>();
    @Nullable AccountId after = null;
    do {
      AccountPage page = parts.accounts().list(query, after, TOGETHER);
      all.addAll(page.accounts());
      after = page.last();
    } while (after != null);
    return all;
  }

  private Optional<PlatformTasks> tasks(PlatformId platform) {
    return Optional.ofNullable(platforms.get(platform));
  }
}
