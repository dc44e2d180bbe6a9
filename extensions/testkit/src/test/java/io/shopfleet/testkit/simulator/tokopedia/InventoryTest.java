package io.shopfleet.testkit.simulator.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shopfleet.testkit.simulator.tokopedia.Wire.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {

  private final FakeTokopedia tokopedia = FakeTokopedia.open();
  private final FakeTokopediaApp app = tokopedia.app(15_001, "client-a", "secret-a");
  private final FakeTokopediaShop shop = app.shop(480_001, "Toko Satu");
  private final Wire wire = Wire.signedIn(tokopedia, app);
  private final long first = shop.product("A", 10, BigDecimal.valueOf(1_000)).productId();
  private final long second = shop.product("B", 20, BigDecimal.valueOf(2_000)).productId();

  @AfterEach
  void close() {
    tokopedia.close();
  }

  @Test
  void overwriteBySkuAndById_setsBothStocks() {
    Answer answer =
        overwrite(
            "[{\"sku\":\"A\",\"new_stock\":5},{\"product_id\":%d,\"new_stock\":0}]"
                .formatted(second));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Wire.number(answer.data(), "succeed_rows")).isEqualByComparingTo("2");
    assertThat(Wire.number(answer.data(), "failed_rows")).isEqualByComparingTo("0");
    assertThat(answer.data()).containsEntry("failed_rows_data", List.of());
    assertThat(stocks()).containsExactly(5, 0);
  }

  @Test
  void skuAndId_skuWins() {
    overwrite("[{\"sku\":\"A\",\"product_id\":%d,\"new_stock\":7}]".formatted(second));

    assertThat(stocks()).containsExactly(7, 20);
  }

  @Test
  void someRowsWrong_theOthersSucceedInside200() {
    Answer answer =
        overwrite(
            "[{\"sku\":\"NONE\",\"new_stock\":1},{\"product_id\":99,\"new_stock\":2},"
                + "{\"sku\":\"B\",\"new_stock\":3}]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Wire.number(answer.data(), "succeed_rows")).isEqualByComparingTo("1");
    List<Map<String, @Nullable Object>> failed = failed(answer);
    assertThat(failed.get(0))
        .containsEntry("sku", "NONE")
        .containsEntry("message", "Invalid SKU.")
        .doesNotContainKey("product_id");
    assertThat(failed.get(1))
        .containsEntry("product_id", BigDecimal.valueOf(99))
        .containsEntry("message", "Invalid Product ID.")
        .doesNotContainKey("sku");
    assertThat(stocks()).containsExactly(10, 3);
  }

  @Test
  void skuOfAnotherShop_isInvalid() {
    app.shop(480_002, "Toko Dua").product("C", 1, BigDecimal.ONE);

    assertThat(failed(overwrite("[{\"sku\":\"C\",\"new_stock\":9}]")).get(0))
        .containsEntry("message", "Invalid SKU.");
  }

  @Test
  void parentOfVariants_hasNoStockToWrite() {
    long parent =
        shop.variants("Kaos", List.of("S"), 1, BigDecimal.valueOf(500)).get(0).productId();

    Answer answer = overwrite("[{\"product_id\":%d,\"new_stock\":9}]".formatted(parent));

    assertThat(failed(answer).get(0)).containsEntry("message", "Invalid Product ID.");
  }

  @Test
  void hundredRows_areTheMost() {
    assertThat(overwrite(rows(100)).status()).isEqualTo(200);

    Answer tooMany = overwrite(rows(101));

    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.errorCode()).isEqualTo("PRD_DLV_018");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"rows\":[]}", "[", "[]", "[1]"})
  void bodyThatIsNoArrayOfRows_answersPrdDlv043(String body) {
    Answer answer = overwrite(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("PRD_DLV_043");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"sku\":\"A\"}]",
        "[{\"new_stock\":1}]",
        "[{\"sku\":\"A\",\"new_stock\":\"1\"}]"
      })
  void rowWithoutKeyOrNumber_answersPrdDlv042_andChangesNothing(String body) {
    assertThat(overwrite(body).errorCode()).isEqualTo("PRD_DLV_042");
    assertThat(stocks()).containsExactly(10, 20);
  }

  @Test
  void shopIdMissing_isRefused() {
    assertThat(wire.post("inventory/v1/fs/15001/stock/update", rows(1)).status()).isEqualTo(400);
  }

  @Test
  void rowsRefusedOnDemand_areTheLastOnes_andSucceedWhenSentAgain() {
    tokopedia.refuseRows(1);
    String body = "[{\"sku\":\"A\",\"new_stock\":1},{\"sku\":\"B\",\"new_stock\":2}]";

    Answer answer = overwrite(body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Wire.number(answer.data(), "total_data")).isEqualByComparingTo("2");
    assertThat(failed(answer))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("sku", "B")
                    .containsEntry("message", "ERR_TOO_MANY_REQUEST"));
    assertThat(Wire.objects(answer.data().get("succeed_rows_data")).get(0))
        .containsEntry("productID", BigDecimal.valueOf(first))
        .containsEntry("stock", BigDecimal.ONE);
    assertThat(stocks()).containsExactly(1, 20);
    overwrite("[{\"sku\":\"B\",\"new_stock\":2}]");
    assertThat(stocks()).containsExactly(1, 2);
  }

  @Test
  void refusalsLongerThanACall_lastIntoTheNext() {
    tokopedia.refuseRows(3);
    String body = "[{\"sku\":\"A\",\"new_stock\":1},{\"sku\":\"B\",\"new_stock\":2}]";

    assertThat(failed(overwrite(body))).hasSize(2);
    assertThat(failed(overwrite(body))).hasSize(1);
    assertThat(failed(overwrite(body))).isEmpty();
  }

  @Test
  void limit_isChargedByTheRow() {
    tokopedia.rateLimit(1, 3);

    Answer partial = overwrite(rows(5));
    Answer none = overwrite(rows(1));
    tokopedia.clock().advance(Duration.ofSeconds(1));
    Answer later = overwrite(rows(1));

    assertThat(partial.status()).isEqualTo(200);
    assertThat(failed(partial))
        .filteredOn(row -> "ERR_TOO_MANY_REQUEST".equals(row.get("message")))
        .hasSize(2);
    assertThat(none.status()).isEqualTo(429);
    assertThat(later.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void incrementAndDecrement_changeByTheValue_inBothVersions(String version) {
    Answer up = adjust(version, "increment", "", "[{\"sku\":\"A\",\"stock_value\":5}]");
    Answer down = adjust(version, "decrement", "", "[{\"sku\":\"B\",\"stock_value\":20}]");

    assertThat(up.data()).containsEntry("failed_rows_data", null);
    assertThat(Wire.objects(up.data().get("succeed_rows_data")).get(0))
        .containsEntry("stock", BigDecimal.valueOf(15))
        .containsEntry("shopID", BigDecimal.valueOf(480_001));
    assertThat(down.status()).isEqualTo(200);
    assertThat(stocks()).containsExactly(15, 0);
  }

  @Test
  void decrementBelowZero_failsItsRow() {
    Answer answer = adjust("v1", "decrement", "", "[{\"sku\":\"A\",\"stock_value\":11}]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(failed(answer)).hasSize(1);
    assertThat(stocks()).containsExactly(10, 20);
  }

  @Test
  void sameRequestId_countsOnce_andGivesTheSameAnswer() {
    Answer once = increment("&request_id=batch-1");
    Answer again = increment("&request_id=batch-1");
    increment("&request_id=batch-2");

    assertThat(again.body()).isEqualTo(once.body());
    assertThat(stocks()).containsExactly(12, 20);
  }

  @Test
  void noRequestId_countsEveryTime() {
    increment("");
    increment("");

    assertThat(stocks()).containsExactly(12, 20);
  }

  @Test
  void requestId_isKeptApartByShop() {
    FakeTokopediaShop other = app.shop(480_002, "Toko Dua");
    other.product("A", 1, BigDecimal.valueOf(900));
    increment("&request_id=batch-1");

    wire.post(
        "inventory/v1/fs/15001/stock/increment?shop_id=480002&request_id=batch-1",
        "[{\"sku\":\"A\",\"stock_value\":1}]");

    assertThat(other.products().get(0).stock()).isEqualTo(2);
  }

  @Test
  void requestIdOfTwentyCharacters_isTheLongest() {
    assertThat(increment("&request_id=" + "a".repeat(20)).status()).isEqualTo(200);
    assertThat(increment("&request_id=" + "a".repeat(21)).status()).isEqualTo(400);
    assertThat(increment("&request_id=a.b").status()).isEqualTo(400);
  }

  @Test
  void sameRequestIdFromManySidesAtOnce_countsOnce() {
    IntStream.range(0, 12).parallel().forEach(i -> increment("&request_id=race"));

    assertThat(stocks()).containsExactly(11, 20);
  }

  @Test
  void manyIncrementsAtOnce_allCount() {
    IntStream.range(0, 24).parallel().forEach(i -> increment(""));

    assertThat(stocks()).containsExactly(34, 20);
  }

  @Test
  void price_isWrittenRowByRow_withinItsLimits() {
    Answer answer =
        price(
            "[{\"sku\":\"A\",\"new_price\":99},{\"sku\":\"B\",\"new_price\":100000000},"
                + "{\"sku\":\"NONE\",\"new_price\":5000}]");

    assertThat(Wire.number(answer.data(), "succeed_rows")).isEqualByComparingTo("1");
    assertThat(failed(answer))
        .extracting(row -> row.get("sku"), row -> row.get("new_price"))
        .containsExactly(
            tuple("A", BigDecimal.valueOf(99)), tuple("NONE", BigDecimal.valueOf(5_000)));
    assertThat(shop.products())
        .extracting(ProductRow::price)
        .containsExactly(BigDecimal.valueOf(1_000), BigDecimal.valueOf(100_000_000));
  }

  @Test
  void priceRowsRefusedByTheLimit_carryTheStockTheyHadNothingToDoWith() {
    tokopedia.refuseRows(1);

    assertThat(failed(price("[{\"sku\":\"A\",\"new_price\":1500}]")).get(0))
        .containsEntry("message", "ERR_TOO_MANY_REQUEST")
        .containsEntry("new_stock", BigDecimal.ZERO);
  }

  private Answer overwrite(String body) {
    return wire.stockUpdate(480_001, body);
  }

  private Answer adjust(String version, String what, String more, String body) {
    return wire.post(
        "inventory/" + version + "/fs/15001/stock/" + what + "?shop_id=480001" + more, body);
  }

  private Answer increment(String more) {
    return adjust("v1", "increment", more, "[{\"sku\":\"A\",\"stock_value\":1}]");
  }

  private Answer price(String body) {
    return wire.post("inventory/v1/fs/15001/price/update?shop_id=480001", body);
  }

  private static List<Map<String, @Nullable Object>> failed(Answer answer) {
    return Wire.objects(answer.data().get("failed_rows_data"));
  }

  private List<Integer> stocks() {
    return shop.products().stream().limit(2).map(ProductRow::stock).toList();
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"sku\":\"A\",\"new_stock\":" + i + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
