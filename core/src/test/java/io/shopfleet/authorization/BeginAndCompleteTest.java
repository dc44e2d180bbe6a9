package io.shopfleet.authorization;

import static io.shopfleet.authorization.AuthorizationBench.kind;
import static io.shopfleet.authorization.AuthorizationBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.TenantId;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.authorization.ConnectedShops.How;
import io.shopfleet.credential.Credential;
import io.shopfleet.event.FleetEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeginAndCompleteTest {

  private final AuthorizationBench bench = new AuthorizationBench();
  private final Authorizations door = bench.door;

  @Test
  void sellerComesBackInTime_isConnected() {
    URI page = bench.begun();
    bench.clock.advance(Duration.ofMinutes(30).minusMillis(1));

    assertThat(door.complete(ScriptedMarketplace.callBack(page, "ann:1")).shops()).hasSize(1);
  }

  @Test
  void sellerComesBackAtTheEndOrLater_isTooLate() {
    URI page = bench.begun();
    bench.clock.advance(Duration.ofMinutes(30));
    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1"))))
        .isEqualTo(Kind.STATE_EXPIRED);

    bench.clock.advance(Duration.ofMillis(1));
    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1"))))
        .isEqualTo(Kind.STATE_EXPIRED);
    assertThat(bench.marketplace.exchanges).hasValue(0);
  }

  @Test
  void expiredAndSweptAway_isStillSaidToBeExpired() {
    URI page = bench.begun();
    bench.clock.advance(Duration.ofMinutes(30));
    bench.begun();

    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1"))))
        .isEqualTo(Kind.STATE_EXPIRED);
  }

  @Test
  void anotherBegins_expiredOnesAreRemoved() {
    String id = id(bench.begun());
    bench.clock.advance(Duration.ofMinutes(30));

    bench.begun();

    assertThat(bench.pending.take(id)).isEmpty();
  }

  @Test
  void anotherBeginsJustBeforeTheEnd_waitingOnesStay() {
    String id = id(bench.begun());
    bench.clock.advance(Duration.ofMinutes(30).minusMillis(1));

    bench.begun();

    assertThat(bench.pending.take(id)).isPresent();
  }

  @Test
  void forgedState_isRefusedBeforeTheStorageIsAsked() {
    bench.begun();
    bench.stores.forgetCalls();

    assertThat(kind(() -> door.complete(Map.of("state", "forged", "code", "ann:1"))))
        .isEqualTo(Kind.STATE_FORGED);

    assertThat(bench.stores.calls()).isEmpty();
  }

  @Test
  void noState_isRefusedWithAKindOfItsOwn() {
    assertThat(kind(() -> door.complete(Map.of("code", "ann:1")))).isEqualTo(Kind.STATE_MISSING);
    assertThat(kind(() -> door.complete(Map.of()))).isEqualTo(Kind.STATE_MISSING);
  }

  @Test
  void anotherNode_completesWhatThisOneBegan() {
    URI page = bench.begun();

    ConnectedShops result =
        bench.node().authorizations().complete(ScriptedMarketplace.callBack(page, "ann:1"));

    assertThat(result.shops()).hasSize(1);
  }

  @Test
  void begunForSomething_pendingRowSaysSo() {
    URI page =
        door.begin(
            AuthorizationBench.request()
                .forTenant(new TenantId("t"))
                .in(Environment.SANDBOX)
                .startedBy("mira"));

    PendingAuthorization row = bench.pending.take(id(page)).orElseThrow();

    assertThat(row.tenant().value()).isEqualTo("t");
    assertThat(row.environment()).isEqualTo(Environment.SANDBOX);
    assertThat(row.platform()).isEqualTo(ScriptedMarketplace.ID);
    assertThat(row.market()).isEqualTo(ScriptedMarketplace.MARKET);
    assertThat(row.app()).isEqualTo(AuthorizationBench.APP);
    assertThat(row.account()).isNull();
    assertThat(row.startedBy()).isEqualTo("mira");
    assertThat(row.startedAt()).isEqualTo(bench.clock.instant());
    assertThat(row.expiresAt()).isEqualTo(bench.clock.instant().plus(Duration.ofMinutes(30)));
  }

  @Test
  void unknownAppOrPlatform_isRefused() {
    AuthorizationRequest request = AuthorizationBench.request();

    assertThat(
            kind(
                () ->
                    door.begin(
                        AuthorizationRequest.of(
                            request.platform(), new CredentialId("nothing"), request.market()))))
        .isEqualTo(Kind.APP_UNKNOWN);
    assertThatThrownBy(
            () ->
                door.begin(
                    AuthorizationRequest.of(
                        new PlatformId("elsewhere"), request.app(), request.market())))
        .isInstanceOf(UnknownPlatformException.class);
  }

  @Test
  void accountOfAnotherTenantOrEnvironment_isRefused() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    AuthorizationRequest request = AuthorizationBench.request().again(account.id());

    assertThat(kind(() -> door.begin(request.forTenant(new TenantId("other")))))
        .isEqualTo(Kind.OTHER_OWNER);
    assertThat(kind(() -> door.begin(request.in(Environment.SANDBOX)))).isEqualTo(Kind.OTHER_OWNER);
    assertThat(door.begin(request)).isNotNull();
  }

  @Test
  void archivedAccount_cannotBeAuthorizedAnew() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    bench.fleet.accounts().archive(account.id());

    assertThatThrownBy(() -> door.reauthorize(account.id(), null))
        .isInstanceOf(AccountNotFoundException.class);
  }

  @Test
  void shopOfAnArchivedAccount_becomesANewAccount() {
    Account archived = bench.connected("ann:1").shops().get(0).account();
    bench.fleet.accounts().archive(archived.id());

    ConnectedShops result = bench.connected("ann:1");

    assertThat(result.shops().get(0).how()).isEqualTo(How.REGISTERED);
    assertThat(result.shops().get(0).account().id()).isNotEqualTo(archived.id());
  }

  @Test
  void otherSellerGrantsAKnownShop_isRefusedAndNothingChanges() {
    ConnectedShops first = bench.connected("ann:1");
    Account account = first.shops().get(0).account();
    Credential before = bench.stored(first.credential());
    URI page = bench.begun();

    // The second shop would be new; the refusal of the first one holds for the whole grant.
    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "bob:1,2"))))
        .isEqualTo(Kind.OTHER_SELLER);

    assertThat(bench.account(account.id())).isEqualTo(account);
    assertThat(bench.stored(first.credential())).isEqualTo(before);
    assertThat(bench.fleet.accounts().list(AccountQuery.all())).hasSize(1);
    assertThat(bench.credentials.load(grant(page))).isEmpty();
  }

  @Test
  void otherSellerReauthorizes_isRefusedAndNothingChanges() {
    ConnectedShops first = bench.connected("ann:1");
    Account account = first.shops().get(0).account();
    Credential before = bench.stored(first.credential());
    URI page = door.reauthorize(account.id(), null);

    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "bob:1"))))
        .isEqualTo(Kind.OTHER_SELLER);

    assertThat(bench.account(account.id())).isEqualTo(account);
    assertThat(bench.stored(first.credential())).isEqualTo(before);
    assertThat(bench.credentials.load(grant(page))).isEmpty();
  }

  @Test
  void sameSellerGrantsOtherShopsOnly_isRefusedAndNothingChanges() {
    ConnectedShops first = bench.connected("ann:1");
    Account account = first.shops().get(0).account();
    Credential before = bench.stored(first.credential());
    URI page = door.reauthorize(account.id(), null);

    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:2"))))
        .isEqualTo(Kind.OTHER_SHOP);

    assertThat(bench.account(account.id())).isEqualTo(account);
    assertThat(bench.stored(first.credential())).isEqualTo(before);
  }

  @Test
  void grantThatDoesNotSayWhoGaveIt_isNotTheSameSeller() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    bench.marketplace.tellsSeller(false);
    URI page = door.reauthorize(account.id(), null);

    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1"))))
        .isEqualTo(Kind.OTHER_SELLER);
  }

  @Test
  void shopChangedHands_isConnectedAfterItWasDisconnected() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    door.disconnect(account.id());

    ConnectedShops result = bench.connected("bob:1");

    assertThat(result.shops().get(0).account().id()).isEqualTo(account.id());
    assertThat(bench.stored(result.credential()).parameter("seller")).contains("bob");
  }

  @Test
  void shopsOfOneSellerOnTwoCredentials_areBroughtTogether() {
    Account one = bench.connected("ann:1").shops().get(0).account();
    Account two = bench.connected("ann:2").shops().get(0).account();
    assertThat(one.credential()).isNotEqualTo(two.credential());

    ConnectedShops result = bench.connected("ann:1,2");

    CredentialId kept = result.credential();
    CredentialId former = one.credential().equals(kept) ? two.credential() : one.credential();
    assertThat(bench.account(one.id()).credential()).isEqualTo(kept);
    assertThat(bench.account(two.id()).credential()).isEqualTo(kept);
    assertThat(bench.credentials.load(former)).isEmpty();
  }

  @Test
  void shopInAMarketThatThePlatformDoesNotKnow_isLeftOut() {
    bench.marketplace.shopsAreIn(ScriptedMarketplace.UNKNOWN_MARKET);
    URI page = bench.begun();

    AuthorizationException refusal =
        refusal(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1")));

    assertThat(refusal.kind()).isEqualTo(Kind.NO_SHOP);
    assertThat(refusal).hasMessageContaining("ZA");
    assertThat(bench.credentials.load(grant(page))).isEmpty();
  }

  @Test
  void shopWithoutAName_isNamedByItsId() {
    assertThat(bench.connected("ann:77").shops().get(0).account().name()).isEqualTo("77");
  }

  @Test
  void shopWithAVeryLongName_isNamedByItsBeginning() {
    bench.marketplace.shopName = "n".repeat(256);

    assertThat(bench.connected("ann:1").shops().get(0).account().name()).hasSize(255);
  }

  @Test
  void tenantsConnectTheSameShop_eachHasAnAccount() {
    bench.connected("ann:1");
    URI page = door.begin(AuthorizationBench.request().forTenant(new TenantId("other")));

    ConnectedShops result = door.complete(ScriptedMarketplace.callBack(page, "ann:1"));

    assertThat(result.shops().get(0).how()).isEqualTo(How.REGISTERED);
    assertThat(bench.fleet.accounts().list(AccountQuery.all())).hasSize(2);
  }

  @Test
  void connecting_isToldOnceForEachShop() {
    bench.connected("ann:1,2");

    assertThat(bench.events(FleetEvent.AccountRegistered.class)).hasSize(2);
    assertThat(bench.events(FleetEvent.AccountConnected.class)).hasSize(2);
    assertThat(bench.events.toString()).doesNotContain("access 1").doesNotContain("app-secret-1");
  }

  static String id(URI page) {
    String state = ScriptedMarketplace.state(page);
    return state.substring(0, state.indexOf('.'));
  }

  static CredentialId grant(URI page) {
    return new CredentialId("granted-" + id(page));
  }
}
