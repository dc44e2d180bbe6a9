package io.shopfleet.testkit.simulator.tiktok;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The orders of one shop, and the two orders in which they are read. */
final class OrderBook {
  static final Comparator<OrderState> BY_CREATE_TIME =
      Comparator.comparingLong(OrderState::createTime).thenComparing(OrderState::id);
  static final Comparator<OrderState> BY_UPDATE_TIME =
      Comparator.comparingLong(OrderState::updateTime).thenComparing(OrderState::id);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, OrderState> orders = new LinkedHashMap<>();
  private @Nullable List<OrderState> byCreateTime;
  private @Nullable List<OrderState> byUpdateTime;

  void add(OrderState order) {
    lock.lock();
    try {
      if (orders.putIfAbsent(order.id(), order) != null) {
        throw new IllegalArgumentException("There is an order " + order.id() + " already");
      }
      byCreateTime = null;
      byUpdateTime = null;
    } finally {
      lock.unlock();
    }
  }

  OrderState change(String id, UnaryOperator<OrderState> change) {
    lock.lock();
    try {
      OrderState current = orders.get(id);
      if (current == null) {
        throw new IllegalArgumentException("This shop has no order " + id);
      }
      OrderState changed = change.apply(current);
      orders.put(id, changed);
      byCreateTime = null;
      byUpdateTime = null;
      return changed;
    } finally {
      lock.unlock();
    }
  }

  Optional<OrderState> find(String id) {
    lock.lock();
    try {
      return Optional.ofNullable(orders.get(id));
    } finally {
      lock.unlock();
    }
  }

  /** All orders by the time of their last change, the oldest first. */
  List<OrderState> byUpdateTime() {
    lock.lock();
    try {
      List<OrderState> current = byUpdateTime;
      if (current == null) {
        current = sorted(BY_UPDATE_TIME);
        byUpdateTime = current;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** All orders by the time they were placed, the oldest first. */
  List<OrderState> byCreateTime() {
    lock.lock();
    try {
      List<OrderState> current = byCreateTime;
      if (current == null) {
        current = sorted(BY_CREATE_TIME);
        byCreateTime = current;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return orders.size();
    } finally {
      lock.unlock();
    }
  }

  private List<OrderState> sorted(Comparator<OrderState> comparator) {
    List<OrderState> fresh = new ArrayList<>(orders.values());
    fresh.sort(comparator);
    return List.copyOf(fresh);
  }
}
