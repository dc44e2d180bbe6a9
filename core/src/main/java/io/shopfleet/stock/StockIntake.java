package io.shopfleet.stock;

import io.shopfleet.account.Account;
import io.shopfleet.stock.Availability.Known;
import io.shopfleet.stock.OutboundRow.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the wishes for one account into the outbox. Used by one thread. */
final class StockIntake {

  /** What an absent row desires. */
  private static final long NONE = -1;

  private final Account account;
  private final OutboundStock outbox;
  private final Map<StockKey, StockWish> known = new LinkedHashMap<>();
  private final Map<StockKey, StockWish> waiting = new LinkedHashMap<>();
  private final Map<StockKey, Long> firstSeen = new HashMap<>();
  private final List<StockWish> unknown = new ArrayList<>();
  private final int superseded;
  private int queued;
  private int unchanged;
  private int refused;

  StockIntake(Account account, List<StockWish> wishes, OutboundStock outbox) {
    this.account = account;
    this.outbox = outbox;
    Map<StockKey, StockWish> newest = new LinkedHashMap<>();
    wishes.forEach(wish -> newest.put(wish.key(), wish));
    superseded = wishes.size() - newest.size();
    newest
        .values()
        .forEach(
            wish -> {
              if (wish.available() instanceof Known) {
                known.put(wish.key(), wish);
              } else {
                unknown.add(wish);
              }
            });
  }

  /** The items that the wishes are about, as far as other shops may sell them, too. */
  Set<String> items() {
    return known.values().stream()
        .map(wish -> shared(wish.item()))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Begins, or begins anew because others wished at the same time. */
  void begin() {
    waiting.clear();
    waiting.putAll(known);
    firstSeen.clear();
    queued = 0;
    unchanged = 0;
    refused = 0;
  }

  /**
   * Takes those of the wishes that are left whose row would be of a kind.
   *
   * @return false if somebody else changed what a shared item's row is to show since this began
   */
  boolean take(Instant now, Predicate<OutboundRow> kind) {
    List<StockWish> asked = List.copyOf(waiting.values());
    while (!asked.isEmpty()) {
      Map<StockKey, OutboundRow> present =
          outbox.find(account.id(), asked.stream().map(StockWish::key).toList());
      if (asked.stream().anyMatch(wish -> isRivalled(wish, present.get(wish.key())))) {
        return false;
      }
      List<OutboundRow> changed = new ArrayList<>();
      for (StockWish wish : asked) {
        OutboundRow next = next(wish, present.get(wish.key()), now);
        if (next != null && kind.test(next)) {
          changed.add(next);
        }
      }
      Set<StockKey> overtaken = changed.isEmpty() ? Set.of() : outbox.save(account.id(), changed);
      changed.stream().filter(row -> !overtaken.contains(row.key())).forEach(this::taken);
      asked = asked.stream().filter(wish -> overtaken.contains(wish.key())).toList();
    }
    return true;
  }

  private boolean isRivalled(StockWish wish, @Nullable OutboundRow present) {
    if (wish.item() == null) {
      return false;
    }
    long desired = present == null ? NONE : present.desired();
    Long before = firstSeen.putIfAbsent(wish.key(), desired);
    return before != null && before != desired;
  }

  /** Whether the rows of shared items still say what was wished for. */
  boolean stands() {
    List<StockWish> shared = known.values().stream().filter(wish -> wish.item() != null).toList();
    if (shared.isEmpty()) {
      return true;
    }
    Map<StockKey, OutboundRow> present =
        outbox.find(account.id(), shared.stream().map(StockWish::key).toList());
    return shared.stream()
        .allMatch(
            wish -> {
              OutboundRow row = present.get(wish.key());
              // An absent one was withdrawn meanwhile: nothing is sent of it.
              return row == null || row.desired() == units(wish);
            });
  }

  StockReceipt receipt() {
    return new StockReceipt(
        queued, unchanged, refused, unknown.stream().map(StockWish::key).toList(), superseded);
  }

  List<StockWish> unknown() {
    return unknown;
  }

  /** The row to save; null if the wish says nothing new, and it is counted then. */
  private @Nullable OutboundRow next(StockWish wish, @Nullable OutboundRow present, Instant now) {
    long quantity = units(wish);
    String item = shared(wish.item());
    if (present == null) {
      return OutboundRow.first(wish.key(), wish.productId(), item, quantity, now);
    }
    if (!present.says(wish.productId(), item, quantity)) {
      return present.wished(wish.productId(), item, quantity, now);
    }
    waiting.remove(wish.key());
    if (present.state() == State.REFUSED) {
      refused++;
    } else {
      unchanged++;
    }
    return null;
  }

  private void taken(OutboundRow row) {
    waiting.remove(row.key());
    if (row.open()) {
      queued++;
    } else {
      unchanged++;
    }
  }

  private static long units(StockWish wish) {
    return ((Known) wish.available()).units();
  }

  /** Tenants may use the same ids for different items. */
  private @Nullable String shared(@Nullable String item) {
    return item == null ? null : unslashed(account.tenant().value()) + "/" + item;
  }

  /** So that no tenant's name runs into its items'. */
  private static String unslashed(String tenant) {
    return tenant.replace("%", "%25").replace("/", "%2F");
  }
}
