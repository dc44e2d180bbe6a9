package io.shopfleet.sync;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hours of the day in which nothing starts by itself. An instant is quiet if the wall clock then
 * shows a time within one of the spans, also while clocks are put forward or back. Written as text,
 * {@code 22:00-06:00} or {@code 12:00-13:00,22:00-06:00} or {@code none}, which {@link #parse}
 * reads.
 *
 * @param spans none, if no hour is quiet; together they must leave some time of the day
 */
public record QuietHours(List<Span> spans) {

  private static final String NONE = "none";
  private static final String WHAT_TO_GIVE =
      "give spans of hours such as 22:00-06:00 or 12:00-13:00,22:00-06:00, or none";

  /**
   * @throws IllegalArgumentException if no time of the day is left
   */
  public QuietHours {
    spans = List.copyOf(spans);
    List<Span> all = spans;
    if (!all.isEmpty() && all.stream().allMatch(span -> within(all, span.end()))) {
      throw new IllegalArgumentException(
          "leave some time of the day, or switch automatic synchronisation off with "
              + ScheduleSettings.AUTO_NAME
              + "=false");
    }
  }

  /**
   * A part of the day.
   *
   * @param start the first quiet time
   * @param end the first time that is not quiet any more; if it is earlier than the start, the span
   *     goes over midnight
   */
  public record Span(LocalTime start, LocalTime end) {

    /**
     * @throws IllegalArgumentException if it ends where it starts
     */
    public Span {
      if (start.equals(end)) {
        throw new IllegalArgumentException(WHAT_TO_GIVE + "; a span must not end where it starts");
      }
    }

    private static Span parse(String text) {
      String[] ends = text.split("-", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException(WHAT_TO_GIVE);
      }
      try {
        return new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(WHAT_TO_GIVE, e);
      }
    }

    boolean contains(LocalTime time) {
      return start.isBefore(end)
          ? !time.isBefore(start) && time.isBefore(end)
          : !time.isBefore(start) || time.isBefore(end);
    }

    @Override
    public String toString() {
      return start + "-" + end;
    }
  }

  /** No quiet hours. */
  public static QuietHours none() {
    return new QuietHours(List.of());
  }

  /**
   * Reads what {@code toString} writes.
   *
   * @throws IllegalArgumentException if it makes no sense, with what to write instead
   */
  public static QuietHours parse(String text) {
    if (text.strip().equals(NONE)) {
      return none();
    }
    return new QuietHours(
        Arrays.stream(text.split(",", -1)).map(String::strip).map(Span::parse).toList());
  }

  /** Whether nothing starts by itself at that instant. */
  public boolean contains(Instant at, ZoneId zone) {
    return within(spans, at.atZone(zone).toLocalTime());
  }

  /** The first instant, at or after the given one, that is not quiet. */
  public Instant endOf(Instant at, ZoneId zone) {
    Instant instant = at;
    while (contains(instant, zone)) {
      instant = later(instant, zone);
    }
    return instant;
  }

  /** When a span that holds the instant ends, or the clocks are changed, whichever is first. */
  private Instant later(Instant instant, ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(instant);
    LocalTime time = instant.atOffset(offset).toLocalTime();
    Span span = spans.stream().filter(each -> each.contains(time)).findFirst().orElseThrow();
    Duration left = Duration.between(time, span.end());
    Instant end = instant.plus(left.isNegative() ? left.plusDays(1) : left);
    ZoneOffsetTransition transition = zone.getRules().nextTransition(instant);
    return transition != null && transition.getInstant().isBefore(end)
        ? transition.getInstant()
        : end;
  }

  private static boolean within(List<Span> spans, LocalTime time) {
    return spans.stream().anyMatch(span -> span.contains(time));
  }

  @Override
  public String toString() {
    return spans.isEmpty()
        ? NONE
        : spans.stream().map(Span::toString).collect(Collectors.joining(","));
  }
}
