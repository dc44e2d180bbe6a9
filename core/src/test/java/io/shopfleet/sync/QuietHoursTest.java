package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which instants are quiet, and when the quiet ends. */
class QuietHoursTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final QuietHours NIGHT = QuietHours.parse("22:00-06:00");

  private static Instant end(String hours, String at, ZoneId zone) {
    return QuietHours.parse(hours).endOf(Instant.parse(at), zone);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-15T21:59:59.999999999Z, 2026-06-15T21:59:59.999999999Z",
    "2026-06-15T22:00:00Z, 2026-06-16T06:00:00Z",
    "2026-06-15T23:59:59.999999999Z, 2026-06-16T06:00:00Z",
    "2026-06-16T00:00:00Z, 2026-06-16T06:00:00Z",
    "2026-06-16T05:59:59.999999999Z, 2026-06-16T06:00:00Z",
    "2026-06-16T06:00:00Z, 2026-06-16T06:00:00Z",
    "2026-06-16T12:00:00Z, 2026-06-16T12:00:00Z"
  })
  void aroundASpanOverMidnight_startIsWithinAndEndIsNot(String at, String end) {
    assertThat(end("22:00-06:00", at, ZoneOffset.UTC)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-15T11:59:59.999999999Z, 2026-06-15T11:59:59.999999999Z",
    "2026-06-15T12:00:00Z, 2026-06-15T13:30:00Z",
    "2026-06-15T13:29:59.999999999Z, 2026-06-15T13:30:00Z",
    "2026-06-15T13:30:00Z, 2026-06-15T13:30:00Z"
  })
  void aroundASpanWithinADay_startIsWithinAndEndIsNot(String at, String end) {
    assertThat(end("12:00-13:30", at, ZoneOffset.UTC)).isEqualTo(end);
  }

  @Test
  void spansThatTouchOrOverlap_areOneQuiet() {
    assertThat(end("20:00-00:00,00:00-05:00,04:00-06:00", "2026-06-15T20:00:00Z", ZoneOffset.UTC))
        .isEqualTo("2026-06-16T06:00:00Z");
  }

  @Test
  void zone_saysWhichHoursTheseAre() {
    assertThat(end("22:00-06:00", "2026-06-15T20:00:00Z", ZoneId.of("Asia/Jakarta")))
        .isEqualTo("2026-06-15T23:00:00Z");
  }

  @Test
  void clocksPutForwardMeanwhile_quietIsAnHourShorter() {
    assertThat(end("22:00-06:00", "2026-03-08T03:00:00Z", NEW_YORK))
        .isEqualTo("2026-03-08T10:00:00Z");
  }

  @Test
  void endDoesNotExist_quietEndsWithTheGap() {
    assertThat(end("22:00-02:30", "2026-03-08T06:30:00Z", NEW_YORK))
        .isEqualTo("2026-03-08T07:00:00Z");
  }

  @Test
  void clocksPutBackMeanwhile_quietIsAnHourLonger() {
    assertThat(end("22:00-06:00", "2026-11-01T02:00:00Z", NEW_YORK))
        .isEqualTo("2026-11-01T11:00:00Z");
  }

  @Test
  void endExistsTwice_soDoesTheQuietBeforeIt() {
    assertThat(end("22:00-01:30", "2026-11-01T05:00:00Z", NEW_YORK))
        .isEqualTo("2026-11-01T05:30:00Z");
    assertThat(end("22:00-01:30", "2026-11-01T06:00:00Z", NEW_YORK))
        .isEqualTo("2026-11-01T06:30:00Z");
  }

  @Test
  void clocksPutBackBeforeTheStart_quietIsInterrupted() {
    assertThat(end("01:30-03:00", "2026-11-01T05:45:00Z", NEW_YORK))
        .isEqualTo("2026-11-01T06:00:00Z");
    assertThat(end("01:30-03:00", "2026-11-01T06:30:00Z", NEW_YORK))
        .isEqualTo("2026-11-01T08:00:00Z");
  }

  @Test
  void onlyHourThatIsNotQuietDoesNotExist_quietLastsToTheNextDay() {
    assertThat(end("03:00-02:00", "2026-03-08T06:00:00Z", NEW_YORK))
        .isEqualTo("2026-03-09T06:00:00Z");
  }

  @Test
  void none_isNeverQuiet() {
    Instant at = Instant.parse("2026-06-15T23:00:00Z");

    assertThat(QuietHours.none().contains(at, ZoneOffset.UTC)).isFalse();
    assertThat(QuietHours.none().endOf(at, ZoneOffset.UTC)).isEqualTo(at);
    assertThat(NIGHT.contains(at, ZoneOffset.UTC)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "22:00-06:00", "12:00-13:00,22:00-06:00", "12:00:30-13:00"})
  void writtenAndRead_isTheSame(String text) {
    assertThat(QuietHours.parse(text)).hasToString(text).isEqualTo(QuietHours.parse(text));
  }

  @Test
  void blanksAround_doNotMatter() {
    assertThat(QuietHours.parse(" 12:00 - 13:00 , 22:00-06:00 "))
        .hasToString("12:00-13:00,22:00-06:00");
    assertThat(QuietHours.parse(" none ")).isEqualTo(QuietHours.none());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "22:00", "22-6", "22:00-", "24:00-06:00", "22:00-06:00-07:00", "night", ","})
  void noSpan_saysWhatToGive(String text) {
    assertThatThrownBy(() -> QuietHours.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("give spans of hours such as 22:00-06:00");
  }

  @Test
  void spanThatEndsWhereItStarts_isRefused() {
    assertThatThrownBy(() -> QuietHours.parse("06:00-06:00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("a span must not end where it starts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00-12:00,12:00-00:00", "06:00-18:00,17:00-07:00"})
  void wholeDay_isRefused(String text) {
    assertThatThrownBy(() -> QuietHours.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "leave some time of the day, or switch automatic synchronisation off with"
                + " sync.auto=false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00-12:00,12:00-23:59:59.999999999", "06:01-06:00"})
  void wholeDayButForATick_isTaken(String text) {
    assertThatCode(() -> QuietHours.parse(text)).doesNotThrowAnyException();
  }

  @Property
  void anyZone_endIsTheFirstInstantThatIsNotQuiet(
      @ForAll("zones") ZoneId zone,
      @ForAll("minutes") int from,
      @ForAll("minutes") int to,
      @ForAll("instants") Instant at) {
    if (from == to) {
      return;
    }
    LocalTime start = LocalTime.ofSecondOfDay(from * 60L);
    QuietHours hours =
        new QuietHours(List.of(new QuietHours.Span(start, LocalTime.ofSecondOfDay(to * 60L))));

    Instant end = hours.endOf(at, zone);

    assertThat(hours.contains(end, zone)).isFalse();
    assertThat(Duration.between(at, end)).isBetween(Duration.ZERO, Duration.ofDays(3));
    assertThat(
            Stream.iterate(at, each -> each.isBefore(end), each -> each.plusSeconds(60))
                .allMatch(each -> hours.contains(each, zone)))
        .isTrue();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds())).map(ZoneId::of);
  }

  @Provide
  Arbitrary<Integer> minutes() {
    return Arbitraries.integers().between(0, 24 * 60 - 1);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(0, 90L * 365 * 24 * 60)
        .map(m -> Instant.ofEpochSecond(60 * m));
  }
}
