package io.shopfleet.tiktokshop.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "' 30 ', 30"})
  void seconds_areRead(String text, long seconds) {
    assertThat(RetryAfter.of(Headers.of("Retry-After", text), NOW))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "'Mon, 02 Nov 2026 03:00:00 GMT', 0",
    "'Mon, 02 Nov 2026 03:00:01 GMT', 1",
    "'Mon, 02 Nov 2026 03:05:00 GMT', 300"
  })
  void httpDate_isCountedFromNow(String text, long seconds) {
    assertThat(RetryAfter.of(Headers.of("retry-after", text), NOW))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mon, 02 Nov 2026 02:59:59 GMT", "-1", "soon", "99999999999", ""})
  void pastOrUnreadable_isUntold(String text) {
    assertThat(RetryAfter.of(Headers.of("Retry-After", text), NOW)).isNull();
  }

  @Test
  void absent_isUntold() {
    assertThat(RetryAfter.of(Headers.of(), NOW)).isNull();
  }
}
