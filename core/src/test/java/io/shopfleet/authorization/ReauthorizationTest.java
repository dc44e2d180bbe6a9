package io.shopfleet.authorization;

import static io.shopfleet.authorization.AuthorizationBench.APP;
import static io.shopfleet.authorization.AuthorizationBench.kind;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.authorization.AuthorizationReport.LackingFeature;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.Feature;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReauthorizationTest {

  private final AuthorizationBench bench = new AuthorizationBench();
  private final Authorizations door = bench.door;

  @Test
  void account_isSentToThePageOfTheMarketThatItWasConnectedFrom() {
    URI first =
        door.begin(AuthorizationRequest.of(ScriptedMarketplace.ID, APP, new RegionCode("US")));
    Account account =
        door.complete(ScriptedMarketplace.callBack(first, "ann:1")).shops().get(0).account();

    assertThat(door.reauthorize(account.id(), null)).hasHost("US.example");
  }

  @Test
  void account_staysWhatItsOperatorMadeOfIt() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    Account edited =
        bench
            .fleet
            .accounts()
            .update(
                account.toBuilder()
                    .name("Our shop")
                    .enabled(false)
                    .metadata(Map.of("warehouse", "7"))
                    .shopAttributes(Map.of("cipher", "old", "more", "kept"))
                    .build());

    ConnectedShops again = bench.connected("ann:1");

    Account after = again.shops().get(0).account();
    assertThat(after.name()).isEqualTo("Our shop");
    assertThat(after.enabled()).isFalse();
    assertThat(after.metadata()).containsEntry("warehouse", "7");
    assertThat(after.shopAttributes())
        .containsEntry("cipher", "cipher of 1")
        .containsEntry("more", "kept");
    assertThat(after.version()).isEqualTo(edited.version() + 1);
  }

  @Test
  void backingOff_isPassedByAReauthorization() {
    ConnectedShops first = bench.connected("ann:1");
    Credential stored = bench.stored(first.credential());
    Instant tomorrow = bench.clock.instant().plus(Duration.ofDays(1));
    bench.credentials.save(
        stored.id(),
        stored.version(),
        stored.withRenewal(
            new Renewal(Renewal.State.OUTCOME_UNKNOWN, 9, tomorrow, "the answer was lost")));

    bench.connected("ann:1");

    assertThat(bench.stored(first.credential()).renewal()).isEqualTo(Renewal.HEALTHY);
  }

  @Test
  void everyStateButArchived_becomesConnected() {
    for (ConnectionState state : ConnectionState.values()) {
      AuthorizationBench one = new AuthorizationBench();
      Account account = one.connected("ann:1").shops().get(0).account();
      if (state != ConnectionState.PENDING) {
        account = one.registry.update(account.observedAs(state));
      }
      URI page = one.door.reauthorize(account.id(), null);

      ConnectedShops again = one.door.complete(ScriptedMarketplace.callBack(page, "ann:1"));

      assertThat(again.shops().get(0).account().connectionState())
          .isEqualTo(ConnectionState.CONNECTED);
    }
  }

  @Test
  void accountThatWasRegisteredByHand_isAuthorizedWithTheAppInItsCredential() {
    CredentialId own = new CredentialId("by hand");
    Account account =
        bench
            .fleet
            .accounts()
            .register(
                Account.of(ScriptedMarketplace.ID, new ShopId("1"), "By hand")
                    .region(ScriptedMarketplace.MARKET)
                    .build(),
                Credential.of(own, Map.of("key", "k"), Map.of("secret", Secret.of("s")))
                    .withTokens(null, new RefreshToken(Secret.of("r"), null)));

    URI page = door.reauthorize(account.id(), null);
    ConnectedShops again = door.complete(ScriptedMarketplace.callBack(page, "ann:1"));

    assertThat(again.credential()).isEqualTo(own);
    assertThat(again.shops().get(0).account().id()).isEqualTo(account.id());
    assertThat(Objects.requireNonNull(bench.stored(own).accessToken()).value())
        .isEqualTo(Secret.of("access 1 of ann"));
  }

  @Test
  void sellerInTheCredentialThatServesAsApp_doesNotVouchForASilentGrant() {
    Account account =
        bench
            .fleet
            .accounts()
            .register(
                Account.of(ScriptedMarketplace.ID, new ShopId("1"), "By hand")
                    .region(ScriptedMarketplace.MARKET)
                    .build(),
                Credential.of(
                        new CredentialId("by hand"),
                        Map.of("key", "k", "seller", "ann"),
                        Map.of("secret", Secret.of("s")))
                    .withTokens(null, new RefreshToken(Secret.of("r"), null)));
    bench.marketplace.tellsSeller(false);
    URI page = door.reauthorize(account.id(), null);

    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "bob:1"))))
        .isEqualTo(Kind.OTHER_SELLER);
  }

  @Test
  void accountOnTheBareApp_getsACredentialOfItsOwn() {
    Account account =
        bench
            .fleet
            .accounts()
            .register(
                Account.of(ScriptedMarketplace.ID, new ShopId("1"), "By hand")
                    .region(ScriptedMarketplace.MARKET)
                    .credential(APP)
                    .build());
    Credential app = bench.stored(APP);

    URI page = door.reauthorize(account.id(), null);
    ConnectedShops again = door.complete(ScriptedMarketplace.callBack(page, "ann:1"));

    assertThat(again.credential()).isNotEqualTo(APP);
    assertThat(bench.stored(APP)).isEqualTo(app);
  }

  @Test
  void accountWithoutAnything_cannotBeAuthorizedByItselfAlone() {
    Account account =
        bench
            .fleet
            .accounts()
            .register(
                Account.of(ScriptedMarketplace.ID, new ShopId("1"), "By hand")
                    .region(ScriptedMarketplace.MARKET)
                    .build());

    assertThat(kind(() -> door.reauthorize(account.id(), null))).isEqualTo(Kind.APP_UNKNOWN);
    assertThat(door.begin(AuthorizationBench.request().again(account.id()))).isNotNull();
  }

  @Test
  void disconnectedAccount_comesBackWithTheAppThatIsRemembered() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    door.disconnect(account.id());

    URI page = door.reauthorize(account.id(), null);
    ConnectedShops again = door.complete(ScriptedMarketplace.callBack(page, "ann:1"));

    assertThat(again.shops().get(0).account().id()).isEqualTo(account.id());
    assertThat(bench.stored(again.credential()).accessToken()).isNotNull();
  }

  @Test
  void test_saysWhatIsLeftToTheTick() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    bench.clock.advance(Duration.ofDays(7).minusNanos(1));
    assertThat(authorization(account).accessLeft()).isEqualTo(Duration.ofNanos(1));

    bench.clock.advance(Duration.ofNanos(1));
    assertThat(authorization(account).accessLeft()).isZero();
    bench.clock.advance(Duration.ofNanos(1));
    assertThat(authorization(account).accessLeft()).isZero();
    assertThat(authorization(account).left()).isEqualTo(Duration.ofDays(358).minusNanos(1));
  }

  @Test
  void test_namesTheFeaturesThatLackAScope() {
    Account account = bench.connected("ann:1").shops().get(0).account();

    assertThat(authorization(account).lacking())
        .containsExactly(new LackingFeature(Feature.PROMOTIONS, Set.of("write.promotions")));

    bench.registry.update(
        account.toBuilder().features(Set.of(Feature.ORDER_MANAGEMENT.word())).build());
    assertThat(authorization(account).lacking()).isEmpty();
  }

  @Test
  void testOfAnAccountWithoutCredential_saysNothingAboutTheAuthorization() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    door.disconnect(account.id());

    AccountReport report = bench.fleet.test(account.id());

    assertThat(report.works()).isFalse();
    assertThat(report.authorization()).isNull();
  }

  private AuthorizationReport authorization(Account account) {
    return Objects.requireNonNull(bench.fleet.test(account.id()).authorization());
  }
}
