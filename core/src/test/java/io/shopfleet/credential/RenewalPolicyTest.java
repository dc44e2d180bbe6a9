package io.shopfleet.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The instants of a token, and the waits between attempts. */
class RenewalPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Secret TOKEN = Secret.of("t");
  private static final RenewalPolicy POLICY = RenewalPolicy.DEFAULT;

  @Property
  void anyLifetime_instantsAreOrderedWithinItAndClamped(
      @ForAll("lifetimes") Duration lifetime, @ForAll long seed) {
    Instant end = NOW.plus(lifetime);

    AccessToken token = POLICY.schedule(TOKEN, NOW, end, true, new Random(seed));

    assertThat(token.expiresAt()).isEqualTo(end);
    assertThat(token.obtainedAt()).isEqualTo(NOW);
    assertThat(token.advisoryAt()).isAfter(NOW).isBeforeOrEqualTo(token.mandatoryAt());
    assertThat(token.mandatoryAt()).isAfter(NOW).isBeforeOrEqualTo(end);
    Duration lead = Duration.between(token.advisoryAt(), end);
    Duration longest = shorter(POLICY.advisory(), lifetime.dividedBy(5));
    assertThat(lead).isBetween(longest, longest.plus(longest.dividedBy(10)));
    assertThat(Duration.between(token.mandatoryAt(), end))
        .isEqualTo(shorter(POLICY.mandatory(), lifetime.dividedBy(20)));
  }

  @Property
  void anyPolicy_mandatoryIsNeverBeforeAdvisory(
      @ForAll("lifetimes") Duration lifetime,
      @ForAll("lifetimes") Duration advisory,
      @ForAll("lifetimes") Duration mandatory,
      @ForAll long seed) {
    RenewalPolicy policy =
        new RenewalPolicy(
            advisory,
            mandatory,
            POLICY.assumedLifetime(),
            POLICY.firstBackoff(),
            POLICY.maxBackoff(),
            POLICY.lockWait(),
            POLICY.attempt());

    AccessToken token = policy.schedule(TOKEN, NOW, NOW.plus(lifetime), true, new Random(seed));

    assertThat(token.advisoryAt()).isAfter(NOW).isBeforeOrEqualTo(token.mandatoryAt());
    assertThat(token.mandatoryAt()).isBeforeOrEqualTo(NOW.plus(lifetime));
  }

  @Property
  void tokensObtainedTogether_areSpreadOverATenthOfTheLead(@ForAll("lifetimes") Duration lifetime) {
    Instant end = NOW.plus(lifetime);
    Duration lead = shorter(POLICY.advisory(), lifetime.dividedBy(5));

    AccessToken latest = POLICY.schedule(TOKEN, NOW, end, true, lowest());
    AccessToken earliest = POLICY.schedule(TOKEN, NOW, end, true, highest());

    assertThat(latest.advisoryAt()).isEqualTo(end.minus(lead));
    assertThat(Duration.between(earliest.advisoryAt(), latest.advisoryAt()))
        .isBetween(lead.dividedBy(10).minusMillis(2), lead.dividedBy(10));
  }

  @Property
  void anyLifetimeWhereAskingEarlyIsVain_bothInstantsAreItsEnd(
      @ForAll("lifetimes") Duration lifetime, @ForAll long seed) {
    Instant end = NOW.plus(lifetime);

    AccessToken token = POLICY.schedule(TOKEN, NOW, end, false, new Random(seed));

    assertThat(token).isEqualTo(new AccessToken(TOKEN, end, end, end, NOW));
  }

  @Property
  void unknownEnd_instantsAreThoseOfTheAssumedLifetime(@ForAll long seed) {
    Instant assumed = NOW.plus(POLICY.assumedLifetime());

    AccessToken token = POLICY.schedule(TOKEN, NOW, null, true, new Random(seed));
    AccessToken known = POLICY.schedule(TOKEN, NOW, assumed, true, new Random(seed));

    assertThat(token)
        .isEqualTo(new AccessToken(TOKEN, null, known.advisoryAt(), known.mandatoryAt(), NOW));
    assertThat(token.mandatoryAt()).isBefore(assumed);
  }

  @Property
  void endIsPast_bothInstantsAreThatEnd(@ForAll("lifetimes") Duration past) {
    Instant end = NOW.minus(past);

    assertThat(POLICY.schedule(TOKEN, NOW, end, true, lowest()))
        .isEqualTo(new AccessToken(TOKEN, end, end, end, NOW));
  }

  @Property
  void anyNumberOfFailures_waitIsBetweenHalfAndTheWholeOfTheStep(
      @ForAll @IntRange(min = 1, max = 1_000) int failures, @ForAll long seed) {
    Duration step =
        failures > 5
            ? POLICY.maxBackoff()
            : POLICY.firstBackoff().multipliedBy(1L << (failures - 1));

    assertThat(POLICY.backoff(failures, null, new Random(seed))).isBetween(step.dividedBy(2), step);
  }

  @Property
  void marketplaceAsksToWait_neverShorter(
      @ForAll @IntRange(min = 1, max = 20) int failures,
      @ForAll @LongRange(min = 0, max = 100_000) long seconds,
      @ForAll long seed) {
    Duration asked = Duration.ofSeconds(seconds);
    Duration own = POLICY.backoff(failures, null, new Random(seed));

    assertThat(POLICY.backoff(failures, asked, new Random(seed)))
        .isEqualTo(shorter(own.compareTo(asked) > 0 ? own : asked, Duration.ofDays(1)));
  }

  @Property
  void anyPolicy_noWaitIsLongerThanADay(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long first,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long longest,
      @ForAll @IntRange(max = 1_000) int failures,
      @ForAll @LongRange(max = 1_000_000) long asked,
      @ForAll long seed) {
    RenewalPolicy policy =
        new RenewalPolicy(
            POLICY.advisory(),
            POLICY.mandatory(),
            POLICY.assumedLifetime(),
            Duration.ofMillis(first),
            Duration.ofMillis(longest),
            POLICY.lockWait(),
            POLICY.attempt());

    assertThat(policy.backoff(failures, Duration.ofSeconds(asked), new Random(seed)))
        .isBetween(Duration.ZERO, Duration.ofDays(1));
  }

  @Example
  void weekLongToken_renewedHoursAheadAndForcedMinutesAhead() {
    Instant end = NOW.plus(Duration.ofDays(7));

    AccessToken token = POLICY.schedule(TOKEN, NOW, end, true, lowest());

    assertThat(token.advisoryAt()).isEqualTo(end.minus(Duration.ofHours(12)));
    assertThat(token.mandatoryAt()).isEqualTo(end.minus(Duration.ofMinutes(5)));
  }

  @Example
  void importedToken_isDueFiveMinutesBeforeItsEnd() {
    AccessToken token = AccessToken.expiringAt(TOKEN, NOW);
    Instant due = NOW.minus(Duration.ofMinutes(5));

    assertThat(token.mandatory(due.minusNanos(1))).isFalse();
    assertThat(token.advisable(due.minusNanos(1))).isFalse();
    assertThat(token.mandatory(due)).isTrue();
    assertThat(token.advisable(due)).isTrue();
  }

  @Provide
  Arbitrary<Duration> lifetimes() {
    return Arbitraries.longs()
        .between(1, Duration.ofDays(36_500).toNanos())
        .edgeCases(
            edges ->
                edges.add(
                    1L,
                    4L,
                    5L,
                    19L,
                    20L,
                    Duration.ofMinutes(100).toNanos() - 1,
                    Duration.ofMinutes(100).toNanos(),
                    Duration.ofHours(60).toNanos() - 1,
                    Duration.ofHours(60).toNanos()))
        .map(Duration::ofNanos);
  }

  private static RandomGenerator highest() {
    return () -> -1L;
  }

  private static RandomGenerator lowest() {
    return () -> 0L;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
