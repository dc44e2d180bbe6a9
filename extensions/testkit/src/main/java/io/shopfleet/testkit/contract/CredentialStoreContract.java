package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CredentialStore} has to do. Extend it for an implementation of your own:
 *
 * <pre>{@code
 * class OurCredentialStoreTest extends CredentialStoreContract {
 *   @Override
 *   protected CredentialStore node() {
 *     return new OurCredentialStore(dataSource, cipher);   // a new one, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty: every test uses ids of its own. Instants are whole milliseconds. Up to
 * 32 threads call at the same time, up to 8 of them with {@code withExclusive}, whose actions load
 * and save: a connection pool has to have room for that, or make them wait.
 *
 * <p>What cannot be tested from here: that the lock frees itself within the stated bound when a
 * process dies, and that a saved credential survives one.
 */
public abstract class CredentialStoreContract extends CredentialRaceContract {

  @Test
  public void neverSaved_absent() {
    assertThat(here.load(id)).isEmpty();
  }

  @Test
  public void saved_loadedOnEveryNodeWithAllItsParts() {
    Credential credential = full();

    assertThat(here.save(id, 0, credential)).isTrue();

    assertThat(there.load(id)).contains(credential.withVersion(1));
    assertThat(here.load(id)).contains(credential.withVersion(1));
  }

  @Test
  public void savedWithoutTokens_loadedWithoutTokens() {
    Credential bare = Credential.of(id, Map.of(), Map.of());

    assertThat(here.save(id, 0, bare)).isTrue();

    assertThat(there.load(id)).contains(bare.withVersion(1));
  }

  @Test
  public void instantsThatAreNotKnown_stayUnknown() {
    Credential credential =
        full()
            .withTokens(
                new AccessToken(Secret.of("a"), null, NOON, NOON),
                new RefreshToken(Secret.of("r"), null));

    assertThat(here.save(id, 0, credential)).isTrue();

    assertThat(there.load(id)).contains(credential.withVersion(1));
  }

  @Test
  public void renewalInEveryState_loadedAsSaved() {
    long version = 0;
    for (Renewal.State state : Renewal.State.values()) {
      Credential credential =
          full().withRenewal(new Renewal(state, 3, NOON.plusSeconds(1), "it said \"no\""));
      assertThat(here.save(id, version, credential)).isTrue();
      version++;
      assertThat(there.load(id)).contains(credential.withVersion(version));
    }
  }

  @Test
  public void longSecretsInAnyScript_loadedAsSaved() {
    Secret secret = Secret.of("\u79d8\u5bc6 \ud83d\udd11 ' \" \\ % ".repeat(300) + "end");
    Credential credential =
        Credential.of(id, Map.of("seller", "T\u014dky\u014d"), Map.of("app_secret", secret));

    assertThat(here.save(id, 0, credential)).isTrue();

    assertThat(there.load(id).orElseThrow().secret("app_secret")).contains(secret);
    assertThat(there.load(id).orElseThrow().parameter("seller")).contains("T\u014dky\u014d");
  }

  @Test
  public void savedAgain_replacesAllOfIt() {
    here.save(id, 0, full());
    Credential bare = Credential.of(id, Map.of("app_key", "k2"), Map.of());

    assertThat(there.save(id, 1, bare)).isTrue();

    assertThat(here.load(id)).contains(bare.withVersion(2));
  }

  @Test
  public void credentialsOwnVersion_isIgnored() {
    assertThat(here.save(id, 0, full().withVersion(41))).isTrue();

    assertThat(there.load(id).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  public void absentCredentialExpectedToExist_refusedAndNothingSaved() {
    assertThat(here.save(id, 1, full())).isFalse();

    assertThat(there.load(id)).isEmpty();
  }

  @Test
  public void presentCredentialExpectedToBeAbsent_refusedAndNothingChanged() {
    here.save(id, 0, full());

    assertThat(there.save(id, 0, pair(2))).isFalse();

    assertThat(here.load(id)).contains(full().withVersion(1));
  }

  @Test
  public void outdatedVersion_refusedAndNothingChanged() {
    here.save(id, 0, pair(1));
    here.save(id, 1, pair(2));

    assertThat(there.save(id, 1, pair(3))).isFalse();
    assertThat(there.save(id, 3, pair(3))).isFalse();

    assertThat(here.load(id)).contains(pair(2).withVersion(2));
  }

  @Test
  public void credentialOfAnotherId_refused() {
    CredentialId other = new CredentialId(id.value() + "-other");

    assertThatIllegalArgumentException().isThrownBy(() -> here.save(other, 0, full()));

    assertThat(here.load(other)).isEmpty();
    assertThat(here.load(id)).isEmpty();
  }

  @Test
  public void idsThatDifferInCase_areDifferent() {
    CredentialId upper = new CredentialId(id.value() + "-A");
    CredentialId lower = new CredentialId(id.value() + "-a");
    here.save(upper, 0, Credential.of(upper, Map.of("is", "upper"), Map.of()));

    assertThat(here.load(lower)).isEmpty();
    assertThat(here.save(lower, 0, Credential.of(lower, Map.of("is", "lower"), Map.of()))).isTrue();
    assertThat(there.load(upper).orElseThrow().parameter("is")).contains("upper");
  }

  @Test
  public void erased_goneOnEveryNode() {
    here.save(id, 0, full());

    there.erase(id);

    assertThat(here.load(id)).isEmpty();
    assertThat(there.load(id)).isEmpty();
  }

  @Test
  public void erasedWhenAbsent_doesNothing() {
    CredentialId other = new CredentialId(id.value() + "-other");
    here.save(id, 0, full());

    here.erase(other);

    assertThat(there.load(id)).contains(full().withVersion(1));
  }

  @Test
  public void savedOverAnErasedOne_refusedUnlessCreated() {
    here.save(id, 0, pair(1));
    here.save(id, 1, pair(2));
    there.erase(id);

    assertThat(here.save(id, 2, pair(3))).isFalse();
    assertThat(here.save(id, 0, pair(4))).isTrue();
    assertThat(there.load(id)).contains(pair(4).withVersion(1));
  }

  @Test
  public void longestIds_differInTheirLastCharacter() {
    String most = id.value() + "x".repeat(254 - id.value().length());
    CredentialId one = new CredentialId(most + "1");
    CredentialId two = new CredentialId(most + "2");

    assertThat(here.save(one, 0, full(one))).isTrue();

    assertThat(there.load(two)).isEmpty();
    assertThat(there.load(one)).contains(full(one).withVersion(1));
  }

  @Test
  public void savedElsewhereAfterALoad_seenByTheNextLoad() {
    here.save(id, 0, pair(1));
    assertThat(here.load(id)).contains(pair(1).withVersion(1));

    there.save(id, 1, pair(2));

    assertThat(here.load(id)).contains(pair(2).withVersion(2));
  }

  @Test
  public void erasedElsewhereAfterALoad_seenByTheNextLoad() {
    here.save(id, 0, pair(1));
    assertThat(here.load(id)).isPresent();

    there.erase(id);

    assertThat(here.load(id)).isEmpty();
  }

  @Test
  public void erased_othersStay() {
    CredentialId other = other();
    here.save(id, 0, full());
    here.save(other, 0, full(other));

    there.erase(id);

    assertThat(here.load(other)).contains(full(other).withVersion(1));
  }
}
