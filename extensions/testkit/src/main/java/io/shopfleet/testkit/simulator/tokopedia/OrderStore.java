package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every order of every shop, and the moves that wait for their time. Thread-safe. */
final class OrderStore {

  // Live ids need 64 bits; starting above 2^32 makes a truncating client fail at once.
  private static final long FIRST_ORDER_ID = 4_300_000_001L;
  private static final long FIRST_DETAIL_ID = 6_100_000_001L;

  private record PlannedMove(Instant at, long orderId, int status) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final Map<Long, Order> orders = new HashMap<>();
  private final Map<Long, List<Long>> idsByShop = new HashMap<>();
  private final Map<String, Long> idByInvoice = new HashMap<>();
  private final PriorityQueue<PlannedMove> planned =
      new PriorityQueue<>(
          Comparator.comparing(PlannedMove::at).thenComparing(PlannedMove::orderId));
  private long nextOrderId = FIRST_ORDER_ID;
  private long nextDetailId = FIRST_DETAIL_ID;

  OrderStore(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds an order; the lines get their detail ids here. */
  Order add(
      long shopId,
      Instant createdAt,
      List<OrderLine> lines,
      BigDecimal shippingCost,
      List<OrderEvent> history) {
    return locked(
        () -> {
          long id = nextOrderId++;
          String invoice = "INV/" + JakartaTime.day(createdAt) + "/MPL/" + id;
          List<OrderLine> numbered = lines.stream().map(this::numbered).toList();
          Instant updatedAt = history.get(history.size() - 1).at();
          Order order =
              new Order(
                  id,
                  shopId,
                  invoice,
                  5_200_000_000L + id % 977,
                  createdAt,
                  numbered,
                  shippingCost,
                  "",
                  history,
                  updatedAt);
          orders.put(id, order);
          idsByShop.computeIfAbsent(shopId, key -> new ArrayList<>()).add(id);
          idByInvoice.put(invoice, id);
          return order;
        });
  }

  private OrderLine numbered(OrderLine line) {
    return new OrderLine(
        nextDetailId++,
        line.productId(),
        line.name(),
        line.sku(),
        line.quantity(),
        line.unitPrice());
  }

  /** Lets an order move when the clock reaches an instant, with that instant as its time. */
  void plan(long orderId, int status, Instant at) {
    locked(() -> planned.add(new PlannedMove(at, orderId, status)));
  }

  Optional<Order> find(long orderId) {
    return locked(() -> Optional.ofNullable(orders.get(orderId)));
  }

  Optional<Order> findByInvoice(String invoice) {
    return locked(() -> Optional.ofNullable(idByInvoice.get(invoice)).map(orders::get));
  }

  /** The orders of a shop as they are now, in the order of their ids. */
  List<Order> ofShop(long shopId) {
    return locked(
        () -> idsByShop.getOrDefault(shopId, List.of()).stream().map(this::present).toList());
  }

  Order move(long orderId, int status) {
    return change(orderId, (order, now) -> order.moved(status, now));
  }

  Order assignAwb(long orderId, String awb) {
    return change(orderId, (order, now) -> order.withAwb(awb, now));
  }

  /** Gives a seeded order its AWB as of a past instant. */
  Order assignAwb(long orderId, String awb, Instant at) {
    return change(orderId, (order, now) -> order.withAwb(awb, at));
  }

  /** Moves up to {@code most} listed orders of a shop that can still go on one status further. */
  List<Order> advance(long shopId, int most) {
    return locked(
        () ->
            ofShop(shopId).stream()
                .filter(Order::listed)
                .filter(order -> OrderStatus.after(order.status()) != order.status())
                .limit(most)
                .map(order -> move(order.id(), OrderStatus.after(order.status())))
                .toList());
  }

  private Order change(long orderId, BiFunction<Order, Instant, Order> edit) {
    return locked(() -> put(edit.apply(present(orderId), now())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Order put(Order order) {
    orders.put(order.id(), order);
    return order;
  }

  private Order present(long orderId) {
    Order order = orders.get(orderId);
    if (order == null) {
      throw new IllegalArgumentException("No order " + orderId + "; create or seed it first");
    }
    return order;
  }

  // Planned moves are carried out whenever anybody looks, so a virtual clock needs no thread.
  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      carryOutPlannedMoves();
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private void carryOutPlannedMoves() {
    Instant now = clock.instant();
    for (PlannedMove next = planned.peek();
        next != null && !next.at().isAfter(now);
        next = planned.peek()) {
      planned.remove();
      put(present(next.orderId()).moved(next.status(), next.at()));
    }
  }
}
