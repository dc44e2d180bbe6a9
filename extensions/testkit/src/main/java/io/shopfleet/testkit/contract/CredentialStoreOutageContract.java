package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a {@link CredentialStore} on a storage that can fail has to do, beside {@link
 * CredentialStoreContract}. Extend it in a class of its own, with nodes whose storage is wrapped
 * (see {@link StorageFaults}). The storage takes two calls at the same time.
 */
public abstract class CredentialStoreOutageContract extends CredentialStoreFixture {

  private static final int MANY = 64;

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  /**
   * Does to the storage what the death of every node does that holds a lock at present, and returns
   * when their locks are free: cuts their connections, stops their heartbeats, or moves the stores'
   * clock beyond the bound within which a lock frees itself. What nodes do afterwards works.
   */
  protected abstract void nodesDie();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsAbsent() {
    CredentialId absent = other();
    here.save(id, 0, full());

    faults().goDown();

    for (CredentialStore node : List.of(here, there)) {
      unavailable(() -> node.load(id));
      unavailable(() -> node.load(absent));
    }
  }

  @Test
  public void storageDown_nothingIsSavedErasedOrRun() {
    AtomicBoolean ran = new AtomicBoolean();
    here.save(id, 0, full());

    faults().goDown();
    unavailable(() -> here.save(id, 1, pair(1)));
    unavailable(() -> here.save(id, 7, pair(1)));
    unavailable(() -> here.erase(id));
    unavailable(() -> here.withExclusive(id, Duration.ZERO, () -> run(ran)));
    faults().well();

    assertThat(there.load(id)).contains(full().withVersion(1));
    assertThat(ran).isFalse();
  }

  @Test
  public void storageWellAgain_sameNodesWorkAgain() {
    here.save(id, 0, pair(1));
    faults().goDown();
    unavailable(() -> here.load(id));
    unavailable(() -> here.save(id, 1, pair(2)));
    unavailable(() -> here.withExclusive(id, Duration.ZERO, () -> "not run"));
    faults().well();

    assertThat(here.load(id)).contains(pair(1).withVersion(1));
    assertThat(here.save(id, 1, pair(3))).isTrue();
    assertThat(here.withExclusive(id, LONG, () -> "run")).contains("run");
    assertThat(there.load(id)).contains(pair(3).withVersion(2));
  }

  @Test
  public void savedBeforeAnOutage_thereAfterIt() {
    assertThat(here.save(id, 0, full())).isTrue();
    faults().goDown();
    unavailable(() -> here.load(id));
    faults().well();

    assertThat(node().load(id)).contains(full().withVersion(1));
  }

  @Test
  public void loadFailsAnywhere_isNeverAbsent() {
    here.save(id, 0, full());

    Outage.each(
        faults(),
        outage -> {
          Race.Result<Optional<Credential>> result = outage.during(() -> node().load(id));

          result.failsOnlyWith(CredentialStoreException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).contains(full().withVersion(1));
          }
        });
  }

  @Test
  public void saveFailsAnywhere_leavesTheOldOrTheNewAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          CredentialId own = fresh();
          Credential before = pair(own, 1).withVersion(1);
          Credential after = full(own).withVersion(2);
          assertThat(node().save(own, 0, before)).isTrue();

          Race.Result<Boolean> result = outage.during(() -> node().save(own, 1, after));

          result.failsOnlyWith(CredentialStoreException.class, outage);
          Optional<Credential> stored = node().load(own);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s: saved, for nobody else did", outage).isTrue();
            assertThat(stored).as("%s", outage).contains(after);
          } else {
            assertThat(stored).as("%s", outage).isIn(Optional.of(before), Optional.of(after));
          }
        });
  }

  @Test
  public void creationFailsAnywhere_leavesNothingOrAllOfIt() {
    Outage.each(
        faults(),
        outage -> {
          CredentialId own = fresh();
          Credential created = full(own).withVersion(1);

          Race.Result<Boolean> result = outage.during(() -> node().save(own, 0, created));

          result.failsOnlyWith(CredentialStoreException.class, outage);
          Optional<Credential> stored = node().load(own);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s: saved, for nobody else did", outage).isTrue();
            assertThat(stored).as("%s", outage).contains(created);
          } else {
            assertThat(stored).as("%s", outage).isIn(Optional.empty(), Optional.of(created));
          }
        });
  }

  @Test
  public void eraseFailsAnywhere_leavesAllOfItOrNothingAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          CredentialId own = fresh();
          Credential before = full(own).withVersion(1);
          assertThat(node().save(own, 0, before)).isTrue();

          Race.Result<Boolean> result = outage.during(() -> node().erase(own));

          result.failsOnlyWith(CredentialStoreException.class, outage);
          Optional<Credential> stored = node().load(own);
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).isEmpty();
          } else {
            assertThat(stored).as("%s", outage).isIn(Optional.empty(), Optional.of(before));
          }
        });
  }

  @Test
  public void exclusiveFailsAnywhere_resultIfItRanAndFailureIfNot() {
    Outage.each(
        faults(),
        outage -> {
          CredentialId own = fresh();
          AtomicBoolean ran = new AtomicBoolean();

          Race.Result<Optional<Boolean>> result =
              outage.during(() -> node().withExclusive(own, Duration.ZERO, () -> run(ran)));

          result.failsOnlyWith(CredentialStoreException.class, outage);
          boolean answered = result.succeeded() && result.value().isPresent();
          assertThat(ran.get()).as("%s: the action ran", outage).isEqualTo(answered);
          if (outage.lasting()) {
            // Empty would mean that somebody else had the lock.
            assertThat(result.succeeded()).as("%s: answered", outage).isEqualTo(answered);
          }
        });
  }

  @Test
  public void exclusiveFailsAnywhere_freeOnceTheBoundHasPassed() {
    Outage.each(
        faults(),
        outage -> {
          CredentialId own = fresh();

          outage
              .during(() -> node().withExclusive(own, Duration.ZERO, () -> "perhaps"))
              .failsOnlyWith(CredentialStoreException.class, outage);
          nodesDie();

          assertThat(node().withExclusive(own, LONG, () -> "free"))
              .as("%s", outage)
              .contains("free");
        });
  }

  @Test
  public void storageDownWhenTheActionEnds_itsResultIsHandedOut() {
    Optional<String> result =
        here.withExclusive(
            id,
            LONG,
            () -> {
              faults().goDown();
              return "renewed";
            });
    faults().well();
    nodesDie();

    assertThat(result).contains("renewed");
    assertThat(there.withExclusive(id, LONG, () -> "free")).contains("free");
  }

  @Test
  public void storageDownWhenTheActionThrows_theSameComesOut() {
    IllegalStateException thrown = new IllegalStateException("the action's own");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                here.withExclusive(
                    id,
                    LONG,
                    () -> {
                      faults().goDown();
                      throw thrown;
                    }))
        .isSameAs(thrown);
    faults().well();
    nodesDie();

    assertThat(there.withExclusive(id, LONG, () -> "free")).contains("free");
  }

  @Test
  public void holderDies_anotherGetsItAndTheLateReleaseTakesItFromNobody() {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Race.Running<Optional<String>> dead = Race.start(() -> hold(held, release));
    Race.pass(held);

    nodesDie();
    Optional<Optional<String>> heir =
        there.withExclusive(
            id,
            LONG,
            () -> {
              release.countDown();
              assertThat(dead.end().value()).contains("held");
              return node().withExclusive(id, Duration.ZERO, () -> "a third one");
            });

    assertThat(heir).contains(Optional.empty());
    assertThat(node().withExclusive(id, LONG, () -> "free")).contains("free");
  }

  @Test
  public void storageSlowForOne_othersAreNotHindered() {
    for (Moment moment : Moment.values()) {
      CredentialId slow = fresh();
      CredentialId quick = fresh();
      here.save(slow, 0, pair(slow, 1));
      here.save(quick, 0, pair(quick, 1));
      Race.Running<Boolean> waiting;
      try (Hold hold = faults().holdNextAt(moment)) {
        waiting = Race.start(() -> here.save(slow, 1, pair(slow, 2)));
        hold.awaitCall();

        assertThat(here.load(quick)).isPresent();
        assertThat(here.save(quick, 1, pair(quick, 2))).isTrue();
        assertThat(here.withExclusive(quick, LONG, () -> "here")).contains("here");
        assertThat(there.withExclusive(quick, LONG, () -> "there")).contains("there");
      }
      assertThat(waiting.end().value()).isTrue();
    }
  }

  @Test
  public void lockSlowForOne_othersAreNotHindered() {
    CredentialId quick = other();
    Race.Running<Optional<String>> waiting;
    try (Hold hold = faults().holdNextAt(Moment.EXECUTE)) {
      waiting = Race.start(() -> here.withExclusive(id, LONG, () -> "at last"));
      hold.awaitCall();

      assertThat(here.withExclusive(quick, LONG, () -> "here")).contains("here");
      assertThat(there.withExclusive(quick, LONG, () -> "there")).contains("there");
    }
    assertThat(waiting.end().value()).contains("at last");
  }

  @Test
  public void manyCallsFail_nothingIsUsedUp() {
    here.save(id, 0, pair(1));
    for (int i = 0; i < MANY; i++) {
      for (Moment moment : List.of(Moment.EXECUTE, Moment.COMMIT)) {
        faults().stumbleAt(moment, 0);
        Race.Result.of(() -> here.load(id));
        faults().stumbleAt(moment, 0);
        Race.Result.of(() -> here.save(id, 7, pair(2)));
        faults().stumbleAt(moment, 0);
        Race.Result.of(() -> here.withExclusive(other(), Duration.ZERO, () -> "perhaps"));
      }
    }
    faults().well();

    assertThat(here.load(id)).contains(pair(1).withVersion(1));
    assertThat(here.save(id, 1, pair(3))).isTrue();
    assertThat(here.withExclusive(id, LONG, () -> "run")).contains("run");
  }

  @Test
  public void saveFailsAnywhere_noSecretIsTold() {
    Outage.each(
        faults(),
        outage -> {
          PlantedSecrets planted = PlantedSecrets.in(fresh());
          CredentialId own = planted.credential().id();

          Race.Result<Boolean> result =
              outage.during(() -> node().save(own, 0, planted.credential()));

          if (result instanceof Race.Result.Failure<Boolean> failure) {
            StringWriter told = new StringWriter();
            failure.cause().printStackTrace(new PrintWriter(told));
            assertThat(planted.foundIn(told.toString())).as("%s", outage).isEmpty();
          }
        });
  }

  private static CredentialId fresh() {
    return new CredentialId("contract-" + UUID.randomUUID());
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(CredentialStoreException.class).isThrownBy(call);
  }
}
