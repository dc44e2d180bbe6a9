package io.shopfleet.webhook;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A dispatch over the stores of a post office, and errands that are written down. */
final class DispatchRoom implements WebhookErrands {

  final PostOffice office = new PostOffice();
  final List<String> done = new CopyOnWriteArrayList<>();
  private final Map<AccountId, RuntimeException> failing = new ConcurrentHashMap<>();
  private int number;

  /** Follows everything on the caller's thread. */
  WebhookDispatch dispatch() {
    return dispatch(Runnable::run);
  }

  WebhookDispatch dispatch(Executor executor) {
    return new WebhookDispatch(
        office.inbox,
        office.accounts,
        this,
        executor,
        office.policy,
        office.events::add,
        office.clock);
  }

  /** An account in use. */
  AccountId account(String id) {
    return office.account(id, "shop of " + id, "key").id();
  }

  void fails(AccountId account, @Nullable RuntimeException failure) {
    if (failure == null) {
      failing.remove(account);
    } else {
      failing.put(account, failure);
    }
  }

  WebhookEntry note(AccountId account, @Nullable DataStream stream, String... records) {
    WebhookEntry entry =
        new WebhookEntry(
            "%064x".formatted(++number),
            account,
            "letter",
            stream,
            List.of(records),
            office.clock.instant(),
            office.clock.instant().plus(Duration.ofDays(2)),
            0);
    office.inbox.add(entry);
    return entry;
  }

  @Override
  public void reread(AccountId account, DataStream stream, List<String> ids) {
    tell(account, account + " " + stream + ids);
  }

  @Override
  public void tryConnection(AccountId account) {
    tell(account, account + " tried");
  }

  private void tell(AccountId account, String what) {
    done.add(what);
    RuntimeException failure = failing.get(account);
    if (failure != null) {
      throw failure;
    }
  }

  /** An executor whose only thread is the test's, and only when it says so. */
  static final class Queued implements Executor {

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    void runNext() {
      tasks.remove().run();
    }

    int waiting() {
      return tasks.size();
    }
  }
}
