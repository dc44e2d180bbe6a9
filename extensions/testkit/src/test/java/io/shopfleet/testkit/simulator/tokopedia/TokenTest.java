package io.shopfleet.testkit.simulator.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.tokopedia.Wire.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenTest {

  private final FakeTokopedia tokopedia =
      FakeTokopedia.open().tokenLifetime(Duration.ofSeconds(1_000));
  private final FakeTokopediaApp app = tokopedia.app(15_001, "client-a", "secret-a");
  private final FakeTokopediaShop first = app.shop(480_001, "Toko Satu");
  private final FakeTokopediaShop second = app.shop(480_002, "Toko Dua");

  @AfterEach
  void close() {
    tokopedia.close();
  }

  @Test
  void rightSecret_givesAnOpaqueBearerToken() {
    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("access_token")).matches("c:[A-Za-z0-9_-]{22}");
    assertThat(Wire.number(answer.json(), "expires_in")).isEqualByComparingTo("1000");
    assertThat(answer.text("token_type")).isEqualTo("Bearer");
  }

  @Test
  void askedEarly_givesTheSameTokenWithTheRemainingTime() {
    String token = ask().text("access_token");
    tokopedia.clock().advance(Duration.ofSeconds(999));

    Answer again = ask();

    assertThat(again.text("access_token")).isEqualTo(token);
    assertThat(Wire.number(again.json(), "expires_in")).isEqualByComparingTo("1");
    assertThat(app.tokensIssued()).isEqualTo(1);
  }

  @Test
  void askedAtTheExpiry_givesANewToken() {
    String token = ask().text("access_token");
    tokopedia.clock().advance(Duration.ofSeconds(1_000));

    Answer again = ask();

    assertThat(again.text("access_token")).isNotEqualTo(token);
    assertThat(Wire.number(again.json(), "expires_in")).isEqualByComparingTo("1000");
    assertThat(app.tokensIssued()).isEqualTo(2);
  }

  @Test
  void lastSecondOfAToken_opensTheApi_theNextAnswers401() {
    Wire wire = Wire.signedIn(tokopedia, app);
    tokopedia.clock().advance(Duration.ofSeconds(999));
    int before = shopInfo(wire, first).status();
    tokopedia.clock().advance(Duration.ofSeconds(1));

    assertThat(before).isEqualTo(200);
    assertThat(shopInfo(wire, first).status()).isEqualTo(401);
  }

  @Test
  void oneToken_servesEveryShopOfTheApp() {
    Wire wire = Wire.signedIn(tokopedia, app);

    assertThat(shopInfo(wire, first).status()).isEqualTo(200);
    assertThat(shopInfo(wire, second).status()).isEqualTo(200);
    assertThat(tokopedia.tokenCalls()).isEqualTo(1);
  }

  @Test
  void twoApps_haveTwoTokens_andCountTheirCallsApart() {
    FakeTokopediaApp other = tokopedia.app(15_002, "client-b", "secret-b");
    String token = ask().text("access_token");
    ask();

    assertThat(Wire.signedIn(tokopedia, other).bearer()).isNotEqualTo(token);
    assertThat(app.tokenCalls()).isEqualTo(2);
    assertThat(other.tokenCalls()).isEqualTo(1);
    assertThat(tokopedia.tokenCalls()).isEqualTo(3);
  }

  @Test
  void wrongSecret_answers401WithAnOAuthError() {
    Answer answer = Wire.token(tokopedia, "client-a", "wrong");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("invalid_client");
    assertThat(answer.text("error_description")).isNotEmpty();
    assertThat(answer.json()).doesNotContainKey("access_token");
  }

  @Test
  void wrongSecretWithTheQuirk_answersTheSameErrorIn200() {
    tokopedia.enable(Quirk.TOKEN_ERROR_AS_200);

    Answer answer = Wire.token(tokopedia, "client-a", "wrong");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("error")).isEqualTo("invalid_client");
    assertThat(answer.json()).doesNotContainKey("access_token");
  }

  @Test
  void unknownClient_answers401() {
    assertThat(Wire.token(tokopedia, "nobody", "secret-a").status()).isEqualTo(401);
  }

  @Test
  void body_isRefused() {
    Answer answer =
        Wire.send(
            HttpRequest.newBuilder(
                    URI.create(tokopedia.authUrl() + "token?grant_type=client_credentials"))
                .header("Authorization", "Basic Y2xpZW50LWE6c2VjcmV0LWE=")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_request");
  }

  @Test
  void otherGrantType_isRefused() {
    Answer answer =
        Wire.send(
            HttpRequest.newBuilder(
                    URI.create(tokopedia.authUrl() + "token?grant_type=refresh_token"))
                .header("Authorization", "Basic Y2xpZW50LWE6c2VjcmV0LWE=")
                .POST(BodyPublishers.noBody())
                .build());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("unsupported_grant_type");
  }

  @Test
  void expiredOnDemand_answers401_andTheNextTokenOpensTheApi() {
    Wire wire = Wire.signedIn(tokopedia, app);
    app.expireToken();

    assertThat(shopInfo(wire, first).status()).isEqualTo(401);
    Wire renewed = Wire.signedIn(tokopedia, app);
    assertThat(renewed.bearer()).isNotEqualTo(wire.bearer());
    assertThat(shopInfo(renewed, first).status()).isEqualTo(200);
  }

  @Test
  void allExpiredOnDemand_endsTheTokensOfEveryApp() {
    FakeTokopediaApp other = tokopedia.app(15_002, "client-b", "secret-b");
    FakeTokopediaShop foreign = other.shop(480_009, "Toko Lain");
    Wire wire = Wire.signedIn(tokopedia, app);
    Wire otherWire = Wire.signedIn(tokopedia, other);

    tokopedia.expireTokens();

    assertThat(shopInfo(wire, first).status()).isEqualTo(401);
    assertThat(otherWire.get("v1/shop/fs/15002/shop-info?shop_id=" + foreign.id()).status())
        .isEqualTo(401);
  }

  @Test
  void refusedToken_answers401_whileTheDeskHandsOutTheSameUntilItExpires() {
    Wire wire = Wire.signedIn(tokopedia, app);
    app.refuseToken();

    assertThat(shopInfo(wire, first).status()).isEqualTo(401);
    Wire again = Wire.signedIn(tokopedia, app);
    assertThat(again.bearer()).isEqualTo(wire.bearer());
    assertThat(shopInfo(again, first).status()).isEqualTo(401);

    tokopedia.clock().advance(Duration.ofSeconds(1_000));
    assertThat(shopInfo(Wire.signedIn(tokopedia, app), first).status()).isEqualTo(200);
  }

  @Test
  void manyAskersAtOnce_getOneToken() {
    List<String> tokens =
        IntStream.range(0, 16).parallel().mapToObj(i -> ask().text("access_token")).toList();

    assertThat(tokens).hasSize(16).containsOnly(tokens.get(0));
    assertThat(app.tokensIssued()).isEqualTo(1);
    assertThat(app.tokenCalls()).isEqualTo(16);
  }

  @Test
  void faultAtTheTokenEndpoint_isCountedAsACall() {
    tokopedia.faults().add(Fault.serverError(503).on("/token").times(1));

    assertThat(ask().status()).isEqualTo(503);
    assertThat(ask().status()).isEqualTo(200);
    assertThat(app.tokenCalls()).isEqualTo(2);
  }

  @Test
  void app_printsWithoutItsSecret() {
    assertThat(app.toString()).contains("client-a").doesNotContain("secret-a");
  }

  private Answer ask() {
    return Wire.token(tokopedia, "client-a", "secret-a");
  }

  private static Answer shopInfo(Wire wire, FakeTokopediaShop shop) {
    return wire.get("v1/shop/fs/15001/shop-info?shop_id=" + shop.id());
  }
}
