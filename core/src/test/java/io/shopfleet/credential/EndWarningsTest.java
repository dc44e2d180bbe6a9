package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.ID;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.MIDNIGHT;
import static io.shopfleet.credential.KeeperBench.TICK;
import static io.shopfleet.credential.KeeperBench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetEvent.AuthorizationEnding;
import io.shopfleet.event.FleetEvent.TokenWillNotRenew;
import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the keeper warns of what comes to an end. */
class EndWarningsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  /** Half of the time for renewing: two hours before the end it is advised. */
  private static final Instant HALF = END.minus(Duration.ofHours(1));

  private static final RenewalOutcome BUSY = new RenewalOutcome.NotProcessed("HTTP 503", null);

  private final KeeperBench bench = new KeeperBench();

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void renewalFails_toldFromHalfOfTheTimeForItOn(long ticks) {
    Instant end = MIDNIGHT.plus(WEEK);
    Instant half = end.minus(Duration.ofHours(6));
    tokenUntil(end, MIDNIGHT, new RefreshToken(Secret.of("refresh-1"), null));
    bench.clock.moveTo(half.plusNanos(ticks).minusSeconds(60));
    bench.endpoint.will(BUSY).will(BUSY);
    bench.keeper.tend(bench.account);
    assertThat(told()).isEmpty();

    bench.clock.moveTo(half.plusNanos(ticks));
    bench.keeper.tend(bench.account);

    assertThat(told())
        .isEqualTo(
            ticks < 0
                ? List.of()
                : List.of(
                    new TokenWillNotRenew(
                        half.plusNanos(ticks),
                        bench.account.id(),
                        ID,
                        end,
                        "its renewal fails: HTTP 503")));
  }

  @Test
  void renewalSucceeds_nothingIsTold() {
    bench.clock.moveTo(HALF);
    bench.endpoint.will(bench.grant(2));

    bench.keeper.tend(bench.account);

    assertThat(told()).isEmpty();
  }

  @Test
  void nothingFailedYet_nothingIsTold() {
    Instant end = MIDNIGHT.plus(WEEK);
    tokenUntil(end, MIDNIGHT, new RefreshToken(Secret.of("refresh-1"), null));
    bench.clock.moveTo(end.minus(Duration.ofHours(1)));
    bench.store.locksFail(true);

    bench.keeper.tend(bench.account);

    assertThat(told()).isEmpty();
  }

  @Test
  void failureWithoutABackOffLongBeforeTheEnd_nothingIsTold() {
    bench.save(
        bench.stored().withRenewal(new Renewal(Renewal.State.BACKING_OFF, 1, null, "HTTP 503")));

    bench.keeper.tend(bench.account);

    assertThat(told()).isEmpty();
  }

  @Test
  void neverHadAToken_nothingOfItsEndIsTold() {
    bench.endpoint.needsNoRefreshToken();
    bench.save(
        KeeperBench.credential()
            .withTokens(null, null)
            .withRenewal(
                new Renewal(Renewal.State.BACKING_OFF, 1, MIDNIGHT.plusSeconds(60), "HTTP 503")));

    bench.keeper.tend(bench.account);

    assertThat(bench.events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void marketplaceAsksToWaitLongerThanTheTokenLasts_toldAtOnce(long ticks) {
    bench.clock.moveTo(ADVISORY);
    Duration asked = Duration.between(ADVISORY, MANDATORY).plusMillis(ticks);
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 429", asked));

    bench.current();

    assertThat(told()).hasSize(ticks < 0 ? 0 : 1);
  }

  @Test
  void failureLasts_toldOnceAndAgainAfterADay() {
    bench.clock.moveTo(HALF);
    bench.endpoint.will(BUSY).will(BUSY).will(BUSY);
    bench.keeper.tend(bench.account);
    bench.keeper.tend(bench.account);
    assertThat(told()).hasSize(1);

    bench.clock.moveTo(HALF.plus(DAY).minus(TICK));
    tendInVain();
    bench.keeper.tend(bench.account);
    assertThat(told()).hasSize(1);
    bench.clock.moveTo(HALF.plus(DAY));
    bench.keeper.tend(bench.account);
    assertThat(told()).hasSize(2);
  }

  @Test
  void failureEndsAndComesBack_toldAnew() {
    bench.clock.moveTo(HALF);
    bench.endpoint.will(BUSY);
    bench.keeper.tend(bench.account);
    bench.clock.advance(Duration.ofMinutes(1));
    Instant end = bench.clock.instant().plus(Duration.ofHours(10));
    bench.endpoint.will(KeeperBench.grant("access-2", "refresh-2", end)).will(BUSY);
    bench.current();
    assertThat(told()).hasSize(1);

    bench.clock.moveTo(end.minus(Duration.ofMinutes(40)));
    bench.keeper.current(bench.account);

    assertThat(told()).hasSize(2);
    assertThat(told().get(1).endsAt()).isEqualTo(end);
  }

  @Test
  void restarted_toldOnceMore() {
    bench.clock.moveTo(HALF);
    bench.endpoint.will(BUSY);
    bench.keeper.tend(bench.account);

    bench.node().tend(bench.account);

    assertThat(told()).hasSize(2);
  }

  @Test
  void personIsCalledFor_noFurtherWarning() {
    refreshToken(END.plus(DAY));
    bench.clock.moveTo(HALF);
    bench.endpoint.will(new RenewalOutcome.Refused("36004005", "no record"));

    failure(FailureKind.AUTH_REJECTED, bench::current);
    bench.keeper.tend(bench.account);

    assertThat(told()).isEmpty();
    assertThat(bench.told(AuthorizationEnding.class)).isEmpty();
    assertThat(bench.told(FleetEvent.ReauthorizationNeeded.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void noRefreshTokenAndLongLived_toldWhenLessThanSevenDaysAreLeft(long ticks) {
    Instant end = MIDNIGHT.plus(Duration.ofDays(100));
    tokenUntil(end, MIDNIGHT, null);
    bench.clock.moveTo(end.minus(WEEK).plusNanos(ticks));

    bench.keeper.tend(bench.account);
    bench.keeper.tend(bench.account);

    assertThat(told()).hasSize(ticks > 0 ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void noRefreshTokenAndShortLived_toldWhenLessThanAFifthIsLeft(long ticks) {
    Instant end = MIDNIGHT.plus(Duration.ofDays(10));
    tokenUntil(end, MIDNIGHT, null);
    bench.clock.moveTo(end.minus(Duration.ofDays(2)).plusNanos(ticks));

    bench.keeper.tend(bench.account);

    assertThat(told())
        .isEqualTo(
            ticks <= 0
                ? List.of()
                : List.of(
                    new TokenWillNotRenew(
                        bench.clock.instant(),
                        bench.account.id(),
                        ID,
                        end,
                        "it has no refresh token")));
  }

  @Test
  void noRefreshTokenAndLifetimeUnknown_toldWhenLessThanSevenDaysAreLeft() {
    Instant end = MIDNIGHT.plus(Duration.ofDays(20));
    tokenUntil(end, null, null);
    bench.clock.moveTo(end.minus(WEEK));
    bench.keeper.tend(bench.account);
    assertThat(told()).isEmpty();

    bench.clock.advance(TICK);
    bench.keeper.tend(bench.account);

    assertThat(told()).hasSize(1);
  }

  @Test
  void noRefreshTokenWhereNoneIsNeeded_nothingIsTold() {
    bench.endpoint.needsNoRefreshToken();
    Instant end = MIDNIGHT.plus(Duration.ofDays(10));
    tokenUntil(end, MIDNIGHT, null);
    bench.clock.moveTo(end.minus(DAY));

    bench.keeper.tend(bench.account);

    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void refreshTokenEndsBeforeItIsDue_toldAsIfThereWereNone(long ticks) {
    Instant end = MIDNIGHT.plus(Duration.ofDays(10));
    Instant advisory = end.minus(Duration.ofHours(12));
    tokenUntil(end, MIDNIGHT, new RefreshToken(Secret.of("refresh-1"), advisory.plusNanos(ticks)));
    bench.clock.moveTo(end.minus(Duration.ofDays(2)).plus(TICK));

    bench.keeper.tend(bench.account);

    assertThat(told()).hasSize(ticks > 0 ? 0 : 1);
    if (ticks <= 0) {
      assertThat(told().get(0).reason()).isEqualTo("its refresh token ends before it is due");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void authorizationEnds_toldWhenLessThanThirtyDaysAreLeft(long ticks) {
    Instant end = MIDNIGHT.plus(Duration.ofDays(30)).minusNanos(ticks);
    refreshToken(end);

    bench.keeper.tend(bench.account);
    bench.keeper.tend(bench.account);

    assertThat(bench.events)
        .isEqualTo(
            ticks <= 0
                ? List.of()
                : List.of(new AuthorizationEnding(MIDNIGHT, bench.account.id(), ID, end)));
  }

  @Test
  void authorizationEndNoticedByARenewal_toldWithIt() {
    bench.clock.moveTo(MANDATORY);
    Instant end = MANDATORY.plus(Duration.ofDays(29));
    bench.endpoint.will(
        new RenewalOutcome.Granted(
            new TokenGrant(
                Secret.of("access-2"),
                MANDATORY.plus(WEEK),
                Secret.of("refresh-2"),
                end,
                Set.of(),
                Map.of())));

    bench.current();
    bench.current();
    bench.keeper.tend(bench.account);

    assertThat(bench.events)
        .containsExactly(
            new FleetEvent.TokenRenewed(MANDATORY, bench.account.id(), ID, MANDATORY.plus(WEEK)),
            new AuthorizationEnding(MANDATORY, bench.account.id(), ID, end));
  }

  @Test
  void authorizationEndWhereNoRefreshTokenIsNeeded_nothingIsTold() {
    bench.endpoint.needsNoRefreshToken();
    refreshToken(END);

    bench.keeper.tend(bench.account);

    assertThat(bench.events).isEmpty();
  }

  @Test
  void tokenAndAuthorizationEnd_bothAreTold() {
    tokenUntil(
        MIDNIGHT.plus(Duration.ofDays(10)),
        MIDNIGHT,
        new RefreshToken(Secret.of("refresh-1"), MIDNIGHT.plus(Duration.ofDays(9))));
    bench.clock.moveTo(MIDNIGHT.plus(Duration.ofDays(8)).plus(TICK));

    bench.keeper.tend(bench.account);

    assertThat(told()).hasSize(1);
    assertThat(bench.told(AuthorizationEnding.class)).hasSize(1);
  }

  @Test
  void ownThresholds_areKept() {
    refreshToken(MIDNIGHT.plus(Duration.ofDays(3)));
    RenewingTokenKeeper keeper =
        new RenewingTokenKeeper(
            bench.store,
            platform -> bench.endpoint,
            RenewalPolicy.DEFAULT,
            new WarningPolicy(WEEK, Duration.ofDays(2), Duration.ofHours(1)),
            bench.events::add,
            bench.clock,
            KeeperBench.LOWEST);
    keeper.tend(bench.account);
    assertThat(bench.events).isEmpty();

    bench.clock.moveTo(MIDNIGHT.plus(DAY).plus(TICK));
    refreshToken(MIDNIGHT.plus(Duration.ofDays(3)));
    tokenUntil(
        MIDNIGHT.plus(Duration.ofDays(100)),
        MIDNIGHT,
        new RefreshToken(Secret.of("refresh-1"), MIDNIGHT.plus(Duration.ofDays(3))));
    keeper.tend(bench.account);
    bench.clock.advance(Duration.ofHours(1).minus(TICK));
    keeper.tend(bench.account);
    assertThat(bench.told(AuthorizationEnding.class)).hasSize(1);
    bench.clock.advance(TICK);
    keeper.tend(bench.account);
    assertThat(bench.told(AuthorizationEnding.class)).hasSize(2);
  }

  private List<TokenWillNotRenew> told() {
    return bench.told(TokenWillNotRenew.class);
  }

  private void tendInVain() {
    failure(FailureKind.TRANSIENT, () -> bench.keeper.tend(bench.account));
  }

  private void refreshToken(Instant end) {
    bench.save(
        KeeperBench.credential()
            .withTokens(
                KeeperBench.token("access-1"), new RefreshToken(Secret.of("refresh-1"), end)));
  }

  /** A token that is advised half a day before its end. */
  private void tokenUntil(
      Instant end, @Nullable Instant obtainedAt, @Nullable RefreshToken refresh) {
    AccessToken token =
        new AccessToken(
            Secret.of("access-1"),
            end,
            end.minus(Duration.ofHours(12)),
            end.minus(Duration.ofMinutes(5)),
            obtainedAt);
    bench.save(KeeperBench.credential().withTokens(token, refresh));
  }
}
