package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of the order list as it was seen live in 2021 to 2023. */
final class OrderListJson {

  private static final BigDecimal WEIGHT_KG = new BigDecimal("0.25");

  private OrderListJson() {}

  static Map<String, @Nullable Object> row(Order order, long fsId) {
    return Tree.of("fs_id", Long.toString(fsId))
        .and("order_id", order.id())
        .all(false, "is_cod_mitra", "accept_partial")
        .and("invoice_ref_num", order.invoice())
        .and("have_product_bundle", false)
        .and("products", order.lines().stream().map(OrderListJson::product).toList())
        .and("products_fulfilled", order.lines().stream().map(OrderListJson::fulfilled).toList())
        .and("device_type", "")
        .and("buyer", buyer(order))
        .and("shop_id", order.shopId())
        .and("payment_id", order.id() + 900_000_000L)
        .and("recipient", recipient(order))
        .and("logistics", logistics())
        .and("amt", amounts(order))
        .and("dropshipper_info", Map.of())
        .and("voucher_info", Tree.of("voucher_code", "").and("voucher_type", 0).map())
        .and("order_status", order.status())
        .all(0, "warehouse_id", "fulfill_by")
        .and("create_time", JakartaTime.epochSecond(order.createdAt()))
        .and("custom_fields", Tree.of("awb", order.awb()).map())
        .and("promo_order_detail", promotion(order))
        .and("encryption", Tree.of("secret", "").and("content", "").map())
        .and("addon_info", null)
        .and("shipment_fulfillment", deadlines(order))
        .and("is_plus", false)
        .and("payment_date", paymentDate(order))
        .map();
  }

  private static Map<String, @Nullable Object> product(OrderLine line) {
    return Tree.of("id", line.productId())
        .and("name", line.name())
        .and("quantity", line.quantity())
        .and("notes", "")
        .and("weight", WEIGHT_KG)
        .and("total_weight", WEIGHT_KG.multiply(BigDecimal.valueOf(line.quantity())))
        .and("price", line.unitPrice())
        .and("total_price", line.subtotal())
        .and("currency", "Rp")
        .and("sku", line.sku())
        .and("is_wholesale", false)
        .map();
  }

  private static Map<String, @Nullable Object> fulfilled(OrderLine line) {
    return Tree.of("product_id", line.productId())
        .and("quantity_deliver", line.quantity())
        .and("quantity_reject", 0)
        .map();
  }

  private static Map<String, @Nullable Object> buyer(Order order) {
    return Tree.of("id", order.buyerId())
        .and("name", Person.name(order))
        .and("phone", Person.PHONE)
        .and("email", "")
        .and("user_status", 1)
        .map();
  }

  private static Map<String, @Nullable Object> recipient(Order order) {
    Map<String, @Nullable Object> address =
        Tree.of("address_full", Person.STREET + ", " + Person.DISTRICT + ", " + Person.CITY)
            .and("district", Person.DISTRICT)
            .and("city", Person.CITY)
            .and("province", Person.PROVINCE)
            .and("country", "Indonesia")
            .and("postal_code", Person.POSTAL_CODE)
            .and("district_id", Person.DISTRICT_ID)
            .and("city_id", Person.CITY_ID)
            .and("province_id", Person.PROVINCE_ID)
            .and("geo", "-6.914700,107.609800")
            .map();
    return Tree.of("name", Person.name(order))
        .and("phone", Person.PHONE)
        .and("address", address)
        .map();
  }

  private static Map<String, @Nullable Object> logistics() {
    return Tree.of("shipping_id", 23)
        .all(0, "district_id", "city_id", "province_id")
        .and("geo", "")
        .and("shipping_agency", "Kurir Rekomendasi")
        .and("service_type", "Reguler")
        .and("sp_id", 45)
        .map();
  }

  private static Map<String, @Nullable Object> amounts(Order order) {
    return Tree.of("ttl_product_price", order.goods())
        .and("shipping_cost", order.shippingCost())
        .and("insurance_cost", 0)
        .and("ttl_amount", order.total())
        .all(0, "voucher_amount", "toppoints_amount")
        .map();
  }

  private static Map<String, @Nullable Object> promotion(Order order) {
    return Tree.of("order_id", order.id())
        .all(
            0,
            "total_cashback",
            "total_discount",
            "total_discount_product",
            "total_discount_shipping")
        .and("total_discount_details", null)
        .and("summary_promo", List.of())
        .map();
  }

  private static Map<String, @Nullable Object> deadlines(Order order) {
    return Tree.of("accept_deadline", Deadlines.accept(order))
        .and("confirm_shipping_deadline", Deadlines.ship(order))
        .map();
  }

  private static String paymentDate(Order order) {
    return order.reachedAt(OrderStatus.PAID).map(JakartaTime::text).orElse("");
  }
}
