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

/** How an account is synchronised; each of these can be set per platform and per account. */
public final class SyncSettings {

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

  /** The streams that are read, comma-separated. */
  public static final SettingKey<Streams> STREAMS =
      SettingKey.of(
          "sync.streams",
          new Streams(EnumSet.of(DataStream.ORDERS, DataStream.PRODUCTS, DataStream.INVENTORY)),
          Streams::parse);

  /**
   * How many watched orders a run may read again by id, at marketplaces that cannot list what
   * changed.
   */
  public static final SettingKey<Integer> WATCH_BUDGET =
      SettingKey.of("sync.watch-budget", 500, SyncSettings::count);

  private static final List<SettingKey<?>> ALL =
      List.of(INTERVAL, OVERLAP, SETTLE, FROM, STREAMS, WATCH_BUDGET);

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
    Duration duration = Duration.parse(text);
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("give a duration above zero, such as PT15M");
    }
    return duration;
  }

  private static Duration notNegative(String text) {
    Duration duration = Duration.parse(text);
    if (duration.isNegative()) {
      throw new IllegalArgumentException("give a duration of zero or more, such as PT5M");
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
