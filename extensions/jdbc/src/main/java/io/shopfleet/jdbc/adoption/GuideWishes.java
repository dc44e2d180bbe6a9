package io.shopfleet.jdbc.adoption;

import io.shopfleet.account.Settings;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.sync.SyncSettings.Streams;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the operator of an account wished: whether, how often and what is synchronised. */
final class GuideWishes {

  private static final Pattern MINUTES = Pattern.compile("[1-9]\\d{0,8}");
  private static final Map<DataStream, String> STREAMS =
      Map.of(
          DataStream.ORDERS, "sync_orders",
          DataStream.PRODUCTS, "sync_products",
          DataStream.INVENTORY, "sync_inventory");

  // An account without features of its own has all: none takes a word that no platform offers.
  private static final String NO_FEATURE = "none";

  private final GuideDocument row;
  private final GuideDocument credentials;
  private final GuideDocument sync;

  GuideWishes(GuideDocument row, GuideDocument credentials) {
    this.row = row;
    this.credentials = credentials;
    this.sync = credentials.document("sync_settings");
  }

  /** Whether the operator wants the account to be used. */
  boolean enabled() {
    boolean active = !row.text("status").map(String::strip).orElse("").equals("inactive");
    return active && row.flag("enabled", row.text("status").isPresent());
  }

  /** Whether the operator left any stream to synchronise. */
  boolean anyStream() {
    return !streams().isEmpty();
  }

  /** Whether it is synchronised by itself, not on demand alone. */
  boolean automatic() {
    return sync.flag("auto_sync", row.flag("auto_sync", true));
  }

  Settings settings() {
    Settings settings =
        automatic() ? Settings.none() : Settings.none().with(ScheduleSettings.AUTO, false);
    Optional<String> minutes =
        sync.text("interval_minutes")
            .or(() -> row.text("sync_interval_minutes"))
            .filter(text -> MINUTES.matcher(text).matches());
    if (minutes.isPresent()) {
      Duration interval = Duration.ofMinutes(Long.parseLong(minutes.get()));
      settings = settings.with(SyncSettings.INTERVAL, interval);
    }
    Set<DataStream> streams = streams();
    return streams.isEmpty() || streams.equals(STREAMS.keySet())
        ? settings
        : settings.with(SyncSettings.STREAMS, new Streams(streams));
  }

  private Set<DataStream> streams() {
    Set<DataStream> streams = EnumSet.noneOf(DataStream.class);
    STREAMS.forEach(
        (stream, flag) -> {
          if (sync.flag(flag, true)) {
            streams.add(stream);
          }
        });
    return streams;
  }

  Set<String> features() {
    Map<String, String> flags = credentials.document("features").texts();
    Set<String> features = new TreeSet<>();
    flags.forEach(
        (feature, wanted) -> {
          if (Boolean.parseBoolean(wanted)) {
            features.add(feature.toLowerCase(Locale.ROOT));
          }
        });
    return flags.isEmpty() || !features.isEmpty() ? features : Set.of(NO_FEATURE);
  }
}
