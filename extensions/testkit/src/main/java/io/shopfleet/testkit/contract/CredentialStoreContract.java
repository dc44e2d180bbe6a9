package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
public abstract class CredentialStoreContract extends CredentialStoreFixture {

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
  public void manySaveOverTheSameVersion_exactlyOneWins() {
    here.save(id, 0, pair(0));

    List<Race.Result<Boolean>> results =
        Race.of(Race.RUNNERS, i -> () -> anyNode(i).save(id, 1, pair(i + 1)));

    List<Integer> winners =
        IntStream.range(0, Race.RUNNERS).filter(i -> results.get(i).value()).boxed().toList();
    assertThat(winners).hasSize(1);
    assertThat(here.load(id)).contains(pair(winners.get(0) + 1).withVersion(2));
  }

  @Test
  public void manyCreate_exactlyOneWins() {
    List<Race.Result<Boolean>> results =
        Race.of(Race.RUNNERS, i -> () -> anyNode(i).save(id, 0, pair(i)));

    assertThat(results).filteredOn(Race.Result::value).hasSize(1);
    assertThat(there.load(id).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  public void readWhileOthersSave_neverSeesHalfOfACredential() {
    here.save(id, 0, pair(0));
    CountDownLatch done = new CountDownLatch(1);
    Race.Running<Boolean> reader =
        Race.start(
            () -> {
              boolean last;
              long version = 0;
              do {
                last = done.getCount() == 0;
                Credential seen = there.load(id).orElseThrow();
                long number = seen.version() - 1;
                if (seen.version() < version
                    || !seen.equals(pair((int) number).withVersion(number + 1))) {
                  return false;
                }
                version = seen.version();
              } while (!last);
              return true;
            });

    for (int i = 1; i <= 50; i++) {
      assertThat(here.save(id, i, pair(i))).isTrue();
    }
    done.countDown();

    assertThat(reader.end().value()).isTrue();
  }

  @Test
  public void exclusive_returnsWhatTheActionReturns() {
    assertThat(here.withExclusive(id, Duration.ZERO, () -> "result")).contains("result");
  }

  @Test
  public void exclusiveAction_mayLoadAndSave() {
    Optional<Boolean> saved =
        here.withExclusive(id, LONG, () -> here.load(id).isEmpty() && here.save(id, 0, pair(1)));

    assertThat(saved).contains(true);
    assertThat(there.load(id)).contains(pair(1).withVersion(1));
  }

  @Test
  public void exclusiveElsewhere_notAcquiredMeansNotRun() {
    AtomicBoolean ran = new AtomicBoolean();

    whileHeld(
        () -> {
          assertThat(there.withExclusive(id, Duration.ZERO, () -> run(ran))).isEmpty();
          assertThat(here.withExclusive(id, Duration.ofMillis(20), () -> run(ran))).isEmpty();
        });

    assertThat(ran).isFalse();
  }

  @Test
  public void exclusiveForOneCredential_hindersNoOther() {
    CredentialId other = new CredentialId(id.value() + "-other");

    whileHeld(
        () -> {
          assertThat(here.withExclusive(other, Duration.ZERO, () -> 1)).contains(1);
          assertThat(there.withExclusive(other, Duration.ZERO, () -> 2)).contains(2);
        });
  }

  @Test
  public void exclusiveElsewhere_hindersNeitherLoadNorSave() {
    whileHeld(
        () -> {
          assertThat(there.save(id, 0, pair(1))).isTrue();
          assertThat(there.load(id)).contains(pair(1).withVersion(1));
        });
  }

  @Test
  public void exclusiveEnded_whoeverWaitsGetsIt() {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Race.Running<Optional<String>> holder = Race.start(() -> hold(held, release));
    Race.pass(held);
    Race.Running<Optional<String>> waiting =
        Race.start(() -> there.withExclusive(id, LONG, () -> "waited"));

    release.countDown();

    assertThat(waiting.end().value()).contains("waited");
    assertThat(holder.end().value()).contains("held");
  }

  @Test
  public void exclusiveEnded_canBeHadAgainAtOnceByAnyNode() {
    for (int i = 0; i < 10; i++) {
      int round = i;
      assertThat(anyNode(i / 2).withExclusive(id, Duration.ZERO, () -> round)).contains(round);
    }
  }

  @Test
  public void exclusiveActionThrows_theSameComesOutAndTheLockIsFree() {
    IllegalStateException thrown = new IllegalStateException("the action's own");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                here.withExclusive(
                    id,
                    Duration.ZERO,
                    () -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(there.withExclusive(id, Duration.ZERO, () -> "free")).contains("free");
  }

  @Test
  public void exclusiveWithinExclusive_innerActionIsNotRun() {
    AtomicBoolean ran = new AtomicBoolean();

    Optional<Boolean> outer = here.withExclusive(id, Duration.ZERO, () -> innerIsRefused(ran));

    assertThat(outer).contains(true);
    assertThat(ran).isFalse();
    assertThat(here.withExclusive(id, Duration.ZERO, () -> "free")).contains("free");
  }

  @Test
  public void interruptedWhileWaiting_failsKeepsTheFlagAndDoesNotRun() {
    AtomicBoolean ran = new AtomicBoolean();

    whileHeld(
        () -> {
          Thread.currentThread().interrupt();
          try {
            assertThatExceptionOfType(CredentialStoreException.class)
                .isThrownBy(() -> there.withExclusive(id, LONG, () -> run(ran)));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
          } finally {
            assertThat(Thread.interrupted()).isTrue();
          }
        });

    assertThat(ran).isFalse();
  }

  @Test
  public void manyCountExclusively_noCountIsLostAndNoTwoOverlap() {
    int runners = 8;
    int rounds = 25;
    AtomicInteger inside = new AtomicInteger();
    AtomicBoolean overlap = new AtomicBoolean();
    // Neither volatile nor atomic: two at a time would lose counts.
    int[] counter = new int[1];

    List<Race.Result<Integer>> results =
        Race.of(
            runners,
            i ->
                () -> {
                  int done = 0;
                  for (int n = 0; n < rounds; n++) {
                    done +=
                        anyNode(i)
                            .withExclusive(id, LONG, () -> count(counter, inside, overlap))
                            .orElseThrow();
                  }
                  return done;
                });

    assertThat(results.stream().mapToInt(Race.Result::value).sum()).isEqualTo(runners * rounds);
    assertThat(overlap).isFalse();
    assertThat(here.withExclusive(id, LONG, () -> counter[0])).contains(runners * rounds);
  }

  @Test
  public void manyReadAndSaveExclusively_everySaveSucceeds() {
    here.save(id, 0, Credential.of(id, Map.of("count", "0"), Map.of()));

    Race.of(
            8,
            i ->
                () -> {
                  CredentialStore store = anyNode(i);
                  return store.withExclusive(id, LONG, () -> countUp(store)).orElseThrow();
                })
        .forEach(result -> assertThat(result.value()).isTrue());

    assertThat(there.load(id).orElseThrow().parameter("count")).contains("8");
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
}
