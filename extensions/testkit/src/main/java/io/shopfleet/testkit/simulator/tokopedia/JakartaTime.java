package io.shopfleet.testkit.simulator.tokopedia;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * The wire's time trap, seen live: order times are Jakarta wall clock (UTC+7) labelled as UTC, so a
 * number on the wire is the true epoch second plus 25,200.
 */
final class JakartaTime {

  /** How "none" is written in a field that holds a time. */
  static final String ZERO = "0001-01-01T00:00:00Z";

  private static final long OFFSET_SECONDS = 25_200;

  // Go trims trailing zeros of the fraction, which no ready-made Java format does.
  private static final DateTimeFormatter TEXT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DASHED_DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter COMMENT =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private JakartaTime() {}

  static long epochSecond(Instant instant) {
    return instant.getEpochSecond() + OFFSET_SECONDS;
  }

  static String text(Instant instant) {
    return TEXT.format(wallClock(instant));
  }

  static String day(Instant instant) {
    return DAY.format(wallClock(instant));
  }

  static String dashedDay(Instant instant) {
    return DASHED_DAY.format(wallClock(instant));
  }

  static String comment(Instant instant) {
    return COMMENT.format(wallClock(instant));
  }

  private static Instant wallClock(Instant instant) {
    return instant.plusSeconds(OFFSET_SECONDS);
  }
}
