package io.shopfleet.authorization;

import static io.shopfleet.authorization.AuthorizationBench.APP;
import static io.shopfleet.authorization.AuthorizationBench.kind;
import static io.shopfleet.authorization.AuthorizationBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppsTest {

  private final AuthorizationBench bench = new AuthorizationBench();
  private final Authorizations door = bench.door;

  private void save(CredentialId id, Map<String, String> fields) {
    door.saveApp(id, ScriptedMarketplace.ID, fields);
  }

  @Test
  void app_isACredentialWithoutTokensTrimmedAndWithoutBlanks() {
    CredentialId id = new CredentialId("second");

    save(id, Map.of("key", " k-2\n", "secret", "\ts-2 ", "note", "  "));

    Credential app = bench.stored(id);
    assertThat(app.parameter("key")).contains("k-2");
    assertThat(app.parameters()).doesNotContainKey("note");
    assertThat(app.secret("secret")).contains(Secret.of("s-2"));
    assertThat(app.accessToken()).isNull();
    assertThat(app.toString()).doesNotContain("s-2");
  }

  @Test
  void requiredFieldMissingOrBlank_isNamed() {
    AuthorizationException refusal = refusal(() -> save(APP, Map.of("key", "k-2", "secret", " ")));

    assertThat(refusal.kind()).isEqualTo(Kind.MISSING_FIELD);
    assertThat(refusal).hasMessageContaining("secret (Secret)").hasMessageNotContaining("k-2");
    assertThat(bench.stored(APP).secret("secret")).contains(Secret.of("app-secret-1"));
  }

  @Test
  void unknownField_isNamedAndItsValueIsNot() {
    AuthorizationException refusal =
        refusal(() -> save(APP, Map.of("key", "k", "secret", "s", "sekret", "oops")));

    assertThat(refusal.kind()).isEqualTo(Kind.UNKNOWN_FIELD);
    assertThat(refusal).hasMessageContaining("sekret").hasMessageNotContaining("oops");
  }

  @Test
  void tokensGrantedElsewhere_areNoPartOfAnApp() {
    assertThat(kind(() -> save(APP, Map.of("key", "k", "secret", "s", "token", "t"))))
        .isEqualTo(Kind.UNKNOWN_FIELD);
  }

  @Test
  void unknownPlatform_isRefused() {
    assertThatThrownBy(() -> door.saveApp(APP, new PlatformId("elsewhere"), Map.of()))
        .isInstanceOf(UnknownPlatformException.class);
  }

  @Test
  void somethingElseIsStoredUnderTheId_staysAsItIs() {
    ConnectedShops shops = bench.connected("ann:1");
    Credential before = bench.stored(shops.credential());
    bench.begun();

    assertThat(kind(() -> save(shops.credential(), Map.of("key", "k", "secret", "s"))))
        .isEqualTo(Kind.NOT_AN_APP);
    assertThat(kind(() -> save(SignedStates.KEY, Map.of("key", "k", "secret", "s"))))
        .isEqualTo(Kind.NOT_AN_APP);

    assertThat(bench.stored(shops.credential())).isEqualTo(before);
  }

  @Test
  void idOfTheSigningKeyThatIsNotMadeYet_isRefused() {
    assertThat(kind(() -> save(SignedStates.KEY, Map.of("key", "k", "secret", "s"))))
        .isEqualTo(Kind.NOT_AN_APP);
    assertThat(bench.credentials.load(SignedStates.KEY)).isEmpty();
  }

  @Test
  void changedApp_isFollowedByWhatWasGrantedToIt() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    Credential before = bench.stored(account.credential());

    save(APP, Map.of("key", "k-1", "secret", "s-2", "note", "n"));

    Credential after = bench.stored(account.credential());
    assertThat(after.secret("secret")).contains(Secret.of("s-2"));
    assertThat(after.parameter("note")).contains("n");
    assertThat(after.parameter("seller")).contains("ann");
    assertThat(after.accessToken()).isEqualTo(before.accessToken());
    assertThat(after.refreshToken()).isEqualTo(before.refreshToken());
  }

  @Test
  void appOfTheSameName_isNotFollowedByWhatWasGrantedToAnother() {
    Account account = bench.connected("ann:1").shops().get(0).account();
    Credential before = bench.stored(account.credential());

    save(new CredentialId("second"), Map.of("key", "k-2", "secret", "s-2"));

    assertThat(bench.stored(account.credential())).isEqualTo(before);
  }
}
