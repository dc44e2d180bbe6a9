package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.Cadence.Cron;
import io.shopfleet.sync.Cadence.Every;
import io.shopfleet.sync.StartPlan.Past;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every plan of starts. */
class StartPlanPropertiesTest {

  private static final Duration MOST_JITTER = Duration.ofMinutes(5);
  private static final Duration WATCHED = Duration.ofMinutes(40);

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyPlan_startsAfterTheLastStartAndNeverInQuietHours(
      @ForAll("plans") StartPlan plan,
      @ForAll("instants") Instant begun,
      @ForAll @IntRange(max = 100_000) int secondsSince) {
    Instant now = begun.plusSeconds(secondsSince);

    Instant start = plan.next(new Past(begun, begun, null), 100, now);

    assertThat(start).isAfter(begun);
    assertThat(plan.quietHours().contains(start, plan.zone())).isFalse();
    if (!start.isAfter(now)) {
      assertThat(plan.quietHours().contains(now, plan.zone())).isFalse();
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyPlan_delaysASlotWithinTheBoundsOfItsJitter(
      @ForAll("plans") StartPlan any, @ForAll("instants") Instant begun) {
    StartPlan plan =
        new StartPlan(any.account(), any.cadence(), any.zone(), QuietHours.none(), any.jitter());
    Instant slot = plan.cadence().next(begun, plan.zone());
    Duration length = Duration.between(slot, plan.cadence().next(slot, plan.zone()));

    Duration delay = Duration.between(slot, plan.next(new Past(begun, begun, null), 100, begun));

    assertThat(delay).isBetween(Duration.ZERO, MOST_JITTER);
    assertThat(delay.toMillis()).isLessThanOrEqualTo((long) (length.toMillis() * plan.jitter()));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyPlan_isTheSameOnAllNodesWhateverTheirTime(
      @ForAll("plans") StartPlan plan,
      @ForAll("instants") Instant begun,
      @ForAll @IntRange(max = 600) int apart) {
    Past past = new Past(begun, begun, null);
    Instant planned = plan.next(past, 100, begun);
    StartPlan elsewhere =
        new StartPlan(
            new AccountId(String.valueOf(plan.account().value().toCharArray())),
            Cadence.parse(plan.cadence().toString()),
            ZoneId.of(plan.zone().getId()),
            QuietHours.parse(plan.quietHours().toString()),
            plan.jitter());
    Instant now = begun.plusSeconds(apart);

    // Who comes late into quiet hours waits; the others agree.
    if (now.isBefore(planned)) {
      assertThat(elsewhere.next(past, 100, now)).isEqualTo(planned);
    }
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void hostThatLooksEverySecond_startsOncePerSlot(
      @ForAll("frequentPlans") StartPlan plan, @ForAll("instants") Instant first) {
    List<Instant> starts = new ArrayList<>(List.of(first));
    for (Instant now = first; now.isBefore(first.plus(WATCHED)); now = now.plusSeconds(1)) {
      Past past = new Past(starts.get(starts.size() - 1), first, null);
      if (!plan.next(past, 100, now).isAfter(now)) {
        starts.add(now);
      }
    }

    boolean neverQuiet = plan.quietHours().spans().isEmpty();
    for (int i = 1; i < starts.size(); i++) {
      Instant slot = plan.cadence().next(starts.get(i - 1), plan.zone());
      assertThat(starts.get(i)).isAfterOrEqualTo(slot);
      if (neverQuiet) {
        Instant following = plan.cadence().next(slot, plan.zone());
        assertThat(starts.get(i))
            .isBefore(slot.plus(MOST_JITTER).plusSeconds(1))
            .isBefore(following.plusSeconds(1));
      }
    }
    Instant unused = plan.cadence().next(starts.get(starts.size() - 1), plan.zone());
    if (neverQuiet) {
      assertThat(unused.plus(MOST_JITTER)).isAfter(first.plus(WATCHED).minusSeconds(1));
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void clockThatWentBack_stopsNoAccountForLongerThanAnIntervalAndAMinute(
      @ForAll("intervals") Every every,
      @ForAll("instants") Instant now,
      @ForAll @IntRange(max = 10_000_000) int secondsAhead) {
    StartPlan plan = new StartPlan(new AccountId("a"), every, ZoneOffset.UTC, QuietHours.none(), 0);

    Instant ahead = now.plusSeconds(secondsAhead);

    assertThat(plan.next(new Past(ahead, ahead, null), 1, now))
        .isBeforeOrEqualTo(now.plus(every.interval()).plusSeconds(60));
  }

  @Provide
  Arbitrary<StartPlan> plans() {
    return plans(
        Arbitraries.oneOf(
            intervals().map(Cadence.class::cast),
            crons("*/7 * * * *", "0,1 * * * *", "0 3 * * *", "30 2 * * SUN", "15 6-20/2 * * 1-5"),
            crons("0 0 29 2 *")));
  }

  @Provide
  Arbitrary<StartPlan> frequentPlans() {
    return plans(
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 900).map(StartPlanPropertiesTest::everySeconds),
            crons("* * * * *", "*/7 * * * *", "0,1,2,30 * * * *")));
  }

  private static Arbitrary<StartPlan> plans(Arbitrary<Cadence> cadences) {
    Arbitrary<AccountId> accounts =
        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(36).map(AccountId::new);
    Arbitrary<QuietHours> quiet =
        Arbitraries.of(
                "none",
                "none",
                "22:00-06:00",
                "12:00-13:00,22:00-06:00",
                "00:10-00:05",
                "01:30-02:30")
            .map(QuietHours::parse);
    return Combinators.combine(accounts, cadences, zones(), quiet, jitter()).as(StartPlan::new);
  }

  @Provide
  Arbitrary<Every> intervals() {
    return Arbitraries.integers()
        .between(1, 2 * 86_400)
        .map(seconds -> new Every(Duration.ofSeconds(seconds)));
  }

  private static Cadence everySeconds(int seconds) {
    return new Every(Duration.ofSeconds(seconds));
  }

  private static Arbitrary<Cadence> crons(String... expressions) {
    return Arbitraries.of(expressions).map(Cron::of);
  }

  private static Arbitrary<Double> jitter() {
    return Arbitraries.doubles().between(0, 0.5);
  }

  private static Arbitrary<ZoneId> zones() {
    return Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds())).map(ZoneId::of);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(0, Instant.parse("2090-01-01T00:00:00Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }
}
