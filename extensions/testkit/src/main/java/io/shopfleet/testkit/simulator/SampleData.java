package io.shopfleet.testkit.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Draws sample data from a seed: the same seed gives the same data on every machine. Not safe for
 * use by several threads at once.
 */
public final class SampleData {
  private static final String DIGITS = "0123456789";
  private static final String CODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final String TOKEN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final Random random;

  /**
   * A new source of data.
   *
   * @param seed decides everything that is drawn
   */
  public SampleData(long seed) {
    this.random = new Random(seed);
  }

  /** A whole number from {@code from} to {@code to}, both included. */
  public int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  /** A whole number from {@code from} to {@code to}, both included. */
  public long between(long from, long to) {
    return from + (long) (random.nextDouble() * (to - from + 1));
  }

  /** True with the given probability, 0 to 1. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** One of the values, which must not be empty. */
  public <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A time in whole seconds, {@code from} included and {@code to} not. */
  public Instant instant(Instant from, Instant to) {
    long span = Math.max(1, to.getEpochSecond() - from.getEpochSecond());
    return Instant.ofEpochSecond(from.getEpochSecond() + (long) (random.nextDouble() * span));
  }

  /** A decimal number of so many digits that begins with a prefix. */
  public String digits(String prefix, int length) {
    return draw(prefix, DIGITS, length);
  }

  /** Upper-case letters and digits, such as a SKU or a shop code has. */
  public String code(int length) {
    return draw("", CODE, length);
  }

  /** Letters, digits, minus and underscore, such as a token has. */
  public String token(String prefix, int length) {
    return draw(prefix, TOKEN, length);
  }

  private String draw(String prefix, String alphabet, int length) {
    StringBuilder text = new StringBuilder(prefix);
    while (text.length() < length) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
