package io.shopfleet.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookPolicyTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final WebhookPolicy POLICY = WebhookPolicy.DEFAULT;

  @Test
  void lengthsThatMakeNoSense_refused() {
    List<Duration> lengths =
        List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ZERO);
    assertThat(policy(1, lengths).bodyLimit()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> policy(0, lengths));
    for (int i = 0; i < lengths.size(); i++) {
      List<Duration> shorter = new ArrayList<>(lengths);
      shorter.set(i, lengths.get(i).isZero() ? Duration.ofNanos(-1) : Duration.ZERO);
      assertThatIllegalArgumentException().isThrownBy(() -> policy(1, shorter));
      shorter.set(i, Duration.ofSeconds(-1));
      assertThatIllegalArgumentException().isThrownBy(() -> policy(1, shorter));
    }
  }

  private static WebhookPolicy policy(int limit, List<Duration> lengths) {
    return new WebhookPolicy(
        limit,
        lengths.get(0),
        lengths.get(1),
        lengths.get(2),
        lengths.get(3),
        lengths.get(4),
        lengths.get(5),
        lengths.get(6));
  }

  @Test
  void keptUntil_afterTheLastMomentAtWhichItIsTaken() {
    Instant signedAt = NOON.minusSeconds(100);

    assertThat(POLICY.keepUntil(signedAt, NOON))
        .isEqualTo(signedAt.plus(POLICY.lateness()).plus(Duration.ofHours(1)));
    assertThat(POLICY.keepUntil(null, NOON)).isEqualTo(NOON.plus(POLICY.untimed()));
  }

  @Test
  void untimed_isAlwaysInTime() {
    assertThat(POLICY.inTime(null, NOON)).isTrue();
  }

  @Test
  void pauses_doubleUpToTheLongest() {
    assertThat(POLICY.nextAttempt(NOON, 1, NOON)).isEqualTo(NOON.plusSeconds(60));
    assertThat(POLICY.nextAttempt(NOON, 2, NOON)).isEqualTo(NOON.plusSeconds(120));
    assertThat(POLICY.nextAttempt(NOON, 6, NOON)).isEqualTo(NOON.plusSeconds(1_920));
    assertThat(POLICY.nextAttempt(NOON, 7, NOON)).isEqualTo(NOON.plusSeconds(3_600));
    assertThat(POLICY.nextAttempt(NOON, 2_000_000_000, NOON)).isEqualTo(NOON.plusSeconds(3_600));
  }

  @Test
  void patience_endsAtItsInstant() {
    Instant end = NOON.plus(POLICY.patience());

    assertThat(POLICY.nextAttempt(NOON, 1, end.minusMillis(1))).isNotNull();
    assertThat(POLICY.nextAttempt(NOON, 1, end)).isNull();
  }
}
