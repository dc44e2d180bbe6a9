package io.shopfleet.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.Environment;
import io.shopfleet.account.TenantId;
import io.shopfleet.authorization.AccountReport;
import io.shopfleet.authorization.AuthorizationException;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.authorization.AuthorizationRequest;
import io.shopfleet.authorization.Authorizations;
import io.shopfleet.authorization.ConnectionRequest;
import io.shopfleet.credential.Renewal;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopedia;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaApp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectingByEntryTest {

  private static final ConnectionRequest REQUEST = ConnectionRequest.of(Tokopedia.ID);

  private final VirtualClock clock = VirtualClock.at(Instant.parse("2025-06-16T03:00:00Z"));
  private final FakeTokopedia tokopedia = FakeTokopedia.open(clock);
  private Rig rig;
  private Authorizations door;

  @BeforeEach
  void open() {
    FakeTokopediaApp app = tokopedia.app(Rig.FS_ID, Rig.CLIENT_ID, Rig.CLIENT_SECRET);
    app.shop(480_001, "Toko Satu");
    app.shop(480_002, "Toko Dua");
    rig = Rig.at(tokopedia.url().uri(), clock);
    door = rig.fleet().authorizations();
  }

  @AfterEach
  void close() {
    rig.close();
    tokopedia.close();
  }

  @Test
  void workingCredentials_connectTheShop() {
    Account account =
        door.connect(
            REQUEST.forTenant(new TenantId("t")).in(Environment.STAGING).startedBy("mira@example"),
            entered("480001"));

    assertThat(account.name()).isEqualTo("Toko Satu");
    assertThat(account.tenant().value()).isEqualTo("t");
    assertThat(account.environment()).isEqualTo(Environment.STAGING);
    assertThat(account.createdBy()).isEqualTo("mira@example");
    assertThat(account.connectionState()).isEqualTo(ConnectionState.CONNECTED);
    AccountReport report = rig.fleet().test(account.id());
    assertThat(report.works()).isTrue();
    assertThat(report.authorization().accessLeft()).isPositive();
    assertThat(report.authorization().endsAt()).isNull();
    assertThat(report.authorization().lacking()).isEmpty();
    assertThat(report.authorization().renewal()).isEqualTo(Renewal.HEALTHY);
  }

  @Test
  void whatWasEntered_isTrimmed() {
    Map<String, String> entered = entered(" 480001\t");
    entered.replaceAll((name, value) -> "  " + value + " \n");

    assertThat(rig.fleet().test(door.connect(REQUEST, entered).id()).works()).isTrue();
  }

  @Test
  void wrongSecret_registersNothing() {
    Map<String, String> entered = entered("480001");
    entered.put(Tokopedia.CLIENT_SECRET, "wrong-secret");

    assertThatThrownBy(() -> door.connect(REQUEST, entered))
        .isInstanceOfSatisfying(
            AuthorizationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_WORKING))
        .hasMessageContaining("nothing was changed")
        .hasMessageNotContaining("wrong-secret");

    assertThat(rig.fleet().accounts().list(AccountQuery.all())).isEmpty();
    assertThat(rig.store().ids()).isEmpty();
  }

  @Test
  void shopOfAnotherApp_registersNothing() {
    assertRefused(() -> door.connect(REQUEST, entered("999999")), Kind.NOT_WORKING);

    assertThat(rig.store().ids()).isEmpty();
  }

  @Test
  void missingOrBlankField_isNamed() {
    Map<String, String> entered = entered("480001");
    entered.put(Tokopedia.CLIENT_SECRET, "  ");

    assertRefused(() -> door.connect(REQUEST, entered), Kind.MISSING_FIELD);
    assertThatThrownBy(() -> door.connect(REQUEST, entered))
        .hasMessageContaining(Tokopedia.CLIENT_SECRET)
        .hasMessageNotContaining(Rig.CLIENT_ID);
  }

  @Test
  void unknownField_isNamed() {
    Map<String, String> entered = entered("480001");
    entered.put("clientsecret", Rig.CLIENT_SECRET);

    assertThatThrownBy(() -> door.connect(REQUEST, entered))
        .isInstanceOfSatisfying(
            AuthorizationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_FIELD))
        .hasMessageContaining("clientsecret")
        .hasMessageNotContaining(Rig.CLIENT_SECRET);
  }

  @Test
  void shopConnectedTwice_staysOneAccount() {
    Account first = door.connect(REQUEST, entered("480001"));

    Account second = door.connect(REQUEST, entered("480001"));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.credential()).isEqualTo(first.credential());
    assertThat(rig.store().ids()).containsExactly(first.credential());
  }

  @Test
  void secretThatChanged_isEnteredAnewAloneAndAllWhoShareItRecover() {
    Account one = rig.account(480_001, "former-secret");
    Account two = rig.account(480_002);
    assertThat(rig.fleet().test(one.id()).works()).isFalse();
    assertThat(rig.fleet().test(two.id()).works()).isFalse();
    assertThat(rig.fleet().accounts().get(one.id()).connectionState())
        .isEqualTo(ConnectionState.NEEDS_REAUTH);

    Account again =
        door.connectAgain(
            one.id(), Map.of(Tokopedia.CLIENT_SECRET, Rig.CLIENT_SECRET), "mira@example");

    assertThat(again.connectionState()).isEqualTo(ConnectionState.CONNECTED);
    assertThat(again.credential()).isEqualTo(one.credential());
    assertThat(again.name()).isEqualTo(one.name());
    assertThat(rig.store().ids()).containsExactly(one.credential());
    assertThat(rig.fleet().test(one.id()).works()).isTrue();
    assertThat(rig.fleet().test(two.id()).works()).isTrue();
    assertThat(rig.fleet().accounts().get(two.id()).connectionState())
        .isEqualTo(ConnectionState.CONNECTED);
  }

  @Test
  void anotherAppEnteredForOneOfTwo_leavesTheOtherOneAlone() {
    Account one = rig.account(480_001);
    Account two = rig.account(480_002);
    tokopedia.app(99, "other-client", "other-secret").shop(480_003, "Toko Tiga");
    Account three =
        door.connect(
            REQUEST,
            Map.of(
                Tokopedia.FS_ID, "99",
                Tokopedia.SHOP_ID, "480003",
                Tokopedia.CLIENT_ID, "other-client",
                Tokopedia.CLIENT_SECRET, "other-secret"));
    Account joined =
        rig.fleet().accounts().update(three.toBuilder().credential(one.credential()).build());
    var shared = rig.store().load(one.credential()).orElseThrow();

    Account apart =
        door.connectAgain(
            joined.id(),
            Map.of(
                Tokopedia.FS_ID, "99",
                Tokopedia.CLIENT_ID, "other-client",
                Tokopedia.CLIENT_SECRET, "other-secret"),
            null);

    assertThat(apart.credential()).isNotEqualTo(one.credential());
    assertThat(rig.store().load(one.credential())).contains(shared);
    assertThat(rig.fleet().test(apart.id()).works()).isTrue();
    assertThat(rig.fleet().test(two.id()).works()).isTrue();
  }

  @Test
  void wrongSecretEnteredAnew_changesNothing() {
    Account account = door.connect(REQUEST, entered("480001"));
    var before = rig.store().load(account.credential());

    assertRefused(
        () -> door.connectAgain(account.id(), Map.of(Tokopedia.CLIENT_SECRET, "wrong"), null),
        Kind.NOT_WORKING);

    assertThat(rig.fleet().accounts().get(account.id())).isEqualTo(account);
    assertThat(rig.store().load(account.credential())).isEqualTo(before);
    assertThat(rig.store().ids()).containsExactly(account.credential());
    assertThat(rig.fleet().test(account.id()).works()).isTrue();
  }

  @Test
  void anotherShopEnteredForAnAccount_isRefused() {
    Account account = door.connect(REQUEST, entered("480001"));

    assertRefused(() -> door.connectAgain(account.id(), entered("480002"), null), Kind.OTHER_SHOP);
  }

  @Test
  void disconnectedAccount_comesBackByEnteringEverything() {
    Account account = door.connect(REQUEST, entered("480001"));
    door.disconnect(account.id());
    assertThat(rig.store().ids()).isEmpty();
    assertRefused(
        () ->
            door.connectAgain(
                account.id(), Map.of(Tokopedia.CLIENT_SECRET, Rig.CLIENT_SECRET), null),
        Kind.MISSING_FIELD);

    Account again = door.connectAgain(account.id(), entered("480001"), null);

    assertThat(again.connectionState()).isEqualTo(ConnectionState.CONNECTED);
    assertThat(rig.fleet().test(again.id()).works()).isTrue();
  }

  @Test
  void archivedAccount_cannotBeConnectedAgain() {
    Account account = door.connect(REQUEST, entered("480001"));
    rig.fleet().accounts().archive(account.id());

    assertThatThrownBy(() -> door.connectAgain(account.id(), entered("480001"), null))
        .isInstanceOf(AccountNotFoundException.class);
  }

  @Test
  void consentPage_thereIsNone() {
    Account account = door.connect(REQUEST, entered("480001"));

    assertRefused(
        () ->
            door.begin(
                AuthorizationRequest.of(Tokopedia.ID, account.credential(), account.region())),
        Kind.NO_CONSENT_PAGE);
    assertRefused(() -> door.reauthorize(account.id(), null), Kind.NO_CONSENT_PAGE);
  }

  private static Map<String, String> entered(String shop) {
    Map<String, String> entered = new HashMap<>();
    entered.put(Tokopedia.FS_ID, Long.toString(Rig.FS_ID));
    entered.put(Tokopedia.SHOP_ID, shop);
    entered.put(Tokopedia.CLIENT_ID, Rig.CLIENT_ID);
    entered.put(Tokopedia.CLIENT_SECRET, Rig.CLIENT_SECRET);
    return entered;
  }

  private static void assertRefused(ThrowingCallable call, Kind kind) {
    AuthorizationException refusal = catchThrowableOfType(AuthorizationException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.kind()).isEqualTo(kind);
  }
}
