package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.Poison;
import io.shopfleet.testkit.simulator.SampleData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A shop in one market with its products, stock and orders. Safe for use by many threads: a test
 * may move orders while clients read them.
 */
public final class FakeShop {
  private static final long SHOP_SPAN = 100_000_000_000L;
  private static final long CASE_SPAN = 10_000_000_000L;

  private final FakeTikTokShop simulator;
  private final FakeSeller seller;
  private final Market market;
  private final String id;
  private final String code;
  private final String name;
  private final long firstOrderId;
  private final List<String> warehouses;
  private final ProductGenerator productGenerator;
  private final OrderBook orders = new OrderBook();
  private final ProductBook products = new ProductBook();
  private final CaseBook returns;
  private final CaseBook cancellations;
  private final AfterSales afterSales = new AfterSales(this);
  private final Map<String, Poison> poisons = new ConcurrentHashMap<>(0);
  private final Map<String, Poison> stockPoisons = new ConcurrentHashMap<>(0);
  private final ReentrantLock drawing = new ReentrantLock();
  private final SampleData data;
  private volatile String cipher;
  private volatile boolean active = true;
  private int drawnOrders;
  private long drawnIds;

  FakeShop(FakeTikTokShop simulator, FakeSeller seller, Market market, String name, int number) {
    this.simulator = simulator;
    this.seller = seller;
    this.market = market;
    this.name = name;
    this.data = new SampleData(simulator.seed() * 31 + number);
    this.id = Long.toString(7_495_000_000_000_000_000L + number * 1_000_003L);
    this.code = market.region() + "LC" + data.code(6);
    this.cipher = data.token(market.tokenPrefix(), 32);
    this.firstOrderId = 576_000_000_000_000_000L + number * SHOP_SPAN;
    this.returns = new CaseBook(4_035_000_000_000_000_000L + number * CASE_SPAN);
    this.cancellations = new CaseBook(4_036_000_000_000_000_000L + number * CASE_SPAN);
    long warehouse = 7_068_000_000_000_000_000L + number * 10L;
    this.warehouses = List.of(Long.toString(warehouse), Long.toString(warehouse + 1));
    this.productGenerator =
        new ProductGenerator(market, 1_729_000_000_000_000_000L + number * SHOP_SPAN, warehouses);
  }

  /** The shop id, 19 digits. */
  public String id() {
    return id;
  }

  /** The value for {@code shop_cipher} at this moment. */
  public String cipher() {
    return cipher;
  }

  /** The shop code that the seller centre shows. */
  public String code() {
    return code;
  }

  /** The name of the shop. */
  public String name() {
    return name;
  }

  /** The market, such as {@code ID}. */
  public String region() {
    return market.region();
  }

  /** The ISO code of the currency. */
  public String currency() {
    return market.currency();
  }

  /** {@code LOCAL}, or {@code CROSS_BORDER} outside the seller's home region. */
  public String sellerType() {
    return seller.region().equals(market.region()) ? "LOCAL" : "CROSS_BORDER";
  }

  /** Who owns the shop. */
  public FakeSeller seller() {
    return seller;
  }

  /** The ids of the two warehouses. */
  public List<String> warehouses() {
    return warehouses;
  }

  /** Gives the shop a new cipher without telling anyone: 101000 for the old one. */
  public void rotateCipher() {
    drawing.lock();
    try {
      String old = cipher;
      cipher = data.token(market.tokenPrefix(), 32);
      simulator.cipherChanged(this, old);
    } finally {
      drawing.unlock();
    }
  }

  /**
   * Closes or opens the shop: 36009043 while it is closed.
   *
   * @param isActive whether it is open
   */
  public void active(boolean isActive) {
    active = isActive;
  }

  /**
   * Adds products of the seeded kind.
   *
   * @param count how many
   * @return this shop
   */
  public FakeShop seedProducts(int count) {
    drawing.lock();
    try {
      int first = products.size();
      for (int i = 0; i < count; i++) {
        long created = now() - data.between(86_400, 30_000_000);
        long updated = data.between(created, now());
        products.add(productGenerator.draw(data, first + i, created, updated));
      }
      return this;
    } finally {
      drawing.unlock();
    }
  }

  /**
   * Adds orders that were placed in a span of time and went their way until its end. A shop without
   * products gets twenty first.
   *
   * @param count how many
   * @param from the earliest moment at which one is placed
   * @param to the end of the span; nothing happens to them at or after it
   * @return this shop
   */
  public FakeShop seedOrders(int count, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("The span must begin before its end: " + from + ", " + to);
    }
    drawing.lock();
    try {
      OrderGenerator generator = generator();
      for (int i = 0; i < count; i++) {
        long created = data.instant(from, to).getEpochSecond();
        orders.add(generator.draw(data, nextId(), drawnOrders++, created, to.getEpochSecond()));
      }
      return this;
    } finally {
      drawing.unlock();
    }
  }

  /**
   * Adds orders that are placed now.
   *
   * @param count how many
   * @return the new orders
   */
  public List<FakeOrder> newOrders(int count) {
    drawing.lock();
    try {
      OrderGenerator generator = generator();
      List<FakeOrder> fresh = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        fresh.add(put(generator.placed(data, nextId(), drawnOrders++, now())));
      }
      return fresh;
    } finally {
      drawing.unlock();
    }
  }

  /** Begins an order that a test writes by hand. */
  public OrderDraft newOrder() {
    return new OrderDraft(this);
  }

  /**
   * Moves a part of the orders that are still on their way one step further, now.
   *
   * @param fraction how many of them, 0 to 1
   * @return how many were moved
   */
  public int advanceOrders(double fraction) {
    drawing.lock();
    try {
      List<OrderState> open =
          new ArrayList<>(
              orders.byCreateTime().stream().filter(one -> !one.status().isFinal()).toList());
      int wanted = (int) Math.round(open.size() * fraction);
      for (int i = 0; i < wanted; i++) {
        OrderState chosen = open.remove(data.between(0, open.size() - 1));
        new FakeOrder(this, chosen.id()).advance();
      }
      return wanted;
    } finally {
      drawing.unlock();
    }
  }

  /**
   * Adds returns of orders that were delivered, each some steps along its way.
   *
   * @param count how many
   * @param from the earliest moment at which one is asked for
   * @param to the end of the span; nothing happens to them at or after it
   * @return this shop
   * @throws IllegalStateException when no order of the shop was delivered
   */
  public FakeShop seedReturns(int count, Instant from, Instant to) {
    drawing.lock();
    try {
      afterSales.drawReturns(data, count, from.getEpochSecond(), to.getEpochSecond());
      return this;
    } finally {
      drawing.unlock();
    }
  }

  /**
   * Adds a cancellation for every order that is cancelled by now; call it once, after the orders.
   *
   * @return this shop
   */
  public FakeShop seedCancellations() {
    drawing.lock();
    try {
      afterSales.drawCancellations(data);
      return this;
    } finally {
      drawing.unlock();
    }
  }

  /**
   * Spoils a record from now on, wherever it is given.
   *
   * @param recordId the id of an order, product, return or cancellation of this shop
   * @param poison what is wrong with it
   * @return this shop
   */
  public FakeShop poison(String recordId, Poison poison) {
    poisons.put(recordId, poison);
    return this;
  }

  /**
   * Spoils what the inventory search tells of a product from now on.
   *
   * @param productId the product's id
   * @param poison what is wrong with it
   * @return this shop
   */
  public FakeShop poisonStock(String productId, Poison poison) {
    stockPoisons.put(productId, poison);
    return this;
  }

  /** Gives every record as it is again. */
  public void cure() {
    poisons.clear();
    stockPoisons.clear();
  }

  /**
   * One return.
   *
   * @param returnId its id
   * @return the return; to be asked for one of this shop alone
   */
  public FakeReturn returned(String returnId) {
    return new FakeReturn(this, returns.require(returnId).id());
  }

  /** All returns as they are at this moment, the oldest first. */
  public List<ReturnRow> returns() {
    return returns.all(CaseBook.BY_CREATE_TIME).stream()
        .map(one -> one.returnRow(currency()))
        .toList();
  }

  /** All cancellations as they are at this moment, the oldest first. */
  public List<CancellationRow> cancellations() {
    return cancellations.all(CaseBook.BY_CREATE_TIME).stream()
        .map(one -> one.cancellationRow(currency()))
        .toList();
  }

  /**
   * One order.
   *
   * @param orderId the order id
   * @return the order, empty when this shop has none of that id
   */
  public Optional<FakeOrder> order(String orderId) {
    return orders.find(orderId).map(found -> new FakeOrder(this, found.id()));
  }

  /** All orders as they are at this moment, the oldest first. */
  public List<OrderRow> orders() {
    return orders.byCreateTime().stream().map(order -> order.row(currency())).toList();
  }

  /**
   * One product.
   *
   * @param productId the product id
   * @return the product, empty when this shop has none of that id
   */
  public Optional<FakeProduct> product(String productId) {
    return products.find(productId).map(found -> new FakeProduct(this, found.id()));
  }

  /** All products as they are at this moment, the newest first. */
  public List<ProductRow> products() {
    return products.all().stream().map(product -> product.row(currency())).toList();
  }

  @Override
  public String toString() {
    return "FakeShop[" + id + " " + name + "]";
  }

  OrderState draw(long createTime, List<LineState> lines, String platform) {
    drawing.lock();
    try {
      OrderGenerator generator = generator();
      return lines.isEmpty()
          ? generator.placed(data, nextId(), createTime, generator.oneLine(data), platform)
          : generator.placed(data, nextId(), createTime, lines, platform);
    } finally {
      drawing.unlock();
    }
  }

  FakeOrder put(OrderState order) {
    orders.add(order);
    return new FakeOrder(this, order.id());
  }

  OrderState requireOrder(String orderId) {
    return orders
        .find(orderId)
        .orElseThrow(() -> new IllegalStateException("This shop has no order " + orderId));
  }

  CaseBook returnBook() {
    return returns;
  }

  CaseBook cancellationBook() {
    return cancellations;
  }

  AfterSales afterSales() {
    return afterSales;
  }

  @Nullable Poison poisonOf(String recordId) {
    return poisons.get(recordId);
  }

  @Nullable Poison stockPoisonOf(String productId) {
    return stockPoisons.get(productId);
  }

  OrderBook orderBook() {
    return orders;
  }

  ProductBook productBook() {
    return products;
  }

  Market market() {
    return market;
  }

  FakeTikTokShop simulator() {
    return simulator;
  }

  boolean isActive() {
    return active;
  }

  long now() {
    return simulator.clock().epochSecond();
  }

  private OrderGenerator generator() {
    if (products.size() == 0) {
      seedProducts(20);
    }
    return new OrderGenerator(market, warehouses, products.all());
  }

  private String nextId() {
    return Long.toString(firstOrderId + (drawnIds++ + 1) * 10_000L);
  }
}
