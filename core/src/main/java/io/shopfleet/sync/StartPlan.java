package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Cadence.Every;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a stream of an account is to start next by itself. Depends on nothing but what is handed in,
 * so all nodes come to one answer, and streams of an account that share a schedule and were begun
 * together start together again. Immutable and safe for concurrent use.
 *
 * @param account whose starts are planned
 * @param cadence the slots
 * @param zone whose wall clock slots and quiet hours go by
 * @param quietHours when nothing starts; a slot within them is moved to their end, not left out
 * @param jitter by how much of the time to the following slot a start is delayed at the most, from
 *     0 to 0.5; in any case by five minutes at the most
 */
public record StartPlan(
    AccountId account, Cadence cadence, ZoneId zone, QuietHours quietHours, double jitter) {

  private static final double MOST_JITTER = 0.5;
  private static final Duration LONGEST_JITTER = Duration.ofMinutes(5);
  private static final Duration BETWEEN_FIRST_STARTS = Duration.ofMillis(50);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
  private static final long FIRST_START = 0;

  /**
   * @throws IllegalArgumentException if the jitter is out of bounds
   */
  public StartPlan {
    if (!allows(jitter)) {
      throw new IllegalArgumentException("Jitter must be from 0 to 0.5, not " + jitter);
    }
  }

  /**
   * What is remembered of a stream.
   *
   * @param lastBegun when its last run began; null if there was none
   * @param firstSeen when it was first found to be in need of starts; of no meaning once it ran
   * @param notBefore until when it rests after failures; null if it does not
   */
  public record Past(@Nullable Instant lastBegun, Instant firstSeen, @Nullable Instant notBefore) {}

  /**
   * The plan that the settings make.
   *
   * @throws io.shopfleet.account.InvalidSettingException if one of them makes no sense
   */
  public static StartPlan of(SettingsCascade settings, Account account, DataStream stream) {
    return new StartPlan(
        account.id(),
        ScheduleSettings.cadence(settings, account, stream),
        ScheduleSettings.zone(settings, account),
        settings.get(account, ScheduleSettings.QUIET_HOURS),
        settings.get(account, ScheduleSettings.JITTER));
  }

  /** The plan of an account whose own settings make no sense: the library's. */
  static StartPlan ofLibrary(Account account) {
    return new StartPlan(
        account.id(),
        new Every(SyncSettings.INTERVAL.defaultValue()),
        ZoneOffset.UTC,
        QuietHours.none(),
        ScheduleSettings.JITTER.defaultValue());
  }

  /** The same with other slots. */
  StartPlan withCadence(Cadence other) {
    return new StartPlan(account, other, zone, quietHours, jitter);
  }

  /**
   * When to start next. An answer that is not after now means: start now, late since then.
   *
   * <p>An interval counts from the last start. The first starts of a fleet are spread over 50
   * milliseconds for each account but the first, and over an interval at the most; a cron
   * expression has its first start at its first slot. However many slots were missed, one start
   * makes up for all of them. An account whose past lies more than a minute ahead of now, because a
   * clock was wrong and is put right, is started at once; its rest after failures counts no more.
   *
   * @param accounts how many accounts the fleet has
   */
  public Instant next(Past past, int accounts, Instant now) {
    return allowed(planned(past, accounts, now), now);
  }

  /** The planned instant, or where starts that lie in quiet hours go. */
  Instant allowed(Instant planned, Instant now) {
    Instant start = outsideQuietHours(planned);
    boolean late = !start.isAfter(now);
    return late && quietHours.contains(now, zone) ? outsideQuietHours(now) : start;
  }

  private Instant planned(Past past, int accounts, Instant now) {
    @Nullable Instant lastBegun = past.lastBegun();
    Instant known = lastBegun == null ? past.firstSeen() : lastBegun;
    if (known.isAfter(now.plus(CLOCKS_DIFFER))) {
      return now;
    }
    Instant start =
        lastBegun == null
            ? first(past.firstSeen(), accounts)
            : delayed(cadence.next(lastBegun, zone));
    @Nullable Instant notBefore = past.notBefore();
    return notBefore != null && notBefore.isAfter(start) ? notBefore : start;
  }

  private Instant first(Instant seen, int accounts) {
    if (cadence instanceof Every every) {
      Duration all = BETWEEN_FIRST_STARTS.multipliedBy(Math.max(accounts - 1, 0));
      return seen.plus(part(shorter(all, every.interval()), FIRST_START));
    }
    return delayed(cadence.next(seen, zone));
  }

  /** A slot with its jitter. */
  private Instant delayed(Instant slot) {
    Duration length = Duration.between(slot, cadence.next(slot, zone));
    Duration most = Duration.ofMillis((long) (length.toMillis() * jitter));
    return slot.plus(part(shorter(most, LONGEST_JITTER), slot.getEpochSecond()));
  }

  /** The instant, or a little after the quiet hours that it lies in. */
  private Instant outsideQuietHours(Instant at) {
    return quietHours.contains(at, zone)
        ? quietHours.endOf(delayed(quietHours.endOf(at, zone)), zone)
        : at;
  }

  /** The account's own part of a span that all accounts share. */
  private Duration part(Duration span, long occasion) {
    return Duration.ofMillis((long) (span.toMillis() * Spread.of(account, occasion)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Whether jitter can be so much; not a number is not. */
  static boolean allows(double jitter) {
    return jitter >= 0 && jitter <= MOST_JITTER;
  }
}
