package io.shopfleet.tiktokshop.internal.order;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.OrderAmounts;
import io.shopfleet.commerce.OrderDeadlines;
import io.shopfleet.commerce.OrderLine;
import io.shopfleet.commerce.OrderStatus;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.commerce.Recipient;
import io.shopfleet.commerce.SalesChannel;
import io.shopfleet.tiktokshop.api.order.Order;
import io.shopfleet.tiktokshop.api.order.Order.LineItem;
import io.shopfleet.tiktokshop.api.order.Order.Payment;
import io.shopfleet.tiktokshop.api.order.Order.RecipientAddress;
import io.shopfleet.tiktokshop.internal.call.WireValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts TikTok Shop's orders into the neutral words. Stateless. */
public final class OrderMapping {

  private OrderMapping() {}

  /**
   * The neutral order, with the platform's own record as its source.
   *
   * @param operation what brought it, for messages
   * @throws io.shopfleet.failure.MarketplaceException UNKNOWN, naming the field, if an amount is no
   *     number or something is missing without which it is no order
   */
  public static io.shopfleet.commerce.Order neutral(
      Order order, Account account, String operation) {
    WireValues values = new WireValues(account, operation, "order " + order.id());
    Payment payment = order.payment();
    String currency = payment == null ? null : payment.currency();
    Money total =
        values.money(
            payment == null ? null : payment.totalAmount(), currency, "payment.total_amount");
    return new io.shopfleet.commerce.Order(
        values.text(order.id(), "id"),
        status(order.status() == null ? "" : order.status().value()),
        values.moment(order.createTime(), "create_time"),
        WireValues.instant(order.updateTime()),
        WireValues.instant(order.paidTime()),
        total,
        amounts(payment, values),
        channel(order),
        lines(order.lineItems(), total.currency(), values),
        recipient(order.recipientAddress()),
        Boolean.TRUE.equals(order.isCod()),
        Boolean.TRUE.equals(order.isSampleOrder()),
        deadlines(order),
        order);
  }

  /** The neutral phase of the platform's word; a new word keeps its text. */
  public static OrderStatus status(String word) {
    Phase phase =
        switch (word) {
          case "UNPAID" -> Phase.UNPAID;
          case "ON_HOLD" -> Phase.ON_HOLD;
          case "AWAITING_SHIPMENT" -> Phase.AWAITING_SHIPMENT;
          case "PARTIALLY_SHIPPING" -> Phase.PARTIALLY_SHIPPED;
          case "AWAITING_COLLECTION" -> Phase.AWAITING_COLLECTION;
          case "IN_TRANSIT" -> Phase.IN_TRANSIT;
          case "DELIVERED" -> Phase.DELIVERED;
          case "COMPLETED" -> Phase.COMPLETED;
          // The webhook's description writes CANCEL, and one documented list CALCELLED.
          case "CANCELLED", "CANCEL", "CALCELLED" -> Phase.CANCELLED;
          default -> Phase.UNKNOWN;
        };
    return new OrderStatus(phase, word);
  }

  private static OrderAmounts amounts(@Nullable Payment payment, WireValues values) {
    if (payment == null) {
      return OrderAmounts.UNTOLD;
    }
    String currency = payment.currency();
    return new OrderAmounts(
        values.moneyOrNull(payment.subTotal(), currency, "payment.sub_total"),
        values.moneyOrNull(payment.shippingFee(), currency, "payment.shipping_fee"),
        values.moneyOrNull(payment.sellerDiscount(), currency, "payment.seller_discount"),
        values.moneyOrNull(payment.platformDiscount(), currency, "payment.platform_discount"),
        values.moneyOrNull(payment.tax(), currency, "payment.tax"));
  }

  // Before the merger with Tokopedia there was one app, and no word for it.
  private static SalesChannel channel(Order order) {
    if (order.commercePlatform() == null || order.commercePlatform().value().isEmpty()) {
      return SalesChannel.TIKTOK_SHOP;
    }
    return new SalesChannel(order.commercePlatform().value().toUpperCase(Locale.ROOT));
  }

  /** What makes units one line. */
  private record LineKey(String sku, BigDecimal price, boolean gift) {}

  // The platform lists every unit as an item of its own; there is no quantity on the wire.
  private static List<OrderLine> lines(List<LineItem> items, String currency, WireValues values) {
    Map<LineKey, List<LineItem>> grouped = new LinkedHashMap<>();
    for (LineItem item : items) {
      String sku = values.text(item.skuId(), "line_items.sku_id");
      Money price = price(item, currency, values);
      LineKey key = new LineKey(sku, price.amount().stripTrailingZeros(), gift(item));
      grouped.computeIfAbsent(key, unused -> new ArrayList<>()).add(item);
    }
    return grouped.values().stream().map(units -> line(units, currency, values)).toList();
  }

  private static OrderLine line(List<LineItem> units, String currency, WireValues values) {
    LineItem first = units.get(0);
    return new OrderLine(
        units.stream().map(unit -> values.text(unit.id(), "line_items.id")).toList(),
        values.text(first.productId(), "line_items.product_id"),
        values.text(first.skuId(), "line_items.sku_id"),
        WireValues.textOrNull(first.sellerSku()),
        first.productName() == null ? "" : first.productName(),
        units.size(),
        price(first, currency, values),
        gift(first));
  }

  private static Money price(LineItem item, String currency, WireValues values) {
    return values.money(item.salePrice(), currency, "line_items.sale_price");
  }

  private static boolean gift(LineItem item) {
    return Boolean.TRUE.equals(item.isGift());
  }

  private static @Nullable Recipient recipient(@Nullable RecipientAddress address) {
    if (address == null) {
      return null;
    }
    return new Recipient(
        WireValues.textOrNull(address.name()),
        WireValues.textOrNull(address.phoneNumber()),
        WireValues.textOrNull(address.fullAddress()),
        WireValues.textOrNull(address.postalCode()),
        WireValues.textOrNull(address.regionCode()));
  }

  private static OrderDeadlines deadlines(Order order) {
    return new OrderDeadlines(
        WireValues.instant(order.rtsSlaTime()),
        firstNamed(order.ttsSlaTime(), order.shippingDueTime()),
        firstNamed(order.deliverySlaTime(), order.deliveryDueTime()));
  }

  private static @Nullable Instant firstNamed(@Nullable Long first, @Nullable Long otherwise) {
    Instant named = WireValues.instant(first);
    return named == null ? WireValues.instant(otherwise) : named;
  }
}
