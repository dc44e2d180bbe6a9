package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a credential store has to do about the exclusive use of a credential. */
public abstract class CredentialLockContract extends CredentialStoreFixture {

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
  public void exclusiveForAnotherWithinExclusive_bothRunAndBothEnd() {
    Optional<Optional<Boolean>> both =
        here.withExclusive(
            id,
            LONG,
            () -> here.withExclusive(other(), Duration.ZERO, () -> here.save(id, 0, pair(1))));

    assertThat(both).contains(Optional.of(true));
    assertThat(there.withExclusive(id, Duration.ZERO, () -> "free")).contains("free");
    assertThat(there.withExclusive(other(), Duration.ZERO, () -> "free")).contains("free");
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
  public void erasedWhileExclusive_saveOfTheHolderIsRefused() {
    here.save(id, 0, pair(1));

    Optional<Boolean> saved =
        here.withExclusive(
            id,
            LONG,
            () -> {
              Credential loaded = here.load(id).orElseThrow();
              there.erase(id);
              return here.save(id, loaded.version(), pair(2));
            });

    assertThat(saved).contains(false);
    assertThat(there.load(id)).isEmpty();
  }

  @Test
  public void exclusiveForAbsentOrErasedCredential_isExclusiveToo() {
    here.save(id, 0, pair(1));
    here.erase(id);

    whileHeld(() -> assertThat(there.withExclusive(id, Duration.ZERO, () -> "both")).isEmpty());
  }

  @Test
  public void idsThatDifferInCase_haveLocksOfTheirOwn() {
    CredentialId upper = new CredentialId(id.value() + "-A");
    CredentialId lower = new CredentialId(id.value() + "-a");

    assertThat(
            here.withExclusive(
                upper, LONG, () -> there.withExclusive(lower, Duration.ZERO, () -> "own")))
        .contains(Optional.of("own"));
  }
}
