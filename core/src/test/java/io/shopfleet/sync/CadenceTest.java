package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.sync.Cadence.Cron;
import io.shopfleet.sync.Cadence.Every;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The slots of intervals and cron expressions, and how they are written. */
class CadenceTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

  private static Instant next(String cadence, String after, ZoneId zone) {
    return Cadence.parse(cadence).next(Instant.parse(after), zone);
  }

  @Test
  void interval_countsFromTheInstantItself() {
    assertThat(new Every(Duration.ofMinutes(15)).next(NOON.plusNanos(7), BERLIN))
        .isEqualTo("2026-06-15T12:15:00.000000007Z");
  }

  @Test
  void intervalOverAChangeOfClocks_isAsLongAsEver() {
    assertThat(next("PT24H", "2026-03-28T12:00:00Z", BERLIN)).isEqualTo("2026-03-29T12:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-15T11:59:59.999999999Z, 2026-06-15T12:00:00Z",
    "2026-06-15T12:00:00Z, 2026-06-15T12:30:00Z",
    "2026-06-15T12:00:00.000000001Z, 2026-06-15T12:30:00Z"
  })
  void aroundASlotOfAnExpression_nextIsTheOneLater(String after, String slot) {
    assertThat(next("*/30 * * * *", after, ZoneOffset.UTC)).isEqualTo(slot);
  }

  @ParameterizedTest
  @CsvSource({
    "0 6 * * MON-FRI, 2026-06-12T22:00:00Z, 2026-06-15T06:00:00Z",
    "0 6 * * 0, 2026-06-15T12:00:00Z, 2026-06-21T06:00:00Z",
    "0 6 * * 7, 2026-06-15T12:00:00Z, 2026-06-21T06:00:00Z",
    "15 3 1 jan *, 2026-06-15T12:00:00Z, 2027-01-01T03:15:00Z",
    "0 0 29 2 *, 2026-06-15T12:00:00Z, 2028-02-29T00:00:00Z",
    "0 0 13 * 5, 2026-06-15T12:00:00Z, 2026-06-19T00:00:00Z",
    "0 0 31 * *, 2026-06-15T12:00:00Z, 2026-07-31T00:00:00Z"
  })
  void expression_meansWhatCrontabSays(String expression, String after, String slot) {
    assertThat(next(expression, after, ZoneOffset.UTC)).isEqualTo(slot);
  }

  @Test
  void sameExpression_goesByTheClockOfTheZone() {
    assertThat(next("0 6 * * *", "2026-06-15T12:00:00Z", NEW_YORK))
        .isEqualTo("2026-06-16T10:00:00Z");
    assertThat(next("0 6 * * *", "2026-06-15T12:00:00Z", ZoneId.of("Asia/Jakarta")))
        .isEqualTo("2026-06-15T23:00:00Z");
  }

  @Test
  void timeThatDoesNotExist_isTheFirstInstantAfterTheGap() {
    // New York: 2026-03-08, 02:00 becomes 03:00. Berlin: 2026-03-29.
    assertThat(next("30 2 * * *", "2026-03-08T06:59:59Z", NEW_YORK))
        .isEqualTo("2026-03-08T07:00:00Z");
    assertThat(next("30 2 * * *", "2026-03-08T07:00:00Z", NEW_YORK))
        .isEqualTo("2026-03-09T06:30:00Z");
    assertThat(next("30 2 * * *", "2026-03-29T00:59:59Z", BERLIN))
        .isEqualTo("2026-03-29T01:00:00Z");
    assertThat(next("30 2 * * *", "2026-03-29T01:00:00Z", BERLIN))
        .isEqualTo("2026-03-30T00:30:00Z");
  }

  @Test
  void manyTimesThatDoNotExist_areOneSlot() {
    assertThat(next("*/20 2 * * *", "2026-03-08T05:00:00Z", NEW_YORK))
        .isEqualTo("2026-03-08T07:00:00Z");
    assertThat(next("*/20 2 * * *", "2026-03-08T07:00:00Z", NEW_YORK))
        .isEqualTo("2026-03-09T06:00:00Z");
  }

  @Test
  void timeThatExistsTwice_isASlotOnce() {
    // New York: 2026-11-01, 02:00 becomes 01:00. Berlin: 2026-10-25, 03:00 becomes 02:00.
    assertThat(next("30 1 * * *", "2026-11-01T05:29:59Z", NEW_YORK))
        .isEqualTo("2026-11-01T05:30:00Z");
    assertThat(next("30 1 * * *", "2026-11-01T05:30:00Z", NEW_YORK))
        .isEqualTo("2026-11-02T06:30:00Z");
    assertThat(next("30 2 * * *", "2026-10-25T00:29:59Z", BERLIN))
        .isEqualTo("2026-10-25T00:30:00Z");
    assertThat(next("30 2 * * *", "2026-10-25T00:30:00Z", BERLIN))
        .isEqualTo("2026-10-26T01:30:00Z");
  }

  @Test
  void withinTheRepeatedHour_nextIsAfterIt() {
    assertThat(next("*/20 * * * *", "2026-11-01T05:40:00Z", NEW_YORK))
        .isEqualTo("2026-11-01T07:00:00Z");
    assertThat(next("*/20 * * * *", "2026-11-01T06:10:00Z", NEW_YORK))
        .isEqualTo("2026-11-01T07:00:00Z");
  }

  @Test
  void dayThatDoesNotExist_isTheFirstInstantAfterIt() {
    // Samoa went over the date line: after 2011-12-29 came 2011-12-31.
    assertThat(next("0 12 30 12 *", "2011-12-01T00:00:00Z", ZoneId.of("Pacific/Apia")))
        .isEqualTo("2011-12-30T10:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT15M", "PT24H", "PT0.001S", "0 6 * * MON-FRI", "*/5 * * * *"})
  void writtenAndRead_isTheSame(String text) {
    Cadence cadence = Cadence.parse(text);

    assertThat(cadence)
        .hasToString(text)
        .isEqualTo(Cadence.parse(text))
        .hasSameHashCodeAs(Cadence.parse(text));
  }

  @Test
  void blanksAround_doNotMatter() {
    assertThat(Cadence.parse(" PT15M ")).isEqualTo(new Every(Duration.ofMinutes(15)));
    assertThat(Cadence.parse(" 0  6\t* * 1 ")).isEqualTo(Cron.of("0 6 * * 1"));
    assertThat(Cadence.parse("0 6 * * 1")).isNotEqualTo(Cron.of("0 6 * * 2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1M", "PT8784H0.000000001S"})
  void intervalOutOfBounds_isRefused(String text) {
    assertThatThrownBy(() -> Cadence.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("give a duration above zero and of at most 366 days, such as PT15M");
  }

  @Test
  void intervalAtItsBounds_isTaken() {
    assertThat(Cadence.parse("PT8784H")).isEqualTo(new Every(Duration.ofDays(366)));
    assertThat(Cadence.parse("PT0.000000001S")).isEqualTo(new Every(Duration.ofNanos(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "15",
        "P15",
        "@daily",
        "* * * *",
        "0 * * * * *",
        "60 * * * *",
        "0 24 * * *",
        "*/0 * * * *",
        "0 0 L * *",
        "0 0 * * 5#2",
        "0 0 1 * *||0 0 2 * *"
      })
  void neitherDurationNorExpression_saysWhatToGive(String text) {
    assertThatThrownBy(() -> Cadence.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "give a duration such as PT15M or a cron expression of five fields such as"
                + " 0 6 * * MON-FRI");
  }

  @Test
  void noDayEverFits_isRefused() {
    assertThatThrownBy(() -> Cron.of("0 0 30 2 *"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("(no day ever fits 0 0 30 2 *)");
  }

  @Test
  void noTimeLeft_saysSo() {
    assertThatThrownBy(
            () -> Cron.of("0 6 * * *").next(Instant.MAX.minusSeconds(86_400), ZoneOffset.UTC))
        .isInstanceOf(DateTimeException.class);
  }
}
