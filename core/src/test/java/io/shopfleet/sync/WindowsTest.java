package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Which spans of marketplace time are asked for. */
class WindowsTest {

  private static final Instant T = ManualClock.START;

  @Property
  void anySpan_everyInstantOnceAndNoWindowTooLong(
      @ForAll @LongRange(min = 1, max = 5_000_000) long millis,
      @ForAll @LongRange(min = 10_000, max = 900_000) long longestMillis) {
    Instant end = T.plusMillis(millis);
    Duration longest = Duration.ofMillis(longestMillis);

    List<Window> windows = Windows.split(T, end, longest);

    assertThat(windows.get(0).from()).isEqualTo(T);
    assertThat(windows.get(windows.size() - 1).to()).isEqualTo(end);
    assertThat(windows).allMatch(window -> window.length().compareTo(longest) <= 0);
    for (int i = 1; i < windows.size(); i++) {
      assertThat(windows.get(i).from()).isEqualTo(windows.get(i - 1).to());
    }
    long fewest = (millis + longestMillis - 1) / longestMillis;
    assertThat(windows).hasSize((int) fewest);
  }

  @Test
  void spanAsLongAsAllowed_isOneWindow() {
    Duration longest = Duration.ofDays(3);
    Instant end = T.plus(longest);

    assertThat(Windows.split(T, end.minusNanos(1), longest)).hasSize(1);
    assertThat(Windows.split(T, end, longest)).containsExactly(new Window(T, end));
    assertThat(Windows.split(T, end.plusNanos(1), longest))
        .containsExactly(new Window(T, end), new Window(end, end.plusNanos(1)));
  }

  @Test
  void nothingBetween_isNoWindow() {
    assertThat(Windows.split(T, T, Duration.ofDays(1))).isEmpty();
    assertThat(Windows.split(T.plusNanos(1), T, Duration.ofDays(1))).isEmpty();
  }

  @Test
  void period_isReadInPartsOfAMonthOrOfWhatTheMarketplaceAllows() {
    Duration month = Duration.ofDays(30);
    Instant now = T.plus(Duration.ofDays(100));
    Window period = new Window(T, T.plus(Duration.ofDays(31)));

    assertThat(Windows.ofPeriod(period, now, Duration.ofDays(90)))
        .containsExactly(new Window(T, T.plus(month)), new Window(T.plus(month), period.to()));
    assertThat(Windows.ofPeriod(period, now, Duration.ofDays(20)))
        .containsExactly(
            new Window(T, T.plus(Duration.ofDays(20))),
            new Window(T.plus(Duration.ofDays(20)), period.to()));
  }
}
