package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.FIRST_BACKOFF;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.MIDNIGHT;
import static io.shopfleet.credential.KeeperBench.TICK;
import static io.shopfleet.credential.KeeperBench.access;
import static io.shopfleet.credential.KeeperBench.account;
import static io.shopfleet.credential.KeeperBench.failure;
import static io.shopfleet.credential.KeeperBench.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the keeper does when the marketplace refused a token. */
class RefusedTokenTest {

  private static final Secret FIRST = Secret.of("access-1");

  private final KeeperBench bench = new KeeperBench();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void letEverybodyGo() {
    answer.countDown();
  }

  @Test
  void presentTokenRefused_renewedThoughNotDue() {
    bench.current();
    bench.endpoint.will(bench.grant(2));

    assertThat(access(bench.keeper.afterRefusal(bench.account, FIRST))).isEqualTo("access-2");
    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void formerTokenRefusedLate_presentOneIsGivenAndNothingRenewed() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.current();

    assertThat(access(bench.keeper.afterRefusal(bench.account, FIRST))).isEqualTo("access-2");

    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void anotherNodeRenewedMeanwhile_noticedAndItsTokenServedFromNowOn() {
    RenewingTokenKeeper other = bench.node();
    bench.current();
    bench.endpoint.will(bench.grant(2));
    other.afterRefusal(bench.account, FIRST);
    assertThat(bench.current()).isEqualTo("access-1");

    assertThat(access(bench.keeper.afterRefusal(bench.account, FIRST))).isEqualTo("access-2");

    assertThat(bench.current()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void replacementAskedFor_onlyAnotherUsableTokenCounts_andNothingIsRenewed() {
    RenewingTokenKeeper other = bench.node();
    assertThat(bench.keeper.replacement(bench.account, FIRST)).isEmpty();
    bench.endpoint.will(bench.grant(2));
    other.afterRefusal(bench.account, FIRST);

    assertThat(bench.keeper.replacement(bench.account, FIRST).map(KeeperBench::access))
        .contains("access-2");
    assertThat(bench.current()).isEqualTo("access-2");
    bench.clock.moveTo(MIDNIGHT.plus(Duration.ofDays(8)));
    assertThat(bench.keeper.replacement(bench.account, FIRST)).isEmpty();
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void replacementAskedForWhileAnotherNodeRenews_waitsForWhatItSaves() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    bench.endpoint.will(
        credential -> {
          asked.countDown();
          KeeperBench.pass(answer);
          return bench.grant(2);
        });
    RenewingTokenKeeper other = bench.node();
    Background<Credential> renewing =
        Background.start(() -> other.afterRefusal(bench.account, FIRST));
    KeeperBench.pass(asked);

    Background<Optional<Credential>> replacement =
        Background.start(() -> bench.keeper.replacement(bench.account, FIRST));
    replacement.awaitWaiting();
    answer.countDown();

    assertThat(replacement.result().map(KeeperBench::access)).contains("access-2");
    assertThat(access(renewing.result())).isEqualTo("access-2");
  }

  @Test
  void erasedAndCreatedAgainElsewhere_noticedAndServedFromNowOn() {
    bench.save(bench.stored().withParameter("app_key", "second version"));
    bench.current();
    bench.store.erase(KeeperBench.ID);
    bench.save(KeeperBench.credential().withTokens(KeeperBench.token("access-9"), null));

    assertThat(access(bench.keeper.afterRefusal(bench.account, FIRST))).isEqualTo("access-9");

    assertThat(bench.current()).isEqualTo("access-9");
  }

  @Test
  void otherTokenRefusedAndPresentOneEnded_renewed() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));

    assertThat(access(bench.keeper.afterRefusal(bench.account, Secret.of("access-0"))))
        .isEqualTo("access-2");
  }

  @Test
  void manyRefusedAtOnce_oneRenewal() throws Exception {
    bench.endpoint.will(bench.grant(2));

    List<Credential> given =
        KeeperBench.together(64, () -> bench.keeper.afterRefusal(bench.account, FIRST));

    assertThat(given).extracting(KeeperBench::access).containsOnly("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void sameTokenGivenAgain_rejectedForThisRequestButServedToOthers() {
    bench.endpoint.renewsOnlyAtTheEnd();
    bench.endpoint.will(grant("access-1", null, KeeperBench.END));

    assertThat(
            failure(
                FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, FIRST)))
        .hasMessageContaining("gives no other one")
        .hasMessageContaining("still connected");

    assertThat(access(bench.keeper.current(account("account-2")))).isEqualTo("access-1");
    assertThat(bench.events).isEmpty();
  }

  @Test
  void sameTokenGivenAgain_notAskedAgainForAWhile() {
    bench.endpoint.renewsOnlyAtTheEnd();
    bench.endpoint.will(grant("access-1", null, KeeperBench.END)).will(bench.grant(2));
    Duration pause = RenewalPolicy.DEFAULT.maxBackoff();
    failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, FIRST));

    bench.clock.moveTo(MIDNIGHT.plus(pause).minus(TICK));
    failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, FIRST));
    assertThat(bench.endpoint.calls()).hasSize(1);
    bench.clock.moveTo(MIDNIGHT.plus(pause));
    assertThat(access(bench.keeper.afterRefusal(bench.account, FIRST))).isEqualTo("access-2");
  }

  @Test
  void sameTokenGivenAgainToManyWhoWaited_askedOnce() throws Exception {
    bench.endpoint.renewsOnlyAtTheEnd();
    bench.endpoint.will(grant("access-1", null, KeeperBench.END));

    KeeperBench.together(
        16,
        () ->
            failure(
                FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, FIRST)));

    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void refusedWhileBackingOff_transientWithTheTimeToWaitAndNotAsked() {
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));
    failure(FailureKind.TRANSIENT, () -> bench.keeper.afterRefusal(bench.account, FIRST));
    int locks = bench.store.locks();

    assertThat(
            failure(FailureKind.TRANSIENT, () -> bench.keeper.afterRefusal(bench.account, FIRST))
                .retryAfter())
        .contains(FIRST_BACKOFF);

    assertThat(bench.store.locks()).isEqualTo(locks);
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void aroundTheEndOfTheBackOff_askedFromItOn(long ticks) {
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null)).will(bench.grant(2));
    failure(FailureKind.TRANSIENT, () -> bench.keeper.afterRefusal(bench.account, FIRST));

    bench.clock.moveTo(MIDNIGHT.plus(FIRST_BACKOFF).plusNanos(ticks));

    if (ticks < 0) {
      failure(FailureKind.TRANSIENT, () -> bench.keeper.afterRefusal(bench.account, FIRST));
    } else {
      assertThat(access(bench.keeper.afterRefusal(bench.account, FIRST))).isEqualTo("access-2");
    }
  }

  @Test
  void sameTokenGivenAgainAndThenAnotherOneRefused_askedForThatOne() {
    bench.endpoint.will(grant("access-1", null, KeeperBench.END)).will(bench.grant(2));
    failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, FIRST));
    bench.save(
        KeeperBench.credential()
            .withTokens(
                KeeperBench.token("access-9"), new RefreshToken(Secret.of("refresh-9"), null)));

    assertThat(access(bench.keeper.afterRefusal(bench.account, Secret.of("access-9"))))
        .isEqualTo("access-2");
  }

  @Test
  void noTokenInTheStore_oneIsObtained() {
    bench.save(
        KeeperBench.credential().withTokens(null, new RefreshToken(Secret.of("refresh-1"), null)));
    bench.endpoint.will(bench.grant(2));

    assertThat(access(bench.keeper.afterRefusal(bench.account, FIRST))).isEqualTo("access-2");
  }

  @Test
  void personIsCalledForJustBeforeTheLock_notAsked() {
    bench.store.beforeNextLock(
        () ->
            bench.save(
                bench
                    .stored()
                    .withRenewal(new Renewal(Renewal.State.NEEDS_REAUTH, 1, null, "gone"))));

    failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, FIRST));

    assertThat(bench.endpoint.calls()).isEmpty();
  }

  @Test
  void anotherNodeFailedWhileItHeldTheLock_itsBackOffIsObeyed() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Boolean> other =
        Background.start(
            () ->
                bench
                    .store
                    .withExclusive(
                        KeeperBench.ID,
                        Duration.ZERO,
                        () -> {
                          held.countDown();
                          KeeperBench.pass(release);
                          bench.save(bench.stored().withRenewal(failedNow()));
                          return true;
                        })
                    .orElse(false));
    KeeperBench.pass(held);
    Background<Duration> refused =
        Background.start(
            () ->
                failure(
                        FailureKind.TRANSIENT,
                        () -> bench.keeper.afterRefusal(bench.account, FIRST))
                    .retryAfter()
                    .orElseThrow());
    refused.awaitWaiting();

    release.countDown();

    assertThat(refused.result()).isEqualTo(FIRST_BACKOFF);
    assertThat(other.result()).isTrue();
    assertThat(bench.endpoint.calls()).isEmpty();
  }

  @Test
  void refusedWhenAPersonIsNeeded_failsWithoutAskingOrLocking() {
    bench.save(
        bench.stored().withRenewal(new Renewal(Renewal.State.NEEDS_REAUTH, 1, null, "gone")));

    failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, FIRST));

    assertThat(bench.store.locks()).isZero();
  }

  @Test
  void refusedDuringAnAdvisedRenewal_waitsForThatOne() throws Exception {
    Background<String> advised = slowRenewal(bench.grant(2));
    Background<String> refused =
        Background.start(() -> access(bench.keeper.afterRefusal(bench.account, FIRST)));
    refused.awaitWaiting();

    answer.countDown();

    assertThat(refused.result()).isEqualTo("access-2");
    assertThat(advised.result()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.store.locks()).isEqualTo(1);
  }

  @Test
  void refusedDuringAnAdvisedRenewalThatBringsTheSameToken_asksItself() throws Exception {
    Background<String> advised =
        slowRenewal(grant("access-1", "refresh-1", MIDNIGHT.plus(Duration.ofDays(30))));
    Background<String> refused =
        Background.start(() -> access(bench.keeper.afterRefusal(bench.account, FIRST)));
    refused.awaitWaiting();
    bench.endpoint.will(bench.grant(2));

    answer.countDown();

    assertThat(refused.result()).isEqualTo("access-2");
    assertThat(advised.result()).isEqualTo("access-1");
  }

  @Test
  void refusedDuringAnAdvisedRenewalThatFails_obeysItsBackOff() throws Exception {
    Background<String> advised = slowRenewal(new RenewalOutcome.NotProcessed("HTTP 503", null));
    Background<Duration> refused =
        Background.start(
            () ->
                failure(
                        FailureKind.TRANSIENT,
                        () -> bench.keeper.afterRefusal(bench.account, FIRST))
                    .retryAfter()
                    .orElseThrow());
    refused.awaitWaiting();

    answer.countDown();

    assertThat(refused.result()).isEqualTo(FIRST_BACKOFF);
    assertThat(advised.result()).isEqualTo("access-1");
    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.store.locks()).isEqualTo(1);
  }

  private Background<String> slowRenewal(RenewalOutcome outcome) {
    bench.clock.moveTo(KeeperBench.ADVISORY);
    bench.endpoint.will(
        credential -> {
          asked.countDown();
          KeeperBench.pass(answer);
          return outcome;
        });
    Background<String> advised = Background.start(bench::current);
    KeeperBench.pass(asked);
    return advised;
  }

  private static Renewal failedNow() {
    return new Renewal(Renewal.State.BACKING_OFF, 1, MIDNIGHT.plus(FIRST_BACKOFF), "HTTP 503");
  }
}
