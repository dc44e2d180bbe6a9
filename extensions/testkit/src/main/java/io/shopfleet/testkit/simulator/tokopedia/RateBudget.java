package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each client and operation, which also writes the documented headers. Bulk
 * calls take one permit for each row, which the common limiter cannot do.
 */
final class RateBudget {

  private static final Rate DOCUMENTED = new Rate(5, 5);

  private record Rate(int perSecond, int burst) {

    @Override
    public String toString() {
      return perSecond + " req/s (burst " + burst + ")";
    }
  }

  private record Bucket(double permits, Instant at) {

    Bucket filled(Rate rate, Instant now) {
      double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
      return new Bucket(Math.min(rate.burst(), permits + seconds * rate.perSecond()), now);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final Map<String, Bucket> buckets = new HashMap<>();
  private @Nullable Rate rate;

  RateBudget(Clock clock) {
    this.clock = clock;
  }

  void limit(int perSecond, int burst) {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException(
          "A rate needs at least 1 request per second and a burst of 1: "
              + perSecond
              + ", "
              + burst);
    }
    setRate(new Rate(perSecond, burst));
  }

  void unlimited() {
    setRate(null);
  }

  private void setRate(@Nullable Rate newRate) {
    lock.lock();
    try {
      rate = newRate;
      buckets.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Takes up to so many permits and tells how many there were. */
  int take(String key, int wanted) {
    lock.lock();
    try {
      Rate limit = rate;
      if (limit == null) {
        return wanted;
      }
      Bucket full = new Bucket(limit.burst(), clock.instant());
      Bucket now = buckets.getOrDefault(key, full).filled(limit, clock.instant());
      // Half a nano-permit of slack: refilling in binary fractions must not lose a whole permit.
      int granted = (int) Math.min(wanted, Math.floor(now.permits() + 5e-10));
      buckets.put(key, new Bucket(Math.max(0, now.permits() - granted), now.at()));
      return granted;
    } finally {
      lock.unlock();
    }
  }

  /** Adds the four headers that stood on every answer, as the documentation shows them. */
  Reply withHeaders(Reply reply, String key) {
    lock.lock();
    try {
      Rate limit = rate == null ? DOCUMENTED : rate;
      Bucket full = new Bucket(limit.burst(), clock.instant());
      Bucket now = buckets.getOrDefault(key, full).filled(limit, clock.instant());
      int remaining = (int) Math.floor(now.permits() + 5e-10);
      double untilNext = (1 - now.permits()) / limit.perSecond();
      double untilFull = (limit.burst() - now.permits()) / limit.perSecond();
      return reply
          .withHeader("X-Ratelimit-Limit", limit.toString())
          .withHeader("X-Ratelimit-Remaining", Integer.toString(remaining))
          .withHeader("X-Ratelimit-Reset-After", remaining > 0 ? "-0.000000" : seconds(untilNext))
          .withHeader("X-Ratelimit-Full-Reset-After", seconds(untilFull));
    } finally {
      lock.unlock();
    }
  }

  /** Rewrites the headers of an answer to say that nothing is left for a while. */
  static Reply exhausted(Reply reply, Duration wait) {
    String wholeWait = seconds(wait.toNanos() / 1e9);
    return reply
        .withHeader("X-Ratelimit-Remaining", "0")
        .withHeader("X-Ratelimit-Reset-After", wholeWait)
        .withHeader("X-Ratelimit-Full-Reset-After", wholeWait);
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
