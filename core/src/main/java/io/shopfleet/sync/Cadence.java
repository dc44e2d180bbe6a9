package io.shopfleet.sync;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;

/**
 * How often something starts: again and again after some time, or at times of the wall clock.
 * Written as text, {@code PT15M} or {@code 0 6 * * MON-FRI}, which {@link #parse} reads. Immutable
 * and safe for concurrent use.
 */
public sealed interface Cadence {

  /**
   * The first slot after an instant. An instant that is itself a slot has the next one as its
   * answer.
   *
   * @param zone whose wall clock counts; a duration does not need it
   */
  Instant next(Instant after, ZoneId zone);

  /**
   * Reads what {@code toString} writes.
   *
   * @param text a duration of ISO 8601, or a cron expression as {@link Cron#of} takes it
   * @throws IllegalArgumentException if it is neither, with what to write instead
   */
  static Cadence parse(String text) {
    String stripped = text.strip();
    return stripped.matches("[-+]?[Pp].*") ? Every.parse(stripped) : Cron.of(stripped);
  }

  /**
   * A fixed time from start to start.
   *
   * @param interval above zero, at most 366 days
   */
  record Every(Duration interval) implements Cadence {

    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * @throws IllegalArgumentException if the interval is out of bounds
     */
    public Every {
      if (interval.isNegative() || interval.isZero() || interval.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "give a duration above zero and of at most 366 days, such as PT15M");
      }
    }

    private static Every parse(String text) {
      try {
        return new Every(Duration.parse(text));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(Cron.WHAT_TO_GIVE, e);
      }
    }

    @Override
    public Instant next(Instant after, ZoneId zone) {
      return after.plus(interval);
    }

    @Override
    public String toString() {
      return interval.toString();
    }
  }

  /**
   * Times of the wall clock, as crontab(5) writes them: minute, hour, day of month, month, day of
   * week.
   *
   * <p>When clocks are put forward, a time that does not exist becomes the first instant after the
   * gap, and several such times become one. When they are put back, a time that exists twice counts
   * the first time only: an expression with many times an hour has none in the repeated hour. What
   * has to go on there is better an {@link Every}.
   */
  final class Cron implements Cadence {

    static final String WHAT_TO_GIVE =
        "give a duration such as PT15M or a cron expression of five fields such as 0 6 * * MON-FRI";

    private final CrontabTimes times;

    private Cron(CrontabTimes times) {
      this.times = times;
    }

    /**
     * @param expression five fields with {@code * , - /} and English names of three letters for
     *     months and days of the week, where Sunday is 0 and 7; a day has to fit either of the day
     *     fields if both name days
     * @throws IllegalArgumentException if it is no such expression, or no day ever fits it
     */
    public static Cron of(String expression) {
      try {
        return new Cron(CrontabTimes.of(expression));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(WHAT_TO_GIVE + " (" + e.getMessage() + ")", e);
      }
    }

    /** The five fields, as they were given, with one blank between them. */
    public String expression() {
      return times.expression();
    }

    /**
     * {@inheritDoc}
     *
     * @throws DateTimeException if time ends before the next slot
     */
    @Override
    public Instant next(Instant after, ZoneId zone) {
      // Times grow with the instants they stand for, so the first instant that is later is next.
      LocalDateTime time = LocalDateTime.ofInstant(after, zone);
      Instant slot;
      do {
        time = times.after(time);
        slot = instant(time, zone);
      } while (!slot.isAfter(after));
      return slot;
    }

    private static Instant instant(LocalDateTime time, ZoneId zone) {
      ZoneOffsetTransition transition = zone.getRules().getTransition(time);
      return transition != null && transition.isGap()
          ? transition.getInstant()
          : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Cron cron && cron.expression().equals(expression());
    }

    @Override
    public int hashCode() {
      return expression().hashCode();
    }

    @Override
    public String toString() {
      return expression();
    }
  }
}
