package io.shopfleet.internal.http;

/**
 * How fast one gate lets requests through, in requests a second. A gate starts at {@code start},
 * halves its rate whenever the marketplace says "too many", and creeps back towards {@code most}.
 *
 * @param start the first rate
 * @param least the rate never falls below
 * @param most the rate never rises above
 * @param burst requests that may go at once after a quiet time, from 1
 */
public record LimitPolicy(double start, double least, double most, int burst) {

  public LimitPolicy {
    boolean ordered = 0 < least && least <= start && start <= most;
    if (!ordered || burst < 1) {
      throw new IllegalArgumentException(
          "A limit needs 0 < least <= start <= most and a burst from 1");
    }
  }
}
