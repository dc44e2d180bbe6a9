package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopfleet.commerce.Order;
import io.shopfleet.credential.Credential;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import io.shopfleet.tiktokshop.api.order.AddExternalOrderReferencesRequest;
import io.shopfleet.tiktokshop.api.order.OrderApi;
import io.shopfleet.tiktokshop.api.order.OrderOperations;
import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureOnTheWireTest {

  private static final Window WINDOW =
      new Window(ScriptedShop.START.minus(Duration.ofDays(1)), ScriptedShop.START);

  private ScriptedShop shop;

  @BeforeEach
  void open() throws Exception {
    shop = new ScriptedShop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Page<Order> orders() {
    return shop.fleet.capability(OrderSource.class).orders(shop.account, WINDOW, null);
  }

  private MarketplaceException failure() {
    return catchThrowableOfType(MarketplaceException.class, this::orders);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"orders\":null}",
        "{\"total_count\":0}",
        "{\"orders\":[],\"next_page_token\":\"\",\"total_count\":0}"
      })
  void listThatIsLeftOut_isAnEmptyLastPage(String data) {
    shop.data(data);

    Page<Order> page = orders();

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEmpty();
  }

  @Test
  void errorInsideHttp200_isAFailureWithItsEvidence() {
    shop.code(200, 28001022, "date range is not supported");

    assertThat(failure())
        .hasMessageContaining("order.searchOrders")
        .hasMessageContaining("Toko Uji")
        .hasMessageContaining("date range is not supported")
        .hasMessageContaining("Check the dates")
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
              assertThat(e.code()).contains("28001022");
              assertThat(e.requestId()).contains("r9");
              assertThat(e.httpStatus()).hasValue(200);
            });
  }

  @Test
  void unknownCode_keepsTheCode() {
    shop.code(200, 77777777, "brand new");

    assertThat(failure().kind()).isEqualTo(FailureKind.UNKNOWN);
    shop.code(500, 77777777, "brand new");
    assertThat(failure().code()).contains("77777777");
  }

  @Test
  void missingScope_isAPermissionFailureAndNotRepeated() {
    shop.code(401, 105005, "lacks the scope seller.order.info");

    assertThat(failure().kind()).isEqualTo(FailureKind.PERMISSION);
    assertThat(shop.server.getRequestCount()).isOne();
  }

  @Test
  void tooManyRequests_closesTheGateAsLongAsAskedAndIsRepeated() {
    shop.answer(
            new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "7")
                .body("{\"code\":36009002,\"message\":\"slow down\"}")
                .build())
        .data("{}");

    orders();

    assertThat(shop.server.getRequestCount()).isEqualTo(2);
    assertThat(shop.fleet.clock.instant())
        .isAfterOrEqualTo(ScriptedShop.START.plus(Duration.ofSeconds(7)));
    assertThat(shop.fleet.events)
        .filteredOn(FleetEvent.RateLimited.class::isInstance)
        .singleElement()
        .satisfies(
            event ->
                assertThat(((FleetEvent.RateLimited) event).gate())
                    .isEqualTo("tiktok-shop/6testkey/" + TestFleet.SHOP + "/order.searchOrders"));
  }

  @Test
  void hourOfADevelopmentShopUsedUp_namesTheNextHour() {
    shop.fleet.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
    shop.code(429, 36009037, "hourly limit").data("{}");

    orders();

    assertThat(shop.fleet.events)
        .filteredOn(FleetEvent.RateLimited.class::isInstance)
        .singleElement()
        .satisfies(
            event ->
                assertThat(((FleetEvent.RateLimited) event).closedFor())
                    .isEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  void hourOfADevelopmentShopJustBegun_isNotWaitedFor() {
    shop.code(429, 36009037, "hourly limit");

    assertThat(failure().retryAfter()).contains(Duration.ofHours(1));
    assertThat(shop.server.getRequestCount()).isOne();
  }

  @Test
  void htmlPageOfAnEdge_isRepeated() {
    shop.json(502, "<html><body>Bad gateway</body></html>").data("{}");

    assertThat(orders().items()).isEmpty();
    assertThat(shop.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void htmlPageThatStays_isTransientAndQuotesNoPage() {
    for (int i = 0; i < 5; i++) {
      shop.json(502, "<html><body>Bad gateway</body></html>");
    }

    assertThat(failure())
        .hasMessageContaining("HTTP 502")
        .hasMessageNotContaining("<html>")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.TRANSIENT));
    assertThat(shop.server.getRequestCount()).isEqualTo(5);
  }

  @Test
  void htmlPageWithHttp200_isNeverAnEmptyPage() {
    for (int i = 0; i < 5; i++) {
      shop.json(200, "<html><body>Please log in</body></html>");
    }

    assertThat(failure()).hasMessageContaining("not JSON");
  }

  @Test
  void truncatedJson_isRepeatedAndNeverAnEmptyPage() {
    shop.json(200, "{\"code\":0,\"data\":{\"orders\":[{\"id\":\"1\"").data("{}");

    orders();

    assertThat(shop.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void emptyAnswer_isAFailure() {
    shop.answer(new MockResponse.Builder().code(204).build());

    assertThat(failure()).hasMessageContaining("the answer is empty");
  }

  @Test
  void answerWithoutCode_isAFailure() {
    shop.json(200, "{\"orders\":[]}");

    assertThat(failure())
        .hasMessageContaining("does not fit the contract")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.UNKNOWN));
  }

  @Test
  void numberTooLarge_isAFailureThatNamesIts() {
    shop.data("{\"orders\":[],\"total_count\":99999999999}");

    assertThat(failure())
        .hasMessageContaining("$.data.total_count")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.UNKNOWN));
    assertThat(shop.server.getRequestCount()).isOne();
  }

  @Test
  void unknownFieldsAndValues_pass() {
    shop.data("{\"orders\":[],\"brand_new\":{\"x\":[1,{\"y\":null}]},\"total_count\":\"0\"}");

    assertThat(orders().totalCount()).hasValue(0);
  }

  @Test
  void repeatedPageToken_isAFailure() {
    String page = "{\"orders\":[],\"next_page_token\":\"same\"}";
    shop.data(page).data(page);
    OrderSource source = shop.fleet.capability(OrderSource.class);
    String cursor = orders().cursor();

    assertThatThrownBy(() -> source.orders(shop.account, WINDOW, cursor))
        .hasMessageContaining("does not advance");
  }

  @Test
  void serverErrorOnAWrite_isNotRepeated() {
    shop.code(500, 36009003, "internal error");
    TikTokShopClient client =
        shop.fleet.connector.client(shop.account, TikTokShopClient.class).orElseThrow();

    assertThatThrownBy(
            () ->
                client.call(
                    OrderOperations.ADD_EXTERNAL_ORDER_REFERENCES,
                    OrderApi.class,
                    (api, tag) ->
                        api.addExternalOrderReferences(
                            tag, new AddExternalOrderReferencesRequest(null))))
        .isInstanceOf(MarketplaceException.class);
    assertThat(shop.server.getRequestCount()).isOne();
  }

  @Test
  void clockTooFarOff_isRepeatedWithAFreshTimestamp() throws Exception {
    shop.code(400, 36009004, "The 'timestamp' is too old").data("{}");

    orders();

    long first = Long.parseLong(shop.request().getUrl().queryParameter("timestamp"));
    long second = Long.parseLong(shop.request().getUrl().queryParameter("timestamp"));
    assertThat(second).isGreaterThanOrEqualTo(first);
  }

  @Test
  void malformedTokenByItsWords_isRenewedAndReplayedOnce() throws Exception {
    shop.code(400, 36009004, "The access_token in the header is malformed")
        .data("{\"access_token\":\"ROW_access-2\",\"access_token_expire_in\":604800}")
        .data("{}");

    orders();

    shop.request();
    assertThat(shop.request().getUrl().encodedPath()).isEqualTo("/api/v2/token/refresh");
    assertThat(shop.request().getHeaders().get("x-tts-access-token")).isEqualTo("ROW_access-2");
    Credential saved = shop.fleet.store.load(shop.account.credential()).orElseThrow();
    assertThat(saved.refreshToken().value().reveal()).isEqualTo("ROW_refresh-1");
  }

  @Test
  void messageThatQuotesSecrets_isCleaned() {
    shop.code(401, 106001, "sign of ROW_access-1 with secret-of-the-app is wrong");

    assertThat(failure())
        .hasMessageNotContaining("ROW_access-1")
        .hasMessageNotContaining("secret-of-the-app")
        .hasMessageContaining("Check the app secret");
  }

  @Test
  void signatureOrEncodedSecretQuoted_isCleanedInMessageAndRequestId() {
    String sign = "0a1b".repeat(16);
    String quoted = "sign=" + sign + "&token=ROW%5Faccess-1";
    shop.json(
        401,
        "{\"code\":106001,\"message\":\"%s\",\"request_id\":\"%s\"}".formatted(quoted, quoted));

    assertThat(failure())
        .hasMessageContaining("sign=[masked]&token=[masked]")
        .hasMessageNotContaining(sign)
        .hasMessageNotContaining("access-1");
  }

  @Test
  void endlessMessage_isCut() {
    shop.code(400, 98001004, "x".repeat(5_000));

    assertThat(String.valueOf(failure().getMessage())).hasSizeLessThan(700);
  }
}
