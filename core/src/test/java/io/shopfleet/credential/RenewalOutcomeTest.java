package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.FIRST_BACKOFF;
import static io.shopfleet.credential.KeeperBench.ID;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.TICK;
import static io.shopfleet.credential.KeeperBench.access;
import static io.shopfleet.credential.KeeperBench.failure;
import static io.shopfleet.credential.KeeperBench.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the keeper makes of refusals, failures and lost answers. */
class RenewalOutcomeTest {

  private static final RenewalOutcome REFUSED =
      new RenewalOutcome.Refused("36004001", "refresh token expired");
  private static final RenewalOutcome NOT_SENT =
      new RenewalOutcome.NotProcessed("connection refused", null);
  private static final RenewalOutcome LOST = new RenewalOutcome.Unknown("read timed out");

  private final KeeperBench bench = new KeeperBench();

  @Test
  void refused_personIsCalledForOnceAndTheMarketplaceIsNotAskedAgain() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(REFUSED);

    for (int i = 0; i < 3; i++) {
      MarketplaceException failure = failure(FailureKind.AUTH_REJECTED, bench::current);
      assertThat(failure)
          .hasMessageContaining("credential-1")
          .hasMessageContaining("36004001: refresh token expired")
          .hasMessageContaining("authorize the account anew");
      assertThat(failure.sent()).isFalse();
    }

    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.renewal())
        .isEqualTo(
            new Renewal(Renewal.State.NEEDS_REAUTH, 1, null, "36004001: refresh token expired"));
    assertThat(bench.events)
        .containsExactly(
            new FleetEvent.TokenRenewalFailed(
                MANDATORY, bench.account.id(), ID, "36004001: refresh token expired", null),
            new FleetEvent.ReauthorizationNeeded(
                MANDATORY, bench.account.id(), ID, "36004001: refresh token expired"));
  }

  @Test
  void refusedWithoutCode_reasonAlone() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(new RenewalOutcome.Refused(null, "gone"));

    failure(FailureKind.AUTH_REJECTED, bench::current);

    assertThat(bench.renewal().reason()).isEqualTo("gone");
  }

  @Test
  void refusedWhileTheOldTokenIsStillGood_failsAtOnceOnEveryNode() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(REFUSED);

    failure(FailureKind.AUTH_REJECTED, bench::current);
    failure(FailureKind.AUTH_REJECTED, () -> bench.node().current(bench.account));

    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.told(FleetEvent.ReauthorizationNeeded.class)).hasSize(1);
  }

  @Test
  void refusedButASiblingHasNewTokens_theyAreUsedAndNothingIsReported() {
    bench.clock.moveTo(MANDATORY);
    Credential siblings =
        KeeperBench.credential()
            .withTokens(
                AccessToken.expiringAt(Secret.of("access-s"), END.plus(Duration.ofDays(1))),
                new RefreshToken(Secret.of("refresh-s"), null));
    bench.endpoint.will(
        asked -> {
          bench.save(siblings);
          return REFUSED;
        });

    assertThat(bench.current()).isEqualTo("access-s");

    assertThat(bench.events).isEmpty();
    assertThat(bench.renewal()).isEqualTo(Renewal.HEALTHY);
  }

  @Test
  void refusedButASiblingHasANewAccessTokenAlone_itIsUsed() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        asked -> {
          bench.save(
              asked.withTokens(
                  AccessToken.expiringAt(Secret.of("access-s"), END.plus(Duration.ofDays(1))),
                  asked.refreshToken()));
          return REFUSED;
        });

    assertThat(bench.current()).isEqualTo("access-s");

    assertThat(bench.renewal()).isEqualTo(Renewal.HEALTHY);
  }

  @Test
  void refusedButOnlyTheRefreshTokenIsNew_oldTokenIsServedAndNobodyIsCalledFor() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(this::refusedAfterOthersSavedARefreshToken);

    assertThat(bench.current()).isEqualTo("access-1");

    assertThat(bench.renewal()).isEqualTo(Renewal.HEALTHY);
    assertThat(bench.events).isEmpty();
  }

  @Test
  void refusedButOnlyTheRefreshTokenIsNewAndTheOldTokenEnded_tryAgain() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(this::refusedAfterOthersSavedARefreshToken).will(bench.grant(2));

    MarketplaceException failure = failure(FailureKind.TRANSIENT, bench::current);

    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure).hasMessageContaining("cannot be renewed now.");
    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void accessTokenRefusedToo_tryAgain() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(this::refusedAfterOthersSavedARefreshToken);

    failure(
        FailureKind.TRANSIENT,
        () -> bench.keeper.afterRefusal(bench.account, Secret.of("access-1")));
  }

  @Test
  void refusedButOthersSavedARefreshTokenAndTheirBackOffIsOver_tryAgainAtOnce() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        asked -> {
          refusedAfterOthersSavedARefreshToken(asked);
          Renewal over = new Renewal(Renewal.State.BACKING_OFF, 1, ADVISORY, "HTTP 503");
          bench.save(bench.stored().withRenewal(over));
          return REFUSED;
        });

    assertThat(failure(FailureKind.TRANSIENT, bench::current).retryAfter()).contains(Duration.ZERO);
  }

  private RenewalOutcome refusedAfterOthersSavedARefreshToken(Credential asked) {
    bench.save(
        asked.withTokens(asked.accessToken(), new RefreshToken(Secret.of("refresh-s"), null)));
    return REFUSED;
  }

  @Test
  void neverHadATokenAndRefused_personIsCalledFor() {
    bench.endpoint.needsNoRefreshToken();
    bench.save(KeeperBench.credential().withTokens(null, null));
    bench.endpoint.will(REFUSED);

    failure(FailureKind.AUTH_REJECTED, bench::current);

    assertThat(bench.told(FleetEvent.ReauthorizationNeeded.class)).hasSize(1);
  }

  @Test
  void neverHadATokenAndNotProcessed_onlyTheFailureIsTold() {
    bench.endpoint.needsNoRefreshToken();
    bench.save(KeeperBench.credential().withTokens(null, null));
    bench.endpoint.will(NOT_SENT);

    failure(FailureKind.TRANSIENT, bench::current);

    assertThat(bench.events).hasSize(1).hasOnlyElementsOfType(FleetEvent.TokenRenewalFailed.class);
  }

  @Test
  void failedBetweenTwoMilliseconds_backOffEndsOnTheNextWholeOne() {
    bench.clock.moveTo(END.plus(TICK));
    bench.endpoint.will(NOT_SENT);

    failure(FailureKind.TRANSIENT, bench::current);

    assertThat(bench.renewal().notBefore()).isEqualTo(END.plus(FIRST_BACKOFF).plusMillis(1));
  }

  @Test
  void refusedButOnlyAParameterChanged_stillRefused() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        asked -> {
          bench.save(asked.withParameter("app_key", "other"));
          return REFUSED;
        });

    failure(FailureKind.AUTH_REJECTED, bench::current);

    assertThat(bench.renewal().state()).isEqualTo(Renewal.State.NEEDS_REAUTH);
    assertThat(bench.stored().parameter("app_key")).contains("other");
  }

  @Test
  void refusedAndErasedMeanwhile_nothingComesBack() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        asked -> {
          bench.store.erase(ID);
          return REFUSED;
        });

    assertThat(failure(FailureKind.AUTH_REJECTED, bench::current))
        .hasMessageContaining("is not in the credential store");
    assertThat(bench.store.load(ID)).isEmpty();
  }

  @Test
  void authorizedAnewOnAnyNode_servedAtOnce() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(REFUSED);
    failure(FailureKind.AUTH_REJECTED, bench::current);

    bench.save(
        KeeperBench.credential()
            .withTokens(
                AccessToken.expiringAt(Secret.of("access-9"), END.plus(Duration.ofDays(1))),
                new RefreshToken(Secret.of("refresh-9"), null)));

    assertThat(bench.current()).isEqualTo("access-9");
  }

  @Test
  void notProcessedBeforeMandatory_oldTokenIsServed() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(NOT_SENT);

    assertThat(bench.current()).isEqualTo("access-1");

    Instant next = ADVISORY.plus(FIRST_BACKOFF);
    assertThat(bench.renewal())
        .isEqualTo(new Renewal(Renewal.State.BACKING_OFF, 1, next, "connection refused"));
    assertThat(bench.events)
        .containsExactly(
            new FleetEvent.TokenRenewalFailed(
                ADVISORY, bench.account.id(), ID, "connection refused", next));
  }

  @Test
  void backOffLasts_notAskedUntilItIsOver() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(NOT_SENT).will(bench.grant(2));
    bench.current();

    bench.clock.moveTo(ADVISORY.plus(FIRST_BACKOFF).minus(TICK));
    assertThat(bench.current()).isEqualTo("access-1");
    bench.clock.moveTo(ADVISORY.plus(FIRST_BACKOFF));
    assertThat(bench.current()).isEqualTo("access-2");

    assertThat(bench.renewal()).isEqualTo(Renewal.HEALTHY);
  }

  @Test
  void notProcessedAfterTheEnd_transientWithTheTimeToWait() {
    bench.clock.moveTo(END);
    bench.endpoint.will(NOT_SENT).will(bench.grant(2));

    MarketplaceException first = failure(FailureKind.TRANSIENT, bench::current);
    assertThat(first.retryAfter()).contains(FIRST_BACKOFF);
    assertThat(first.sent()).isFalse();
    assertThat(first).hasMessageContaining("connection refused").hasMessageContaining("reconnect");

    bench.clock.advance(FIRST_BACKOFF.minus(TICK));
    assertThat(failure(FailureKind.TRANSIENT, bench::current).retryAfter()).contains(TICK);
    bench.clock.advance(TICK);
    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void oneTickBeforeTheEndDuringBackOff_servedAndAtTheEndRefused() {
    bench.clock.moveTo(END.minusSeconds(1));
    bench.endpoint.will(NOT_SENT);
    bench.current();

    bench.clock.moveTo(END.minus(TICK));
    assertThat(bench.current()).isEqualTo("access-1");
    bench.clock.moveTo(END);
    assertThat(failure(FailureKind.TRANSIENT, bench::current).retryAfter())
        .contains(FIRST_BACKOFF.minusSeconds(1));
  }

  @Test
  void marketplaceAsksToWaitLonger_itIsObeyed() {
    bench.clock.moveTo(ADVISORY);
    Duration asked = Duration.ofMinutes(20);
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 429", asked));

    bench.current();

    assertThat(bench.renewal().notBefore()).isEqualTo(ADVISORY.plus(asked));
  }

  @Test
  void failuresInARow_waitDoubles() {
    bench.clock.moveTo(END);
    Duration wait = FIRST_BACKOFF;
    for (int failures = 1; failures <= 4; failures++) {
      bench.endpoint.will(NOT_SENT);
      assertThat(failure(FailureKind.TRANSIENT, bench::current).retryAfter()).contains(wait);
      assertThat(bench.renewal().failures()).isEqualTo(failures);
      bench.clock.advance(wait);
      wait = wait.multipliedBy(2);
    }
  }

  @Test
  void restartedDuringBackOff_doesNotAskEarlier() {
    bench.clock.moveTo(END);
    bench.endpoint.will(NOT_SENT);
    failure(FailureKind.TRANSIENT, bench::current);

    RenewingTokenKeeper restarted = bench.node();

    failure(FailureKind.TRANSIENT, () -> restarted.current(bench.account));
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void reconnectedByHandDuringBackOff_askedAtOnce() {
    bench.clock.moveTo(END);
    bench.endpoint.will(NOT_SENT).will(bench.grant(2));
    failure(FailureKind.TRANSIENT, bench::current);

    bench.save(bench.stored().withRenewal(Renewal.HEALTHY));

    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void authorizedAnewElsewhereWhileTheOldTokenWasServed_noticedWhenThatEnds() {
    bench.clock.moveTo(MANDATORY.minusSeconds(1));
    bench.endpoint.will(NOT_SENT);
    assertThat(bench.current()).isEqualTo("access-1");
    bench.save(
        KeeperBench.credential()
            .withTokens(
                AccessToken.expiringAt(Secret.of("access-9"), END.plus(Duration.ofDays(1))),
                new RefreshToken(Secret.of("refresh-9"), null)));

    bench.clock.moveTo(MANDATORY);

    assertThat(bench.current()).isEqualTo("access-9");
  }

  @Test
  void answerLost_stateOfItsOwnAndTriedAgainAfterTheBackOff() {
    bench.clock.moveTo(END);
    bench.endpoint.will(LOST).will(bench.grant(2));

    assertThat(failure(FailureKind.TRANSIENT, bench::current).retryAfter()).contains(FIRST_BACKOFF);
    assertThat(bench.renewal())
        .isEqualTo(
            new Renewal(
                Renewal.State.OUTCOME_UNKNOWN, 1, END.plus(FIRST_BACKOFF), "read timed out"));

    bench.clock.advance(FIRST_BACKOFF);
    assertThat(bench.current()).isEqualTo("access-2");
    assertThat(bench.renewal()).isEqualTo(Renewal.HEALTHY);
  }

  @Test
  void answerLostBeforeMandatory_oldTokenIsServed() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(LOST);

    assertThat(bench.current()).isEqualTo("access-1");
    assertThat(bench.current()).isEqualTo("access-1");
  }

  @Test
  void answerLostThenNotProcessedThenRefused_reasonSaysThatTheAnswerWasLost() {
    bench.clock.moveTo(END);
    bench.endpoint.will(LOST).will(NOT_SENT).will(REFUSED);
    failure(FailureKind.TRANSIENT, bench::current);
    bench.clock.advance(FIRST_BACKOFF);
    failure(FailureKind.TRANSIENT, bench::current);
    assertThat(bench.renewal().state()).isEqualTo(Renewal.State.OUTCOME_UNKNOWN);
    bench.clock.advance(FIRST_BACKOFF.multipliedBy(2));

    assertThat(failure(FailureKind.AUTH_REJECTED, bench::current))
        .hasMessageContaining("the answer to an earlier renewal was lost")
        .hasMessageContaining("36004001");
  }

  @Test
  void endpointThrows_treatedAsLostAndItsMessageIsNotRepeated() {
    bench.clock.moveTo(END);
    bench.endpoint.will(
        asked -> {
          throw new IllegalStateException("url?refresh_token=refresh-1");
        });

    MarketplaceException failure = failure(FailureKind.TRANSIENT, bench::current);

    assertThat(bench.renewal().state()).isEqualTo(Renewal.State.OUTCOME_UNKNOWN);
    assertThat(failure)
        .hasMessageContaining("java.lang.IllegalStateException")
        .hasMessageNotContaining("refresh-1");
  }

  @Test
  void givenTokenHasEndedAlready_savedButNotUsedAndNotAskedInALoop() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(grant("access-2", "refresh-2", MANDATORY)).will(bench.grant(3));

    failure(FailureKind.TRANSIENT, bench::current);
    failure(FailureKind.TRANSIENT, bench::current);
    assertThat(access(bench.stored())).isEqualTo("access-2");

    bench.clock.advance(FIRST_BACKOFF);
    assertThat(bench.current()).isEqualTo("access-3");
    assertThat(KeeperBench.refresh(bench.endpoint.calls().get(1))).isEqualTo("refresh-2");
  }
}
