package io.shopfleet.webhook;

import io.shopfleet.account.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What this node took from the inbox and did not follow yet, by account, those first that came
 * first. At most one thread works on an account, and at most a number of them at all. Safe for
 * concurrent use.
 */
final class HeldEntries {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AccountId, List<Held>> waiting = new LinkedHashMap<>();
  private final Set<AccountId> busy = new HashSet<>();
  private final int atOnce;
  private int size;

  private record Held(WebhookEntry entry, Instant leaseUntil) {}

  HeldEntries(int atOnce) {
    this.atOnce = atOnce;
  }

  void add(WebhookEntry entry, Instant leaseUntil) {
    locked(
        () -> {
          size++;
          return waiting
              .computeIfAbsent(entry.account(), account -> new ArrayList<>())
              .add(new Held(entry, leaseUntil));
        });
  }

  /** How many wait, of whatever account. */
  int size() {
    return locked(() -> size);
  }

  /**
   * How many wait for a place. Those of an account that somebody works on are not counted: they go
   * together with it, and would keep those of others from being taken.
   */
  int waitingForAPlace() {
    return locked(
        () ->
            size
                - busy.stream()
                    .mapToInt(account -> waiting.getOrDefault(account, List.of()).size())
                    .sum());
  }

  /** The next account that has something waiting and nobody who works on it. It is busy now. */
  Optional<AccountId> begin() {
    return locked(
        () -> {
          Optional<AccountId> next =
              busy.size() < atOnce
                  ? waiting.keySet().stream().filter(one -> !busy.contains(one)).findFirst()
                  : Optional.empty();
          next.ifPresent(busy::add);
          return next;
        });
  }

  /** All that waits for an account, but for what others may have taken meanwhile. */
  List<WebhookEntry> take(AccountId account, Instant now) {
    return locked(
        () -> {
          List<Held> mine = waiting.remove(account);
          if (mine == null) {
            return List.of();
          }
          size -= mine.size();
          return mine.stream()
              .filter(one -> now.isBefore(one.leaseUntil()))
              .map(Held::entry)
              .toList();
        });
  }

  /** The account is no longer busy. */
  void end(AccountId account) {
    locked(() -> busy.remove(account));
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
