package io.shopfleet.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Writes the JSON of an order search answer, the same for the same size and seed: full orders as
 * the Indonesian market sends them, about eight kilobytes each.
 */
public final class OrderPageText {

  private static final long FIRST_TIME = 1_780_000_000L;

  private final StringBuilder out = new StringBuilder();
  private final Random random;
  private boolean first = true;

  private OrderPageText(long seed) {
    this.random = new Random(seed);
  }

  /** UTF-8 bytes of an answer with that many orders. */
  public static byte[] bytes(int orders, long seed) {
    return new OrderPageText(seed).page(orders).getBytes(StandardCharsets.UTF_8);
  }

  private String page(int orders) {
    out.append(
        "{\"code\":0,\"message\":\"Success\",\"request_id\":\"20261121101500AB12CD34EF567890\",");
    out.append(
        "\"data\":{\"next_page_token\":\"b2Zmc2V0PTEwMAo=\",\"total_count\":4711,\"orders\":[");
    for (int i = 0; i < orders; i++) {
      out.append(i == 0 ? "" : ",");
      order(i);
    }
    return out.append("]}}").toString();
  }

  private void order(int index) {
    long created = FIRST_TIME + index * 97L;
    open();
    text("id", id());
    text("user_id", id());
    text("buyer_email", "v4c" + random.nextInt(1_000_000) + "@scs2.tiktok.com");
    text("buyer_nickname", "pembeli_" + random.nextInt(100_000));
    text(
        "buyer_message",
        index % 3 == 0 ? "Tolong dibungkus rapi, terima kasih \\ud83d\\ude4f" : "");
    text("status", pick("AWAITING_SHIPMENT", "AWAITING_COLLECTION", "IN_TRANSIT", "COMPLETED"));
    text("order_type", "NORMAL");
    text("commerce_platform", pick("TIKTOK_SHOP", "TOKOPEDIA"));
    text("fulfillment_type", "FULFILLMENT_BY_SELLER");
    text("delivery_type", "HOME_DELIVERY");
    text("shipping_type", "TIKTOK");
    text("delivery_option_id", id());
    text("delivery_option_name", "Pengiriman standar");
    text("shipping_provider", pick("J&T Express", "SiCepat", "JNE Reguler"));
    text("shipping_provider_id", id());
    text("tracking_number", "JX" + random.nextInt(1_000_000_000));
    text("warehouse_id", id());
    text("payment_method_name", pick("GoPay", "BCA Virtual Account", "Bayar di tempat"));
    text("payment_method_code", "VA");
    text("seller_note", "");
    text("cancel_reason", "");
    text("need_upload_invoice", "NO_NEED");
    text("cpf", "");
    times(created);
    flags(index);
    raw("packages", "[{\"id\":\"" + id() + "\"}]");
    object("handling_duration");
    text("days", "2");
    text("type", "BUSINESS_DAY");
    close();
    payment();
    address(index);
    list("line_items");
    int items = 3 + index % 4;
    for (int i = 0; i < items; i++) {
      out.append(i == 0 ? "" : ",");
      lineItem(created);
    }
    out.append(']');
    close();
  }

  private void times(long created) {
    String[] names = {
      "create_time",
      "update_time",
      "paid_time",
      "rts_time",
      "rts_sla_time",
      "tts_sla_time",
      "delivery_sla_time",
      "shipping_due_time",
      "collection_due_time",
      "delivery_due_time",
      "cancel_order_sla_time",
      "collection_time",
      "delivery_time",
      "request_cancel_time",
      "delivery_option_required_delivery_time",
      "pick_up_cut_off_time",
      "fast_dispatch_sla_time"
    };
    long time = created;
    for (String name : names) {
      raw(name, Long.toString(time));
      time += 3_600 + random.nextInt(100_000);
    }
  }

  private void flags(int index) {
    raw("is_cod", Boolean.toString(index % 5 == 0));
    raw("is_sample_order", "false");
    raw("is_on_hold_order", "false");
    raw("is_replacement_order", "false");
    raw("is_exchange_order", "false");
    raw("is_buyer_request_cancel", Boolean.toString(index % 11 == 0));
    raw("has_updated_recipient_address", "false");
  }

  private void payment() {
    object("payment");
    text("currency", "IDR");
    for (String name :
        new String[] {
          "sub_total",
          "total_amount",
          "original_total_product_price",
          "original_shipping_fee",
          "shipping_fee",
          "shipping_fee_seller_discount",
          "shipping_fee_platform_discount",
          "shipping_fee_cofunded_discount",
          "seller_discount",
          "platform_discount",
          "tax",
          "product_tax",
          "shipping_fee_tax",
          "buyer_service_fee",
          "handling_fee",
          "shipping_insurance_fee",
          "item_insurance_fee",
          "item_insurance_tax",
          "small_order_fee",
          "payment_platform_discount",
          "payment_discount_service_fee"
        }) {
      text(name, amount());
    }
    close();
  }

  private void address(int index) {
    object("recipient_address");
    text("name", "B*** S***");
    text("first_name", "B***");
    text("last_name", "S***");
    text("phone_number", "(+62)812*****" + (10 + index % 90));
    text("address_detail", "Jl. Melati No. " + index + ", RT 04/RW 07, dekat masjid");
    text(
        "full_address",
        "Indonesia, DKI Jakarta, Jakarta Selatan, Setiabudi, Jl. Melati No. " + index);
    text("address_line1", "Jl. Melati No. " + index);
    text("address_line2", "");
    text("address_line3", "");
    text("address_line4", "");
    text("postal_code", "12910");
    text("region_code", "ID");
    list("district_info");
    String[][] levels = {
      {"L0", "country", "Indonesia"}, {"L1", "province", "DKI Jakarta"},
      {"L2", "city", "Jakarta Selatan"}, {"L3", "district", "Setiabudi"}
    };
    for (int i = 0; i < levels.length; i++) {
      out.append(i == 0 ? "" : ",");
      open();
      text("address_level", levels[i][0]);
      text("address_level_name", levels[i][1]);
      text("address_name", levels[i][2]);
      text("iso_code", "ID-" + i);
      close();
    }
    out.append(']');
    close();
  }

  private void lineItem(long created) {
    open();
    text("id", id());
    text("sku_id", id());
    text("product_id", id());
    text(
        "product_name",
        "Kaos katun lengan pendek pria dan wanita, nyaman dipakai seri " + random.nextInt(500));
    text("sku_name", pick("Hitam, L", "Putih, M", "Biru tua, XL"));
    text("seller_sku", "TS-" + random.nextInt(10_000));
    text(
        "sku_image",
        "https://p16-oec-sg.ibyteimg.com/tos-alisg-i-aphluv4xwc-sg/"
            + Long.toHexString(random.nextLong())
            + "~tplv-origin-jpeg.jpeg?from=1826719393");
    text("sku_type", "NORMAL");
    text("currency", "IDR");
    text("original_price", amount());
    text("sale_price", amount());
    text("seller_discount", amount());
    text("platform_discount", "0");
    text("display_status", pick("AWAITING_SHIPMENT", "AWAITING_COLLECTION", "IN_TRANSIT"));
    text("package_status", pick("TO_FULFILL", "PROCESSING", "FULFILLING"));
    text("package_id", id());
    text("shipping_provider_id", id());
    text("shipping_provider_name", "J&T Express");
    text("tracking_number", "JX" + random.nextInt(1_000_000_000));
    text("cancel_reason", "");
    text("buyer_service_fee", "1000");
    text("small_order_fee", "0");
    text("retail_delivery_fee", "0");
    text("handling_duration_days", "2");
    raw("rts_time", Long.toString(created + 7_200));
    raw("is_gift", "false");
    raw("is_dangerous_good", "false");
    raw("needs_prescription", "false");
    raw("item_tax", "[{\"tax_amount\":\"1100\",\"tax_rate\":\"0.11\",\"tax_type\":\"SALES_TAX\"}]");
    close();
  }

  private String id() {
    return "57"
        + (1_000_000_000_000_000L + Math.floorMod(random.nextLong(), 9_000_000_000_000_000L));
  }

  private String amount() {
    return Integer.toString(1_000 * (1 + random.nextInt(900)));
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private void open() {
    out.append('{');
    first = true;
  }

  private void close() {
    out.append('}');
    first = false;
  }

  private void name(String name) {
    out.append(first ? "" : ",").append('"').append(name).append("\":");
    first = false;
  }

  private void text(String name, String value) {
    name(name);
    out.append('"').append(value).append('"');
  }

  private void raw(String name, String value) {
    name(name);
    out.append(value);
  }

  private void object(String name) {
    name(name);
    open();
  }

  private void list(String name) {
    name(name);
    out.append('[');
  }
}
