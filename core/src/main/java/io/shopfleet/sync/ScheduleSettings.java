package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingKey;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.SettingsCascade.Origin;
import io.shopfleet.account.SettingsCascade.Resolved;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Cadence.Every;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When an account is synchronised by itself; each of these can be set per platform, per environment
 * and per account. {@link SyncSettings#INTERVAL} is the simplest of them.
 */
public final class ScheduleSettings {

  static final String AUTO_NAME = "sync.auto";

  /**
   * When all streams are read, as text {@code PT15M} or {@code 0 6 * * MON-FRI}. Unset means every
   * {@link SyncSettings#INTERVAL}.
   */
  public static final SettingKey<Cadence> SCHEDULE = schedule("sync.schedule");

  /**
   * Whose wall clock schedules and quiet hours go by, for example {@code Asia/Jakarta}. Unset means
   * the account's own zone, which comes with its region where it was connected by this library.
   */
  public static final SettingKey<ZoneId> ZONE =
      SettingKey.of("sync.zone", ZoneOffset.UTC, ScheduleSettings::zone);

  /** When nothing starts by itself, for example {@code 22:00-06:00}. */
  public static final SettingKey<QuietHours> QUIET_HOURS =
      SettingKey.of("sync.quiet-hours", QuietHours.none(), QuietHours::parse);

  /**
   * By how much of the time between two starts a start is delayed at the most, from 0 to 0.5, so
   * that accounts with one schedule do not start at one instant; in any case by five minutes at the
   * most.
   */
  public static final SettingKey<Double> JITTER =
      SettingKey.of("sync.jitter", 0.1, ScheduleSettings::fraction);

  /** Whether the account is synchronised by itself, not on demand alone. */
  public static final SettingKey<Boolean> AUTO =
      SettingKey.of(AUTO_NAME, true, ScheduleSettings::flag);

  /** The basic interval, read as a cadence. */
  private static final SettingKey<Cadence> INTERVAL =
      SettingKey.of(
          SyncSettings.INTERVAL.name(),
          new Every(SyncSettings.INTERVAL.defaultValue()),
          text -> new Every(SyncSettings.INTERVAL.parse(text)));

  private static final List<SettingKey<?>> ALL =
      List.of(SCHEDULE, ZONE, QUIET_HOURS, JITTER, AUTO, INTERVAL);

  private ScheduleSettings() {}

  /**
   * When one stream is read: {@code sync.schedule.orders} and so on, by the name of the stream in
   * lower case. Unset means as {@link #SCHEDULE} says.
   */
  public static SettingKey<Cadence> schedule(DataStream stream) {
    return schedule(SCHEDULE.name() + "." + stream.name().toLowerCase(Locale.ROOT));
  }

  /**
   * When a stream of an account is read. The nearest level that says anything about it decides;
   * within a level the schedule of the stream goes before that of all streams, and that before the
   * interval.
   *
   * @throws io.shopfleet.account.InvalidSettingException if the text that decides makes no sense
   */
  public static Cadence cadence(SettingsCascade settings, Account account, DataStream stream) {
    SettingKey<Cadence> own = schedule(stream);
    for (Settings level : settings.levels(account)) {
      Optional<Cadence> cadence =
          level.get(own).or(() -> level.get(SCHEDULE)).or(() -> level.get(INTERVAL));
      if (cadence.isPresent()) {
        return cadence.get();
      }
    }
    return INTERVAL.defaultValue();
  }

  /**
   * Whose wall clock the account's schedules and quiet hours go by.
   *
   * @throws io.shopfleet.account.InvalidSettingException if there is no such zone
   */
  public static ZoneId zone(SettingsCascade settings, Account account) {
    Resolved<ZoneId> zone = settings.resolve(account, ZONE);
    return zone.origin() == Origin.LIBRARY ? account.zone() : zone.value();
  }

  /**
   * Reads every setting of this class, and the interval, that is made at one level.
   *
   * @throws io.shopfleet.account.InvalidSettingException if one of them makes no sense
   */
  public static void check(Settings settings) {
    ALL.forEach(settings::get);
    Arrays.stream(DataStream.values()).map(ScheduleSettings::schedule).forEach(settings::get);
  }

  private static SettingKey<Cadence> schedule(String name) {
    return SettingKey.of(name, new Every(SyncSettings.INTERVAL.defaultValue()), Cadence::parse);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("give a time zone such as Asia/Jakarta", e);
    }
  }

  private static double fraction(String text) {
    double fraction;
    try {
      fraction = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      fraction = Double.NaN;
    }
    if (!StartPlan.allows(fraction)) {
      throw new IllegalArgumentException("give a number from 0 to 0.5, such as 0.1");
    }
    return fraction;
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("give true or false");
    };
  }
}
