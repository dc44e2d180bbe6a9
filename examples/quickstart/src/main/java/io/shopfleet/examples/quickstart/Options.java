package io.shopfleet.examples.quickstart;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param config the list of real shops; null runs the demonstration
 * @param from where the first import starts; null means now
 * @param every time between two runs of a shop
 * @param duration how long to keep synchronising
 * @param book where to write what the host holds; null to write nothing
 */
record Options(
    @Nullable Path config,
    @Nullable Instant from,
    Duration every,
    Duration duration,
    @Nullable Path book) {

  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

  static final String USAGE =
      """
      Usage: java -jar quickstart.jar
                 runs five simulated shops and checks the host's book against theirs
             java -jar quickstart.jar --config shops.json [--from 2026-01-01T00:00:00Z]
                 [--every 5s] [--for 60s] [--book book.jsonl]
                 synchronises the shops of the list""";

  /**
   * @throws IllegalArgumentException with what to write instead, if the words make no sense
   */
  static Options parse(String... words) {
    @Nullable Path config = null;
    @Nullable Instant from = null;
    Duration every = Duration.ofSeconds(5);
    Duration duration = Duration.ofSeconds(60);
    @Nullable Path book = null;
    for (int at = 0; at < words.length; at += 2) {
      String option = words[at];
      if (at + 1 == words.length) {
        throw new IllegalArgumentException(option + " needs a value\n" + USAGE);
      }
      String value = words[at + 1];
      switch (option) {
        case "--config" -> config = Path.of(value);
        case "--from" -> from = instant(value);
        case "--every" -> every = duration(option, value);
        case "--for" -> duration = duration(option, value);
        case "--book" -> book = Path.of(value);
        default -> throw new IllegalArgumentException("Unknown option " + option + "\n" + USAGE);
      }
    }
    return new Options(config, from, every, duration, book);
  }

  private static Instant instant(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--from needs an instant such as 2026-01-01T00:00:00Z, not " + value, e);
    }
  }

  private static Duration duration(String option, String value) {
    Matcher matcher = SHORT_DURATION.matcher(value.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          option + " needs a duration such as 5s, 500ms, 2m or 1h, not " + value);
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    if (duration.isZero()) {
      throw new IllegalArgumentException(option + " must be above zero");
    }
    return duration;
  }
}
