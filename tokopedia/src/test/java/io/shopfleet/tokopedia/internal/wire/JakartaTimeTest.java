package io.shopfleet.tokopedia.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.platform.Window;
import io.shopfleet.tokopedia.internal.wire.JakartaTime.Seconds;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JakartaTimeTest {

  private static final Instant MIDNIGHT_IN_JAKARTA = Instant.parse("2024-03-04T17:00:00Z");

  @Test
  void wireNumber_isSevenHoursAhead() {
    long labelledAsUtc = Instant.parse("2024-03-05T00:00:00Z").getEpochSecond();

    assertThat(JakartaTime.instant(labelledAsUtc)).isEqualTo(MIDNIGHT_IN_JAKARTA);
    assertThat(JakartaTime.wireSeconds(MIDNIGHT_IN_JAKARTA.getEpochSecond()))
        .isEqualTo(labelledAsUtc);
  }

  @Test
  void wireText_isSevenHoursAhead() {
    assertThat(JakartaTime.instant("2024-03-05T00:00:00.5Z"))
        .contains(MIDNIGHT_IN_JAKARTA.plusMillis(500));
  }

  @Test
  void wireTextWithItsOwnOffset_isTaken() {
    assertThat(JakartaTime.instant("2024-03-05T00:00:00+07:00")).contains(MIDNIGHT_IN_JAKARTA);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "0001-01-01T00:00:00Z", "yesterday", "2024-03-05"})
  void noTime_isEmpty(String text) {
    assertThat(JakartaTime.instant(text)).isEmpty();
  }

  @Test
  void wholeSeconds_endOneSecondBeforeTheWindow() {
    Window window = window("2024-03-05T00:00:00Z", "2024-03-05T00:00:10Z");

    assertThat(JakartaTime.seconds(window)).contains(seconds("2024-03-05T00:00:00Z", 10));
  }

  @Test
  void fractions_areRoundedUpAtBothEnds() {
    Window window = window("2024-03-05T00:00:00.000000001Z", "2024-03-05T00:00:09.000000001Z");

    assertThat(JakartaTime.seconds(window)).contains(seconds("2024-03-05T00:00:01Z", 9));
  }

  @Test
  void windowWithinOneSecond_holdsNoWholeSecond() {
    Window window = window("2024-03-05T00:00:00.1Z", "2024-03-05T00:00:00.9Z");

    assertThat(JakartaTime.seconds(window)).isEmpty();
  }

  private static Window window(String from, String to) {
    return new Window(Instant.parse(from), Instant.parse(to));
  }

  private static Seconds seconds(String first, long count) {
    long start = Instant.parse(first).getEpochSecond();
    return new Seconds(start, start + count - 1);
  }
}
