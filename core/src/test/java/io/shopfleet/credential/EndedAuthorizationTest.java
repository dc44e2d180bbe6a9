package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.ID;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.TICK;
import static io.shopfleet.credential.KeeperBench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the keeper does where there is nothing to renew a token with. */
class EndedAuthorizationTest {

  private final KeeperBench bench = new KeeperBench();

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void aroundTheEndOfTheRefreshToken_askedOnlyBeforeIt(long ticks) {
    refreshTokenEnds(MANDATORY);
    bench.clock.moveTo(MANDATORY.plusNanos(ticks));
    bench.endpoint.will(bench.grant(2));

    if (ticks < 0) {
      assertThat(bench.current()).isEqualTo("access-2");
    } else {
      failure(FailureKind.AUTH_REJECTED, bench::current);
      assertThat(bench.endpoint.calls()).isEmpty();
    }
  }

  @Test
  void refreshTokenEnded_personIsCalledForOnceAndTheMarketplaceIsNeverAsked() {
    refreshTokenEnds(MANDATORY);
    bench.clock.moveTo(MANDATORY);
    String reason = "its refresh token ended at " + MANDATORY;

    for (int i = 0; i < 3; i++) {
      assertThat(failure(FailureKind.AUTH_REJECTED, bench::current))
          .hasMessageContaining(reason)
          .hasMessageContaining("authorize the account anew");
    }
    failure(FailureKind.AUTH_REJECTED, () -> bench.node().current(bench.account));

    assertThat(bench.endpoint.calls()).isEmpty();
    assertThat(bench.renewal()).isEqualTo(new Renewal(Renewal.State.NEEDS_REAUTH, 1, null, reason));
    assertThat(bench.events)
        .containsExactly(
            new FleetEvent.TokenRenewalFailed(MANDATORY, bench.account.id(), ID, reason, null),
            new FleetEvent.ReauthorizationNeeded(MANDATORY, bench.account.id(), ID, reason));
  }

  @Test
  void refreshTokenEndedWhileTheAccessTokenIsGood_servedUntilItIsDue() {
    refreshTokenEnds(ADVISORY.minusSeconds(60));
    bench.clock.moveTo(ADVISORY.minus(TICK));
    assertThat(bench.current()).isEqualTo("access-1");

    bench.clock.moveTo(ADVISORY);
    failure(FailureKind.AUTH_REJECTED, bench::current);

    assertThat(bench.endpoint.calls()).isEmpty();
  }

  @Test
  void accessTokenRefusedAndRefreshTokenEnded_personIsCalledForWithoutAsking() {
    refreshTokenEnds(ADVISORY.minusSeconds(60));
    bench.clock.moveTo(ADVISORY.minusSeconds(60));

    failure(
        FailureKind.AUTH_REJECTED,
        () -> bench.keeper.afterRefusal(bench.account, Secret.of("access-1")));

    assertThat(bench.endpoint.calls()).isEmpty();
    assertThat(bench.told(FleetEvent.ReauthorizationNeeded.class)).hasSize(1);
  }

  @Test
  void noRefreshTokenWhereOneIsNeeded_personIsCalledForWithoutAsking() {
    bench.save(KeeperBench.credential().withTokens(KeeperBench.token("access-1"), null));
    bench.clock.moveTo(MANDATORY);

    assertThat(failure(FailureKind.AUTH_REJECTED, bench::current))
        .hasMessageContaining("it has no refresh token");
    failure(FailureKind.AUTH_REJECTED, bench::current);

    assertThat(bench.endpoint.calls()).isEmpty();
    assertThat(bench.told(FleetEvent.ReauthorizationNeeded.class)).hasSize(1);
  }

  @Test
  void endedRefreshTokenWhereNoneIsNeeded_askedAllTheSame() {
    bench.endpoint.needsNoRefreshToken();
    refreshTokenEnds(ADVISORY);
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));

    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void platformThatSaysNothing_needsARefreshToken() {
    TokenEndpoint plain =
        new TokenEndpoint() {
          @Override
          public RenewalOutcome renew(Account account, Credential credential) {
            return bench.grant(2);
          }

          @Override
          public boolean renewsEarly() {
            return true;
          }
        };

    assertThat(plain.needsRefreshToken()).isTrue();
  }

  @Test
  void refreshTokenEndedButASiblingRenewed_itsTokensAreUsedAndNothingIsReported() {
    refreshTokenEnds(MANDATORY);
    bench.current();
    bench.save(
        KeeperBench.credential()
            .withTokens(
                AccessToken.expiringAt(Secret.of("access-s"), END.plus(Duration.ofDays(1))),
                new RefreshToken(Secret.of("refresh-s"), null)));
    bench.clock.moveTo(MANDATORY);

    assertThat(bench.current()).isEqualTo("access-s");

    assertThat(bench.events).isEmpty();
  }

  private void refreshTokenEnds(@Nullable Instant end) {
    bench.save(
        KeeperBench.credential()
            .withTokens(
                KeeperBench.token("access-1"), new RefreshToken(Secret.of("refresh-1"), end)));
    bench.events.clear();
  }
}
