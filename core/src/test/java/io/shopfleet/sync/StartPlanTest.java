package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Cadence.Cron;
import io.shopfleet.sync.Cadence.Every;
import io.shopfleet.sync.StartPlan.Past;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a stream of an account starts next. */
class StartPlanTest {

  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
  private static final Instant SEEN = NOON.minus(Duration.ofDays(30));
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Cadence NIGHTLY = Cron.of("0 3 * * *");
  private static final QuietHours NIGHT = QuietHours.parse("22:00-06:00");

  private static StartPlan plan(String account, Cadence cadence, QuietHours quiet, double jitter) {
    return new StartPlan(new AccountId(account), cadence, ZoneOffset.UTC, quiet, jitter);
  }

  private static StartPlan plan(Cadence cadence, double jitter) {
    return plan("account-1", cadence, QuietHours.none(), jitter);
  }

  private static final StartPlan EXACT = plan(new Every(QUARTER), 0);

  private static Past begun(@Nullable Instant lastBegun) {
    return new Past(lastBegun, SEEN, null);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static List<Duration> firstStarts(Cadence cadence, int accounts) {
    return IntStream.range(0, accounts)
        .mapToObj(number -> plan("account-" + number, cadence, QuietHours.none(), 0.1))
        .map(plan -> Duration.between(NOON, plan.next(new Past(null, NOON, null), accounts, NOON)))
        .sorted()
        .toList();
  }

  @Test
  void begunBefore_intervalCountsFromThatStart() {
    assertThat(EXACT.next(begun(NOON), 1, NOON.plusSeconds(1))).isEqualTo(NOON.plus(QUARTER));
  }

  @Test
  void begunBefore_cronHasItsNextSlot() {
    assertThat(plan(NIGHTLY, 0).next(begun(at("2026-06-15T03:00:00Z")), 1, NOON))
        .isEqualTo("2026-06-16T03:00:00Z");
    assertThat(plan(NIGHTLY, 0).next(begun(at("2026-06-15T02:59:59Z")), 1, NOON))
        .isEqualTo("2026-06-15T03:00:00Z");
  }

  @Test
  void manySlotsMissed_answerIsTheFirstOfThemAndOneStartMakesUpForAll() {
    StartPlan hourly = plan(Cron.of("0 * * * *"), 0);

    assertThat(hourly.next(begun(at("2026-06-15T02:10:00Z")), 1, NOON))
        .isEqualTo("2026-06-15T03:00:00Z");
    assertThat(hourly.next(begun(NOON), 1, NOON)).isEqualTo("2026-06-15T13:00:00Z");
    assertThat(EXACT.next(begun(NOON.minus(Duration.ofDays(2))), 1, NOON)).isBefore(NOON);
  }

  @Test
  void onlyAccount_startsAtOnce() {
    assertThat(firstStarts(new Every(QUARTER), 1)).containsExactly(Duration.ZERO);
  }

  @Test
  void manyAccounts_firstStartsAreSpreadEvenlyOverTheirTime() {
    List<Duration> starts = firstStarts(new Every(QUARTER), 10_000);

    assertThat(starts.get(0)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    assertThat(starts.get(9_999)).isBetween(Duration.ofSeconds(499), Duration.ofMillis(499_950));
    for (int second = 0; second < 500; second += 50) {
      Duration from = Duration.ofSeconds(second);
      assertThat(starts)
          .filteredOn(
              start -> start.compareTo(from) >= 0 && start.minusSeconds(50).compareTo(from) < 0)
          .hasSizeBetween(900, 1_100);
    }
  }

  @Test
  void accountsWithinAShortInterval_firstStartsAreSpreadOverTheInterval() {
    List<Duration> starts = firstStarts(new Every(Duration.ofMinutes(1)), 10_000);

    assertThat(starts.get(9_999)).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
  }

  @Test
  void cronNeverBegun_firstStartIsItsFirstSlot() {
    assertThat(plan(NIGHTLY, 0).next(new Past(null, NOON, null), 10_000, NOON))
        .isEqualTo("2026-06-16T03:00:00Z");
  }

  @Test
  void jitter_delaysByItsPartOfTheIntervalAtTheMost() {
    List<Duration> delays =
        IntStream.range(0, 2_000)
            .mapToObj(number -> plan("shop" + number, new Every(QUARTER), QuietHours.none(), 0.1))
            .map(plan -> Duration.between(NOON.plus(QUARTER), plan.next(begun(NOON), 1, NOON)))
            .sorted()
            .toList();

    assertThat(delays.get(0)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    assertThat(delays.get(1_999)).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(90));
    assertThat(delays.get(1_000)).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(50));
  }

  @Test
  void jitterOfALongInterval_delaysByFiveMinutesAtTheMost() {
    List<Instant> starts =
        IntStream.range(0, 2_000)
            .mapToObj(number -> plan("shop" + number, NIGHTLY, QuietHours.none(), 0.5))
            .map(plan -> plan.next(begun(NOON), 1, NOON))
            .sorted()
            .toList();

    assertThat(starts.get(0)).isBetween("2026-06-16T03:00:00Z", "2026-06-16T03:00:02Z");
    assertThat(starts.get(1_999)).isBetween("2026-06-16T03:04:58Z", "2026-06-16T03:05:00Z");
  }

  @Test
  void nextSlot_isShuffledAnew() {
    StartPlan plan = plan(new Every(QUARTER), 0.5);

    assertThat(
            IntStream.range(0, 20)
                .mapToObj(number -> NOON.plus(QUARTER.multipliedBy(number)))
                .map(begun -> Duration.between(begun, plan.next(begun(begun), 1, begun)))
                .distinct())
        .hasSizeGreaterThan(15);
  }

  @Test
  void slotWithinQuietHours_isMovedToTheirEnd() {
    StartPlan plan = plan("account-1", NIGHTLY, NIGHT, 0);

    assertThat(plan.next(begun(NOON), 1, NOON)).isEqualTo("2026-06-16T06:00:00Z");
    assertThat(plan.next(begun(at("2026-06-16T06:00:00Z")), 1, at("2026-06-16T06:00:00Z")))
        .isEqualTo("2026-06-17T06:00:00Z");
  }

  @Test
  void manyAccountsAfterQuietHours_areSpreadByTheJitter() {
    Instant begun = at("2026-06-15T21:50:00Z");
    List<Instant> starts =
        IntStream.range(0, 1_000)
            .mapToObj(number -> plan("shop" + number, new Every(QUARTER), NIGHT, 0.1))
            .map(plan -> plan.next(begun(begun), 1, begun))
            .sorted()
            .toList();

    assertThat(starts.get(0)).isBetween("2026-06-16T06:00:00Z", "2026-06-16T06:00:01Z");
    assertThat(starts.get(999)).isBetween("2026-06-16T06:01:28Z", "2026-06-16T06:01:30Z");
  }

  @Test
  void lateWithinQuietHours_waitsForTheirEnd() {
    StartPlan plan = plan("account-1", new Every(QUARTER), NIGHT, 0);
    Past past = begun(at("2026-06-15T21:40:00Z"));

    assertThat(plan.next(past, 1, at("2026-06-15T21:59:59Z"))).isEqualTo("2026-06-15T21:55:00Z");
    assertThat(plan.next(past, 1, at("2026-06-15T22:00:00Z"))).isEqualTo("2026-06-16T06:00:00Z");
    assertThat(plan.next(past, 1, at("2026-06-16T05:59:59Z"))).isEqualTo("2026-06-16T06:00:00Z");
    assertThat(plan.next(past, 1, at("2026-06-16T06:00:00Z"))).isEqualTo("2026-06-15T21:55:00Z");
  }

  @Test
  void restsAfterFailures_startsNotBefore() {
    Instant rested = NOON.plus(Duration.ofHours(1));

    assertThat(EXACT.next(new Past(NOON, SEEN, rested), 1, NOON)).isEqualTo(rested);
    assertThat(EXACT.next(new Past(null, NOON, rested), 1, NOON)).isEqualTo(rested);
    assertThat(EXACT.next(new Past(NOON, SEEN, NOON.plusSeconds(1)), 1, NOON))
        .isEqualTo(NOON.plus(QUARTER));
  }

  @Test
  void restEndsWithinQuietHours_waitsForTheirEnd() {
    StartPlan plan = plan("account-1", new Every(QUARTER), NIGHT, 0);

    assertThat(plan.next(new Past(NOON, SEEN, at("2026-06-15T23:00:00Z")), 1, NOON))
        .isEqualTo("2026-06-16T06:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 60_000})
  void otherNodesClockIsAMinuteAhead_intervalCountsFromItsStart(long millis) {
    Instant begun = NOON.plusMillis(millis);

    assertThat(EXACT.next(begun(begun), 1, NOON)).isEqualTo(begun.plus(QUARTER));
  }

  @Test
  void clockWentBack_startsAtOnceWhateverWasNoted() {
    Instant begun = NOON.plusMillis(60_001);
    Past past = new Past(begun, SEEN, NOON.plus(Duration.ofDays(400)));

    assertThat(EXACT.next(past, 1, NOON)).isEqualTo(NOON);
    assertThat(plan(NIGHTLY, 0).next(past, 1, NOON)).isEqualTo(NOON);
    assertThat(EXACT.next(new Past(null, begun, null), 1, NOON)).isEqualTo(NOON);
    assertThat(
            plan("account-1", new Every(QUARTER), NIGHT, 0)
                .next(begun(NOON), 1, SEEN.plus(Duration.ofHours(11))))
        .isEqualTo(SEEN.plus(Duration.ofHours(18)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 0.501, Double.NaN})
  void jitterOutOfBounds_isRefused(double jitter) {
    assertThatThrownBy(() -> plan(NIGHTLY, jitter)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void settings_makeThePlan() {
    Account account =
        Account.of(new PlatformId("market"), new ShopId("7001"), "Toko Satu")
            .region(new RegionCode("ID"))
            .zone(ZoneId.of("Asia/Jakarta"))
            .settings(
                Settings.none()
                    .with(ScheduleSettings.schedule(DataStream.ORDERS), NIGHTLY)
                    .with(ScheduleSettings.QUIET_HOURS, NIGHT)
                    .with(ScheduleSettings.JITTER, 0.2))
            .build();

    assertThat(StartPlan.of(new SettingsCascade(Map.of()), account, DataStream.ORDERS))
        .isEqualTo(new StartPlan(account.id(), NIGHTLY, ZoneId.of("Asia/Jakarta"), NIGHT, 0.2));
  }
}
