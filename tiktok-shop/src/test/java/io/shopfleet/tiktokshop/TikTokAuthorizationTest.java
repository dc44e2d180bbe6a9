package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ConsentFlow;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.platform.ShopProfile;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.Reply;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TikTokAuthorizationTest {

  private FakeTikTokShop fake;
  private FakeApp app;
  private Credential ofApp;
  private TestFleet fleet;
  private ConsentFlow authorization;

  @BeforeEach
  void open() {
    fake = FakeTikTokShop.open();
    app = fake.app();
    fleet = new TestFleet(fake.url(), fake.clock());
    ofApp = TikTokCredential.ofApp(fleet.credential().id(), app.key(), Secret.of(app.secret()));
    authorization = fleet.capability(ConsentFlow.class);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @ParameterizedTest
  @CsvSource({
    "US, services.us.tiktokshop.com",
    "ID, services.tiktokshop.com",
    "GB, services.tiktokshop.com",
    "UK, services.tiktokshop.com"
  })
  void consentPage_isThatOfTheMarket(String market, String host) {
    Credential listed = ofApp.withParameter(TikTokCredential.SERVICE_ID, "7001");

    assertThat(authorization.consentPage(listed, new RegionCode(market), "a b+c"))
        .hasToString("https://" + host + "/open/authorize?service_id=7001&state=a%20b%2Bc");
  }

  @Test
  void code_becomesACredentialWithWhatTheSellerGranted() {
    FakeSeller seller = fake.seller("Toko Sejahtera", "ID");
    seller.shop();

    TokenGrant grant = authorization.exchange(ofApp, seller.authorize(app));
    Credential credential = fleet.granted(ofApp, grant);

    assertThat(credential.accessToken().value()).isEqualTo(grant.accessToken());
    assertThat(credential.accessToken().expiresAt()).isAfter(fake.clock().instant());
    assertThat(credential.refreshToken().value()).isEqualTo(grant.refreshToken());
    assertThat(credential.scopes()).contains("seller.order.info");
    assertThat(credential.parameters())
        .containsEntry(TikTokCredential.APP_KEY, app.key())
        .containsEntry(TikTokCredential.OPEN_ID, seller.openId(app))
        .containsEntry(TikTokCredential.SELLER_NAME, "Toko Sejahtera")
        .containsEntry(TikTokCredential.SELLER_BASE_REGION, "ID")
        .containsEntry(TikTokCredential.USER_TYPE, "0");
    assertThat(credential.secret(TikTokCredential.APP_SECRET)).contains(Secret.of(app.secret()));
  }

  @Test
  void appWithoutServiceId_saysWhatToSave() {
    assertThatThrownBy(() -> authorization.consentPage(ofApp, new RegionCode("ID"), "state"))
        .hasMessageContaining("service_id")
        .satisfies(
            e ->
                assertThat(((MarketplaceException) e).kind())
                    .isEqualTo(FailureKind.INVALID_REQUEST));
  }

  @Test
  void platformWithAConsentPageOfItsOwn_sendsSellersThere() {
    TestFleet other =
        new TestFleet(
            fake.url(),
            fake.clock(),
            Settings.none().with(Endpoints.CONSENT_URL, fake.consentUrl().uri()));

    assertThat(
            other
                .capability(ConsentFlow.class)
                .consentPage(
                    ofApp.withParameter(TikTokCredential.SERVICE_ID, "7001"),
                    new RegionCode("US"),
                    "state"))
        .hasToString(fake.consentUrl() + "?service_id=7001&state=state");
  }

  @Test
  void codeUsedTwice_isRejected() {
    FakeSeller seller = fake.seller("Toko Sejahtera", "ID");
    String code = seller.authorize(app);
    authorization.exchange(ofApp, code);

    assertThatThrownBy(() -> authorization.exchange(ofApp, code))
        .hasMessageContaining("36004004")
        .hasMessageContaining("Start the authorization again")
        .satisfies(
            e ->
                assertThat(((MarketplaceException) e).kind()).isEqualTo(FailureKind.AUTH_REJECTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null"})
  void noCode_isRejectedWithoutACall(String code) {
    assertThatThrownBy(() -> authorization.code(Map.of("code", code)))
        .hasMessageContaining("the seller did not authorize");
    assertThat(fake.journal().count()).isZero();
  }

  @Test
  void sellerRefused_isRejectedWithTheReason() {
    assertThatThrownBy(() -> authorization.code(Map.of("error", "auth_denied")))
        .hasMessageContaining("auth_denied");
  }

  @Test
  void stateOfTheCallBack_isFoundUnlessBlank() {
    assertThat(authorization.state(Map.of("state", "s"))).contains("s");
    assertThat(authorization.state(Map.of("state", " "))).isEmpty();
    assertThat(authorization.state(Map.of("code", "c"))).isEmpty();
  }

  @Test
  void wrongAppSecret_isRefusedAndNotQuoted() {
    Credential wrong = TikTokCredential.ofApp(ofApp.id(), app.key(), Secret.of("not-the-secret"));

    assertThatThrownBy(() -> authorization.exchange(wrong, "some-code"))
        .hasMessageContaining("98001004")
        .hasMessageNotContaining("not-the-secret");
  }

  @Test
  void refusalQuotesTheCode_nobodyRepeatsIt() {
    fake.faults()
        .next(
            Fault.answer(
                Reply.json(
                    200,
                    "36004004",
                    ByteString.encodeUtf8(
                        "{\"code\":36004004,\"message\":\"unknown auth_code some-code\"}"))));

    assertThatThrownBy(() -> authorization.exchange(ofApp, "some-code"))
        .hasMessageContaining("unknown auth_code [masked]")
        .hasMessageNotContaining("some-code");
  }

  @Test
  void credentialWithoutAppKey_saysWhatToEnter() {
    Credential empty = Credential.of(ofApp.id(), Map.of(), Map.of());

    assertThatThrownBy(() -> authorization.exchange(empty, "some-code"))
        .hasMessageContaining("app_key");
  }

  @Test
  void serviceOutOfReach_isTransientWithoutTheAddress() {
    fake.close();

    assertThatThrownBy(() -> authorization.exchange(ofApp, "some-code"))
        .hasMessageNotContaining(app.secret())
        .hasNoCause()
        .satisfies(
            e -> {
              assertThat(((MarketplaceException) e).kind()).isEqualTo(FailureKind.TRANSIENT);
              assertThat(((MarketplaceException) e).sent()).isFalse();
            });
  }

  @Test
  void crossBorderSeller_hasAShopInEachMarket() {
    FakeSeller seller = fake.seller("Toko Global", "ID");
    seller.shop("MY");
    seller.shop("SG");
    Credential credential =
        fleet.granted(ofApp, authorization.exchange(ofApp, seller.authorize(app)));

    List<ShopProfile> shops = authorization.shops(credential);

    assertThat(shops)
        .extracting(shop -> shop.region().value())
        .containsExactlyInAnyOrder("MY", "SG");
    assertThat(shops)
        .allSatisfy(
            shop ->
                assertThat(shop.attributes())
                    .containsEntry(
                        TikTokCredential.SHOP_CIPHER,
                        fake.shop(shop.id().value()).orElseThrow().cipher()));
    assertThat(shops.get(0).metadata()).containsKeys("seller_type", "shop_code");
  }
}
