package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.SampleData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws products that look like those of a real shop. */
final class ProductGenerator {
  private static final List<String> THINGS =
      List.of(
          "Kaos Polos",
          "Kemeja Flanel",
          "Celana Chino",
          "Tas Selempang",
          "Sepatu Lari",
          "Serum Wajah",
          "Botol Minum",
          "Lampu Meja",
          "Kabel USB-C",
          "Mug Keramik",
          "Bluetooth Earphone",
          "Phone Case",
          "Linen Shirt",
          "Yoga Mat",
          "Rain Jacket");
  private static final List<String> QUALITIES =
      List.of("Premium", "Original", "Basic", "Anti Slip", "Waterproof", "Daily", "Slim");
  private static final List<String> COLOURS = List.of("Hitam", "Putih", "Navy", "Maroon", "Sage");
  private static final List<String> SIZES = List.of("S", "M", "L", "XL");

  private final Market market;
  private final long firstId;
  private final List<String> warehouses;

  ProductGenerator(Market market, long firstId, List<String> warehouses) {
    this.market = market;
    this.firstId = firstId;
    this.warehouses = List.copyOf(warehouses);
  }

  /**
   * Draws a product.
   *
   * @param number counts from 0 in the shop; every fiftieth is dear enough for totals beyond 2^31
   *     where money has no decimals
   */
  ProductState draw(SampleData data, int number, long createTime, long updateTime) {
    long id = firstId + number * 10_000L;
    boolean dear = number % 50 == 49;
    String title =
        data.oneOf(THINGS) + " " + data.oneOf(QUALITIES) + " " + (dear ? "Grosir " : "") + number;
    String status = data.chance(0.94) ? "ACTIVATE" : "SELLER_DEACTIVATED";
    return new ProductState(
        Long.toString(id),
        title,
        status,
        onTokopedia(data, status),
        createTime,
        updateTime,
        data.digits("6", 6),
        "tos-maliva-i-o3syd03w52-us/" + data.token("", 32),
        skus(data, id, dear));
  }

  private @Nullable String onTokopedia(SampleData data, String status) {
    return market.region().equals("ID") && data.chance(0.7) ? status : null;
  }

  private List<SkuState> skus(SampleData data, long productId, boolean dear) {
    int variants = dear ? 1 : data.between(1, 4);
    long units = dear ? 1_150_000L : data.between(15, 480);
    String code = data.code(5);
    List<SkuState> skus = new ArrayList<>();
    for (int i = 0; i < variants; i++) {
      BigDecimal original = price(units + i * 3L);
      BigDecimal sale = data.chance(0.4) ? price((units + i * 3L) * 9 / 10) : original;
      String colour = COLOURS.get(i);
      String size = data.oneOf(SIZES);
      skus.add(
          new SkuState(
              Long.toString(productId + 1 + i),
              code + "-" + colour.substring(0, 3).toUpperCase(java.util.Locale.ROOT) + "-" + size,
              colour,
              size,
              original,
              sale,
              stock(data),
              data.between(0, 5)));
    }
    return skus;
  }

  private BigDecimal price(long units) {
    BigDecimal price = BigDecimal.valueOf(units * market.priceUnit());
    return market.decimals() == 0 ? price : price.add(new BigDecimal("0.90"));
  }

  private Map<String, Integer> stock(SampleData data) {
    Map<String, Integer> stock = new LinkedHashMap<>();
    for (String warehouse : warehouses) {
      stock.put(warehouse, data.between(0, 500));
    }
    return stock;
  }
}
