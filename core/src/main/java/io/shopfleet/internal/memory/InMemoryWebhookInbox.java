package io.shopfleet.internal.memory;

import io.shopfleet.account.AccountId;
import io.shopfleet.webhook.WebhookEntry;
import io.shopfleet.webhook.WebhookInbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Webhooks' notices in memory, for trials and tests: gone when the process ends. */
public final class InMemoryWebhookInbox implements WebhookInbox {

  private static final Comparator<WebhookEntry> FIRST_RECEIVED_FIRST =
      Comparator.comparing(WebhookEntry::receivedAt).thenComparing(WebhookEntry::key);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Noted> noted = new HashMap<>();
  // The pending ones once more: most of what is noted is done.
  private final TreeSet<WebhookEntry> pending = new TreeSet<>(FIRST_RECEIVED_FIRST);

  /**
   * @param notBefore while it is pending, when it may be handed out
   */
  private record Noted(WebhookEntry entry, boolean done, Instant notBefore) {}

  @Override
  public boolean add(WebhookEntry entry) {
    return locked(
        () -> {
          if (noted.containsKey(entry.key())) {
            return false;
          }
          put(new Noted(entry, false, Instant.MIN));
          return true;
        });
  }

  @Override
  public List<WebhookEntry> take(Instant now, Instant leaseUntil, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Take at least one entry, not " + limit);
    }
    return locked(
        () -> {
          List<WebhookEntry> taken =
              pending.stream().filter(entry -> isFree(entry, now)).limit(limit).toList();
          taken.forEach(entry -> put(new Noted(entry, false, leaseUntil)));
          return taken;
        });
  }

  @Override
  public void done(String key) {
    locked(
        () -> {
          Noted present = noted.get(key);
          if (present != null) {
            put(new Noted(present.entry(), true, Instant.MAX));
          }
          return true;
        });
  }

  @Override
  public void failed(String key, Instant notBefore) {
    locked(
        () -> {
          Noted present = noted.get(key);
          if (present != null && !present.done()) {
            pending.remove(present.entry());
            put(new Noted(withOneFailureMore(present.entry()), false, notBefore));
          }
          return true;
        });
  }

  @Override
  public void forget(Instant now) {
    locked(
        () -> noted.values().removeIf(one -> one.done() && !one.entry().keepUntil().isAfter(now)));
  }

  @Override
  public void erase(AccountId account) {
    locked(
        () -> {
          pending.removeIf(entry -> entry.account().equals(account));
          return noted.values().removeIf(one -> one.entry().account().equals(account));
        });
  }

  private boolean isFree(WebhookEntry entry, Instant now) {
    Noted present = noted.get(entry.key());
    return present != null && !present.notBefore().isAfter(now);
  }

  private void put(Noted one) {
    noted.put(one.entry().key(), one);
    if (one.done()) {
      pending.remove(one.entry());
    } else {
      pending.add(one.entry());
    }
  }

  private static WebhookEntry withOneFailureMore(WebhookEntry entry) {
    return new WebhookEntry(
        entry.key(),
        entry.account(),
        entry.type(),
        entry.stream(),
        entry.records(),
        entry.receivedAt(),
        entry.keepUntil(),
        entry.failures() + 1);
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
