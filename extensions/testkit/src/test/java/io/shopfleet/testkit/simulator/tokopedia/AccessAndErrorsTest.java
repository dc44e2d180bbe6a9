package io.shopfleet.testkit.simulator.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.tokopedia.Wire.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessAndErrorsTest {

  private static final String SHOP_INFO = "v1/shop/fs/15001/shop-info";

  private final FakeTokopedia tokopedia = FakeTokopedia.open();
  private final FakeTokopediaApp app = tokopedia.app(15_001, "client-a", "secret-a");
  private final FakeTokopediaShop shop = app.shop(480_001, "Toko Satu");
  private final FakeTokopediaShop other = app.shop(480_002, "Toko Dua");
  private final Wire wire = Wire.signedIn(tokopedia, app);

  @AfterEach
  void close() {
    tokopedia.close();
  }

  @Test
  void unknownBearer_answers401AsAWebPage() {
    Answer answer = wire.withBearer("c:unknown").get(SHOP_INFO);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headerLine("Content-Type")).startsWith("text/html");
    assertThat(answer.body()).startsWith("<html>").contains("401");
  }

  @Test
  void shopInfo_givesOneShopOrAllOfTheApp_withTheNumberZeroAsItsErrorCode() {
    tokopedia.app(15_002, "client-b", "secret-b").shop(480_009, "Toko Lain");

    Answer one = wire.get(SHOP_INFO + "?shop_id=480002");
    Answer all = wire.get(SHOP_INFO);
    Answer second = wire.get(SHOP_INFO + "?page=2&per_page=1");

    assertThat(one.rows()).extracting(row -> row.get("shop_name")).containsExactly("Toko Dua");
    assertThat(Wire.number(one.header(), "error_code")).isEqualByComparingTo("0");
    assertThat(all.rows())
        .extracting(row -> row.get("shop_name"))
        .containsExactly("Toko Satu", "Toko Dua");
    assertThat(second.rows()).extracting(row -> row.get("shop_name")).containsExactly("Toko Dua");
    assertThat(wire.get(SHOP_INFO + "?page=3&per_page=1").rows()).isEmpty();
  }

  @Test
  void shopThatDoesNotExist_answersRbac() {
    assertRbac(wire.get(SHOP_INFO + "?shop_id=1"));
  }

  @Test
  void shopOfAnotherApp_answersRbac() {
    tokopedia.app(15_002, "client-b", "secret-b").shop(480_009, "Toko Lain");

    assertRbac(wire.get(SHOP_INFO + "?shop_id=480009"));
  }

  @Test
  void fsIdOfAnotherApp_answersRbac() {
    tokopedia.app(15_002, "client-b", "secret-b");

    assertRbac(wire.get("v1/shop/fs/15002/shop-info"));
  }

  @Test
  void detachedShop_isRefusedEverywhere_untilItIsAttachedAgain() {
    shop.detach();
    List<Answer> refused =
        List.of(
            wire.get(SHOP_INFO + "?shop_id=480001"),
            wire.orderList("480001", 0, 1, 1, 10),
            wire.get("inventory/v1/fs/15001/product/info?shop_id=480001&page=1&per_page=5"),
            wire.stockUpdate(480_001, "[{\"sku\":\"A\",\"new_stock\":1}]"));

    assertThat(refused).allSatisfy(AccessAndErrorsTest::assertRbac);
    assertThat(wire.get(SHOP_INFO + "?shop_id=480002").status()).isEqualTo(200);
    assertThat(wire.get(SHOP_INFO).rows()).hasSize(1);
    shop.attach();
    assertThat(wire.get(SHOP_INFO + "?shop_id=480001").status()).isEqualTo(200);
  }

  @Test
  void detachedShopWithTheOldStyle_answers500WithTheWordsOfAMalformedRequest() {
    tokopedia.enable(Quirk.DETACHED_SHOP_AS_500);
    shop.detach();

    Answer answer = wire.get(SHOP_INFO + "?shop_id=480001");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.errorCode()).isEqualTo("ORD_USC_015");
    assertThat(Wire.text(answer.header(), "messages")).contains("malformed request");
    tokopedia.disable(Quirk.DETACHED_SHOP_AS_500);
    assertRbac(wire.get(SHOP_INFO + "?shop_id=480001"));
  }

  @Test
  void legacyEnvelope_carriesStatusAndMessagesInsteadOfAHeader() {
    tokopedia.enable(Quirk.LEGACY_ENVELOPE);

    Answer good = wire.get(SHOP_INFO);
    Answer bad = wire.get("v2/fs/15001/order");

    assertThat(good.json()).containsEntry("status", "200 Ok").doesNotContainKey("header");
    assertThat(good.rows()).hasSize(2);
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.json())
        .containsEntry("status", "400 Bad Request")
        .containsEntry("data", null)
        .containsEntry("error_message", List.of("order_id or invoice_num is needed"));
  }

  @Test
  void successHeaders_varyAsTheSamplesDo() {
    List<Answer> answers =
        IntStream.range(0, 14).mapToObj(i -> wire.orderList("480001", 0, 1, 1, 10)).toList();

    assertThat(answers).anyMatch(a -> a.header().get("messages") == null);
    assertThat(answers).anyMatch(a -> a.header().get("messages") instanceof String);
    assertThat(answers).anyMatch(a -> !a.header().containsKey("error_code"));
    assertThat(answers).anyMatch(a -> "".equals(a.header().get("error_code")));
    assertThat(answers)
        .extracting(a -> Wire.number(a.header(), "process_time").toPlainString())
        .contains("0", "21", "102.1", "0.018328845");
  }

  @Test
  void everyApiAnswer_carriesTheDocumentedLimitHeaders() {
    Stream.of(
            wire.get(SHOP_INFO),
            wire.get("v2/fs/15001/order"),
            wire.withBearer("c:unknown").get(SHOP_INFO))
        .forEach(
            answer -> {
              assertThat(answer.headerLine("X-Ratelimit-Limit")).isEqualTo("5 req/s (burst 5)");
              assertThat(answer.headerLine("X-Ratelimit-Reset-After")).isEqualTo("-0.000000");
              assertThat(answer.headerLine("X-Ratelimit-Remaining")).isEqualTo("5");
              assertThat(answer.headerLine("X-Ratelimit-Full-Reset-After")).isEqualTo("0.000000");
            });
  }

  @Test
  void limit_answers429_andPassesAgainAfterResetAfter() {
    tokopedia.rateLimit(2, 3);
    List<Integer> burst =
        IntStream.range(0, 3).mapToObj(i -> wire.get(SHOP_INFO).status()).toList();
    Answer refused = wire.get(SHOP_INFO);
    tokopedia.clock().advance(Duration.ofMillis(499));
    int early = wire.get(SHOP_INFO).status();
    tokopedia.clock().advance(Duration.ofMillis(1));
    int inTime = wire.get(SHOP_INFO).status();

    assertThat(burst).containsExactly(200, 200, 200);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headerLine("X-Ratelimit-Limit")).isEqualTo("2 req/s (burst 3)");
    assertThat(refused.headerLine("X-Ratelimit-Remaining")).isEqualTo("0");
    assertThat(refused.headerLine("X-Ratelimit-Reset-After")).isEqualTo("0.500000");
    assertThat(refused.headerLine("X-Ratelimit-Full-Reset-After")).isEqualTo("1.500000");
    assertThat(refused.headerLine("Retry-After")).isEqualTo("(absent)");
    assertThat(early).isEqualTo(429);
    assertThat(inTime).isEqualTo(200);
  }

  @Test
  void limit_countsEachOperationApart_andEndsOnDemand() {
    tokopedia.rateLimit(1, 1);
    int info = wire.get(SHOP_INFO).status();
    int list = wire.orderList("480001", 0, 1, 1, 10).status();
    int again = wire.get(SHOP_INFO).status();
    tokopedia.unlimitedRate();

    assertThat(List.of(info, list, again)).containsExactly(200, 200, 429);
    assertThat(wire.get(SHOP_INFO).status()).isEqualTo(200);
  }

  @Test
  void deadShop_answers503_whileItsSiblingLives_untilItsTimeIsOver() {
    shop.newOrder().place();
    long orderId = shop.orders().get(0).orderId();
    tokopedia.faults().deadShop(shop.id(), Duration.ofHours(1));

    assertThat(wire.orderList("480001", 0, 1, 1, 10).status()).isEqualTo(503);
    assertThat(wire.get("v2/fs/15001/order?order_id=" + orderId).status()).isEqualTo(503);
    assertThat(wire.orderList(other.id(), 0, 1, 1, 10).status()).isEqualTo(200);
    tokopedia.clock().advance(Duration.ofHours(1));
    assertThat(wire.orderList("480001", 0, 1, 1, 10).status()).isEqualTo(200);
  }

  @Test
  void serverErrorOnDemand_comesInTheEnvelopeWithADatabaseCode() {
    tokopedia.faults().next(Fault.serverError(500));

    Answer answer = wire.get(SHOP_INFO);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.errorCode()).isEqualTo("OPENAPI_DB_002");
    assertThat(Wire.text(answer.header(), "messages")).contains("server encounters an error");
  }

  @Test
  void tooManyRequestsOnDemand_saysHowLongInItsOwnHeader() {
    tokopedia.faults().next(Fault.tooManyRequests(Duration.ofMillis(2_500)));

    Answer answer = wire.get(SHOP_INFO);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headerLine("X-Ratelimit-Reset-After")).isEqualTo("2.500000");
    assertThat(answer.headerLine("Retry-After")).isEqualTo("(absent)");
  }

  @Test
  void lostAnswerOfAnIncrement_hasCountedAllTheSame() {
    shop.product("A", 1, BigDecimal.valueOf(1_000));
    tokopedia.faults().add(Fault.lostAnswer().on("stock/increment").times(1));
    String path = "inventory/v1/fs/15001/stock/increment?shop_id=480001&request_id=r1";
    String body = "[{\"sku\":\"A\",\"stock_value\":4}]";

    assertThatThrownBy(() -> wire.post(path, body)).hasCauseInstanceOf(IOException.class);
    assertThat(wire.post(path, body).status()).isEqualTo(200);
    assertThat(shop.products().get(0).stock()).isEqualTo(5);
  }

  @Test
  void unknownPath_answers404() {
    assertThat(wire.get("v9/nothing").status()).isEqualTo(404);
  }

  @Test
  void journal_tellsOperationShopAndClient() {
    wire.orderList("480001", 0, 1, 1, 10);

    assertThat(tokopedia.journal().entries("/v2/order/list"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.operation()).isEqualTo("GET /v2/order/list");
              assertThat(entry.shop()).isEqualTo("480001");
              assertThat(entry.principal()).isEqualTo("client-a");
              assertThat(entry.status()).isEqualTo(200);
            });
  }

  @Test
  void seedingMistakes_areToldToTheTestAuthor() {
    assertThatThrownBy(() -> tokopedia.app(15_001, "other", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tokopedia.app(15_003, "client-a", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> app.shop(480_001, "again"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("480001");
    assertThatThrownBy(() -> tokopedia.moveOrder(1, 400))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shop.setStock("NONE", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NONE");
  }

  private static void assertRbac(Answer answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errorCode()).isEqualTo("RBAC_MDLW_001");
  }
}
