package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.SampleData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Draws orders that look like those of a real shop. */
final class OrderGenerator {
  private static final String INITIALS = "ABDEFHIKLMNRSTWY";
  private static final List<String> CITIES =
      List.of("Kota Barat", "Kota Timur", "Central", "Utara");
  private static final List<String> REASONS =
      List.of("Need to change color or size", "Better price available", "No longer needed");
  private static final double TOKOPEDIA_SHARE = 0.35;

  private final Market market;
  private final List<String> warehouses;
  private final List<ProductState> catalogue;
  private final List<ProductState> dear;

  OrderGenerator(Market market, List<String> warehouses, List<ProductState> catalogue) {
    this.market = market;
    this.warehouses = List.copyOf(warehouses);
    this.dear = catalogue.stream().filter(OrderGenerator::isDear).toList();
    this.catalogue = catalogue.stream().filter(one -> !isDear(one)).toList();
  }

  /**
   * Draws an order with its way so far.
   *
   * @param number counts from 0 in the shop; every 250th order is a dear one
   * @param horizon nothing happens to the order at or after this second
   */
  OrderState draw(SampleData data, String id, int number, long createTime, long horizon) {
    OrderState order = placed(data, id, number, createTime);
    double leaves = data.chance(0.08) ? 0.35 : 0;
    long at = createTime;
    while (!order.status().isFinal()) {
      at += gap(data, order.status());
      if (at >= horizon) {
        return order;
      }
      boolean cancels = order.status().mayBecome(OrderStatus.CANCELLED) && data.chance(leaves);
      order =
          cancels
              ? order.moved(OrderStatus.CANCELLED, at, data.oneOf(REASONS), "BUYER")
              : order.moved(order.status().usualNext(), at, null, null);
    }
    return order;
  }

  /** An order that has just been placed. */
  OrderState placed(SampleData data, String id, int number, long createTime) {
    boolean tokopedia = market.region().equals("ID") && data.chance(TOKOPEDIA_SHARE);
    return placed(
        data,
        id,
        createTime,
        lines(data, number % 250 == 249),
        tokopedia ? "TOKOPEDIA" : "TIKTOK_SHOP");
  }

  OrderState placed(
      SampleData data, String id, long createTime, List<LineState> lines, String platform) {
    BigDecimal shipping = fee(data.between(8, 30));
    return new OrderState(
        id,
        OrderStatus.UNPAID,
        createTime,
        createTime,
        Milestones.NONE,
        buyer(data),
        lines,
        platform,
        data.oneOf(warehouses),
        data.oneOf(market.carriers()),
        market.region().equals("VN") && data.chance(0.5),
        false,
        shipping,
        data.chance(0.5) ? BigDecimal.ZERO : shipping,
        market.region().equals("ID") ? BigDecimal.valueOf(1000) : BigDecimal.ZERO,
        null,
        null);
  }

  private List<LineState> lines(SampleData data, boolean wantsDear) {
    if (wantsDear && !dear.isEmpty()) {
      ProductState product = data.oneOf(dear);
      return List.of(LineState.of(product, product.skus().get(0), 2));
    }
    List<LineState> lines = new ArrayList<>();
    int different = data.chance(0.6) ? 1 : data.between(2, 3);
    for (int i = 0; i < different; i++) {
      ProductState product = data.oneOf(catalogue.isEmpty() ? dear : catalogue);
      SkuState sku = data.oneOf(product.skus());
      boolean taken = lines.stream().anyMatch(line -> line.skuId().equals(sku.id()));
      if (!taken) {
        lines.add(LineState.of(product, sku, data.chance(0.7) ? 1 : data.between(2, 4)));
      }
    }
    return lines;
  }

  /** One unit of one SKU. */
  List<LineState> oneLine(SampleData data) {
    ProductState product = data.oneOf(catalogue.isEmpty() ? dear : catalogue);
    return List.of(LineState.of(product, data.oneOf(product.skus()), 1));
  }

  private Buyer buyer(SampleData data) {
    String initial = String.valueOf(INITIALS.charAt(data.between(0, 7)));
    return new Buyer(
        data.digits("749", 19),
        data.token("v", 20) + "@scs2.tiktok.com",
        initial.toLowerCase(java.util.Locale.ROOT) + "***" + data.between(0, 9),
        initial + "*** " + INITIALS.charAt(data.between(8, 15)) + "***i",
        market.phonePrefix() + data.digits("8", 3) + "*****" + data.digits("", 2),
        data.oneOf(market.provinces()),
        data.oneOf(CITIES),
        "Kecamatan " + data.between(1, 40),
        "Jl" + "*".repeat(24),
        data.digits("", 2) + "***");
  }

  private BigDecimal fee(int units) {
    return market.decimals() == 0
        ? BigDecimal.valueOf(units * market.priceUnit())
        : BigDecimal.valueOf(units * market.priceUnit()).movePointLeft(1);
  }

  private static boolean isDear(ProductState product) {
    return product.title().contains("Grosir");
  }

  private static long gap(SampleData data, OrderStatus from) {
    return switch (from) {
      case UNPAID -> data.between(20, 3_600);
      case ON_HOLD -> 3_600;
      case AWAITING_SHIPMENT, PARTIALLY_SHIPPING -> data.between(1_800, 90_000);
      case AWAITING_COLLECTION -> data.between(3_600, 40_000);
      case IN_TRANSIT -> data.between(80_000, 400_000);
      default -> data.between(200_000, 700_000);
    };
  }
}
