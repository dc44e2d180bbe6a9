package io.shopfleet.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void nothingAsked_runsTheDemonstration() {
    Options options = Options.parse();

    assertThat(options.config()).isNull();
    assertThat(options.book()).isNull();
  }

  @Test
  void everythingAsked_isRead() {
    Options options =
        Options.parse(
            "--config", "shops.json",
            "--from", "2026-01-01T00:00:00Z",
            "--every", "500ms",
            "--for", "2m",
            "--book", "book.jsonl");

    assertThat(options.config()).isEqualTo(Path.of("shops.json"));
    assertThat(options.from()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(options.every()).isEqualTo(Duration.ofMillis(500));
    assertThat(options.duration()).isEqualTo(Duration.ofMinutes(2));
    assertThat(options.book()).isEqualTo(Path.of("book.jsonl"));
  }

  @Test
  void negativeInterval_saysWhatToWrite() {
    assertThatThrownBy(() -> Options.parse("--every", "-5s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--every needs a duration such as 5s")
        .hasMessageContaining("-5s");
  }

  @Test
  void zeroInterval_isRefused() {
    assertThatThrownBy(() -> Options.parse("--every", "0s")).hasMessageContaining("above zero");
  }

  @Test
  void badInstant_saysWhatToWrite() {
    assertThatThrownBy(() -> Options.parse("--from", "yesterday"))
        .hasMessageContaining("2026-01-01T00:00:00Z");
  }

  @Test
  void optionWithoutValue_isNamed() {
    assertThatThrownBy(() -> Options.parse("--book")).hasMessageContaining("--book needs a value");
  }

  @Test
  void unknownOption_showsTheUsage() {
    assertThatThrownBy(() -> Options.parse("--speed", "fast"))
        .hasMessageContaining("Unknown option --speed")
        .hasMessageContaining("Usage:");
  }
}
