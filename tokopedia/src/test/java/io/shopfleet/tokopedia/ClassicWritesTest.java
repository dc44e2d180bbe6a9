package io.shopfleet.tokopedia;

import static io.shopfleet.tokopedia.ScriptedServer.data;
import static io.shopfleet.tokopedia.ScriptedServer.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.PriceChange;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.commerce.WriteResult.Row;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.PriceWriter;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.tokopedia.model.ProductKey;
import io.shopfleet.tokopedia.model.StockUpdate;
import io.shopfleet.tokopedia.model.UpdateOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClassicWritesTest {

  private static final String TOO_MANY = "ERR_TOO_MANY_REQUEST";

  private final VirtualClock clock = VirtualClock.at(Instant.parse("2024-03-05T06:00:00Z"));
  private final ScriptedServer server = new ScriptedServer();
  private Rig rig;
  private Account account;

  @BeforeEach
  void connect() {
    rig = Rig.at(server.address(), clock);
    account = rig.account(480_001);
  }

  @AfterEach
  void close() {
    rig.close();
    server.close();
  }

  @Test
  void rows_areSentAsABareArrayByProductId() {
    server.then(data("{\"failed_rows\":0,\"failed_rows_data\":null,\"succeed_rows\":2}"));

    WriteResult result = write(stock("11900000001", 5), stock("11900000002", 0));

    assertThat(result.complete()).isTrue();
    assertThat(server.asked().get(0).getUrl().encodedPath())
        .isEqualTo("/inventory/v1/fs/15777/stock/update");
    assertThat(body(0))
        .isEqualTo(
            "[{\"product_id\":11900000001,\"new_stock\":5},"
                + "{\"product_id\":11900000002,\"new_stock\":0}]");
  }

  @Test
  void price_isSentExactly() {
    server.then(data("{\"failed_rows\":0,\"succeed_rows\":1}"));

    WriteResult result =
        rig.capability(account, PriceWriter.class)
            .writePrices(account, List.of(price("7", "1E+5")));

    assertThat(result.complete()).isTrue();
    assertThat(body(0)).isEqualTo("[{\"product_id\":7,\"new_price\":100000}]");
  }

  @Test
  void refusedRow_isToldInItsPlaceAndNotSentAgain() {
    server.then(
        data(
            "{\"failed_rows\":1,\"failed_rows_data\":[{\"product_id\":2,\"sku\":\"\","
                + "\"message\":\"Invalid Product ID.\"}],\"succeed_rows\":2}"));

    WriteResult result = write(stock("1", 5), stock("2", 5), stock("3", 5));

    assertThat(result.rows()).extracting(Row::accepted).containsExactly(true, false, true);
    assertThat(result.refused().get(0).message()).isEqualTo("Invalid Product ID.");
    assertThat(result.refused().get(0).retryable()).isFalse();
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void rowsTooMany_areSentAgainAloneAfterTheWait() {
    server
        .then(
            data("{\"total_data\":3,\"succeed_rows\":1,\"failed_rows\":2,\"failed_rows_data\":["
                    + tooMany(2)
                    + ","
                    + tooMany(3)
                    + "]}")
                .setHeader("X-Ratelimit-Reset-After", "0.75"))
        .then(data("{\"succeed_rows\":2,\"failed_rows\":0}"));
    Instant before = clock.instant();

    WriteResult result = write(stock("1", 5), stock("2", 6), stock("3", 7));

    assertThat(result.complete()).isTrue();
    assertThat(body(1))
        .isEqualTo("[{\"product_id\":2,\"new_stock\":6},{\"product_id\":3,\"new_stock\":7}]");
    assertThat(Duration.between(before, clock.instant()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(750));
  }

  @Test
  void rowsTooManyForEver_areHandedBackAsRetryable() {
    String never =
        "{\"succeed_rows\":1,\"failed_rows\":1,\"failed_rows_data\":[" + tooMany(2) + "]}";
    String neither =
        "{\"succeed_rows\":0,\"failed_rows\":1,\"failed_rows_data\":[" + tooMany(2) + "]}";
    server.then(data(never));
    IntStream.range(0, 10).forEach(unused -> server.then(data(neither)));

    WriteResult result = write(stock("1", 5), stock("2", 6));

    assertThat(result.rows()).extracting(Row::accepted).containsExactly(true, false);
    assertThat(result.refused().get(0).code()).isEqualTo(TOO_MANY);
    assertThat(result.refused().get(0).retryable()).isTrue();
    assertThat(server.asked()).hasSize(5);
  }

  @Test
  void rowsSentBySku_areRecognisedBySku() {
    server.then(
        data(
            "{\"failed_rows\":1,\"failed_rows_data\":[{\"sku\":\"B-2\",\"product_url\":\"\","
                + "\"new_stock\":30,\"message\":\"Invalid SKU.\"}],\"succeed_rows\":1}"));

    List<UpdateOutcome> outcomes =
        rig.client(account)
            .overwriteStock(
                7L,
                List.of(
                    new StockUpdate(new ProductKey.Sku("A-1"), 1),
                    new StockUpdate(new ProductKey.Sku("B-2"), 30)));

    assertThat(body(0))
        .isEqualTo("[{\"sku\":\"A-1\",\"new_stock\":1},{\"sku\":\"B-2\",\"new_stock\":30}]");
    assertThat(server.asked().get(0).getUrl().queryParameter("warehouse_id")).isEqualTo("7");
    assertThat(outcomes)
        .filteredOn(UpdateOutcome::accepted)
        .extracting(UpdateOutcome::key)
        .containsExactly(new ProductKey.Sku("A-1"));
  }

  @Test
  void failedRowsThatAreNotNamed_makeNoRowAccepted() {
    server.then(data("{\"failed_rows\":1,\"failed_rows_data\":null,\"succeed_rows\":1}"));

    WriteResult result = write(stock("1", 5), stock("2", 6));

    assertThat(result.rows()).noneMatch(Row::accepted).allMatch(Row::retryable);
  }

  @Test
  void succeededRowsThatAreNamed_areAcceptedEvenWhereFailedOnesAreNot() {
    server.then(
        data(
            "{\"failed_rows\":1,\"failed_rows_data\":[\"Error Product ID [2]\"],"
                + "\"succeed_rows\":1,\"succeed_rows_data\":[{\"productID\":1}]}"));

    WriteResult result = write(stock("1", 5), stock("2", 6));

    assertThat(result.rows()).extracting(Row::accepted).containsExactly(true, false);
  }

  @Test
  void moreRowsSentThanTold_areNotAccepted() {
    server.then(data("{\"failed_rows\":0,\"failed_rows_data\":[],\"succeed_rows\":1}"));

    assertThat(write(stock("1", 5), stock("2", 6)).rows()).noneMatch(Row::accepted);
  }

  @Test
  void firstCallFails_isAnException() {
    server.then(failure(403, "RBAC_MDLW_001"));

    MarketplaceException failure =
        catchThrowableOfType(MarketplaceException.class, () -> write(stock("1", 5)));

    assertThat(failure.kind()).isEqualTo(FailureKind.PERMISSION);
  }

  @Test
  void laterCallFails_leavesTheEarlierRowsAccepted() {
    server
        .then(data("{\"failed_rows\":0,\"succeed_rows\":100}"))
        .then(failure(403, "RBAC_MDLW_001"));
    StockChange[] changes =
        IntStream.rangeClosed(1, 201)
            .mapToObj(id -> stock(Integer.toString(id), 1))
            .toArray(StockChange[]::new);

    WriteResult result = write(changes);

    assertThat(result.rows().subList(0, 100)).allMatch(Row::accepted);
    assertThat(result.rows().subList(100, 201))
        .noneMatch(Row::accepted)
        .allMatch(row -> "RBAC_MDLW_001".equals(row.code()));
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void callRefusedForItsRows_doesNotKeepTheNextFromBeingSent() {
    server
        .then(data("{\"failed_rows\":0,\"succeed_rows\":100}"))
        .then(failure(400, "PRD_DLV_043"))
        .then(data("{\"failed_rows\":0,\"succeed_rows\":1}"));
    StockChange[] changes =
        IntStream.rangeClosed(1, 201)
            .mapToObj(id -> stock(Integer.toString(id), 1))
            .toArray(StockChange[]::new);

    WriteResult result = write(changes);

    assertThat(result.refused()).hasSize(100);
    assertThat(result.rows().get(200).accepted()).isTrue();
  }

  @Test
  void sameProductTwice_endsWithTheLaterNumber() {
    server
        .then(data("{\"failed_rows\":0,\"succeed_rows\":1}"))
        .then(data("{\"failed_rows\":0,\"succeed_rows\":1}"));

    WriteResult result = write(stock("1", 5), stock("1", 6));

    assertThat(result.rows()).hasSize(2).allMatch(Row::accepted);
    assertThat(body(1)).isEqualTo("[{\"product_id\":1,\"new_stock\":6}]");
  }

  @Test
  void warehouses_areCallsOfTheirOwn() {
    server
        .then(data("{\"failed_rows\":0,\"succeed_rows\":2}"))
        .then(data("{\"failed_rows\":0,\"succeed_rows\":1}"));

    WriteResult result =
        write(
            new StockChange("1", "1", "21", 5),
            new StockChange("1", "1", "22", 6),
            new StockChange("2", "2", "21", 7));

    assertThat(result.complete()).isTrue();
    assertThat(server.asked())
        .extracting(request -> request.getUrl().queryParameter("warehouse_id"))
        .containsExactly("21", "22");
  }

  @Test
  void rowsThatCannotBeSent_areRefusedWithoutACall() {
    WriteResult result = write(stock("SKU-A", 5), new StockChange("1", "1", "north", 5));
    WriteResult prices =
        rig.capability(account, PriceWriter.class)
            .writePrices(
                account, List.of(new PriceChange("1", "1", new Money(BigDecimal.TEN, "USD"))));

    assertThat(result.rows()).noneMatch(Row::accepted).noneMatch(Row::retryable);
    assertThat(prices.rows().get(0).message()).contains("IDR");
    assertThat(server.asked()).isEmpty();
  }

  private WriteResult write(StockChange... changes) {
    return rig.capability(account, StockWriter.class).writeStock(account, List.of(changes));
  }

  private static StockChange stock(String id, long quantity) {
    return new StockChange(id, id, null, quantity);
  }

  private static PriceChange price(String id, String amount) {
    return new PriceChange(id, id, new Money(new BigDecimal(amount), "IDR"));
  }

  private static String tooMany(long id) {
    return "{\"product_id\":" + id + ",\"new_stock\":45,\"message\":\"" + TOO_MANY + "\"}";
  }

  private String body(int request) {
    return server.asked().get(request).getBody().utf8();
  }
}
