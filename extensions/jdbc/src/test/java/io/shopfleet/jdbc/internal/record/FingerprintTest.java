package io.shopfleet.jdbc.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void sameRows_same() {
    assertThat(of(row("a", null), row(1L)))
        .isEqualTo(of(row("a", null), row(1L)))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void rowsThatLookAlikeWhenJoined_differ() {
    List<String> all =
        Stream.of(
                of(row("a", "b")),
                of(row("ab", "")),
                of(row("", "ab")),
                of(row("ab", null)),
                of(row(null, "ab")),
                of(row("a"), row("b")),
                of(row("ab")),
                of(row("a", "b"), row()))
            .toList();

    assertThat(all).doesNotHaveDuplicates();
  }

  private static String of(@Nullable Object[]... rows) {
    Fingerprint fingerprint = new Fingerprint();
    for (@Nullable Object[] row : rows) {
      fingerprint.row(row);
    }
    return fingerprint.text();
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
