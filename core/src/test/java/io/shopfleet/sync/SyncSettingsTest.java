package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.Settings;
import io.shopfleet.commerce.DataStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings of a synchronisation allow. */
class SyncSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "sync.interval, PT0S",
    "sync.interval, -PT1M",
    "sync.interval, 15 minutes",
    "sync.overlap, -PT0.000000001S",
    "sync.settle, -PT1S",
    "sync.interval, P366DT0.000000001S",
    "sync.overlap, P366DT0.000000001S",
    "sync.settle, P367D",
    "sync.sweep, P367D",
    "sync.sweep-period, P367D",
    "sync.rest-after, P367D",
    "sync.rest, P367D",
    "sync.from, yesterday",
    "sync.streams, ORDERZ",
    "sync.streams, ''",
    "sync.watch-budget, 0",
    "sync.watch-budget, many"
  })
  void valueWithoutSense_isRefusedByName(String name, String text) {
    Settings settings = new Settings(Map.of(name, text));

    assertThatThrownBy(() -> SyncSettings.check(settings))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({
    "sync.interval, PT0.000000001S",
    "sync.interval, P366D",
    "sync.sweep, P366D",
    "sync.overlap, PT0S",
    "sync.settle, PT0S",
    "sync.from, 2026-01-01T00:00:00Z",
    "sync.streams, 'ORDERS, INVENTORY'",
    "sync.watch-budget, 1"
  })
  void valueAtItsLeast_isTaken(String name, String text) {
    assertThatCode(() -> SyncSettings.check(new Settings(Map.of(name, text))))
        .doesNotThrowAnyException();
  }

  @Test
  void streams_readWhatTheyWrite() {
    SyncSettings.Streams streams = SyncSettings.Streams.of(DataStream.PRODUCTS, DataStream.ORDERS);

    assertThat(streams).hasToString("ORDERS,PRODUCTS");
    assertThat(Settings.none().with(SyncSettings.STREAMS, streams).get(SyncSettings.STREAMS))
        .contains(streams);
  }

  @Test
  void noStreamAtAll_isRefused() {
    Set<DataStream> none = Set.of();

    assertThatThrownBy(() -> new SyncSettings.Streams(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("disable the account");
  }
}
