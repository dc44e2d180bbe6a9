package io.shopfleet.stock;

import io.shopfleet.account.Account;
import io.shopfleet.stock.Availability.Known;
import io.shopfleet.stock.OutboundRow.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes the wishes for one account into the outbox. Used by one thread. */
final class StockIntake {

  private final Account account;
  private final OutboundStock outbox;
  private final Map<StockKey, StockWish> waiting = new LinkedHashMap<>();
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
                waiting.put(wish.key(), wish);
              } else {
                unknown.add(wish);
              }
            });
  }

  /** Takes those of the wishes that are left whose row would be of a kind. */
  void take(Instant now, Predicate<OutboundRow> kind) {
    List<StockWish> asked = List.copyOf(waiting.values());
    while (!asked.isEmpty()) {
      Map<StockKey, OutboundRow> present =
          outbox.find(account.id(), asked.stream().map(StockWish::key).toList());
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
    long quantity = ((Known) wish.available()).units();
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

  /** Tenants may use the same ids for different items. */
  private @Nullable String shared(@Nullable String item) {
    return item == null ? null : account.tenant().value() + "/" + item;
  }
}
