package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.ID;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.TICK;
import static io.shopfleet.credential.KeeperBench.access;
import static io.shopfleet.credential.KeeperBench.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.CredentialId;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One renewal for many callers, threads and nodes alike. */
class SharedRenewalTest {

  private final KeeperBench bench = new KeeperBench();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void letEverybodyGo() {
    answer.countDown();
  }

  @Test
  void manyAtMandatory_oneRenewalForAll() throws Exception {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));

    List<String> given = KeeperBench.together(64, bench::current);

    assertThat(given).hasSize(64).containsOnly("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.events).hasSize(1);
  }

  @Test
  void manyOnTwoNodesAtMandatory_oneRenewalForAll() throws Exception {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    RenewingTokenKeeper other = bench.node();
    AtomicInteger number = new AtomicInteger();

    List<String> given =
        KeeperBench.together(
            64,
            () ->
                access(
                    (number.getAndIncrement() % 2 == 0 ? bench.keeper : other)
                        .current(bench.account)));

    assertThat(given).containsOnly("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void oneRenewsAtAdvisory_othersGoOnWithTheOldToken() throws Exception {
    bench.current();
    bench.clock.moveTo(MANDATORY.minusSeconds(1));
    Background<String> renewing = slowRenewal();

    assertThat(bench.current()).isEqualTo("access-1");
    bench.clock.moveTo(MANDATORY.minus(TICK));
    assertThat(bench.current()).isEqualTo("access-1");
    answer.countDown();

    assertThat(renewing.result()).isEqualTo("access-2");
    assertThat(bench.current()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void mandatoryReachedWhileOneRenews_othersWaitForIt() throws Exception {
    bench.current();
    bench.clock.moveTo(MANDATORY.minusSeconds(1));
    Background<String> renewing = slowRenewal();
    bench.clock.moveTo(MANDATORY);
    Background<String> waiting = Background.start(bench::current);
    waiting.awaitWaiting();

    answer.countDown();

    assertThat(waiting.result()).isEqualTo("access-2");
    assertThat(renewing.result()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.store.locks()).isEqualTo(1);
  }

  @Test
  void newTokensAreBeingSaved_nobodyGetsThemBefore() throws Exception {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSave(
        save -> {
          asked.countDown();
          KeeperBench.pass(answer);
          return save.getAsBoolean();
        });
    Background<String> renewing = Background.start(bench::current);
    KeeperBench.pass(asked);

    assertThat(bench.current()).isEqualTo("access-1");
    assertThat(access(bench.node().current(bench.account))).isEqualTo("access-1");
    answer.countDown();

    assertThat(renewing.result()).isEqualTo("access-2");
  }

  @Test
  void endpointIsCalled_onlyUnderTheLock() {
    bench.clock.moveTo(MANDATORY);
    AtomicBoolean locked = new AtomicBoolean();
    bench.endpoint.will(
        credential -> {
          locked.set(bench.store.locked());
          return bench.grant(2);
        });

    bench.current();

    assertThat(locked).isTrue();
  }

  @Test
  void anotherNodeRenewedSinceItWasRead_noticedUnderTheLockAndUsed() {
    bench.current();
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.node().current(bench.account);

    assertThat(bench.current()).isEqualTo("access-2");

    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void anotherNodeHoldsTheLockAtAdvisory_oldTokenWithoutWaiting() throws Exception {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    Background<Boolean> holder = lockHeldElsewhere();

    assertThat(bench.current()).isEqualTo("access-1");
    int locks = bench.store.locks();
    assertThat(bench.current()).isEqualTo("access-1");
    assertThat(bench.store.locks()).isEqualTo(locks);
    assertThat(bench.events).isEmpty();

    answer.countDown();
    assertThat(holder.result()).isTrue();
    bench.clock.advance(RenewalPolicy.DEFAULT.firstBackoff());
    bench.endpoint.will(bench.grant(2));
    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void anotherNodeHoldsTheLockAtTheEnd_transientAndNeverAskedWithoutIt() throws Exception {
    bench.clock.moveTo(END);
    Background<Boolean> holder = lockHeldElsewhere();
    RenewingTokenKeeper keeper = bench.node(KeeperBench.impatient());

    assertThat(failure(FailureKind.TRANSIENT, () -> keeper.current(bench.account)))
        .hasMessageContaining("renewed elsewhere");

    assertThat(bench.endpoint.calls()).isEmpty();
    answer.countDown();
    assertThat(holder.result()).isTrue();
  }

  @Test
  void anotherNodeHoldsTheLockAtMandatory_tokenThatLivesIsServed() throws Exception {
    bench.clock.moveTo(MANDATORY);
    Background<Boolean> holder = lockHeldElsewhere();

    assertThat(access(bench.node(KeeperBench.impatient()).current(bench.account)))
        .isEqualTo("access-1");

    assertThat(bench.endpoint.calls()).isEmpty();
    answer.countDown();
    assertThat(holder.result()).isTrue();
  }

  @Test
  void endReachedWhileAnotherNodeHoldsTheLock_transient() throws Exception {
    bench.current();
    bench.clock.moveTo(MANDATORY.minus(TICK));
    Background<Boolean> holder = lockHeldElsewhere();
    bench.store.beforeNextLock(() -> bench.clock.moveTo(END));

    assertThat(failure(FailureKind.TRANSIENT, bench::current))
        .hasMessageContaining("renewed elsewhere");

    answer.countDown();
    assertThat(holder.result()).isTrue();
  }

  @Test
  void advisedAttemptDidNotWaitForTheLock_whoWaitedForItDoes() throws Exception {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    CountDownLatch flying = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    bench.store.beforeNextLock(
        () -> {
          flying.countDown();
          KeeperBench.pass(goOn);
        });
    Background<String> advised = Background.start(bench::current);
    KeeperBench.pass(flying);
    Background<Boolean> holder = lockHeldElsewhere();
    Background<String> refused =
        Background.start(
            () -> access(bench.keeper.afterRefusal(bench.account, Secret.of("access-1"))));
    refused.awaitWaiting();
    goOn.countDown();
    assertThat(advised.result()).isEqualTo("access-1");
    refused.awaitWaiting();
    bench.endpoint.will(bench.grant(2));

    answer.countDown();

    assertThat(refused.result()).isEqualTo("access-2");
    assertThat(holder.result()).isTrue();
  }

  @Test
  void sharedRenewalFails_eachCallerGetsAnExceptionOfItsOwn() throws Exception {
    bench.clock.moveTo(END);
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));

    List<MarketplaceException> failures =
        KeeperBench.together(16, () -> failure(FailureKind.TRANSIENT, bench::current));

    assertThat(failures).doesNotHaveDuplicates().hasSize(16);
    assertThat(failures)
        .allSatisfy(failure -> assertThat(failure).hasMessageContaining("HTTP 503"));
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void waiterInterrupted_failsAloneAndKeepsItsFlag() throws Exception {
    bench.clock.moveTo(MANDATORY);
    Background<String> renewing = slowRenewal();
    Background<Boolean> waiting =
        Background.start(
            () -> {
              MarketplaceException failure = failure(FailureKind.TRANSIENT, bench::current);
              assertThat(failure).hasMessageContaining("interrupted");
              return Thread.currentThread().isInterrupted();
            });
    waiting.awaitWaiting();

    waiting.interrupt();

    assertThat(waiting.result()).isTrue();
    answer.countDown();
    assertThat(renewing.result()).isEqualTo("access-2");
  }

  @Test
  void renewerInterruptedWhileItWaitsForTheLock_whoeverWaitedForItRenews() throws Exception {
    bench.clock.moveTo(MANDATORY);
    Background<Boolean> holder = lockHeldElsewhere();
    Background<Boolean> renewing =
        Background.start(
            () -> {
              assertThat(failure(FailureKind.TRANSIENT, bench::current))
                  .hasMessageContaining("interrupted while waiting");
              return Thread.currentThread().isInterrupted();
            });
    renewing.awaitWaiting();
    Background<String> waiting = Background.start(bench::current);
    waiting.awaitWaiting();
    bench.endpoint.will(bench.grant(2));

    renewing.interrupt();
    assertThat(renewing.result()).isTrue();
    answer.countDown();

    assertThat(waiting.result()).isEqualTo("access-2");
    assertThat(holder.result()).isTrue();
  }

  @Test
  void renewalBreaks_waitersFailAndTheNextCallerStartsAnew() throws Exception {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        credential -> {
          asked.countDown();
          KeeperBench.pass(answer);
          throw new StackOverflowError();
        });
    Background<String> renewing = Background.start(bench::current);
    KeeperBench.pass(asked);
    Background<MarketplaceException> waiting =
        Background.start(() -> failure(FailureKind.UNKNOWN, bench::current));
    waiting.awaitWaiting();

    answer.countDown();

    assertThatThrownBy(renewing::result)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
    assertThat(waiting.result()).hasMessageContaining("unexpectedly");
    bench.endpoint.will(bench.grant(2));
    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void renewalOfOneCredential_hindersNoOther() throws Exception {
    bench.clock.moveTo(MANDATORY);
    Background<String> renewing = slowRenewal();
    CredentialId other = new CredentialId("credential-2");
    AccessToken good =
        AccessToken.expiringAt(Secret.of("other"), MANDATORY.plus(Duration.ofDays(1)));
    Credential second = Credential.of(other, Map.of(), Map.of()).withTokens(good, null);
    assertThat(bench.store.save(other, 0, second)).isTrue();

    Credential given =
        bench.keeper.current(
            KeeperBench.account("account-2").toBuilder().credential(other).build());

    assertThat(access(given)).isEqualTo("other");
    answer.countDown();
    assertThat(renewing.result()).isEqualTo("access-2");
  }

  private Background<String> slowRenewal() {
    RenewalOutcome outcome = bench.grant(2);
    bench.endpoint.will(
        credential -> {
          asked.countDown();
          KeeperBench.pass(answer);
          return outcome;
        });
    Background<String> renewing = Background.start(bench::current);
    KeeperBench.pass(asked);
    return renewing;
  }

  private Background<Boolean> lockHeldElsewhere() {
    Background<Boolean> holder =
        Background.start(
            () ->
                bench
                    .store
                    .withExclusive(
                        ID,
                        Duration.ZERO,
                        () -> {
                          asked.countDown();
                          KeeperBench.pass(answer);
                          return true;
                        })
                    .orElse(false));
    KeeperBench.pass(asked);
    return holder;
  }
}
