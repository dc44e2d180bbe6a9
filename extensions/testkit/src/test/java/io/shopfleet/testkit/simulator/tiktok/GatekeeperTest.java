package io.shopfleet.testkit.simulator.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.testkit.simulator.tiktok.RawCaller.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatekeeperTest {
  private static final String SHOPS = "/authorization/202309/shops";
  private static final String SEARCH = "/order/202309/orders/search";

  private final FakeTikTokShop fake = FakeTikTokShop.open();
  private final FakeApp app = fake.app("6k3yofmine", "0f9c2a");
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
  void wellSignedCall_answersEnvelope() {
    Answer answer = call().get(SHOPS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).containsKeys("code", "message", "data", "request_id");
    assertThat(answer.message()).isEqualTo("Success");
  }

  @Test
  void sellerWithShopsInTwoMarkets_listsBoth() {
    FakeShop second = seller.shop("MY");

    List<Map<String, Object>> shops = call().get(SHOPS).list("shops");

    assertThat(shops).extracting(row -> row.get("id")).containsExactly(shop.id(), second.id());
    assertThat(shops)
        .extracting(row -> row.get("seller_type"))
        .containsExactly("LOCAL", "CROSS_BORDER");
    assertThat(shops.get(1))
        .containsEntry("region", "MY")
        .containsEntry("cipher", second.cipher())
        .containsEntry("code", second.code())
        .containsEntry("name", second.name());
    assertThat(shop.id()).matches("\\d{19}");
  }

  @Test
  void sellerWithoutShops_leavesListKeyOut() {
    FakeSeller empty = fake.seller("Baru", "ID");

    Answer answer = new RawCaller(fake, app, empty.connect(app).accessToken()).get(SHOPS);

    assertThat(answer.data()).isEmpty();
  }

  @Test
  void timestampFiveMinutesBack_passes_oneSecondMore_answers36009004() {
    long now = fake.clock().epochSecond();

    assertThat(at(now - 300).code()).isZero();
    refused(at(now - 301), 400, 36009004, "timestamp");
  }

  @Test
  void timestampThirtySecondsAhead_passes_oneSecondMore_answers36009004() {
    long now = fake.clock().epochSecond();

    assertThat(at(now + 30).code()).isZero();
    refused(at(now + 31), 400, 36009004, "timestamp");
  }

  @Test
  void timestampMissingOrMalformed_answers36009004() {
    refused(call().without("timestamp").get(SHOPS), 400, 36009004, "timestamp");
    for (String bad : List.of("-1793588400", "1793588400000", "now")) {
      refused(call().with("timestamp", bad).get(SHOPS), 400, 36009004, "timestamp");
    }
  }

  @Test
  void wrongSignature_answers106001() {
    refused(call().sign("0".repeat(64)).get(SHOPS), 401, 106001, "sign");
  }

  @Test
  void upperCaseSignature_answers106001() {
    Map<String, String> query =
        Map.of("app_key", app.key(), "timestamp", Long.toString(fake.clock().epochSecond()));
    String sign = RawCaller.signature(app.secret(), SHOPS, query, "");

    assertThat(call().sign(sign).get(SHOPS).code()).isZero();
    refused(call().sign(sign.toUpperCase(Locale.ROOT)).get(SHOPS), 401, 106001, "sign");
  }

  @Test
  void signatureMissing_answers36009004() {
    refused(call().sign("").get(SHOPS), 400, 36009004, "sign");
  }

  @Test
  void bodyChangedAfterSigning_answers106001() {
    RawCaller signed = search().body("{\"update_time_ge\":1793588400}");
    String sign = signOf(signed);

    assertThat(search().body("{\"update_time_ge\":1793588400}").sign(sign).post(SEARCH).code())
        .isZero();
    refused(
        search().body("{ \"update_time_ge\":1793588400}").sign(sign).post(SEARCH),
        401,
        106001,
        "sign");
  }

  @Test
  void emptyObjectBody_isSignedAsTwoBytes() {
    assertThat(search().body("{}").post(SEARCH).code()).isZero();
    refused(search().body("{}").sign(signOf(search())).post(SEARCH), 401, 106001, "sign");
  }

  @Test
  void unknownAppKey_answers36009004() {
    refused(call().with("app_key", "6nobody").get(SHOPS), 400, 36009004, "app_key");
    refused(call().without("app_key").get(SHOPS), 400, 36009004, "app_key");
  }

  @Test
  void tokenHeaderMissingOrMalformed_answers36009004() {
    refused(new RawCaller(fake, app, "").get(SHOPS), 400, 36009004, "access_token");
    refused(new RawCaller(fake, app, "Bearer x").get(SHOPS), 400, 36009004, "access_token");
  }

  @Test
  void unknownToken_answers105001() {
    refused(new RawCaller(fake, app, "ROW_unheard-of").get(SHOPS), 401, 105001, "");
  }

  @Test
  void tokenOfAnotherApp_answers105001() {
    FakeApp other = fake.app("6other", "77aa");

    refused(new RawCaller(fake, other, token).get(SHOPS), 401, 105001, "");
  }

  @Test
  void authorizationWithdrawn_answers105001() {
    seller.revoke();

    refused(call().get(SHOPS), 401, 105001, "");
  }

  @Test
  void scopeWithdrawn_answers105005_otherScopesGoOn() {
    seller.withdrawScope("seller.order.info");

    refused(search().post(SEARCH), 401, 105005, "seller.order.info");
    assertThat(call().get(SHOPS).code()).isZero();
  }

  @Test
  void cipherMissing_answers106013() {
    refused(search().without("shop_cipher").post(SEARCH), 400, 106013, "shop_cipher");
  }

  @Test
  void cipherWhereNoneBelongs_answers36009004() {
    refused(call().shop(shop).get(SHOPS), 400, 36009004, "shop_cipher");
    refused(
        search().with("category_asset_cipher", "x").post(SEARCH),
        400,
        36009004,
        "category_asset_cipher");
  }

  @Test
  void cipherOfAnotherSeller_answers101000() {
    FakeShop foreign = fake.seller("Lain", "ID").shop();

    refused(search().shop(foreign).post(SEARCH), 400, 101000, "");
    refused(search().with("shop_cipher", "ROW_nothing").post(SEARCH), 400, 101000, "");
  }

  @Test
  void cipherRotated_oldAnswers101000_newPasses() {
    RawCaller old = search();
    shop.rotateCipher();

    refused(old.post(SEARCH), 400, 101000, "");
    assertThat(search().post(SEARCH).code()).isZero();
    assertThat(call().get(SHOPS).list("shops").get(0)).containsEntry("cipher", shop.cipher());
  }

  @Test
  void shopClosed_answers36009043_sellerClosed_36009044() {
    shop.active(false);
    refused(search().post(SEARCH), 401, 36009043, "shop");

    shop.active(true);
    assertThat(search().post(SEARCH).code()).isZero();

    seller.active(false);
    refused(search().post(SEARCH), 401, 36009044, "seller");
  }

  @Test
  void wrongContentType_answers36009022() {
    refused(search().body("{}").contentType("text/plain").post(SEARCH), 400, 36009022, "");
    refused(search().body("{}").contentType(null).post(SEARCH), 400, 36009022, "");
    assertThat(
            search().body("{}").contentType("application/json; charset=utf-8").post(SEARCH).code())
        .isZero();
  }

  @Test
  void unknownPath_answers36009009_wrongMethod36009010_unknownVersion36009014() {
    refused(call().get("/finance/202309/statements"), 404, 36009009, "path");
    refused(call().get("/"), 404, 36009009, "path");
    refused(call().get(SEARCH), 405, 36009010, "Method");
    refused(call().post("/order/209912/orders/search"), 404, 36009014, "version");
  }

  private void refused(Answer answer, int status, int code, String word) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.message()).contains(word);
    assertThat(answer.json()).containsEntry("data", null).containsKey("request_id");
  }

  private Answer at(long timestamp) {
    return call().with("timestamp", Long.toString(timestamp)).get(SHOPS);
  }

  private RawCaller search() {
    return call().shop(shop).with("page_size", "10");
  }

  private RawCaller call() {
    return new RawCaller(fake, app, token);
  }

  private String signOf(RawCaller caller) {
    String query = caller.request("POST", SEARCH).uri().getRawQuery();
    return query.replaceAll(".*sign=([0-9a-f]+).*", "$1");
  }
}
