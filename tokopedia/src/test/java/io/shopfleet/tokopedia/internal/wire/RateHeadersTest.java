package io.shopfleet.tokopedia.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateHeadersTest {

  @ParameterizedTest
  @CsvSource({
    "0.25, 250",
    "0.0001, 1",
    "2, 2000",
    "-0.000000, 0",
    "-3.5, 0",
    "3600, 3600000",
    "1e300, 3600000"
  })
  void resetAfter_isReadAsFractionOfSeconds(String header, long millis) {
    Headers headers = Headers.of("X-Ratelimit-Reset-After", header);

    assertThat(RateHeaders.resetAfter(headers)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"NaN", "soon", "''"})
  void unreadableResetAfter_isUntold(String header) {
    assertThat(RateHeaders.resetAfter(Headers.of("X-Ratelimit-Reset-After", header))).isNull();
  }

  @Test
  void limitAlone_isUntold() {
    Headers headers = Headers.of("X-Ratelimit-Limit", "5 req/s (burst 5)");

    assertThat(RateHeaders.resetAfter(headers)).isNull();
  }
}
