package io.shopfleet.testkit.simulator.tiktok;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that a test writes by hand. What it leaves out is drawn or defaulted: one product, now,
 * awaiting shipment, on TikTok Shop. Not safe for use by several threads at once.
 */
public final class OrderDraft {
  private final FakeShop shop;
  private final List<Wanted> wanted = new ArrayList<>();
  private String platform = "TIKTOK_SHOP";
  private OrderStatus status = OrderStatus.AWAITING_SHIPMENT;
  private @Nullable Instant createTime;
  private @Nullable Instant updateTime;

  OrderDraft(FakeShop shop) {
    this.shop = shop;
  }

  /** Sets the application in which the buyer was: {@code TIKTOK_SHOP} or {@code TOKOPEDIA}. */
  public OrderDraft commercePlatform(String commercePlatform) {
    platform = commercePlatform;
    return this;
  }

  /** Sets the status; the earlier stations are passed at the update time. */
  public OrderDraft status(OrderStatus orderStatus) {
    status = orderStatus;
    return this;
  }

  /** Sets when the order was placed, cut to seconds. */
  public OrderDraft createdAt(Instant at) {
    createTime = at;
    return this;
  }

  /**
   * Sets when the order changed last, cut to seconds. A time in the past makes a record that
   * surfaces late.
   */
  public OrderDraft updatedAt(Instant at) {
    updateTime = at;
    return this;
  }

  /**
   * Adds units of a SKU of this shop.
   *
   * @param skuId the SKU id
   * @param units how many, at least 1
   * @return this draft
   */
  public OrderDraft line(String skuId, int units) {
    if (units < 1) {
      throw new IllegalArgumentException("A line has at least 1 unit, not " + units);
    }
    wanted.add(new Wanted(skuId, units));
    return this;
  }

  /** Puts the order into the shop. */
  public FakeOrder create() {
    long now = shop.now();
    long updated = updateTime == null ? now : updateTime.getEpochSecond();
    long created = createTime == null ? Math.min(now, updated) : createTime.getEpochSecond();
    OrderState order = shop.draw(created, lines(), platform);
    return shop.put(walk(order, Math.max(created, updated)));
  }

  private OrderState walk(OrderState placed, long at) {
    OrderState order = placed;
    if (status == OrderStatus.CANCELLED) {
      return order.moved(OrderStatus.CANCELLED, at, "No longer needed", "BUYER");
    }
    if (status == OrderStatus.PARTIALLY_SHIPPING) {
      return order
          .moved(OrderStatus.AWAITING_SHIPMENT, at, null, null)
          .moved(OrderStatus.PARTIALLY_SHIPPING, at, null, null);
    }
    while (order.status() != status) {
      order = order.moved(order.status().usualNext(), at, null, null);
    }
    return order.touched(at, false);
  }

  private List<LineState> lines() {
    List<LineState> lines = new ArrayList<>();
    for (Wanted one : wanted) {
      ProductState product =
          shop.productBook()
              .findBySku(one.skuId)
              .orElseThrow(() -> new IllegalArgumentException("This shop has no SKU " + one.skuId));
      lines.add(LineState.of(product, product.sku(one.skuId).orElseThrow(), one.units));
    }
    return lines;
  }

  private record Wanted(String skuId, int units) {}
}
