package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.account.Environment;
import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.SettingKey;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Cadence.Cron;
import io.shopfleet.sync.Cadence.Every;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which schedule holds for a stream, and what the settings of a schedule allow. */
class ScheduleSettingsTest {

  private static final PlatformId MARKET = new PlatformId("market");
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
  private static final SettingKey<Cadence> ORDERS = ScheduleSettings.schedule(DataStream.ORDERS);
  private static final Cadence NIGHTLY = Cron.of("0 3 * * *");
  private static final Cadence HOURLY = new Every(Duration.ofHours(1));
  private static final Cadence MINUTELY = new Every(Duration.ofMinutes(1));

  private final SettingsCascade library = new SettingsCascade(Map.of());

  private static Account account(Settings settings) {
    return Account.of(MARKET, new ShopId("7001"), "Toko Satu")
        .region(new RegionCode("ID"))
        .zone(JAKARTA)
        .settings(settings)
        .build();
  }

  private static Settings set(SettingKey<Cadence> key, Cadence cadence) {
    return Settings.none().with(key, cadence);
  }

  @ParameterizedTest
  @EnumSource
  void nothingSet_everyQuarterOfAnHour(DataStream stream) {
    assertThat(ScheduleSettings.cadence(library, account(Settings.none()), stream))
        .isEqualTo(new Every(Duration.ofMinutes(15)));
  }

  @Test
  void intervalSet_allStreamsGoByIt() {
    Account own = account(Settings.none().with(SyncSettings.INTERVAL, Duration.ofHours(1)));

    assertThat(ScheduleSettings.cadence(library, own, DataStream.ORDERS)).isEqualTo(HOURLY);
    assertThat(ScheduleSettings.cadence(library, own, DataStream.RETURNS)).isEqualTo(HOURLY);
  }

  @Test
  void scheduleSetBesideTheInterval_scheduleCounts() {
    Account own =
        account(
            set(ScheduleSettings.SCHEDULE, NIGHTLY)
                .with(SyncSettings.INTERVAL, Duration.ofHours(1)));

    assertThat(ScheduleSettings.cadence(library, own, DataStream.ORDERS)).isEqualTo(NIGHTLY);
  }

  @Test
  void scheduleOfAStreamSet_itCountsForThatStreamAlone() {
    Account own = account(set(ScheduleSettings.SCHEDULE, NIGHTLY).with(ORDERS, MINUTELY));

    assertThat(ScheduleSettings.cadence(library, own, DataStream.ORDERS)).isEqualTo(MINUTELY);
    assertThat(ScheduleSettings.cadence(library, own, DataStream.PRODUCTS)).isEqualTo(NIGHTLY);
  }

  @ParameterizedTest
  @CsvSource({
    "ORDERS, sync.schedule.orders",
    "PRODUCTS, sync.schedule.products",
    "INVENTORY, sync.schedule.inventory",
    "RETURNS, sync.schedule.returns"
  })
  void scheduleOfAStream_isNamedAfterIt(DataStream stream, String name) {
    assertThat(ScheduleSettings.schedule(stream)).hasToString(name);
  }

  @Test
  void accountSaysAnything_platformsScheduleOfTheStreamIsSilent() {
    SettingsCascade platform = library.over(MARKET, set(ORDERS, MINUTELY));

    assertThat(ScheduleSettings.cadence(platform, account(Settings.none()), DataStream.ORDERS))
        .isEqualTo(MINUTELY);
    assertThat(
            ScheduleSettings.cadence(
                platform, account(set(ScheduleSettings.SCHEDULE, NIGHTLY)), DataStream.ORDERS))
        .isEqualTo(NIGHTLY);
    assertThat(
            ScheduleSettings.cadence(
                platform,
                account(Settings.none().with(SyncSettings.INTERVAL, Duration.ofHours(1))),
                DataStream.ORDERS))
        .isEqualTo(HOURLY);
  }

  @Test
  void accountSaysSomethingOfAnotherStream_platformStillCounts() {
    SettingsCascade platform = library.over(MARKET, set(ScheduleSettings.SCHEDULE, NIGHTLY));

    assertThat(
            ScheduleSettings.cadence(platform, account(set(ORDERS, MINUTELY)), DataStream.PRODUCTS))
        .isEqualTo(NIGHTLY);
  }

  @Test
  void environmentSaysAnything_itGoesBeforeThePlatform() {
    SettingsCascade both =
        library
            .over(MARKET, set(ORDERS, MINUTELY))
            .over(
                Environment.SANDBOX,
                Settings.none().with(SyncSettings.INTERVAL, Duration.ofHours(1)));
    Account live = account(Settings.none());
    Account sandbox = live.toBuilder().environment(Environment.SANDBOX).build();

    assertThat(ScheduleSettings.cadence(both, sandbox, DataStream.ORDERS)).isEqualTo(HOURLY);
    assertThat(ScheduleSettings.cadence(both, live, DataStream.ORDERS)).isEqualTo(MINUTELY);
  }

  @Test
  void zoneUnset_isTheAccountsOwn() {
    assertThat(ScheduleSettings.zone(library, account(Settings.none()))).isEqualTo(JAKARTA);
  }

  @Test
  void zoneSetAnywhere_goesBeforeTheAccountsOwn() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Settings office = Settings.none().with(ScheduleSettings.ZONE, berlin);

    assertThat(ScheduleSettings.zone(library.over(MARKET, office), account(Settings.none())))
        .isEqualTo(berlin);
    assertThat(ScheduleSettings.zone(library, account(office))).isEqualTo(berlin);
  }

  @Test
  void nothingSet_byItselfAtAllHoursWithATenthOfJitter() {
    Account plain = account(Settings.none());

    assertThat(library.get(plain, ScheduleSettings.AUTO)).isTrue();
    assertThat(library.get(plain, ScheduleSettings.QUIET_HOURS)).isEqualTo(QuietHours.none());
    assertThat(library.get(plain, ScheduleSettings.JITTER)).isEqualTo(0.1);
  }

  @Test
  void everything_readsWhatItWrites() {
    Settings all =
        set(ScheduleSettings.SCHEDULE, NIGHTLY)
            .with(ORDERS, MINUTELY)
            .with(ScheduleSettings.ZONE, JAKARTA)
            .with(ScheduleSettings.QUIET_HOURS, QuietHours.parse("22:00-06:00"))
            .with(ScheduleSettings.JITTER, 0.5)
            .with(ScheduleSettings.AUTO, false);

    assertThat(all.get(ScheduleSettings.SCHEDULE)).contains(NIGHTLY);
    assertThat(all.get(ORDERS)).contains(MINUTELY);
    assertThat(all.get(ScheduleSettings.ZONE)).contains(JAKARTA);
    assertThat(all.get(ScheduleSettings.QUIET_HOURS)).contains(QuietHours.parse("22:00-06:00"));
    assertThat(all.get(ScheduleSettings.JITTER)).contains(0.5);
    assertThat(all.get(ScheduleSettings.AUTO)).contains(false);
    assertThatCode(() -> ScheduleSettings.check(all)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "sync.schedule, hourly, give a duration such as PT15M",
    "sync.schedule.orders, PT0S, give a duration above zero",
    "sync.schedule.returns, 61 * * * *, give a duration such as PT15M",
    "sync.interval, P367D, at most 366 days",
    "sync.interval, PT0S, give a duration above zero",
    "sync.zone, Batavia, give a time zone such as Asia/Jakarta",
    "sync.quiet-hours, at night, give spans of hours",
    "sync.jitter, -0.001, give a number from 0 to 0.5",
    "sync.jitter, 0.501, give a number from 0 to 0.5",
    "sync.jitter, NaN, give a number from 0 to 0.5",
    "sync.jitter, some, give a number from 0 to 0.5",
    "sync.auto, yes, give true or false"
  })
  void valueWithoutSense_isRefusedByName(String name, String text, String whatToDo) {
    Settings settings = new Settings(Map.of(name, text));

    assertThatThrownBy(() -> ScheduleSettings.check(settings))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(whatToDo);
  }

  @ParameterizedTest
  @CsvSource({"sync.jitter, 0", "sync.jitter, 0.5", "sync.interval, P366D", "sync.auto, true"})
  void valueAtItsBounds_isTaken(String name, String text) {
    assertThatCode(() -> ScheduleSettings.check(new Settings(Map.of(name, text))))
        .doesNotThrowAnyException();
  }
}
