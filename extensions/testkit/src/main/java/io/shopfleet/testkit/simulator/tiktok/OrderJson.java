package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes orders with the documented fields. */
final class OrderJson {
  private static final long DAY = 86_400;

  private final Market market;
  private final boolean newDetail;

  /**
   * A writer.
   *
   * @param newDetail true for the detail of version 202507, which knows more of the payment and no
   *     fulfilment priority
   */
  OrderJson(Market market, boolean newDetail) {
    this.market = market;
    this.newDetail = newDetail;
  }

  void write(JsonFields json, OrderState order) {
    head(json, order);
    times(json, order);
    delivery(json, order);
    json.object("payment", payment -> payment(payment, order))
        .object("recipient_address", address -> address(address, order.buyer()))
        .list("packages", packages(order), (one, id) -> one.text("id", id))
        .list("line_items", units(order), (item, unit) -> lineItem(item, order, unit));
    if (newDetail) {
      json.text("payment_card_type", order.cashOnDelivery() ? null : "DEBIT")
          .text("payment_method_code", order.cashOnDelivery() ? "COD" : "BANK_TRANSFER")
          .text("payment_auth_code", "");
    } else {
      json.number("fulfillment_priority_level", 2)
          .moment("recommended_shipping_time", order.createTime() + DAY);
    }
  }

  private static void head(JsonFields json, OrderState order) {
    json.text("id", order.id())
        .text("status", order.status().name())
        .number("create_time", order.createTime())
        .number("update_time", order.updateTime())
        .text("commerce_platform", order.commercePlatform())
        .text("order_type", "NORMAL")
        .text("user_id", order.buyer().userId())
        .text("buyer_email", order.buyer().email())
        .text("buyer_nickname", order.buyer().nickname())
        .text("buyer_message", "")
        .text("seller_note", "")
        .text("cancel_reason", order.cancelReason())
        .text("cancellation_initiator", order.cancelledBy())
        .text("payment_method_name", order.cashOnDelivery() ? "Cash on delivery" : "Bank transfer")
        .text("need_upload_invoice", "NO_NEED")
        .flag("is_cod", order.cashOnDelivery())
        .flag("is_on_hold_order", order.status() == OrderStatus.ON_HOLD)
        .flag("is_replacement_order", false)
        .flag("is_exchange_order", false)
        .flag("is_sample_order", false)
        .flag("is_buyer_request_cancel", order.buyerAsksCancel())
        .flag("has_updated_recipient_address", false);
  }

  private static void times(JsonFields json, OrderState order) {
    Milestones times = order.times();
    long paid = times.paid();
    json.moment("paid_time", paid)
        .moment("rts_time", times.shipping())
        .moment("collection_time", times.collection())
        .moment("delivery_time", times.delivery())
        .moment("cancel_time", times.cancel())
        .moment("request_cancel_time", order.buyerAsksCancel() ? order.updateTime() : 0);
    if (paid != 0) {
      json.number("rts_sla_time", paid + DAY)
          .number("tts_sla_time", paid + 2 * DAY)
          .number("shipping_due_time", paid + 2 * DAY)
          .number("collection_due_time", paid + 3 * DAY)
          .number("cancel_order_sla_time", paid + 5 * DAY)
          .number("delivery_sla_time", paid + 10 * DAY);
    }
  }

  private static void delivery(JsonFields json, OrderState order) {
    json.text("fulfillment_type", fulfillment(order))
        .text("shipping_type", "TIKTOK")
        .text("delivery_type", "HOME_DELIVERY")
        .text("delivery_option_id", "7057025459980076802")
        .text("delivery_option_name", "Reguler")
        .text("shipping_provider_id", providerId(order))
        .text("shipping_provider", order.carrier())
        .text("tracking_number", order.trackingNumber())
        .text("warehouse_id", order.warehouseId());
  }

  /** One Tokopedia order in ten lies in Tokopedia's own warehouse; ids count in ten thousands. */
  private static String fulfillment(OrderState order) {
    boolean dilayani = order.isTokopedia() && order.id().endsWith("30000");
    return dilayani ? "FULFILLMENT_BY_DILAYANI_TOKOPEDIA" : "FULFILLMENT_BY_SELLER";
  }

  private void payment(JsonFields json, OrderState order) {
    BigDecimal original = order.originalTotal();
    BigDecimal subTotal = order.subTotal();
    json.text("currency", market.currency())
        .money("original_total_product_price", original)
        .money("sub_total", subTotal)
        .money("seller_discount", original.subtract(subTotal))
        .text("platform_discount", "0")
        .money("original_shipping_fee", order.originalShippingFee())
        .money("shipping_fee", order.shippingFee())
        .text("shipping_fee_seller_discount", "0")
        .money(
            "shipping_fee_platform_discount",
            order.originalShippingFee().subtract(order.shippingFee()))
        .text("shipping_fee_cofunded_discount", "0")
        .text("tax", "0")
        .text("product_tax", "0")
        .text("shipping_fee_tax", "0")
        .money("total_amount", order.total());
    if (market.region().equals("ID")) {
      json.money("buyer_service_fee", order.serviceFee())
          .text("shipping_insurance_fee", "0")
          .text("item_insurance_fee", "0")
          .text("item_insurance_tax", "0");
    }
  }

  private void address(JsonFields json, Buyer buyer) {
    List<List<String>> districts =
        List.of(
            List.of("L0", "Country", market.country()),
            List.of("L1", market.firstLevel(), buyer.province()),
            List.of("L2", "city", buyer.city()),
            List.of("L3", "district", buyer.district()));
    json.text("name", buyer.name())
        .text("first_name", buyer.name())
        .text("last_name", "")
        .text("phone_number", buyer.phone())
        .text(
            "full_address",
            String.join(", ", market.country(), buyer.province(), buyer.city(), buyer.street()))
        .text("address_detail", buyer.street())
        .text("address_line1", buyer.street())
        .text("address_line2", "")
        .text("address_line3", "")
        .text("address_line4", "")
        .list(
            "district_info",
            districts,
            (row, level) ->
                row.text("address_level", level.get(0))
                    .text("address_level_name", level.get(1))
                    .text("address_name", level.get(2))
                    .text("iso_code", level.get(0).equals("L0") ? market.region() : null))
        .text("postal_code", buyer.postalCode())
        .text("region_code", market.region());
  }

  private void lineItem(JsonFields json, OrderState order, Unit unit) {
    LineState line = unit.line();
    json.text("id", unit.id(order))
        .text("product_id", line.productId())
        .text("product_name", line.productName())
        .text("sku_id", line.skuId())
        .text("sku_name", line.skuName())
        .text("seller_sku", line.sellerSku())
        .text("sku_type", "NORMAL")
        .text("sku_image", "https://p16-oec-va.ibyteimg.com/" + line.image())
        .text("currency", market.currency())
        .money("original_price", line.originalPrice())
        .money("sale_price", line.salePrice())
        .money("seller_discount", line.originalPrice().subtract(line.salePrice()))
        .text("platform_discount", "0")
        .text("display_status", order.status().onLine())
        .text("cancel_reason", order.cancelReason())
        .text("cancel_user", order.cancelledBy())
        .flag("is_gift", false)
        .flag("is_dangerous_good", false)
        .flag("needs_prescription", false)
        .moment("rts_time", order.times().shipping())
        .text("tracking_number", order.trackingNumber())
        .text("shipping_provider_id", providerId(order))
        .text("shipping_provider_name", order.carrier());
    if (order.times().paid() != 0) {
      json.text("package_id", order.packageId()).text("package_status", packageStatus(order));
    }
  }

  private static List<String> packages(OrderState order) {
    return order.times().paid() == 0 ? List.of() : List.of(order.packageId());
  }

  private static String packageStatus(OrderState order) {
    return switch (order.status()) {
      case AWAITING_COLLECTION, PARTIALLY_SHIPPING -> "PROCESSING";
      case IN_TRANSIT -> "FULFILLING";
      case DELIVERED, COMPLETED -> "COMPLETED";
      case CANCELLED -> "CANCELLED";
      case UNPAID, ON_HOLD, AWAITING_SHIPMENT -> "TO_FULFILL";
    };
  }

  private static @Nullable String providerId(OrderState order) {
    return order.times().paid() == 0
        ? null
        : "66176750211" + (10_000_000 + Math.floorMod(order.carrier().hashCode(), 89_999_999));
  }

  /** The line items of an order: each unit is one. */
  static List<Unit> units(OrderState order) {
    List<Unit> units = new ArrayList<>();
    for (LineState line : order.lines()) {
      for (int i = 0; i < line.units(); i++) {
        units.add(new Unit(line, units.size()));
      }
    }
    return units;
  }

  /**
   * A unit of an order.
   *
   * @param line what it is one of
   * @param number its place among the units of the order, from 0
   */
  record Unit(LineState line, int number) {

    /** The id of the line item. */
    String id(OrderState order) {
      return Long.toString(Long.parseLong(order.id()) + 101 + number);
    }
  }
}
