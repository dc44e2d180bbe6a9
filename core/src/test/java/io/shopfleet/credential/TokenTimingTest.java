package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.ID;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.MIDNIGHT;
import static io.shopfleet.credential.KeeperBench.TICK;
import static io.shopfleet.credential.KeeperBench.access;
import static io.shopfleet.credential.KeeperBench.grant;
import static io.shopfleet.credential.KeeperBench.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a token is renewed, and what is made of the marketplace's answer. */
class TokenTimingTest {

  private final KeeperBench bench = new KeeperBench();

  @Test
  void tokenIsGood_readOnceFromTheStoreAndThenServedFromMemory() {
    int before = bench.store.loads();

    for (int i = 0; i < 10; i++) {
      assertThat(bench.current()).isEqualTo("access-1");
    }

    assertThat(bench.store.loads()).isEqualTo(before + 1);
    assertThat(bench.store.locks()).isZero();
    assertThat(bench.endpoint.calls()).isEmpty();
  }

  @Test
  void oneTickBeforeAdvisory_notRenewed() {
    bench.clock.moveTo(ADVISORY.minus(TICK));

    assertThat(bench.current()).isEqualTo("access-1");

    assertThat(bench.endpoint.calls()).isEmpty();
  }

  @Test
  void atAdvisory_callerRenews() {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(bench.grant(2));

    assertThat(bench.current()).isEqualTo("access-2");
    assertThat(bench.current()).isEqualTo("access-2");

    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void aroundAdvisory_renewedFromItOn(long ticks) {
    bench.current();
    bench.clock.moveTo(ADVISORY.plusNanos(ticks));
    bench.endpoint.will(bench.grant(2));

    assertThat(bench.current()).isEqualTo(ticks < 0 ? "access-1" : "access-2");

    assertThat(bench.endpoint.calls()).hasSize(ticks < 0 ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void noOtherTokenCanBeHad_oldOneIsServedOnlyBeforeItsEnd(long ticks) {
    bench.current();
    bench.clock.moveTo(END.plusNanos(ticks));
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));

    if (ticks < 0) {
      assertThat(bench.current()).isEqualTo("access-1");
    } else {
      KeeperBench.failure(FailureKind.TRANSIENT, bench::current);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void renewalFailedBefore_oldTokenIsServedOnlyBeforeItsEnd(long ticks) {
    bench.clock.moveTo(END.minusSeconds(1));
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));
    bench.current();
    bench.clock.moveTo(END.plusNanos(ticks));

    if (ticks < 0) {
      assertThat(bench.current()).isEqualTo("access-1");
    } else {
      KeeperBench.failure(FailureKind.TRANSIENT, bench::current);
    }
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void renewedElsewhereWhileAFailureBacksOff_noticedFromMandatoryOn(long ticks) {
    bench.clock.moveTo(MANDATORY.minusSeconds(1));
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));
    bench.current();
    bench.save(bench.stored().withTokens(KeeperBench.token("access-9"), null));
    bench.clock.moveTo(MANDATORY.plusNanos(ticks));

    assertThat(bench.current()).isEqualTo(ticks < 0 ? "access-1" : "access-9");
  }

  @Test
  void noTokenYet_obtainedAtFirstUse() {
    bench.endpoint.needsNoRefreshToken();
    bench.save(KeeperBench.credential().withTokens(null, null));
    bench.endpoint.will(bench.grant(2));

    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void renewed_isInTheStoreWithItsInstants() {
    bench.clock.moveTo(MANDATORY);
    Instant expiresAt = MANDATORY.plus(Duration.ofDays(7));
    bench.endpoint.will(bench.grant(2));

    Credential given = bench.keeper.current(bench.account);

    assertThat(given).isEqualTo(bench.stored());
    assertThat(given.version()).isEqualTo(2);
    assertThat(given.renewal()).isEqualTo(Renewal.HEALTHY);
    assertThat(refresh(given)).isEqualTo("refresh-2");
    assertThat(given.accessToken())
        .isEqualTo(
            new AccessToken(
                Secret.of("access-2"),
                expiresAt,
                expiresAt.minus(Duration.ofHours(12)),
                expiresAt.minus(Duration.ofMinutes(5)),
                MANDATORY));
    assertThat(given.parameters()).containsEntry("app_key", "key");
    assertThat(given.scopes()).containsExactly("orders");
  }

  @Test
  void renewed_toldOnceToTheListener() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));

    bench.current();
    bench.current();

    assertThat(bench.events)
        .containsExactly(
            new FleetEvent.TokenRenewed(
                MANDATORY, bench.account.id(), ID, MANDATORY.plus(Duration.ofDays(7))));
  }

  @Test
  void listenerIsTold_noLockIsHeldAndItMayAskForTheTokenItself() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    StringBuilder seen = new StringBuilder();
    RenewingTokenKeeper[] own = new RenewingTokenKeeper[1];
    own[0] =
        new RenewingTokenKeeper(
            bench.store,
            platform -> bench.endpoint,
            RenewalPolicy.DEFAULT,
            event ->
                seen.append(bench.store.locked())
                    .append(' ')
                    .append(access(own[0].current(bench.account))),
            bench.clock,
            KeeperBench.LOWEST);

    own[0].current(bench.account);

    assertThat(seen).hasToString("false access-2");
  }

  @Test
  void listenerThrows_callerIsServed() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    RenewingTokenKeeper keeper =
        new RenewingTokenKeeper(
            bench.store,
            platform -> bench.endpoint,
            RenewalPolicy.DEFAULT,
            event -> {
              throw new IllegalStateException("a listener's own trouble");
            },
            bench.clock,
            KeeperBench.LOWEST);

    assertThat(access(keeper.current(bench.account))).isEqualTo("access-2");
  }

  @Test
  void answerWithoutRefreshToken_keepsTheOldOne() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(grant("access-2", null, MANDATORY.plus(Duration.ofDays(7))));

    bench.current();

    assertThat(refresh(bench.stored())).isEqualTo("refresh-1");
  }

  @Test
  void answerWithScopesAndParameters_theyAreTaken() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        new RenewalOutcome.Granted(
            new TokenGrant(
                Secret.of("access-2"),
                END.plus(Duration.ofDays(1)),
                Secret.of("refresh-2"),
                END.plus(Duration.ofDays(365)),
                Set.of("orders", "products"),
                Map.of("open_id", "o-1"))));

    Credential given = bench.keeper.current(bench.account);

    assertThat(given.scopes()).containsExactlyInAnyOrder("orders", "products");
    assertThat(given.parameters()).isEqualTo(Map.of("app_key", "key", "open_id", "o-1"));
    assertThat(given.refreshToken())
        .isEqualTo(new RefreshToken(Secret.of("refresh-2"), END.plus(Duration.ofDays(365))));
  }

  @Test
  void endIsNotSaid_trustedNoLongerThanAssumed() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(grant("access-2", "refresh-2", null)).will(bench.grant(3));
    bench.current();
    Instant assumedEnd = MANDATORY.plus(RenewalPolicy.DEFAULT.assumedLifetime());

    Instant advised = assumedEnd.minus(Duration.ofMinutes(12));
    bench.clock.moveTo(advised.minus(TICK));
    assertThat(bench.current()).isEqualTo("access-2");
    bench.clock.moveTo(advised);
    assertThat(bench.current()).isEqualTo("access-3");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void endIsNotSaid_notUsedFromTheAssumedMandatoryInstantOn(long ticks) {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(grant("access-2", "refresh-2", null));
    bench.current();
    Instant forced = MANDATORY.plus(Duration.ofMinutes(57));
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));

    bench.clock.moveTo(forced.plusNanos(ticks));

    if (ticks < 0) {
      assertThat(bench.current()).isEqualTo("access-2");
    } else {
      KeeperBench.failure(FailureKind.TRANSIENT, bench::current);
    }
  }

  @Test
  void renewsOnlyAtTheEnd_neitherAdvisedNorForcedBefore() {
    bench.endpoint.renewsOnlyAtTheEnd();
    bench.endpoint.needsNoRefreshToken();
    bench.save(KeeperBench.credential().withTokens(null, null));
    Instant end = MIDNIGHT.plus(Duration.ofDays(14));
    bench.endpoint.will(grant("app-1", null, end)).will(grant("app-2", null, end.plusSeconds(9)));
    assertThat(bench.current()).isEqualTo("app-1");

    bench.clock.moveTo(end.minus(TICK));
    assertThat(bench.current()).isEqualTo("app-1");
    bench.clock.moveTo(end);
    assertThat(bench.current()).isEqualTo("app-2");
  }

  @Test
  void askedAtTheEndAndGivenTheSameTokenForAMoment_servedUntilThen() {
    bench.endpoint.renewsOnlyAtTheEnd();
    bench.clock.moveTo(END);
    bench.endpoint.will(grant("access-1", null, END.plusSeconds(2)));

    assertThat(bench.current()).isEqualTo("access-1");

    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.told(FleetEvent.TokenRenewed.class)).isEmpty();
  }
}
