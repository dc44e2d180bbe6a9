package io.shopfleet.internal.memory;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.OrderWatch;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Watched orders in memory, for trials and tests: gone when the process ends. */
public final class InMemoryOrderWatch implements OrderWatch {

  private static final Comparator<Watched> NEXT_FIRST =
      Comparator.comparing(Watched::state)
          .thenComparing(Watched::readAt)
          .thenComparing(Watched::orderId);

  private final ConcurrentMap<AccountId, ConcurrentMap<String, Watched>> watched =
      new ConcurrentHashMap<>();

  @Override
  public Map<String, Watched> find(AccountId account, Collection<String> orderIds) {
    Map<String, Watched> mine = of(account);
    Map<String, Watched> found = new HashMap<>();
    for (String orderId : orderIds) {
      Watched order = mine.get(orderId);
      if (order != null) {
        found.put(orderId, order);
      }
    }
    return found;
  }

  @Override
  public void put(AccountId account, Collection<Watched> orders) {
    Map<String, Watched> mine = of(account);
    orders.forEach(order -> mine.put(order.orderId(), order));
  }

  @Override
  public List<Watched> next(AccountId account, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one order, not " + limit);
    }
    return of(account).values().stream()
        .filter(order -> order.state() != State.SETTLED)
        .sorted(NEXT_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public void forget(AccountId account, Instant createdBefore) {
    of(account)
        .values()
        .removeIf(
            order -> order.state() == State.SETTLED && order.createdAt().isBefore(createdBefore));
  }

  @Override
  public void erase(AccountId account) {
    watched.remove(account);
  }

  private ConcurrentMap<String, Watched> of(AccountId account) {
    return watched.computeIfAbsent(account, id -> new ConcurrentHashMap<>());
  }
}
