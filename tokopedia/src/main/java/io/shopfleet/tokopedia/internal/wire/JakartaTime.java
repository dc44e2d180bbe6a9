package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.platform.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokopedia's order times. They are Jakarta wall clock (UTC+7, never changed for summer) labelled
 * as UTC: a number on the wire is the true epoch second plus 25,200, and a text with {@code Z} is
 * seven hours ahead (seen live, for example where an order's comment names the time in Indonesian).
 */
public final class JakartaTime {

  private static final Duration OFFSET = Duration.ofHours(7);

  /** Times before are "none": the zero of the language that the marketplace is written in. */
  private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

  private JakartaTime() {}

  /** The true instant of a number on the wire. */
  public static Instant instant(long wireSeconds) {
    return Instant.ofEpochSecond(wireSeconds).minus(OFFSET);
  }

  /** The true instant of a text on the wire; empty for "none" and for what is no time. */
  public static Optional<Instant> instant(@Nullable String wireText) {
    if (wireText == null || wireText.isBlank()) {
      return Optional.empty();
    }
    try {
      Instant read = Instant.parse(wireText.strip());
      if (read.isBefore(EARLIEST)) {
        return Optional.empty();
      }
      // A text with an offset of its own would not be the trap.
      return Optional.of(wireText.strip().endsWith("Z") ? read.minus(OFFSET) : read);
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** The number that the wire has for a true second. */
  static long wireSeconds(long trueSeconds) {
    return trueSeconds + OFFSET.toSeconds();
  }

  /**
   * The whole seconds of a window, first and last both inclusive as the order list has them.
   * Windows that meet share no second and leave none out.
   *
   * @return empty if no whole second starts within the window
   */
  public static Optional<Seconds> seconds(Window window) {
    long first = ceiling(window.from());
    long last = ceiling(window.to()) - 1;
    return last < first ? Optional.empty() : Optional.of(new Seconds(first, last));
  }

  private static long ceiling(Instant instant) {
    Instant down = instant.truncatedTo(ChronoUnit.SECONDS);
    return down.getEpochSecond() + (down.equals(instant) ? 0 : 1);
  }

  /**
   * A span of true epoch seconds.
   *
   * @param first inclusive
   * @param last inclusive, not before {@code first}
   */
  public record Seconds(long first, long last) {

    /**
     * @throws IllegalArgumentException if the last comes before the first
     */
    public Seconds {
      if (last < first) {
        throw new IllegalArgumentException("Seconds cannot end before they start");
      }
    }

    /** How many seconds. */
    public long count() {
      return last - first + 1;
    }

    /** The earlier half; not for a single second. */
    public Seconds firstHalf() {
      return new Seconds(first, first + count() / 2 - 1);
    }

    /** The next so many seconds after these, as far as the whole reaches. */
    public Optional<Seconds> next(Seconds whole) {
      return last >= whole.last()
          ? Optional.empty()
          : Optional.of(new Seconds(last + 1, Math.min(whole.last(), last + count())));
    }
  }
}
