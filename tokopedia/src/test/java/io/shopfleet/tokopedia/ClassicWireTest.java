package io.shopfleet.tokopedia;

import static io.shopfleet.tokopedia.ScriptedServer.data;
import static io.shopfleet.tokopedia.ScriptedServer.failure;
import static io.shopfleet.tokopedia.ScriptedServer.html;
import static io.shopfleet.tokopedia.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.Settings;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.tokopedia.model.ListedOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicWireTest {

  private static final Instant NOW = Instant.parse("2024-03-05T06:00:00Z");
  private static final Window DAY = new Window(NOW.minus(Duration.ofDays(1)), NOW);

  private final VirtualClock clock = VirtualClock.at(NOW);
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
  void orderList_isAskedInJakartaSecondsForTheShop() {
    server.then(data("[]"));

    read();

    HttpUrl asked = server.asked().get(0).getUrl();
    assertThat(asked.encodedPath()).isEqualTo("/v2/order/list");
    assertThat(asked.queryParameter("fs_id")).isEqualTo("15777");
    assertThat(asked.queryParameter("shop_id")).isEqualTo("480001");
    assertThat(asked.queryParameter("from_date"))
        .isEqualTo(Long.toString(DAY.from().getEpochSecond() + 25_200));
    assertThat(asked.queryParameter("to_date"))
        .isEqualTo(Long.toString(DAY.to().getEpochSecond() + 25_200 - 1));
    assertThat(asked.queryParameter("page")).isEqualTo("1");
    assertThat(asked.queryParameter("per_page")).isEqualTo("50");
  }

  @Test
  void request_carriesTokenAndUserAgent() {
    server.then(data("[]"));

    read();

    assertThat(server.asked().get(0).getHeaders().get("Authorization"))
        .isEqualTo("Bearer c:scripted");
    assertThat(server.asked().get(0).getHeaders().get("User-Agent")).isEqualTo("Shopfleet");
  }

  @Test
  void numbersBeyondIntAndDouble_areKept() {
    server.then(
        data(
            "[{\"order_id\":9007199254740993,\"create_time\":1709600000,\"order_status\":\"220\","
                + "\"products\":[{\"id\":10913642658,\"Name\":\"Kopi\",\"quantity\":\"3\","
                + "\"price\":1431655765.35,\"sku\":\"K-1\"}],"
                + "\"amt\":{\"ttl_product_price\":4294967296.05,\"ttl_amount\":4294976296.05,"
                + "\"shipping_cost\":9000}}]"));

    Order order = read().get(0);

    assertThat(order.id()).isEqualTo("9007199254740993");
    assertThat(order.total().amount()).isEqualByComparingTo("4294976296.05");
    assertThat(order.total().currency()).isEqualTo("IDR");
    assertThat(order.units()).isEqualTo(3);
    assertThat(order.lines().get(0).productId()).isEqualTo("10913642658");
    assertThat(order.lines().get(0).name()).isEqualTo("Kopi");
    assertThat(order.lines().get(0).unitPrice().amount()).isEqualByComparingTo("1431655765.35");
    assertThat(order.status().phase()).isEqualTo(Phase.AWAITING_SHIPMENT);
    assertThat(order.createdAt()).isEqualTo(Instant.ofEpochSecond(1_709_600_000L - 25_200));
    assertThat(order.updatedAt()).isNull();
    assertThat(order.source(ListedOrder.class).orElseThrow().createTime())
        .isEqualTo(1_709_600_000L);
  }

  @Test
  void unknownStatus_keepsItsTextAndIsNotFinal() {
    server.then(data("[{\"order_id\":1,\"create_time\":1709600000,\"order_status\":777}]"));

    Order order = read().get(0);

    assertThat(order.status().phase()).isEqualTo(Phase.UNKNOWN);
    assertThat(order.status().raw()).isEqualTo("777");
    assertThat(order.status().isFinal()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, CANCELLED",
    "15, CANCELLED",
    "16, UNKNOWN",
    "100, UNPAID",
    "103, UNPAID",
    "200, UNPAID",
    "220, AWAITING_SHIPMENT",
    "221, AWAITING_SHIPMENT",
    "400, AWAITING_SHIPMENT",
    "450, AWAITING_COLLECTION",
    "499, UNKNOWN",
    "500, IN_TRANSIT",
    "540, IN_TRANSIT",
    "541, UNKNOWN",
    "550, RETURNED",
    "600, DELIVERED",
    "601, DISPUTED",
    "690, DISPUTED",
    "698, DISPUTED",
    "699, COMPLETED",
    "700, COMPLETED",
    "701, COMPLETED",
    "-1, UNKNOWN"
  })
  void status_hasItsPhase(int code, Phase phase) {
    server.then(
        data("[{\"order_id\":1,\"create_time\":1709600000,\"order_status\":" + code + "}]"));

    assertThat(read().get(0).status().phase()).isEqualTo(phase);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"header\":{\"error_code\":0},\"data\":[]}",
        "{\"header\":{\"error_code\":\"0\"},\"data\":[]}",
        "{\"header\":{\"error_code\":200},\"data\":null}",
        "{\"header\":{\"error_code\":\"200\"},\"data\":null}",
        "{\"header\":{\"error_code\":\"\"},\"data\":[]}",
        "{\"header\":{\"messages\":null},\"data\":[]}",
        "{\"data\":[],\"header\":{}}",
        "{\"data\":[],\"status\":\"200 Ok\",\"error_message\":[]}",
        "{\"header\":{\"error_code\":200},\"data\":{\"header\":{\"Messages\":null,"
            + "\"error_code\":\"200\"},\"data\":[]}}"
      })
  void everyFormOfSuccess_isOne(String body) {
    server.then(json(200, body));

    assertThat(read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"header\":{\"error_code\":\"ORD_DLV_013\"},\"data\":null} | INVALID_REQUEST",
        "{\"header\":{\"error_code\":\"ORD_DLV_013\"},\"data\":\"no\"} | INVALID_REQUEST",
        "{\"data\":null,\"status\":\"400 Bad Request\",\"error_message\":[\"x\"]} |"
            + " INVALID_REQUEST",
        "{\"header\":{},\"data\":{\"header\":{\"error_code\":\"RBAC_MDLW_002\"}}} | PERMISSION",
        "{\"header\":null,\"data\":[]} | UNKNOWN",
        "{} | UNKNOWN",
        "[] | UNKNOWN",
        "{\"error\":\"invalid\"} | UNKNOWN"
      })
  void failureInsideHttp200_isNoEmptyPage(String body, FailureKind kind) {
    server.then(json(200, body));

    assertThat(failureOfRead().kind()).isEqualTo(kind);
  }

  @Test
  void failureThatQuotesTheToken_isCleaned() {
    server.then(
        json(
            400,
            "{\"header\":{\"error_code\":\"ORD c:scripted\","
                + "\"reason\":\"bad Bearer c:scripted or c%3Ascripted\"},\"data\":null}"));

    assertThat(failureOfRead())
        .hasMessageContaining("code ORD [masked]")
        .hasMessageContaining("bad Bearer [masked] or [masked]")
        .hasMessageNotContaining("scripted");
  }

  @Test
  void businessErrorAs500_isNotRepeated() {
    server.then(failure(500, "ORD_USC_015"));

    MarketplaceException failure = failureOfRead();

    assertThat(failure.kind()).isEqualTo(FailureKind.PERMISSION);
    assertThat(failure.code()).contains("ORD_USC_015");
    assertThat(failure).hasMessageContaining("disconnected").hasMessageContaining("Reconnect");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void upstreamTroubleAs500_isRepeated() {
    server.then(failure(500, "OPENAPI_DB_002")).then(failure(500, "ORD_API_777")).then(data("[]"));

    assertThat(read()).isEmpty();
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void htmlOn401_leadsToOneRenewalAndEnds() {
    server.then(html(401)).then(html(401));

    MarketplaceException failure = failureOfRead();

    assertThat(failure.kind()).isIn(FailureKind.AUTH_EXPIRED, FailureKind.AUTH_REJECTED);
    assertThat(server.asked()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void htmlOn403_isPermission() {
    server.then(html(403));

    assertThat(failureOfRead().kind()).isEqualTo(FailureKind.PERMISSION);
  }

  @Test
  void bare404_isAWrongAddressAndNoMissingOrder() {
    server.then(html(404));

    MarketplaceException failure =
        catchThrowableOfType(
            MarketplaceException.class,
            () -> rig.capability(account, OrderSource.class).ordersById(account, List.of("1")));

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    assertThat(failure).hasMessageContaining("endpoint.base-url");
  }

  @ParameterizedTest
  @CsvSource({"2.5, 2500", "-0.000000, 0"})
  void tooManyRequests_waitsAsLongAsTold(String resetAfter, long millis) {
    server
        .then(
            failure(429, "")
                .setHeader("X-Ratelimit-Limit", "5 req/s (burst 5)")
                .setHeader("X-Ratelimit-Reset-After", resetAfter))
        .then(data("[]"));

    read();

    Duration waited = rig.waits().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isGreaterThanOrEqualTo(Duration.ofMillis(millis));
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void tooManyRequestsWithoutHeaders_isRepeated() {
    server.then(html(429)).then(data("[]"));

    assertThat(read()).isEmpty();
  }

  @Test
  void truncatedJson_isRepeated() {
    server.then(json(200, "{\"header\":{},\"data\":[{\"order_id\":1,")).then(data("[]"));

    assertThat(read()).isEmpty();
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void headerThatDoesNotFit_isAnUnknownAnswerWithItsPlace() {
    server.then(json(200, "{\"header\":[],\"data\":[]}"));

    MarketplaceException failure = failureOfRead();

    assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN);
    assertThat(failure).hasMessageContaining("$.header");
  }

  @Test
  void dataThatIsNoList_isAnUnknownAnswer() {
    server.then(data("{\"orders\":[]}"));

    assertThat(failureOfRead()).hasMessageContaining("Expected a list");
  }

  @Test
  void clientThatCannotTellOfADamagedRow_fails() {
    server.then(data("[{\"create_time\":1709600000}]"));

    assertThat(
            catchThrowableOfType(
                MarketplaceException.class, () -> rig.client(account).orders(DAY, 1)))
        .hasMessageContaining("order_id");
  }

  @Test
  void somethingAfterTheAnswer_isAnUnknownAnswer() {
    server.then(json(200, "{\"header\":{},\"data\":[]} {}"));

    assertThat(catchThrowableOfType(MarketplaceException.class, this::read)).isNotNull();
  }

  @Test
  void addressNotSet_saysWhatToSet() {
    try (Rig lost = Rig.withSettings(clock, Settings.none())) {
      Account homeless = lost.account(480_001);

      MarketplaceException failure =
          catchThrowableOfType(
              MarketplaceException.class,
              () -> lost.capability(homeless, OrderSource.class).orders(homeless, DAY, null));

      assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
      assertThat(failure).hasMessageContaining("endpoint.base-url");
    }
  }

  @Test
  void singleOrder_isReadWithItsTrueTimes() {
    server.then(
        data(
            "{\"order_id\":12,\"order_status\":700,\"open_amt\":\"270000.5\",\"item_price\":261000,"
                + "\"create_time\":\"2024-03-05T12:00:00.061156Z\","
                + "\"update_time\":\"2024-03-05T12:30:00Z\",\"payment_date\":\"\","
                + "\"shop_info\":{\"shop_id\":480001},"
                + "\"shipment_fulfillment\":{\"accept_deadline\":\"2024-03-06T23:59:00Z\","
                + "\"item_delivered_deadline\":{\"Time\":\"2024-03-09T23:59:00Z\",\"Valid\":false}},"
                + "\"order_info\":{\"order_detail\":[{\"order_detail_id\":5,\"product_id\":77,"
                + "\"product_name\":\"Teh\",\"quantity\":2,\"product_price\":130500}],"
                + "\"shipping_info\":{\"shipping_price\":9000}}}"));

    Order order =
        rig.capability(account, OrderSource.class)
            .ordersById(account, List.of("12"))
            .items()
            .get(0);

    assertThat(order.createdAt()).isEqualTo(Instant.parse("2024-03-05T05:00:00Z"));
    assertThat(order.updatedAt()).isEqualTo(Instant.parse("2024-03-05T05:30:00Z"));
    assertThat(order.paidAt()).isNull();
    assertThat(order.deadlines().accept()).isEqualTo(Instant.parse("2024-03-06T16:59:00Z"));
    assertThat(order.deadlines().deliver()).isNull();
    assertThat(order.total().amount()).isEqualByComparingTo(new BigDecimal("270000.5"));
    assertThat(order.units()).isEqualTo(2);
    assertThat(order.status().isFinal()).isTrue();
  }

  @Test
  void orderOfAnotherShop_isNotThisShops() {
    server.then(
        data(
            "{\"order_id\":12,\"create_time\":\"2024-03-05T12:00:00Z\","
                + "\"shop_info\":{\"shop_id\":480002}}"));

    assertThat(rig.client(account).order(12)).isEmpty();
  }

  @Test
  void missingOrder_isLeftOut() {
    server.then(failure(500, "ORD_API_008"));

    OrderSource orders = rig.capability(account, OrderSource.class);

    assertThat(orders.ordersById(account, List.of("12", "no number")).items()).isEmpty();
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void invoice_isAskedByItsWholeText() {
    server.then(failure(500, "ORD_API_008"));

    assertThat(rig.client(account).orderByInvoice("INV/20240305/MPL/1")).isEmpty();
    assertThat(server.asked().get(0).getUrl().queryParameter("invoice_num"))
        .isEqualTo("INV/20240305/MPL/1");
  }

  @Test
  void firstPageNotFullAndSecondEmpty_tellTheTotal() {
    server.then(data("[{\"order_id\":1,\"create_time\":1709600000}]")).then(data("[]"));
    OrderSource orders = rig.capability(account, OrderSource.class);
    Page<Order> first = orders.orders(account, DAY, null);

    Page<Order> second = orders.orders(account, DAY, first.next().orElseThrow());

    assertThat(first.totalCount()).isEmpty();
    assertThat(second.items()).isEmpty();
    assertThat(second.next()).isEmpty();
    assertThat(second.totalCount()).hasValue(1);
  }

  @Test
  void repeatedPage_isAFailure() {
    String page = "[{\"order_id\":1,\"create_time\":1709600000}]";
    server.then(data(page)).then(data(page));
    OrderSource orders = rig.capability(account, OrderSource.class);
    String cursor = orders.orders(account, DAY, null).next().orElseThrow();

    MarketplaceException failure =
        catchThrowableOfType(MarketplaceException.class, () -> orders.orders(account, DAY, cursor));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN);
    assertThat(failure).hasMessageContaining("page 2");
  }

  @Test
  void answerTooBigForOneSecond_isHandedOn() {
    server.then(failure(500, "ORD_API_009"));
    Window second = new Window(NOW, NOW.plusSeconds(1));
    OrderSource orders = rig.capability(account, OrderSource.class);

    MarketplaceException failure =
        catchThrowableOfType(
            MarketplaceException.class, () -> orders.orders(account, second, null));

    assertThat(failure.code()).contains("ORD_API_009");
    assertThat(server.asked()).hasSize(1);
  }

  private List<Order> read() {
    return rig.capability(account, OrderSource.class).orders(account, DAY, null).items();
  }

  private MarketplaceException failureOfRead() {
    return catchThrowableOfType(MarketplaceException.class, this::read);
  }
}
