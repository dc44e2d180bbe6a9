package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.TenantId;
import io.shopfleet.authorization.AccountReport;
import io.shopfleet.authorization.AuthorizationException;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.authorization.AuthorizationReport.LackingFeature;
import io.shopfleet.authorization.Authorizations;
import io.shopfleet.authorization.Confirmation;
import io.shopfleet.authorization.ConnectedShops;
import io.shopfleet.authorization.ConnectedShops.ConnectedShop;
import io.shopfleet.authorization.ConnectedShops.How;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Feature;
import io.shopfleet.platform.ShopInfo;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.Gate;
import io.shopfleet.testkit.simulator.JournalEntry;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectingShopsTest {

  private final ConnectedFleet host = new ConnectedFleet();
  private final Authorizations door = host.fleet.authorizations();

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void sellerConsents_shopBecomesAConnectedAccount() {
    FakeShop shop = host.fake.seller("Toko Sejahtera", "ID").shop("ID", "Toko Sejahtera Jaya");
    TenantId tenant = new TenantId("tenant-7");

    URI page =
        door.begin(
            ConnectedFleet.request()
                .forTenant(tenant)
                .in(Environment.STAGING)
                .startedBy("mira@example"));
    ConnectedShops result = door.complete(host.consent(page, 1));

    assertThat(result.leftOut()).isEmpty();
    assertThat(result.shops()).extracting(ConnectedShop::how).containsExactly(How.REGISTERED);
    Account account = host.fleet.accounts().get(result.shops().get(0).account().id());
    assertThat(account.shopId().value()).isEqualTo(shop.id());
    assertThat(account.name()).isEqualTo("Toko Sejahtera Jaya");
    assertThat(account.region()).isEqualTo(ConnectedFleet.INDONESIA);
    assertThat(account.zone()).hasToString("Asia/Jakarta");
    assertThat(account.tenant()).isEqualTo(tenant);
    assertThat(account.environment()).isEqualTo(Environment.STAGING);
    assertThat(account.createdBy()).isEqualTo("mira@example");
    assertThat(account.connectionState()).isEqualTo(ConnectionState.CONNECTED);
    assertThat(account.credential()).isEqualTo(result.credential());
    assertThat(account.shopAttributes()).containsEntry(TikTokCredential.SHOP_CIPHER, shop.cipher());
    assertThat(host.fleet.test(account.id()).works()).isTrue();
    assertThat(host.events(FleetEvent.AccountConnected.class))
        .extracting(FleetEvent.AccountConnected::by)
        .containsExactly("mira@example");
  }

  @Test
  void grant_isScheduledByTheRenewalPolicyAndWaitsForNothing() {
    FakeSeller seller = host.fake.seller("Toko Sejahtera", "ID");
    seller.shop();

    Credential stored = host.stored(host.connected(1).credential());

    assertThat(stored.accessToken().advisoryAt())
        .isBefore(stored.accessToken().expiresAt().minus(Duration.ofHours(12)));
    assertThat(stored.accessToken().mandatoryAt())
        .isEqualTo(stored.accessToken().expiresAt().minus(Duration.ofMinutes(5)));
    assertThat(stored.parameters())
        .containsEntry(TikTokCredential.OPEN_ID, seller.openId(host.app))
        .noneSatisfy((name, value) -> assertThat(name).startsWith("unfinished."));
  }

  @Test
  void crossBorderSeller_connectsOneAccountInEachMarketOnOneCredential() {
    FakeSeller seller = host.fake.seller("Toko Global", "GB");
    seller.shop("GB");
    seller.shop("MY");
    seller.shop("SG");

    ConnectedShops result = host.connected(1);

    assertThat(result.shops())
        .extracting(shop -> shop.account().region().value())
        .containsExactlyInAnyOrder("GB", "MY", "SG");
    assertThat(result.shops())
        .allSatisfy(shop -> assertThat(shop.account().credential()).isEqualTo(result.credential()));
    assertThat(result.shops())
        .allSatisfy(shop -> assertThat(host.fleet.test(shop.account().id()).works()).isTrue());
  }

  @Test
  void sellerConsentsAgain_shopsAreReconnectedOnTheSameCredential() {
    FakeSeller seller = host.fake.seller("Toko Global", "GB");
    seller.shop("GB");
    ConnectedShops first = host.connected(1);
    seller.shop("MY");

    ConnectedShops second = host.connected(1);

    assertThat(second.credential()).isEqualTo(first.credential());
    assertThat(second.shops())
        .extracting(shop -> shop.account().region().value(), ConnectedShop::how)
        .containsExactlyInAnyOrder(tuple("GB", How.RECONNECTED), tuple("MY", How.REGISTERED));
    assertThat(host.fleet.accounts().list(AccountQuery.all())).hasSize(2);
  }

  @Test
  void lostAuthorization_recoversForAllShopsThatShareIt() {
    FakeSeller seller = host.fake.seller("Toko Global", "GB");
    seller.shop("GB");
    seller.shop("MY");
    ConnectedShops first = host.connected(1);
    Account gb = first.shops().get(0).account();
    Account my = first.shops().get(1).account();
    seller.expireAccessTokens();
    seller.consumeRefreshTokens();
    host.fake.clock().advance(Duration.ofDays(7));
    host.fleet.test(gb.id());
    host.fleet.test(my.id());
    assertThat(host.stored(first.credential()).renewal().state())
        .isEqualTo(Renewal.State.NEEDS_REAUTH);
    assertThat(host.fleet.accounts().get(my.id()).connectionState())
        .isEqualTo(ConnectionState.NEEDS_REAUTH);

    ConnectedShops again = door.complete(host.consent(door.reauthorize(gb.id(), "mira"), 1));

    assertThat(again.credential()).isEqualTo(first.credential());
    assertThat(again.shops()).extracting(ConnectedShop::how).containsOnly(How.RECONNECTED);
    assertThat(host.stored(first.credential()).renewal()).isEqualTo(Renewal.HEALTHY);
    for (Account account : List.of(gb, my)) {
      assertThat(host.fleet.accounts().get(account.id()).connectionState())
          .isEqualTo(ConnectionState.CONNECTED);
      assertThat(host.fleet.test(account.id()).works()).isTrue();
    }
  }

  @Test
  void authorizedAnewWhileTheOldTokenWasKnown_nextCallUsesTheNewOne() {
    FakeSeller seller = host.fake.seller("Toko Sejahtera", "ID");
    seller.shop();
    Account account = host.connected(1).shops().get(0).account();
    host.fleet.test(account.id());
    seller.expireAccessTokens();
    door.complete(host.consent(door.reauthorize(account.id(), null), 1));
    host.fake.journal().clear();

    assertThat(host.fleet.test(account.id()).works()).isTrue();

    assertThat(host.fake.journal().entries())
        .extracting(JournalEntry::code)
        .as("the keeper did not try the old token first")
        .containsExactly("0");
  }

  @Test
  void disconnected_keeperForgetsTheToken() {
    host.fake.seller("Toko Sejahtera", "ID").shop();
    Account account = host.connected(1).shops().get(0).account();
    assertThat(host.fleet.test(account.id()).works()).isTrue();
    host.fake.journal().clear();

    door.disconnect(account.id());

    assertThatThrownBy(() -> host.fleet.capability(account.id(), ShopInfo.class).shop(account))
        .isInstanceOf(MarketplaceException.class);
    assertThat(host.fake.journal().count()).isZero();
    assertThat(host.fleet.test(account.id()).works()).isFalse();
    assertThat(host.fleet.accounts().get(account.id()).connectionState())
        .isEqualTo(ConnectionState.DISCONNECTED);
  }

  @Test
  void scopesThatFeaturesLack_areReportedWithWhatEnds() {
    FakeSeller seller = host.fake.seller("Toko Sejahtera", "ID");
    seller.shop();
    Map<String, String> query =
        Map.of(
            "code",
            seller.authorize(host.app, List.of("seller.authorization.info", "seller.order.info")),
            "state",
            state(door.begin(ConnectedFleet.request())));
    Account account = door.complete(query).shops().get(0).account();
    host.registry.update(
        account.toBuilder()
            .features(Set.of("order_management", "inventory_sync", "promotions"))
            .build());

    AccountReport report = host.fleet.test(account.id());

    assertThat(report.works()).isTrue();
    assertThat(report.authorization().lacking())
        .containsExactly(
            new LackingFeature(
                Feature.INVENTORY_SYNC, Set.of("seller.product.basic", "seller.product.write")),
            new LackingFeature(
                Feature.PROMOTIONS, Set.of("seller.promotion.info", "seller.promotion.write")));
    assertThat(report.authorization().accessLeft()).isEqualTo(Duration.ofDays(7));
    assertThat(report.authorization().left()).isEqualTo(Duration.ofDays(365));
  }

  @Test
  void appSecretChanged_reachesWhatWasGrantedBefore() {
    host.fake.seller("Toko Sejahtera", "ID").shop();
    ConnectedShops shops = host.connected(1);
    Account account = shops.shops().get(0).account();
    FakeApp rotated = host.fake.app(host.app.key(), "another-secret");
    assertThat(host.fleet.test(account.id()).works()).isFalse();

    door.saveApp(
        ConnectedFleet.APP,
        TikTokShop.ID,
        Map.of(
            TikTokCredential.APP_KEY,
            rotated.key(),
            TikTokCredential.APP_SECRET,
            rotated.secret()));

    assertThat(host.stored(shops.credential()).secret(TikTokCredential.APP_SECRET))
        .contains(Secret.of("another-secret"));
    assertThat(host.stored(shops.credential()).refreshToken()).isNotNull();
  }

  @Test
  void reauthorization_connectsNoFurtherShop() {
    FakeSeller seller = host.fake.seller("Toko Global", "GB");
    seller.shop("GB");
    Account gb = host.connected(1).shops().get(0).account();
    seller.shop("MY");

    ConnectedShops again = door.complete(host.consent(door.reauthorize(gb.id(), null), 1));

    assertThat(again.shops()).extracting(shop -> shop.account().id()).containsExactly(gb.id());
    assertThat(host.fleet.accounts().list(AccountQuery.all())).hasSize(1);
  }

  @Test
  void anotherSellerReauthorizes_isRefusedAndNothingChanges() {
    host.fake.seller("Toko Satu", "ID").shop();
    host.fake.seller("Toko Dua", "ID").shop();
    Account one = host.connected(1).shops().get(0).account();
    Credential before = host.stored(one.credential());

    Map<String, String> wrong = host.consent(door.reauthorize(one.id(), null), 2);

    // The other seller's grant does not open the shop, and that is seen first.
    assertRefused(() -> door.complete(wrong), Kind.OTHER_SHOP);
    assertThat(host.fleet.accounts().get(one.id())).isEqualTo(one);
    assertThat(host.stored(one.credential())).isEqualTo(before);
    assertThat(host.store.load(new CredentialId("granted-" + begun(wrong)))).isEmpty();
    assertThat(host.fleet.test(one.id()).works()).isTrue();
  }

  @Test
  void sellerRefuses_saysSoAndExchangesNothing() {
    host.fake.seller("Toko Sejahtera", "ID").shop();
    URI page = door.begin(ConnectedFleet.request());

    assertRefused(() -> door.complete(host.refusal(page)), Kind.SELLER_REFUSED);

    assertThat(host.exchanges()).isZero();
    assertRefused(() -> door.complete(host.consent(page, 1)), Kind.STATE_USED);
  }

  @Test
  void completedTwice_isRefusedTheSecondTime() {
    host.fake.seller("Toko Sejahtera", "ID").shop();
    Map<String, String> query = host.consent(door.begin(ConnectedFleet.request()), 1);
    door.complete(query);

    assertRefused(() -> door.complete(query), Kind.STATE_USED);
    assertThat(host.exchanges()).isEqualTo(1);
  }

  @Test
  void twoCallersCompleteAtOnce_exchangeOnce() throws Exception {
    host.fake.seller("Toko Sejahtera", "ID").shop();
    Map<String, String> query = host.consent(door.begin(ConnectedFleet.request()), 1);
    Gate exchange = new Gate();
    host.fake.faults().add(Fault.hold(exchange).on("token/get"));
    CompletableFuture<ConnectedShops> first =
        CompletableFuture.supplyAsync(() -> door.complete(query));
    assertThat(exchange.awaitArrivals(1, Duration.ofSeconds(60))).isTrue();

    assertRefused(() -> door.complete(query), Kind.STATE_USED);
    exchange.open();

    assertThat(first.get().shops()).hasSize(1);
    assertThat(host.exchanges()).isEqualTo(1);
  }

  @Test
  void startedInTheAppStore_needsAConfirmation() {
    FakeSeller seller = host.fake.seller("Toko Sejahtera", "ID");
    seller.shop();
    Map<String, String> query = Map.of("code", seller.authorize(host.app));

    assertRefused(() -> door.complete(query), Kind.STATE_MISSING);
    ConnectedShops result =
        door.completeWithoutState(
            query,
            new Confirmation(
                TikTokShop.ID,
                ConnectedFleet.APP,
                new TenantId("tenant-7"),
                Environment.PRODUCTION,
                "mira@example"));

    Account account = result.shops().get(0).account();
    assertThat(account.tenant().value()).isEqualTo("tenant-7");
    assertThat(account.createdBy()).isEqualTo("mira@example");
    assertThat(host.fleet.test(account.id()).works()).isTrue();
  }

  @Test
  void stateWhereNoneWasExpected_isRefused() {
    host.fake.seller("Toko Sejahtera", "ID").shop();
    Map<String, String> query = host.consent(door.begin(ConnectedFleet.request()), 1);
    Confirmation confirmation =
        new Confirmation(
            TikTokShop.ID,
            ConnectedFleet.APP,
            TenantId.DEFAULT,
            Environment.PRODUCTION,
            "mira@example");

    assertRefused(() -> door.completeWithoutState(query, confirmation), Kind.STATE_PRESENT);
    assertThat(door.complete(query).shops()).hasSize(1);
  }

  @Test
  void shopsCannotBeListed_grantIsKeptAndResumed() {
    host.fake.seller("Toko Sejahtera", "ID").shop();
    Map<String, String> query = host.consent(door.begin(ConnectedFleet.request()), 1);
    host.fake.faults().add(Fault.serverError(500).on("authorization/202309/shops"));

    AuthorizationException stuck = refusal(() -> door.complete(query));
    assertThat(stuck.kind()).isEqualTo(Kind.UNFINISHED);
    CredentialId grant = stuck.credential().orElseThrow();
    assertThat(host.stored(grant).refreshToken()).isNotNull();
    // Whoever reloads the page is told where the grant is, and nothing is exchanged again.
    assertThat(refusal(() -> door.complete(query)).credential()).contains(grant);

    host.fake.faults().clear();
    ConnectedShops result = door.resume(grant);

    assertThat(result.shops()).hasSize(1);
    assertThat(result.credential()).isEqualTo(grant);
    assertThat(host.exchanges()).isEqualTo(1);
    assertRefused(() -> door.resume(grant), Kind.GRANT_UNKNOWN);
  }

  @Test
  void unfinishedGrant_canBeGivenUp() {
    host.fake.seller("Toko Sejahtera", "ID").shop();
    Map<String, String> query = host.consent(door.begin(ConnectedFleet.request()), 1);
    host.fake.faults().add(Fault.serverError(500).on("authorization/202309/shops"));
    CredentialId grant = refusal(() -> door.complete(query)).credential().orElseThrow();

    door.discard(grant);

    assertThat(host.store.load(grant)).isEmpty();
    assertRefused(() -> door.discard(grant), Kind.GRANT_UNKNOWN);
  }

  @Test
  void exchangeFails_saysToBeginAgain() {
    host.fake.seller("Toko Sejahtera", "ID").shop();
    Map<String, String> query = host.consent(door.begin(ConnectedFleet.request()), 1);
    host.fake.clock().advance(Duration.ofMinutes(29));
    host.fake.faults().add(Fault.lostAnswer().on("token/get"));

    assertThatThrownBy(() -> door.complete(query))
        .isInstanceOfSatisfying(
            AuthorizationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.EXCHANGE_FAILED))
        .hasMessageContaining("begin again")
        .hasMessageNotContaining(host.app.secret());
    assertThat(host.exchanges()).isEqualTo(1);
  }

  @Test
  void sellerWithoutShops_isRefusedAndTheGrantErased() {
    host.fake.seller("Toko Kosong", "ID");
    Map<String, String> query = host.consent(door.begin(ConnectedFleet.request()), 1);

    assertRefused(() -> door.complete(query), Kind.NO_SHOP);

    assertThat(host.store.load(new CredentialId("granted-" + begun(query)))).isEmpty();
  }

  private static String state(URI page) {
    return String.valueOf(HttpUrl.get(page.toString()).queryParameter("state"));
  }

  private static String begun(Map<String, String> query) {
    String state = String.valueOf(query.get("state"));
    return state.substring(0, state.indexOf('.'));
  }

  private static void assertRefused(ThrowingCallable call, Kind kind) {
    assertThat(refusal(call).kind()).isEqualTo(kind);
  }

  private static AuthorizationException refusal(ThrowingCallable call) {
    return catchThrowableOfType(AuthorizationException.class, call);
  }
}
