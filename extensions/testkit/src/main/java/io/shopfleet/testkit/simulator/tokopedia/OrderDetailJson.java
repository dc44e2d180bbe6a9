package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The single order. Every time in it is Jakarta wall clock with a {@code Z} at its end. */
final class OrderDetailJson {

  private static final BigDecimal WEIGHT_KG = new BigDecimal("0.25");

  private OrderDetailJson() {}

  static Map<String, @Nullable Object> object(Order order, Shop shop, Instant now) {
    return Tree.of("order_id", order.id())
        .and("buyer_id", order.buyerId())
        .and("seller_id", shop.id())
        .and("payment_id", order.id() + 900_000_000L)
        .all(false, "is_affiliate", "is_fulfillment")
        .and("order_warehouse", warehouse(shop))
        .and("order_status", order.status())
        .and("invoice_number", order.invoice())
        .and("invoice_pdf", "Invoice-" + order.buyerId() + "-" + order.id() + ".pdf")
        .and("invoice_url", "https://tokopedia.invalid/invoice?id=" + order.id())
        .and("open_amt", order.total())
        .all(0, "lp_amt", "cashback_amt")
        .and("info", "")
        .and("comment", comment(order))
        .and("item_price", order.goods())
        .and("buyer_info", buyer(order))
        .and("shop_info", shop(shop))
        .and("shipment_fulfillment", fulfillment(order))
        .and("preorder", preorder(order))
        .and("order_info", orderInfo(order, now))
        .and("origin_info", origin(order, shop))
        .and("payment_info", payment(order))
        .and("insurance_info", Tree.of("insurance_type", 0).map())
        .all(null, "hold_info", "cancel_request_info")
        .and("create_time", JakartaTime.text(order.createdAt()))
        .and("shipping_date", timeOrNull(order, OrderStatus.SHIPPED))
        .and("update_time", JakartaTime.text(order.updatedAt()))
        .and("payment_date", timeOrZero(order, OrderStatus.PAID))
        .and("delivered_date", timeOrNull(order, OrderStatus.DELIVERED))
        .all(null, "est_shipping_date", "est_delivery_date", "related_invoices", "custom_fields")
        .map();
  }

  private static Map<String, @Nullable Object> warehouse(Shop shop) {
    return Tree.of("warehouse_id", shop.warehouseId())
        .and("fulfill_by", 0)
        .and(
            "meta_data",
            Tree.of("warehouse_id", shop.warehouseId())
                .and("partner_id", 0)
                .and("shop_id", shop.id())
                .and("warehouse_name", "Shop Location")
                .map())
        .map();
  }

  private static String comment(Order order) {
    StringBuilder text = new StringBuilder();
    for (OrderEvent event : order.history()) {
      if (!event.comment().isEmpty()) {
        text.append("* ")
            .append(JakartaTime.comment(event.at()))
            .append(" : ")
            .append(event.comment());
      }
    }
    return text.toString();
  }

  private static Map<String, @Nullable Object> buyer(Order order) {
    return Tree.of("buyer_id", order.buyerId())
        .and("buyer_fullname", Person.name(order))
        .and("buyer_email", "")
        .and("buyer_phone", Person.PHONE)
        .map();
  }

  private static Map<String, @Nullable Object> shop(Shop shop) {
    return Tree.of("shop_owner_id", shop.ownerId())
        .all("", "shop_owner_email", "shop_owner_phone")
        .and("shop_name", shop.name())
        .and("shop_domain", shop.domain())
        .and("shop_id", shop.id())
        .map();
  }

  private static Map<String, @Nullable Object> fulfillment(Order order) {
    return Tree.of("id", order.id() + 100_000_000L)
        .and("order_id", order.id())
        .and("payment_date_time", timeOrZero(order, OrderStatus.PAID))
        .and("is_same_day", false)
        .and("accept_deadline", Deadlines.accept(order))
        .and("confirm_shipping_deadline", Deadlines.ship(order))
        .and("item_delivered_deadline", Tree.of("Time", JakartaTime.ZERO).and("Valid", false).map())
        .and("is_accepted", order.reachedAt(OrderStatus.ACCEPTED).isPresent())
        .and("is_confirm_shipping", order.reachedAt(OrderStatus.SHIPPED).isPresent())
        .and("is_item_delivered", order.reachedAt(OrderStatus.DELIVERED).isPresent())
        .and("fulfillment_status", 0)
        .map();
  }

  private static Map<String, @Nullable Object> preorder(Order order) {
    return Tree.of("preorder_process_start", JakartaTime.text(order.createdAt()))
        .and("preorder_deadline", JakartaTime.ZERO)
        .all(0, "order_id", "preorder_type", "preorder_process_time", "shop_id", "customer_id")
        .map();
  }

  private static Map<String, @Nullable Object> orderInfo(Order order, Instant now) {
    return Tree.of("order_detail", order.lines().stream().map(OrderDetailJson::line).toList())
        .and("order_history", history(order))
        .and("order_age_day", Math.max(0, Duration.between(order.createdAt(), now).toDays()))
        .all(0, "shipping_age_day", "delivered_age_day")
        .and("partial_process", false)
        .and("shipping_info", shipping(order))
        .and("destination", destination(order))
        .and("is_replacement", false)
        .and("replacement_multiplier", 0)
        .map();
  }

  private static Map<String, @Nullable Object> line(OrderLine line) {
    return Tree.of("order_detail_id", line.detailId())
        .and("product_id", line.productId())
        .and("product_name", line.name())
        .all("", "product_desc_pdp", "product_desc_atc")
        .and("product_price", line.unitPrice())
        .and("subtotal_price", line.subtotal())
        .and("weight", WEIGHT_KG)
        .and("total_weight", WEIGHT_KG.multiply(BigDecimal.valueOf(line.quantity())))
        .and("quantity", line.quantity())
        .and("quantity_deliver", line.quantity())
        .and("quantity_reject", 0)
        .and("is_free_returns", false)
        .all(0, "insurance_price", "normal_price")
        .and("currency_id", 1)
        .all(1, "currency_rate", "min_order")
        .and("child_cat_id", 1_122)
        .and("campaign_id", "0")
        .all("", "product_picture", "snapshot_url")
        .and("sku", line.sku())
        .map();
  }

  private static List<Map<String, @Nullable Object>> history(Order order) {
    List<OrderEvent> newestFirst = new ArrayList<>(order.history());
    Collections.reverse(newestFirst);
    return newestFirst.stream().map(OrderDetailJson::event).toList();
  }

  private static Map<String, @Nullable Object> event(OrderEvent event) {
    return Tree.of("action_by", event.actor())
        .and("hist_status_code", event.status())
        .and("message", "")
        .and("timestamp", JakartaTime.text(event.at()))
        .and("comment", event.comment())
        .and("create_by", 0)
        .and("update_by", "system")
        .map();
  }

  private static Map<String, @Nullable Object> shipping(Order order) {
    return Tree.of("sp_id", 45)
        .and("shipping_id", 23)
        .and("logistic_name", "Kurir Rekomendasi")
        .and("logistic_service", "Reguler")
        .all(order.shippingCost(), "shipping_price", "shipping_price_rate")
        .all(0, "shipping_fee", "insurance_price", "fee", "count_awb", "autoresi_shipping_price")
        .and("awb", order.awb())
        .and("autoresi_cashless_status", 0)
        .and("autoresi_awb", "")
        .all(false, "is_change_courier", "isCashless", "is_fake_delivery")
        .map();
  }

  private static Map<String, @Nullable Object> destination(Order order) {
    return Tree.of("receiver_name", Person.name(order))
        .and("receiver_phone", Person.PHONE)
        .and("address_street", Person.STREET)
        .and("address_district", Person.DISTRICT)
        .and("address_city", Person.CITY)
        .and("address_province", Person.PROVINCE)
        .and("address_postal", Person.POSTAL_CODE)
        .and("customer_address_id", order.buyerId() + 31)
        .and("district_id", Person.DISTRICT_ID)
        .and("city_id", Person.CITY_ID)
        .and("province_id", Person.PROVINCE_ID)
        .map();
  }

  private static Map<String, @Nullable Object> origin(Order order, Shop shop) {
    return Tree.of("sender_name", shop.name())
        .and("origin_province_name", "DKI Jakarta")
        .and("origin_city_name", "Kota Administrasi Jakarta Barat")
        .and("receiver_name", Person.name(order))
        .and("destination_address", Person.STREET)
        .and("destination_geo", ",")
        .and("destination_loc", Tree.of("lat", 0).and("lon", 0).map())
        .map();
  }

  private static Map<String, @Nullable Object> payment(Order order) {
    return Tree.of("payment_id", order.id() + 900_000_000L)
        .and("payment_ref_num", "PYM/" + JakartaTime.day(order.createdAt()) + "/" + order.id())
        .and("payment_date", timeOrZero(order, OrderStatus.PAID))
        .and("payment_method", 0)
        .and("payment_status", order.listed() ? "Verified" : "Pending")
        .and("payment_status_id", order.listed() ? 2 : 1)
        .and("create_time", JakartaTime.text(order.createdAt()))
        .and("pg_id", 12)
        .and("gateway_name", "Virtual Account")
        .all(0, "discount_amount", "voucher_id")
        .and("voucher_code", "")
        .map();
  }

  private static @Nullable String timeOrNull(Order order, int status) {
    return order.reachedAt(status).map(JakartaTime::text).orElse(null);
  }

  private static String timeOrZero(Order order, int status) {
    return order.reachedAt(status).map(JakartaTime::text).orElse(JakartaTime.ZERO);
  }
}
