package io.shopfleet.tiktokshop.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.RenewalOutcome;
import io.shopfleet.credential.RenewalOutcome.Granted;
import io.shopfleet.credential.RenewalOutcome.NotProcessed;
import io.shopfleet.credential.RenewalOutcome.Refused;
import io.shopfleet.credential.RenewalOutcome.Unknown;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.tiktokshop.ScriptedShop;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TikTokTokenEndpointTest {

  private ScriptedShop shop;
  private Credential credential;

  @BeforeEach
  void open() throws Exception {
    shop = new ScriptedShop();
    credential = shop.fleet.credential();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private RenewalOutcome renew() {
    return shop.fleet.connector.tokenEndpoint().renew(shop.account, credential);
  }

  private TokenGrant granted(String data) {
    shop.json(200, "{\"code\":0,\"message\":\"success\",\"data\":" + data + "}");
    RenewalOutcome outcome = renew();
    assertThat(outcome).isInstanceOf(Granted.class);
    return ((Granted) outcome).grant();
  }

  @Test
  void request_isAnUnsignedGetWithTheCredentialInItsQuery() throws Exception {
    granted("{\"access_token\":\"ROW_a2\"}");

    HttpUrl url = shop.request().getUrl();
    assertThat(url.encodedPath()).isEqualTo("/api/v2/token/refresh");
    assertThat(url.queryParameterNames())
        .containsExactlyInAnyOrder("app_key", "app_secret", "refresh_token", "grant_type");
    assertThat(url.queryParameter("app_key")).isEqualTo("6testkey");
    assertThat(url.queryParameter("app_secret")).isEqualTo("secret-of-the-app");
    assertThat(url.queryParameter("refresh_token")).isEqualTo("ROW_refresh-1");
    assertThat(url.queryParameter("grant_type")).isEqualTo("refresh_token");
  }

  @Test
  void success_isGrantedWithEverythingTold() {
    TokenGrant grant =
        granted(
            "{\"access_token\":\"ROW_a2\",\"access_token_expire_in\":1794285600,"
                + "\"refresh_token\":\"ROW_r2\",\"refresh_token_expire_in\":4841467787,"
                + "\"open_id\":\"open-1\",\"seller_name\":\"Toko\",\"seller_base_region\":\"ID\","
                + "\"user_type\":0,\"granted_scopes\":[\"seller.order.info\",null,\"new.scope\"],"
                + "\"brand_new\":{\"deep\":[1]}}");

    assertThat(grant.accessToken()).isEqualTo(Secret.of("ROW_a2"));
    assertThat(grant.expiresAt()).isEqualTo(Instant.ofEpochSecond(1794285600));
    assertThat(grant.refreshToken()).isEqualTo(Secret.of("ROW_r2"));
    assertThat(grant.refreshExpiresAt()).isEqualTo(Instant.ofEpochSecond(4841467787L));
    assertThat(grant.scopes()).isEqualTo(Set.of("seller.order.info", "new.scope"));
    assertThat(grant.parameters())
        .isEqualTo(
            Map.of(
                "open_id", "open-1",
                "seller_name", "Toko",
                "seller_base_region", "ID",
                "user_type", "0"));
  }

  @ParameterizedTest
  @CsvSource({
    "1000000001, 2001-09-09T01:46:41Z",
    "1000000000, 2058-07-11T04:46:40Z",
    "604800, 2026-11-09T03:00:00Z",
    "'\"604800\"', 2026-11-09T03:00:00Z",
    "1, 2026-11-02T03:00:01Z"
  })
  void expiry_isAPointInTimeAboveABillionElseADuration(String value, Instant expected) {
    TokenGrant grant = granted("{\"access_token\":\"a\",\"access_token_expire_in\":" + value + "}");

    assertThat(grant.expiresAt()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "null", "99999999999999999999", "\"soon\"", "9000000000000000000"})
  void expiryThatCannotBeRead_isUnknownAndTheTokenIsKept(String value) {
    TokenGrant grant = granted("{\"access_token\":\"a\",\"access_token_expire_in\":" + value + "}");

    assertThat(grant.accessToken()).isEqualTo(Secret.of("a"));
    assertThat(grant.expiresAt()).isNull();
  }

  @Test
  void answerWithoutRefreshToken_keepsTheOldOne() {
    assertThat(granted("{\"access_token\":\"a\"}").refreshToken()).isNull();
    assertThat(granted("{\"access_token\":\"a\",\"refresh_token\":\"\"}").refreshToken()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {36004001, 36004004, 36004005, 36004002, 36004999, 98001004, 105001, 36009004})
  void refusalByCode_isRefused(int code) {
    shop.code(200, code, "no");

    assertThat(renew())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Integer.toString(code));
              assertThat(refused.reason()).contains(Integer.toString(code));
            });
  }

  @ParameterizedTest
  @CsvSource({"200, 36009002", "429, 36009002", "429, 36009037", "429, 77777777", "403, 36009033"})
  void requestTurnedAwayByCode_isNotProcessed(int status, int code) {
    shop.code(status, code, "later");

    assertThat(renew()).isInstanceOf(NotProcessed.class);
  }

  @ParameterizedTest
  @CsvSource({"200, 36009003", "500, 36009003", "504, 36009007", "200, 77777777", "400, 77777777"})
  void otherCode_leavesTheOutcomeUnknown(int status, int code) {
    shop.code(status, code, "hm");

    assertThat(renew()).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 400, 401, 403, 404, 429, 499})
  void pageOfAnEdgeThatTurnsAway_isNotProcessed(int status) {
    shop.json(status, "<html>no</html>");

    assertThat(renew()).isInstanceOf(NotProcessed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 200})
  void pageOfAnEdgeBehindWhichItMayHaveHappened_isUnknown(int status) {
    shop.json(status, "<html>hm</html>");

    assertThat(renew()).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"200, true", "299, true", "300, false", "400, false"})
  void codeOfSuccess_countsOnlyWithAStatusOfSuccess(int status, boolean counts) {
    shop.json(status, "{\"code\":0,\"data\":{\"access_token\":\"a\"}}");

    assertThat(renew()).isInstanceOf(counts ? Granted.class : NotProcessed.class);
  }

  @Test
  void codeOfSuccessInServerTrouble_isUnknown() {
    shop.json(500, "{\"code\":0,\"data\":{\"access_token\":\"a\"}}");

    assertThat(renew()).isInstanceOf(Unknown.class);
  }

  @Test
  void tokensOutsideTheData_areNotTaken() {
    shop.json(
        200,
        "{\"code\":0,\"data\":{\"access_token\":\"a\",\"granted_scopes\":[\"s\"],"
            + "\"others\":[\"x\"]},\"extra\":{\"access_token\":\"b\"}}");

    assertThat(renew())
        .isInstanceOfSatisfying(
            Granted.class,
            granted -> {
              assertThat(granted.grant().accessToken()).isEqualTo(Secret.of("a"));
              assertThat(granted.grant().scopes()).containsExactly("s");
            });
  }

  @Test
  void turnedAwayByCodeWithATime_itIsHandedOn() {
    shop.answer(
        new MockResponse.Builder()
            .code(429)
            .setHeader("Retry-After", "7")
            .body("{\"code\":36009002,\"message\":\"later\"}")
            .build());

    assertThat(renew())
        .isInstanceOfSatisfying(
            NotProcessed.class,
            outcome -> assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void answerAsText_doesNotTellItsBody() {
    assertThat(new TokenService.Answer(200, Headers.of(), "ROW_a2").toString())
        .isEqualTo("Answer[200]");
  }

  @Test
  void retryAfter_isHandedOn() {
    shop.answer(new MockResponse.Builder().code(429).setHeader("Retry-After", "7").build());

    assertThat(renew())
        .isInstanceOfSatisfying(
            NotProcessed.class,
            outcome -> assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void successWithoutAccessToken_isUnknown() {
    shop.data("{}");

    assertThat(renew()).isInstanceOf(Unknown.class);
  }

  @Test
  void truncatedJson_isUnknown() {
    shop.json(200, "{\"code\":0,\"data\":{\"access_token\":\"ROW_");

    assertThat(renew()).isInstanceOf(Unknown.class);
  }

  @Test
  void cutAnswer_isUnknown() {
    shop.answer(
        new MockResponse.Builder()
            .body("x".repeat(10_000))
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    assertThat(renew()).isInstanceOf(Unknown.class);
    assertThat(shop.server.getRequestCount()).isOne();
  }

  @Test
  void connectionRefused_isNotProcessed() {
    Account elsewhere =
        shop.account.toBuilder()
            .setting(Endpoints.AUTH_URL, URI.create("http://127.0.0.1:1"))
            .build();

    assertThat(shop.fleet.connector.tokenEndpoint().renew(elsewhere, credential))
        .isInstanceOf(NotProcessed.class);
  }

  @Test
  void credentialWithoutRefreshToken_isRefusedWithoutACall() {
    credential = credential.withTokens(credential.accessToken(), null);

    assertThat(renew()).isInstanceOf(Refused.class);
    assertThat(shop.server.getRequestCount()).isZero();
  }

  @Test
  void credentialWithoutAppSecret_isNotProcessedAndSaysWhatIsMissing() {
    credential =
        Credential.of(credential.id(), Map.of("app_key", "6testkey"), Map.of())
            .withTokens(null, new RefreshToken(Secret.of("r"), null));

    assertThat(renew())
        .isInstanceOfSatisfying(
            NotProcessed.class, outcome -> assertThat(outcome.reason()).contains("app_secret"));
    assertThat(shop.server.getRequestCount()).isZero();
  }

  @Test
  void secretsQuotedByThePlatform_stayOutOfTheReason() {
    credential =
        credential.withTokens(
            AccessToken.expiringAt(Secret.of("ROW_access-9"), Instant.EPOCH),
            credential.refreshToken());
    shop.code(200, 36004005, "bad ROW_refresh-1 or ROW_access-9 for secret-of-the-app");

    assertThat(renew().toString())
        .contains("bad [masked] or [masked] for [masked]")
        .doesNotContain("ROW_refresh-1")
        .doesNotContain("ROW_access-9")
        .doesNotContain("secret-of-the-app");
  }

  @Test
  void tokens_canBeRenewedEarly() {
    assertThat(shop.fleet.connector.tokenEndpoint().renewsEarly()).isTrue();
  }
}
