package io.shopfleet.testkit.simulator.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.JournalEntry;
import io.shopfleet.testkit.simulator.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenDeskTest {
  private static final String SHOPS = "/authorization/202309/shops";

  // The JDK's client repeats a GET by itself when the connection breaks; a test must not.
  private final OkHttpClient http =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
  private final FakeTikTokShop fake = FakeTikTokShop.open();
  private final FakeApp app = fake.app();
  private final FakeSeller seller = fake.seller("Toko Sejahtera", "ID");
  private final FakeShop shop = seller.shop();

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void code_buysTokensWithAbsoluteExpiry() throws Exception {
    long now = fake.clock().epochSecond();

    Map<String, Object> answer = exchange(seller.authorize(app));
    Map<String, Object> data = data(answer);

    assertThat(answer).containsEntry("code", 0.0).containsEntry("message", "success");
    assertThat(data)
        .containsEntry("access_token_expire_in", (double) (now + 7 * 86_400))
        .containsEntry("refresh_token_expire_in", (double) (now + 365 * 86_400))
        .containsEntry("open_id", seller.openId(app))
        .containsEntry("seller_name", "Toko Sejahtera")
        .containsEntry("seller_base_region", "ID")
        .containsEntry("user_type", 0.0);
    assertThat((String) data.get("access_token")).startsWith("ROW_");
    assertThat(shops((String) data.get("access_token")).code()).isZero();
  }

  @Test
  void codeUsedTwice_answers36004004InsideHttp200() throws Exception {
    String code = seller.authorize(app);
    exchange(code);

    assertThat(exchange(code)).containsEntry("code", 36004004.0);
  }

  @Test
  void codeInItsLastSecond_passes_atThirtyMinutes_answers36004004() throws Exception {
    String first = seller.authorize(app);
    String second = seller.authorize(app);

    fake.clock().advance(Duration.ofSeconds(1799));
    assertThat(exchange(first)).containsEntry("code", 0.0);
    fake.clock().advance(Duration.ofSeconds(1));
    assertThat(exchange(second)).containsEntry("code", 36004004.0);
  }

  @Test
  void codeOfAnotherApp_answers36004004_andIsNotSpent() throws Exception {
    FakeApp other = fake.app("6other", "77aa");
    String code = seller.authorize(app);

    assertThat(token("get", other, "auth_code", code, "authorized_code"))
        .containsEntry("code", 36004004.0);
    assertThat(exchange(code)).containsEntry("code", 0.0);
  }

  @Test
  void accessTokenInItsLastSecond_passes_atSevenDays_answers105002() {
    String access = seller.connect(app).accessToken();

    fake.clock().advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(shops(access).code()).isZero();
    fake.clock().advance(Duration.ofSeconds(1));
    RawCaller.Answer expired = shops(access);
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.code()).isEqualTo(105002);
    fake.clock().advance(Duration.ofSeconds(1));
    assertThat(shops(access).code()).isEqualTo(105002);
  }

  @Test
  void accessTokensExpiredByTest_answer105002_refreshStillWorks() throws Exception {
    FakeTokens tokens = seller.connect(app);
    fake.expireAccessTokens(seller);

    assertThat(shops(tokens.accessToken()).code()).isEqualTo(105002);
    Map<String, Object> fresh = data(refresh(tokens.refreshToken()));
    assertThat(shops((String) fresh.get("access_token")).code()).isZero();
  }

  @Test
  void refresh_rotatesBothTokens_andSpendsTheOldOne() throws Exception {
    FakeTokens tokens = seller.connect(app);

    Map<String, Object> fresh = data(refresh(tokens.refreshToken()));

    assertThat(fresh.get("access_token")).isNotEqualTo(tokens.accessToken());
    assertThat(fresh.get("refresh_token")).isNotEqualTo(tokens.refreshToken());
    assertThat(refresh(tokens.refreshToken())).containsEntry("code", 36004005.0);
    assertThat(refresh((String) fresh.get("refresh_token"))).containsEntry("code", 0.0);
    assertThat(seller.refreshCount()).isEqualTo(2);
  }

  @Test
  void refreshTokenOfferedAgain_isCountedAndAscribedToItsSeller() throws Exception {
    String refreshToken = seller.connect(app).refreshToken();
    refresh(refreshToken);
    assertThat(seller.reuseCount()).isZero();

    refresh(refreshToken);
    refresh("ROW_nobodys");

    assertThat(seller.reuseCount()).isEqualTo(1);
    assertThat(fake.journal().entries("/token/refresh"))
        .extracting(JournalEntry::principal)
        .containsExactly(seller.openId(app), seller.openId(app), null);
    assertThat(fake.journal().countAnswered("36004005")).isEqualTo(2);
  }

  @Test
  void latestTokens_areThoseOfTheLastAnswer_evenIfItWasLost() throws Exception {
    assertThat(seller.latestTokens(app)).isEmpty();
    FakeTokens first = seller.connect(app);
    assertThat(seller.latestTokens(app)).contains(first);

    fake.faults().add(Fault.lostAnswer().on("/api/v2/token/refresh").times(1));
    assertThat(failsToAnswer(first.refreshToken())).isTrue();

    FakeTokens lost = seller.latestTokens(app).orElseThrow();
    assertThat(lost).isNotEqualTo(first);
    assertThat(shops(lost.accessToken()).code()).isZero();
    seller.revoke();
    assertThat(seller.latestTokens(app)).isEmpty();
  }

  @Test
  void refresh_leavesOldAccessTokenAlive_unlessToldOtherwise() throws Exception {
    FakeTokens first = seller.connect(app);
    refresh(first.refreshToken());
    assertThat(shops(first.accessToken()).code()).isZero();

    fake.oldAccessTokenDiesOnRefresh(true);
    FakeTokens second = seller.connect(app);
    refresh(second.refreshToken());
    assertThat(shops(second.accessToken()).code()).isEqualTo(105001);
  }

  @Test
  void sixteenRefreshesWithOneToken_oneWins() throws Exception {
    String refreshToken = seller.connect(app).refreshToken();
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try {
      List<Future<Object>> answers =
          pool.invokeAll(
              IntStream.range(0, 16)
                  .<java.util.concurrent.Callable<Object>>mapToObj(
                      i -> () -> refresh(refreshToken).get("code"))
                  .toList());

      int wins = 0;
      for (Future<Object> answer : answers) {
        wins += answer.get().equals(0.0) ? 1 : 0;
      }
      assertThat(wins).isEqualTo(1);
      assertThat(seller.refreshCount()).isEqualTo(1);
      assertThat(seller.reuseCount()).isEqualTo(15);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void refreshTokenInItsLastSecond_passes_atItsEnd_answers36004001() throws Exception {
    fake.tokenLifetimes(Duration.ofHours(1), Duration.ofHours(2));
    String first = seller.connect(app).refreshToken();
    String second = seller.connect(app).refreshToken();

    fake.clock().advance(Duration.ofSeconds(7199));
    assertThat(refresh(first)).containsEntry("code", 0.0);
    fake.clock().advance(Duration.ofSeconds(1));
    assertThat(refresh(second)).containsEntry("code", 36004001.0);
  }

  @Test
  void refreshTokensConsumedElsewhere_answer36004005() throws Exception {
    String refreshToken = seller.connect(app).refreshToken();
    seller.consumeRefreshTokens();

    assertThat(refresh(refreshToken)).containsEntry("code", 36004005.0);
  }

  @Test
  void authorizationWithdrawn_refreshAnswers36004005_newConsentHeals() throws Exception {
    String refreshToken = seller.connect(app).refreshToken();
    seller.revoke();

    assertThat(refresh(refreshToken)).containsEntry("code", 36004005.0);
    Map<String, Object> healed = data(exchange(seller.authorize(app)));
    assertThat(shops((String) healed.get("access_token")).code()).isZero();
  }

  @Test
  void refreshAnswerLost_pairIsSpentAllTheSame() throws Exception {
    String refreshToken = seller.connect(app).refreshToken();
    fake.faults().add(Fault.lostAnswer().on("/api/v2/token/refresh").times(1));

    assertThat(failsToAnswer(refreshToken)).isTrue();
    assertThat(seller.refreshCount()).isEqualTo(1);
    assertThat(refresh(refreshToken)).containsEntry("code", 36004005.0);
  }

  @Test
  void faultOnRefreshesOfOneSeller_leavesTheOthersAlone() throws Exception {
    FakeSeller other = fake.seller("Lain", "ID");
    String mine = seller.connect(app).refreshToken();
    String theirs = other.connect(app).refreshToken();
    fake.faults()
        .add(Fault.lostAnswer().on("/token/refresh").forPrincipal(seller.openId(app)).times(1));

    assertThat(refresh(theirs)).containsEntry("code", 0.0);
    assertThat(failsToAnswer(mine)).isTrue();
  }

  @Test
  void sellersOfOneName_areDifferentToTheApp() {
    assertThat(fake.seller("Toko Sejahtera", "ID").openId(app)).isNotEqualTo(seller.openId(app));
  }

  @Test
  void wrongSecretGrantTypeOrMissingValue_answers98001004() throws Exception {
    String code = seller.authorize(app);
    FakeApp liar = new FakeApp(app.key(), "wrong");

    assertThat(token("get", liar, "auth_code", code, "authorized_code"))
        .containsEntry("code", 98001004.0);
    assertThat(token("get", app, "auth_code", code, "refresh_token"))
        .containsEntry("code", 98001004.0);
    assertThat(token("get", app, "auth_code", "", "authorized_code"))
        .containsEntry("code", 98001004.0);
    assertThat(exchange(code)).containsEntry("code", 0.0);
  }

  @Test
  void scopesOfTheConsent_areGrantedAndChecked() throws Exception {
    Map<String, Object> data =
        data(exchange(seller.authorize(app, List.of("seller.authorization.info"))));

    assertThat(data.get("granted_scopes")).isEqualTo(List.of("seller.authorization.info"));
    assertThat(
            new RawCaller(fake, app, (String) data.get("access_token"))
                .shop(shop)
                .with("page_size", "1")
                .post("/order/202309/orders/search")
                .code())
        .isEqualTo(105005);
  }

  @Test
  void tokens_printWithoutSecrets() {
    FakeTokens tokens = seller.connect(app);

    assertThat(tokens.toString() + app)
        .doesNotContain(tokens.accessToken(), tokens.refreshToken(), app.secret());
  }

  @Test
  void journal_leavesSecretsOut() throws Exception {
    exchange(seller.authorize(app));

    assertThat(fake.journal().entries("/token/get"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.query()).containsOnlyKeys("app_key", "grant_type"));
  }

  private boolean failsToAnswer(String refreshToken) throws Exception {
    try {
      refresh(refreshToken);
      return false;
    } catch (IOException cut) {
      return true;
    }
  }

  private RawCaller.Answer shops(String access) {
    return new RawCaller(fake, app, access).get(SHOPS);
  }

  private Map<String, Object> exchange(String code) throws Exception {
    return token("get", app, "auth_code", code, "authorized_code");
  }

  private Map<String, Object> refresh(String refreshToken) throws Exception {
    return token("refresh", app, "refresh_token", refreshToken, "refresh_token");
  }

  private Map<String, Object> token(
      String call, FakeApp caller, String name, String value, String grantType) throws Exception {
    HttpUrl url =
        fake.authUrl()
            .newBuilder()
            .addPathSegments("api/v2/token/" + call)
            .addQueryParameter("app_key", caller.key())
            .addQueryParameter("app_secret", caller.secret())
            .addQueryParameter(name, value)
            .addQueryParameter("grant_type", grantType)
            .build();
    try (Response response = http.newCall(new Request.Builder().url(url).build()).execute()) {
      assertThat(response.code()).isEqualTo(200);
      return Json.readObject(response.body().byteString()).orElseThrow();
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> data(Map<String, Object> answer) {
    return (Map<String, Object>) answer.get("data");
  }
}
