package io.shopfleet.sync;

import io.shopfleet.account.SettingKey;
import io.shopfleet.account.Settings;
import io.shopfleet.commerce.DataStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an account is synchronised; each of these can be set per platform and per account. No
 * duration may be longer than 366 days.
 */
public final class SyncSettings {

  /** So that whatever is reckoned with one fits every database, and every clock. */
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Time between the starts of two scheduled runs. */
  public static final SettingKey<Duration> INTERVAL =
      SettingKey.of("sync.interval", Duration.ofMinutes(15), SyncSettings::positive);

  /**
   * How far before the watermark a window starts, to catch what the marketplace shows late. Must
   * exceed the marketplace's own delay.
   */
  public static final SettingKey<Duration> OVERLAP =
      SettingKey.of("sync.overlap", Duration.ofMinutes(5), SyncSettings::notNegative);

  /** How far before now a window ends, so that the marketplace's own clocks have settled. */
  public static final SettingKey<Duration> SETTLE =
      SettingKey.of("sync.settle", Duration.ofSeconds(5), SyncSettings::notNegative);

  /**
   * Where the first run of a stream starts. Unset means when the account was registered: what was
   * before is imported only on demand.
   */
  public static final SettingKey<Instant> FROM =
      SettingKey.of("sync.from", Instant.MAX, Instant::parse);

  /**
   * The account's cut-over date: what its buyers began before it belongs to the system before, and
   * is not handed over whatever becomes of it. Unset means everything is handed over.
   */
  public static final SettingKey<Instant> CUTOVER =
      SettingKey.of("sync.cutover", Instant.MIN, Instant::parse);

  /** The streams that are read, comma-separated. */
  public static final SettingKey<Streams> STREAMS =
      SettingKey.of(
          "sync.streams",
          new Streams(EnumSet.complementOf(EnumSet.of(DataStream.SETTLEMENTS))),
          Streams::parse);

  /**
   * How many watched orders a run may read again by id, at marketplaces that cannot list what
   * changed.
   */
  public static final SettingKey<Integer> WATCH_BUDGET =
      SettingKey.of("sync.watch-budget", 500, SyncSettings::count);

  /** Time between the starts of two scheduled sweeps; zero for none. */
  public static final SettingKey<Duration> SWEEP =
      SettingKey.of("sync.sweep", Duration.ZERO, SyncSettings::notNegative);

  /** How far back a scheduled sweep compares. */
  public static final SettingKey<Duration> SWEEP_PERIOD =
      SettingKey.of("sync.sweep-period", Duration.ofDays(3), SyncSettings::positive);

  /** After how many failed runs on end an account rests, if they took long enough. */
  public static final SettingKey<Integer> REST_AFTER_FAILURES =
      SettingKey.of("sync.rest-after-failures", 20, SyncSettings::count);

  /** For how long an account's runs must have failed before it rests. */
  public static final SettingKey<Duration> REST_AFTER =
      SettingKey.of("sync.rest-after", Duration.ofDays(1), SyncSettings::notNegative);

  /** How long an account rests between two attempts. */
  public static final SettingKey<Duration> REST =
      SettingKey.of("sync.rest", Duration.ofDays(1), SyncSettings::positive);

  private static final List<SettingKey<?>> ALL =
      List.of(
          INTERVAL,
          OVERLAP,
          SETTLE,
          FROM,
          CUTOVER,
          STREAMS,
          WATCH_BUDGET,
          SWEEP,
          SWEEP_PERIOD,
          REST_AFTER_FAILURES,
          REST_AFTER,
          REST);

  private SyncSettings() {}

  /**
   * Reads every setting of this class that is made at one level.
   *
   * @throws io.shopfleet.account.InvalidSettingException if one of them makes no sense
   */
  public static void check(Settings settings) {
    ALL.forEach(settings::get);
  }

  /**
   * A set of streams that reads and writes itself as text.
   *
   * @param names the streams, at least one
   */
  public record Streams(Set<DataStream> names) {

    public Streams {
      if (names.isEmpty()) {
        throw new IllegalArgumentException("name at least one stream, or disable the account");
      }
      names = Set.copyOf(names);
    }

    public static Streams of(DataStream first, DataStream... more) {
      return new Streams(EnumSet.of(first, more));
    }

    static Streams parse(String text) {
      return new Streams(
          Arrays.stream(text.split(","))
              .map(String::strip)
              .map(DataStream::valueOf)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataStream.class))));
    }

    public boolean contains(DataStream stream) {
      return names.contains(stream);
    }

    @Override
    public String toString() {
      return names.stream().map(DataStream::name).sorted().collect(Collectors.joining(","));
    }
  }

  private static Duration positive(String text) {
    Duration duration = notNegative(text);
    if (duration.isZero()) {
      throw new IllegalArgumentException("give a duration above zero, such as PT15M");
    }
    return duration;
  }

  private static Duration notNegative(String text) {
    Duration duration = Duration.parse(text);
    if (duration.isNegative()) {
      throw new IllegalArgumentException("give a duration of zero or more, such as PT5M");
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("give a duration of at most 366 days, such as PT15M");
    }
    return duration;
  }

  private static int count(String text) {
    int number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException("give a number from 1");
    }
    return number;
  }
}
