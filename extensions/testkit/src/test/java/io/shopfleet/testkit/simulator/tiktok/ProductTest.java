package io.shopfleet.testkit.simulator.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.tiktok.RawCaller.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductTest {
  private static final String SEARCH = "/product/202502/products/search";
  private static final String STOCK = "/product/202309/inventory/search";

  private final FakeTikTokShop fake = FakeTikTokShop.open();
  private final FakeApp app = fake.app();
  private final FakeSeller seller = fake.seller("Toko Sejahtera", "ID");
  private final FakeShop shop = seller.shop();
  private String token = "";

  @BeforeEach
  void connect() {
    token = seller.connect(app).accessToken();
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void emptyShop_leavesListKeyOut() {
    assertThat(search().post(SEARCH).data()).containsOnlyKeys("total_count");
  }

  @Test
  void allPages_giveTheWholeBookOnce() {
    shop.seedProducts(500);

    List<ProductRow> read = new ArrayList<>();
    String page = "";
    do {
      Answer answer = search().with("page_size", "100").with("page_token", page).post(SEARCH);
      answer.list("products").forEach(product -> read.add(row(product)));
      assertThat(answer.totalCount()).isEqualTo(500);
      page = answer.nextPageToken();
    } while (!page.isEmpty());

    assertThat(read).containsExactlyElementsOf(shop.products());
  }

  @Test
  void repeatedPageFault_productPageComesAgain() {
    shop.seedProducts(30);
    String second = search().post(SEARCH).nextPageToken();
    fake.faults().next(Fault.repeatedPage());

    assertThat(search().with("page_token", second).post(SEARCH).nextPageToken()).isEqualTo(second);
  }

  @Test
  void olderForms_stillAnswer() {
    shop.seedProducts(1);

    assertThat(search().post("/product/202309/products/search").list("products").get(0))
        .containsKeys("id", "skus")
        .doesNotContainKeys("audit", "integrated_platform_statuses");
    assertThat(search().post("/product/202312/products/search").list("products").get(0))
        .containsKeys("id", "audit");
  }

  @Test
  void updateWindow_bothBoundsIncluded() {
    shop.seedProducts(3);
    Instant now = fake.clock().instant();
    touchAt(0, now.plusSeconds(10));
    touchAt(1, now.plusSeconds(20));
    touchAt(2, now.plusSeconds(21));

    List<Map<String, Object>> products =
        search()
            .body(
                "{\"update_time_ge\":%d,\"update_time_le\":%d}"
                    .formatted(now.getEpochSecond() + 10, now.getEpochSecond() + 20))
            .post(SEARCH)
            .list("products");

    assertThat(products)
        .extracting(product -> product.get("id"))
        .containsExactlyInAnyOrder(shop.products().get(0).id(), shop.products().get(1).id());
  }

  @Test
  void tokopediaFilter_onlyWhatIsListedThere() {
    shop.seedProducts(40);

    List<Map<String, Object>> products =
        search()
            .with("page_size", "100")
            .body("{\"listing_platforms\":[\"TOKOPEDIA\"]}")
            .post(SEARCH)
            .list("products");

    assertThat(products)
        .isNotEmpty()
        .hasSizeLessThan(40)
        .allMatch(product -> product.containsKey("integrated_platform_statuses"));
  }

  @Test
  void unknownStatus_answers36009004() {
    assertThat(search().body("{\"status\":\"SOLD\"}").post(SEARCH).code()).isEqualTo(36009004);
    assertThat(search().without("page_size").post(SEARCH).code()).isEqualTo(36009004);
    assertThat(search().body("{\"sku_ids\":%s}".formatted(numbers(11))).post(SEARCH).code())
        .isEqualTo(36009004);
  }

  @Test
  void detail_givesTheProduct() {
    shop.seedProducts(1);
    ProductRow product = shop.products().get(0);

    Answer answer = call().get("/product/202309/products/" + product.id());

    assertThat(row(answer.data())).isEqualTo(product);
    assertThat(answer.data()).containsKeys("main_images", "description", "category_chains");
  }

  @Test
  void detailOfUnknownProduct_answers12052032InsideHttp200() {
    Answer answer = call().get("/product/202309/products/17290000");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.code()).isEqualTo(12052032);
  }

  @Test
  void detailOfAnotherShopsProduct_answers12052048() {
    FakeShop other = fake.seller("Lain", "ID").shop().seedProducts(1);

    assertThat(call().get("/product/202309/products/" + other.products().get(0).id()).code())
        .isEqualTo(12052048);
  }

  @Test
  void inventoryByProduct_givesEverySkuAndWarehouse() {
    shop.seedProducts(1);
    ProductRow product = shop.products().get(0);

    Map<String, Object> row =
        call()
            .body("{\"product_ids\":[\"%s\",\"1\"]}".formatted(product.id()))
            .post(STOCK)
            .list("inventory")
            .get(0);

    assertThat(row).containsEntry("product_id", product.id());
    assertThat(stockOf(row)).isEqualTo(stockBook(product));
  }

  @Test
  void inventoryBySku_takesPrecedenceOverProducts() {
    shop.seedProducts(2);
    SkuRow sku = shop.products().get(0).skus().get(0);

    List<Map<String, Object>> rows =
        call()
            .body(
                "{\"sku_ids\":[\"%s\"],\"product_ids\":[\"%s\"]}"
                    .formatted(sku.id(), shop.products().get(1).id()))
            .post(STOCK)
            .list("inventory");

    assertThat(rows).hasSize(1);
    assertThat(stockOf(rows.get(0))).containsOnlyKeys(sku.id());
  }

  @Test
  void inventoryLimits_hundredProductsAndSixHundredSkus() {
    assertThat(call().body("{\"product_ids\":%s}".formatted(numbers(100))).post(STOCK).code())
        .isZero();
    assertThat(call().body("{\"product_ids\":%s}".formatted(numbers(101))).post(STOCK).code())
        .isEqualTo(36009004);
    assertThat(call().body("{\"sku_ids\":%s}".formatted(numbers(600))).post(STOCK).code()).isZero();
    assertThat(call().body("{\"sku_ids\":%s}".formatted(numbers(601))).post(STOCK).code())
        .isEqualTo(36009004);
    assertThat(call().body("{}").post(STOCK).code()).isEqualTo(36009004);
  }

  @Test
  void stockForAllWarehouses_isStored() {
    ProductRow product = product();
    SkuRow sku = product.skus().get(0);
    fake.clock().advance(Duration.ofSeconds(5));

    Answer answer = update(product, stockBody(sku.id(), Map.of(warehouse(0), 7, warehouse(1), 0)));

    assertThat(answer.data()).isEmpty();
    assertThat(current(product).skus().get(0).stock())
        .isEqualTo(Map.of(warehouse(0), 7, warehouse(1), 0));
    assertThat(current(product).updateTime()).isEqualTo(fake.clock().instant());
  }

  @Test
  void warehouseLeftOut_losesItsStock() {
    ProductRow product = product();
    SkuRow sku = product.skus().get(0);

    update(product, stockBody(sku.id(), Map.of(warehouse(0), 7)));

    assertThat(current(product).skus().get(0).stock())
        .isEqualTo(Map.of(warehouse(0), 7, warehouse(1), 0));
  }

  @Test
  void unknownSkuAmongGoodOnes_isARowError_theOthersAreStored() {
    ProductRow product = product();
    SkuRow sku = product.skus().get(0);
    String rows =
        skuStock(sku.id(), Map.of(warehouse(0), 3, warehouse(1), 4))
            + ","
            + skuStock("42", Map.of(warehouse(0), 1, warehouse(1), 1));

    Answer answer = update(product, "{\"skus\":[" + rows + "]}");

    assertThat(answer.code()).isZero();
    assertThat(answer.list("errors"))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error).containsEntry("code", 12052990.0);
              assertThat(error.toString()).contains("sku_id=42");
            });
    assertThat(current(product).skus().get(0).totalStock()).isEqualTo(7);
  }

  @Test
  void unknownWarehouse_isARowError_nothingOfTheSkuIsStored() {
    ProductRow product = product();
    SkuRow sku = product.skus().get(0);

    Answer answer = update(product, stockBody(sku.id(), Map.of("99", 3)));

    assertThat(answer.list("errors").toString()).contains("1.2052097E7", "warehouse_id=99");
    assertThat(current(product).skus().get(0)).isEqualTo(sku);
  }

  @Test
  void quantityBounds_99999Passes_oneMoreIsARowError() {
    ProductRow product = product();
    String sku = product.skus().get(0).id();

    assertThat(
            update(product, stockBody(sku, Map.of(warehouse(0), 99_999, warehouse(1), 1))).data())
        .isEmpty();
    assertThat(
            update(product, stockBody(sku, Map.of(warehouse(0), 100_000, warehouse(1), 1)))
                .list("errors"))
        .hasSize(1);
    assertThat(
            update(product, stockBody(sku, Map.of(warehouse(0), -1, warehouse(1), 1)))
                .list("errors"))
        .hasSize(1);
    assertThat(current(product).skus().get(0).totalStock()).isEqualTo(100_000);
  }

  @Test
  void stockWithoutRequiredParts_answers36009004() {
    ProductRow product = product();
    String sku = product.skus().get(0).id();
    for (String bad :
        List.of(
            "",
            "{\"skus\":[]}",
            "{\"skus\":[{\"inventory\":[{\"quantity\":1}]}]}",
            "{\"skus\":[{\"id\":\"" + sku + "\"}]}",
            "{\"skus\":[{\"id\":\"" + sku + "\",\"inventory\":[{\"quantity\":\"1\"}]}]}",
            "{\"skus\":[{\"id\":\"" + sku + "\",\"inventory\":[{}]}]}")) {
      assertThat(update(product, bad).code()).as(bad).isEqualTo(36009004);
    }
  }

  @Test
  void price_isStored() {
    ProductRow product = product();
    String sku = product.skus().get(0).id();

    Answer answer = price(product, sku, "{\"amount\":\"155000\",\"currency\":\"IDR\"}");

    assertThat(answer.code()).isZero();
    assertThat(answer.data()).isEmpty();
    assertThat(current(product).skus().get(0).price()).isEqualTo(new BigDecimal("155000"));
  }

  @Test
  void badPrices_areRefusedAndNothingIsStored() {
    ProductRow product = product();
    String sku = product.skus().get(0).id();

    assertThat(price(product, sku, "{\"amount\":\"9\",\"currency\":\"USD\"}").code())
        .isEqualTo(12052012);
    assertThat(price(product, sku, "{\"amount\":\"9.50\",\"currency\":\"IDR\"}").code())
        .isEqualTo(12052092);
    assertThat(price(product, sku, "{\"amount\":\"0\",\"currency\":\"IDR\"}").code())
        .isEqualTo(12052092);
    assertThat(price(product, "42", "{\"amount\":\"9\",\"currency\":\"IDR\"}").code())
        .isEqualTo(12052023);
    assertThat(price(product, sku, "{\"amount\":9,\"currency\":\"IDR\"}").code())
        .isEqualTo(36009004);
    assertThat(price(product, sku, "{\"amount\":\"9\"}").code()).isEqualTo(36009004);
    assertThat(current(product)).isEqualTo(product);
  }

  @Test
  void deletedProduct_takesNoStockAndNoPrice() {
    ProductRow product = product();
    String sku = product.skus().get(0).id();
    shop.product(product.id()).orElseThrow().status("DELETED");

    assertThat(update(product, stockBody(sku, Map.of(warehouse(0), 1))).code()).isEqualTo(12052901);
    assertThat(price(product, sku, "{\"amount\":\"9\",\"currency\":\"IDR\"}").code())
        .isEqualTo(12052901);
  }

  @Test
  void twoSimulatorsOfOneSeed_giveTheSameBooks() {
    shop.seedProducts(50).seedOrders(50, Instant.EPOCH.plusSeconds(9), fake.clock().instant());
    try (FakeTikTokShop twin = FakeTikTokShop.open()) {
      FakeShop same =
          twin.seller("Toko Sejahtera", "ID")
              .shop()
              .seedProducts(50)
              .seedOrders(50, Instant.EPOCH.plusSeconds(9), fake.clock().instant());

      assertThat(same.products()).isEqualTo(shop.products());
      assertThat(same.orders()).isEqualTo(shop.orders());
      assertThat(same.cipher()).isEqualTo(shop.cipher());
    }
  }

  @Test
  void unknownMarket_saysWhichThereAre() {
    assertThatThrownBy(() -> seller.shop("ZZ"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ZZ")
        .hasMessageContaining("VN");
  }

  private ProductRow product() {
    shop.seedProducts(20);
    return shop.products().stream()
        .filter(product -> product.status().equals("ACTIVATE"))
        .findFirst()
        .orElseThrow();
  }

  private ProductRow current(ProductRow product) {
    return shop.product(product.id()).orElseThrow().row();
  }

  private String warehouse(int index) {
    return shop.warehouses().get(index);
  }

  private void touchAt(int index, Instant at) {
    Instant before = fake.clock().instant();
    fake.clock().setTo(at);
    shop.product(shop.products().get(index).id()).orElseThrow().title("Baru " + index);
    fake.clock().setTo(before);
  }

  private Answer update(ProductRow product, String body) {
    return call().body(body).post("/product/202309/products/" + product.id() + "/inventory/update");
  }

  private Answer price(ProductRow product, String sku, String price) {
    return call()
        .body("{\"skus\":[{\"id\":\"%s\",\"price\":%s}]}".formatted(sku, price))
        .post("/product/202309/products/" + product.id() + "/prices/update");
  }

  private static String stockBody(String sku, Map<String, Integer> stock) {
    return "{\"skus\":[" + skuStock(sku, stock) + "]}";
  }

  private static String skuStock(String sku, Map<String, Integer> stock) {
    return stock.entrySet().stream()
        .map(
            entry ->
                "{\"warehouse_id\":\"%s\",\"quantity\":%d}"
                    .formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",", "{\"id\":\"" + sku + "\",\"inventory\":[", "]}"));
  }

  private static String numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "\"" + number + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private RawCaller search() {
    return call().with("page_size", "20");
  }

  private RawCaller call() {
    return new RawCaller(fake, app, token).shop(shop);
  }

  private static Map<String, Map<String, Integer>> stockBook(ProductRow product) {
    return product.skus().stream().collect(Collectors.toMap(SkuRow::id, SkuRow::stock));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Integer>> stockOf(Map<String, Object> inventoryRow) {
    Map<String, Map<String, Integer>> stock = new LinkedHashMap<>();
    for (Map<String, Object> sku : (List<Map<String, Object>>) inventoryRow.get("skus")) {
      stock.put(
          (String) sku.get("id"),
          quantities((List<Map<String, Object>>) sku.get("warehouse_inventory"), "available_"));
    }
    return stock;
  }

  private static Map<String, Integer> quantities(List<Map<String, Object>> rows, String prefix) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> (String) row.get("warehouse_id"),
                row -> ((Double) row.get(prefix + "quantity")).intValue()));
  }

  @SuppressWarnings("unchecked")
  private static ProductRow row(Map<String, Object> product) {
    List<SkuRow> skus = new ArrayList<>();
    for (Map<String, Object> sku : (List<Map<String, Object>>) product.get("skus")) {
      Map<String, Object> price = (Map<String, Object>) sku.get("price");
      skus.add(
          new SkuRow(
              (String) sku.get("id"),
              (String) sku.get("seller_sku"),
              new BigDecimal((String) price.get("sale_price")),
              (String) price.get("currency"),
              quantities((List<Map<String, Object>>) sku.get("inventory"), "")));
    }
    return new ProductRow(
        (String) product.get("id"),
        (String) product.get("title"),
        (String) product.get("status"),
        Instant.ofEpochSecond(((Double) product.get("create_time")).longValue()),
        Instant.ofEpochSecond(((Double) product.get("update_time")).longValue()),
        skus);
  }
}
