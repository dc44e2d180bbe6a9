package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which spans of marketplace time a run has to ask for. */
final class Windows {

  /** No marketplace is older; whoever asks for more wants everything, not a million windows. */
  private static final Instant EARLIEST = Instant.EPOCH;

  /** By so much a marketplace's clock may be ahead of ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  /** What is read of a period before it is noted how far it was read. */
  private static final Duration LONGEST_PART = Duration.ofDays(30);

  private Windows() {}

  /**
   * The windows from the watermark less the overlap up to now less the settle time, oldest first,
   * each starting where the one before ends and none longer than allowed; none if there is nothing
   * to ask.
   */
  static List<Window> due(
      Account account,
      SettingsCascade settings,
      Optional<Instant> watermark,
      Instant now,
      Duration longest) {
    Instant from =
        watermark
            .map(reached -> reached.minus(settings.get(account, SyncSettings.OVERLAP)))
            .orElseGet(() -> firstStart(account, settings.get(account, SyncSettings.FROM)));
    Instant to = now.minus(settings.get(account, SyncSettings.SETTLE));
    return split(from, to, longest);
  }

  /**
   * The parts of a period that somebody asked for by its dates, as far as there can be records,
   * oldest first.
   */
  static List<Window> ofPeriod(Window period, Instant now, Duration longest) {
    Instant latest = now.plus(CLOCKS_DIFFER);
    Duration part = longest.compareTo(LONGEST_PART) < 0 ? longest : LONGEST_PART;
    return split(period.from(), period.to().isBefore(latest) ? period.to() : latest, part);
  }

  static List<Window> split(Instant from, Instant to, Duration longest) {
    List<Window> windows = new ArrayList<>();
    Instant start = from.isBefore(EARLIEST) ? EARLIEST : from;
    while (start.isBefore(to)) {
      Instant furthest = start.plus(longest);
      Instant end = furthest.isBefore(to) ? furthest : to;
      windows.add(new Window(start, end));
      start = end;
    }
    return windows;
  }

  /**
   * Where the first run of an account starts: nothing from before comes by itself.
   *
   * @param from the account's {@link SyncSettings#FROM}
   */
  static Instant firstStart(Account account, Instant from) {
    return from.equals(Instant.MAX) ? account.createdAt() : from;
  }
}
