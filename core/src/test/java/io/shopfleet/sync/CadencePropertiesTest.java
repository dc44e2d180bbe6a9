package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.sync.Cadence.Cron;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Cron expressions against a naive reading of them, in all zones that the JDK knows. */
class CadencePropertiesTest {

  private static final Duration NAIVE_SEARCH = Duration.ofDays(3);
  private static final int YEARS_TO_LEAP_DAYS = 9;

  /**
   * One field, as text and as what it means.
   *
   * @param all whether it names no value
   */
  private record Field(String text, Set<Integer> values, boolean all) {}

  private record Expression(Field minute, Field hour, Field day, Field month, Field weekday) {

    String text() {
      return Stream.of(minute, hour, day, month, weekday)
          .map(Field::text)
          .collect(Collectors.joining(" "));
    }

    boolean fits(LocalDate date) {
      boolean byDay = day.values().contains(date.getDayOfMonth());
      boolean byWeekday = weekday.values().contains(date.getDayOfWeek().getValue() % 7);
      boolean either = !day.all() && !weekday.all();
      return month.values().contains(date.getMonthValue())
          && (either ? byDay || byWeekday : byDay && byWeekday);
    }

    boolean fits(LocalTime time) {
      return minute.values().contains(time.getMinute()) && hour.values().contains(time.getHour());
    }

    boolean fits(LocalDateTime time) {
      return fits(time.toLocalDate()) && fits(time.toLocalTime());
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void anyExpression_nextIsTheFirstTimeThatFits(
      @ForAll("expressions") Expression expression, @ForAll("times") LocalDateTime after) {
    Optional<LocalDateTime> expected = naive(expression, after);

    if (expected.isEmpty()) {
      assertThatThrownBy(() -> Cron.of(expression.text())).hasMessageContaining("no day ever fits");
    } else {
      assertThat(CrontabTimes.of(expression.text()).after(after)).isEqualTo(expected.get());
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void anyZone_nextIsTheFirstInstantThatFits(
      @ForAll("everyDay") Expression expression,
      @ForAll("zones") ZoneId zone,
      @ForAll("instants") Instant any,
      @ForAll boolean beforeATransition) {
    Instant after = beforeATransition ? beforeTransition(zone, any) : any;

    Instant next = Cron.of(expression.text()).next(after, zone);

    assertThat(next).isAfter(after).isEqualTo(naive(expression, after, zone));
  }

  private static Instant beforeTransition(ZoneId zone, Instant any) {
    ZoneOffsetTransition transition = zone.getRules().nextTransition(any);
    return transition == null
        ? any
        : transition.getInstant().minusSeconds(any.getEpochSecond() % 9000);
  }

  private static Optional<LocalDateTime> naive(Expression expression, LocalDateTime after) {
    return after
        .toLocalDate()
        .datesUntil(after.toLocalDate().plusYears(YEARS_TO_LEAP_DAYS))
        .filter(expression::fits)
        .flatMap(CadencePropertiesTest::minutes)
        .filter(time -> time.isAfter(after) && expression.fits(time))
        .findFirst();
  }

  private static Stream<LocalDateTime> minutes(LocalDate date) {
    return IntStream.range(0, 24 * 60).mapToObj(date.atStartOfDay()::plusMinutes);
  }

  private static Instant naive(Expression expression, Instant after, ZoneId zone) {
    Instant from = Instant.ofEpochSecond(after.getEpochSecond() / 60 * 60);
    return Stream.iterate(from, minute -> minute.plusSeconds(60))
        .limit(NAIVE_SEARCH.toMinutes())
        .filter(minute -> minute.isAfter(after) && fits(expression, minute, zone))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Whether the clock shows a fitting time, and for the first time, or has just jumped over one.
   */
  private static boolean fits(Expression expression, Instant minute, ZoneId zone) {
    LocalDateTime shown = LocalDateTime.ofInstant(minute, zone);
    if (expression.fits(shown) && shown.atZone(zone).toInstant().equals(minute)) {
      return true;
    }
    ZoneOffsetTransition jump = zone.getRules().nextTransition(minute.minusNanos(1));
    if (jump == null || !jump.isGap() || !jump.getInstant().equals(minute)) {
      return false;
    }
    return Stream.iterate(jump.getDateTimeBefore(), time -> time.plusMinutes(1))
        .takeWhile(time -> time.isBefore(jump.getDateTimeAfter()))
        .anyMatch(expression::fits);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds())).map(ZoneId::of);
  }

  @Provide
  Arbitrary<LocalDateTime> times() {
    LocalDateTime start = LocalDateTime.of(1970, 1, 1, 0, 0);
    return Arbitraries.longs().between(0, 100L * 365 * 86_400).map(start::plusSeconds);
  }

  /** From 1973 on all zones differ from UTC by whole minutes. */
  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(
            Instant.parse("1973-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2060-01-01T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return Combinators.combine(
            field(0, 59),
            field(0, 23),
            field(1, 31),
            field(1, 12),
            field(0, DayOfWeek.values().length - 1))
        .as(Expression::new);
  }

  @Provide
  Arbitrary<Expression> everyDay() {
    return Combinators.combine(field(0, 59), field(0, 23))
        .as((minute, hour) -> new Expression(minute, hour, all(1, 31), all(1, 12), all(0, 6)));
  }

  private static Arbitrary<Field> field(int first, int last) {
    Arbitrary<Integer> value = Arbitraries.integers().between(first, last);
    Arbitrary<Field> list =
        value
            .set()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(
                values ->
                    new Field(
                        values.stream().map(String::valueOf).collect(Collectors.joining(",")),
                        values,
                        false));
    Arbitrary<Field> range =
        Combinators.combine(value, value, Arbitraries.integers().between(1, last))
            .as((one, other, step) -> range(Math.min(one, other), Math.max(one, other), step));
    return Arbitraries.oneOf(Arbitraries.just(all(first, last)), list, range);
  }

  private static Field range(int from, int to, int step) {
    Set<Integer> values =
        IntStream.rangeClosed(from, to)
            .filter(value -> (value - from) % step == 0)
            .boxed()
            .collect(Collectors.toSet());
    return new Field(from + "-" + to + (step == 1 ? "" : "/" + step), values, false);
  }

  private static Field all(int first, int last) {
    return new Field("*", range(first, last, 1).values(), true);
  }
}
