package io.shopfleet.tokopedia.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RenewalOutcome;
import io.shopfleet.credential.RenewalOutcome.Granted;
import io.shopfleet.credential.RenewalOutcome.NotProcessed;
import io.shopfleet.credential.RenewalOutcome.Refused;
import io.shopfleet.credential.Secret;
import io.shopfleet.internal.http.Addresses;
import io.shopfleet.platform.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicTokenEndpointTest {

  private static final PlatformId PLATFORM = new PlatformId("tokopedia");
  private static final Instant NOW = Instant.parse("2024-03-05T06:00:00Z");
  private static final String SECRET = "s3cret-of-the-app";

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void token_isGrantedWithItsAbsoluteEnd() {
    answer(200, "{\"access_token\":\"c:abc\",\"expires_in\":1209600,\"sq_check\":false}");

    RenewalOutcome outcome = renew();

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Granted.class,
            granted -> {
              assertThat(granted.grant().accessToken()).isEqualTo(Secret.of("c:abc"));
              assertThat(granted.grant().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(14)));
              assertThat(granted.grant().refreshToken()).isNull();
            });
  }

  @Test
  void request_isAnEmptyPostWithBasicAuthorization() throws InterruptedException {
    answer(200, "{\"access_token\":\"c:abc\",\"expires_in\":60}");

    renew();

    RecordedRequest request = server.takeRequest();
    String expected =
        Base64.getEncoder().encodeToString(("client-7:" + SECRET).getBytes(StandardCharsets.UTF_8));
    assertThat(request.getRequestLine())
        .isEqualTo("POST /token?grant_type=client_credentials HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic " + expected);
    assertThat(request.getHeaders().get("Content-Length")).isEqualTo("0");
    assertThat(request.getHeaders().get("User-Agent")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"expires_in\":0", ",\"expires_in\":-5", ",\"expires_in\":9e15"})
  void lifetimeUntoldOrAbsurd_isUnknownEnd(String lifetime) {
    answer(200, "{\"access_token\":\"c:abc\"" + lifetime + "}");

    assertThat(renew())
        .isInstanceOfSatisfying(
            Granted.class, granted -> assertThat(granted.grant().expiresAt()).isNull());
  }

  @ParameterizedTest
  @CsvSource({
    "401, '{\"error\":\"invalid_client\"}'",
    "499, '{\"error\":\"invalid_client\"}'",
    "401, '<html>401 Authorization Required</html>'",
    "403, ''",
    "400, '{\"error\":\"unsupported_grant_type\"}'",
    "200, '{\"error\":\"invalid_client\",\"error_description\":\"no\"}'",
    "200, '{\"error\":\"invalid_client\",\"access_token\":\"c:abc\"}'",
    "200, '{\"access_token\":\"\",\"expires_in\":60}'",
    "200, '{}'"
  })
  void refusal_needsAPerson(int status, String body) {
    answer(status, body);

    assertThat(renew())
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("client id and client secret (HTTP " + status + ")"));
  }

  @ParameterizedTest
  @CsvSource({
    "500, ''",
    "503, '<html>down</html>'",
    "500, '{\"error\":\"server_error\"}'",
    "500, '{\"error\":\"invalid_client\"}'",
    "503, '{\"error\":\"invalid_client\"}'",
    "404, '{}'",
    "400, '{\"error\":\"temporarily_unavailable\"}'",
    "404, '<html>nobody here</html>'",
    "302, ''",
    "200, '<html>captive portal</html>'",
    "200, '{\"access_token\":\"c:ab'"
  })
  void trouble_passes(int status, String body) {
    answer(status, body);

    assertThat(renew()).isInstanceOf(NotProcessed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "503, '<html>down</html>', the token service answered HTTP 503",
    "400, '{\"error\":\"server_error\"}', 'the token service answered HTTP 400, server_error'"
  })
  void trouble_isNamed(int status, String body, String reason) {
    answer(status, body);

    assertThat(renew())
        .isInstanceOfSatisfying(
            NotProcessed.class, outcome -> assertThat(outcome.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @CsvSource({"315360000, true", "315360001, false", "1, true"})
  void lifetime_isBelievedUpToTenYears(long seconds, boolean believed) {
    answer(200, "{\"access_token\":\"c:abc\",\"expires_in\":" + seconds + "}");

    assertThat(renew())
        .isInstanceOfSatisfying(
            Granted.class,
            granted ->
                assertThat(granted.grant().expiresAt())
                    .isEqualTo(believed ? NOW.plusSeconds(seconds) : null));
  }

  @Test
  void tokenOfAnApp_isNotRenewedEarlyAndNeedsNoRefreshToken() {
    ClassicTokenEndpoint endpoint = endpoint(server.url("/").uri());

    assertThat(endpoint.renewsEarly()).isFalse();
    assertThat(endpoint.needsRefreshToken()).isFalse();
  }

  @Test
  void tooManyRequests_tellsHowLongToWait() {
    server.enqueue(
        new MockResponse.Builder().code(429).setHeader("X-Ratelimit-Reset-After", "1.5").build());

    assertThat(renew())
        .isInstanceOfSatisfying(
            NotProcessed.class,
            outcome -> assertThat(outcome.retryAfter()).isEqualTo(Duration.ofMillis(1_500)));
  }

  @Test
  void noConnection_passes() {
    URI address = server.url("/").uri();
    server.close();

    assertThat(renew(credential(), address)).isInstanceOf(NotProcessed.class);
  }

  @Test
  void addressNotSet_saysWhatToSet() {
    assertThat(renew(credential(), null))
        .isInstanceOfSatisfying(
            NotProcessed.class,
            outcome -> assertThat(outcome.reason()).contains("endpoint.auth-url"));
  }

  @Test
  void credentialWithoutSecret_isRefusedWithoutACall() {
    Credential incomplete =
        Credential.of(new CredentialId("c"), Map.of("client_id", "client-7"), Map.of());

    assertThat(renew(incomplete, server.url("/").uri())).isInstanceOf(Refused.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void credentialWithoutClientId_isRefusedWithoutACall() {
    Credential incomplete =
        Credential.of(new CredentialId("c"), Map.of(), Map.of("client_secret", Secret.of(SECRET)));

    assertThat(renew(incomplete, server.url("/").uri())).isInstanceOf(Refused.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void outcomes_neverHoldTheSecret() {
    answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"not " + SECRET + "\"}");

    assertThat(renew().toString()).doesNotContain(SECRET);
  }

  @Test
  void errorQuotesTheAuthorization_nobodyRepeatsIt() throws Exception {
    answer(503, "{\"error\":\"temporarily_unavailable\"}");
    renew();
    String sent = server.takeRequest().getHeaders().get("Authorization");
    for (int status : new int[] {200, 401, 503}) {
      answer(status, "{\"error\":\"" + sent + "\"}");

      assertThat(renew().toString()).contains("HTTP " + status).doesNotContain(sent.substring(6));
    }
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private RenewalOutcome renew() {
    return renew(credential(), server.url("/").uri());
  }

  private static RenewalOutcome renew(Credential credential, URI address) {
    return endpoint(address)
        .renew(
            Account.of(PLATFORM, new ShopId("480001"), "Toko").region(new RegionCode("ID")).build(),
            credential);
  }

  private static ClassicTokenEndpoint endpoint(URI address) {
    Settings settings =
        address == null ? Settings.none() : Settings.none().with(Endpoints.AUTH_URL, address);
    return new ClassicTokenEndpoint(
        new OkHttpClient.Builder().followRedirects(false).build(),
        new Addresses(new SettingsCascade(Map.of(PLATFORM, settings))),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Credential credential() {
    return Credential.of(
        new CredentialId("c"),
        Map.of("client_id", "client-7"),
        Map.of("client_secret", Secret.of(SECRET)));
  }
}
