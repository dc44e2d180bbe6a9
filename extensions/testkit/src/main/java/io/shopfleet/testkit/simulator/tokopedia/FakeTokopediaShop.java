package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Poison;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One shop at the simulator: what it sells, its orders, and its attachment to the app. Stock and
 * orders are independent of each other: an order takes nothing from the stock. Thread-safe.
 */
public final class FakeTokopediaShop {

  private final long shopId;
  private final World world;
  private final OrderLines catalogue;

  FakeTokopediaShop(long shopId, World world) {
    this.shopId = shopId;
    this.world = world;
    this.catalogue = new OrderLines(world.products());
  }

  /** The shop id. */
  public long shopId() {
    return shopId;
  }

  /** The shop id as text, as the faults name a shop. */
  public String id() {
    return Long.toString(shopId);
  }

  /** The id of the shop's only warehouse. */
  public long warehouseId() {
    return world.register().require(shopId).warehouseId();
  }

  /** Takes the shop from the app, as an owner may do at any time; all calls for it are refused. */
  public void detach() {
    world.register().setAttached(shopId, false);
  }

  /** Attaches the shop to its app again. */
  public void attach() {
    world.register().setAttached(shopId, true);
  }

  /**
   * Adds a product without variants.
   *
   * @param sku a SKU; if the shop has it already, the older product keeps answering to it
   * @param stock pieces in stock
   * @param price price in IDR
   */
  public ProductRow product(String sku, int stock, BigDecimal price) {
    return world.products().addSingle(shopId, "Barang " + sku, sku, stock, price).row();
  }

  /**
   * Adds a parent and its variants: as many rows as SKUs, and one more.
   *
   * @param name name of the parent
   * @param skus SKUs of the variants
   * @param stockEach pieces of each variant
   * @param price price of each variant in IDR
   * @return the parent first, then the variants
   */
  public List<ProductRow> variants(
      String name, List<String> skus, int stockEach, BigDecimal price) {
    return world.products().addVariants(shopId, name, skus, stockEach, price).stream()
        .map(Product::row)
        .toList();
  }

  /**
   * Adds so many product rows with the SKUs {@code SKU-<shopId>-<number>}; of each ten rows three
   * are a parent and its two variants.
   */
  public FakeTokopediaShop seedProducts(int rows) {
    for (int i = 0; i < rows; i++) {
      BigDecimal price = BigDecimal.valueOf(12_000L + i % 50 * 7_500L);
      if (i % 10 == 7 && i + 2 < rows) {
        variants("Barang varian " + i, List.of(sku(i + 1), sku(i + 2)), 5 + i % 20, price);
        i += 2;
      } else {
        product(sku(i), i % 120, price);
      }
    }
    return this;
  }

  private String sku(int number) {
    return "SKU-" + shopId + "-" + number;
  }

  /** Sets the stock of a product, as the seller could in the marketplace's own pages. */
  public void setStock(String sku, int stock) {
    world
        .products()
        .change(productId(sku), (product, now) -> Optional.of(product.withStock(stock, now)));
  }

  /** Sets the price of a product in IDR. */
  public void setPrice(String sku, BigDecimal price) {
    world
        .products()
        .change(productId(sku), (product, now) -> Optional.of(product.withPrice(price, now)));
  }

  private long productId(String sku) {
    return world
        .products()
        .findBySku(shopId, sku)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Shop " + shopId + " has no SKU " + sku + "; add or seed it first"))
        .id();
  }

  /**
   * Adds paid orders whose creation times are spread evenly over a span. Each has gone as far as
   * its age allows by the simulator's clock; of each twenty, three are cancelled (15, 10 and 0) and
   * four stay open. Some amounts exceed 2<sup>31</sup>, some prices have a fraction. The orders buy
   * the shop's products, so seed those first.
   *
   * @param count how many
   * @param from the earliest creation time, inclusive
   * @param to the end of the span, exclusive; not after the simulator's clock
   */
  public FakeTokopediaShop seedOrders(int count, Instant from, Instant to) {
    new OrderSeeds(world.orders(), catalogue).seed(shopId, count, from, to, now());
    return this;
  }

  /**
   * Spoils a record from now on, in lists and by id.
   *
   * @param recordId the id of an order or product row
   * @param poison what is wrong with it
   * @return this shop
   */
  public FakeTokopediaShop poison(long recordId, Poison poison) {
    world.poisons().put(recordId, poison);
    return this;
  }

  /** Gives every record of every shop as it is again. */
  public void cure() {
    world.poisons().clear();
  }

  /** An order to be described and placed. */
  public OrderDraft newOrder() {
    return new OrderDraft(world.orders(), catalogue, shopId, now());
  }

  /**
   * Moves the oldest open orders one status further: 220, 400, 450, 500, 600, 700.
   *
   * @param most how many orders at most
   * @return the orders that moved, as they are now
   */
  public List<OrderRow> advanceOrders(int most) {
    return world.orders().advance(shopId, most).stream().map(Order::row).toList();
  }

  /** Moves every open order one status further. */
  public List<OrderRow> advanceOrders() {
    return advanceOrders(Integer.MAX_VALUE);
  }

  /** Every order that the order list can show, by order id: what a host should hold. */
  public List<OrderRow> orders() {
    return allOrders().stream().filter(OrderRow::listed).toList();
  }

  /** Every order by order id, those that were never paid included. */
  public List<OrderRow> allOrders() {
    return world.orders().ofShop(shopId).stream().map(Order::row).toList();
  }

  /** Every product row by product id, parents of variants included. */
  public List<ProductRow> products() {
    return world.products().ofShop(shopId).stream().map(Product::row).toList();
  }

  private Instant now() {
    return world.clock().instant();
  }

  /** The shop by its id. */
  @Override
  public String toString() {
    return "FakeTokopediaShop[" + shopId + "]";
  }
}
