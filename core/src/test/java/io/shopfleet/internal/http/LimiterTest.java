package io.shopfleet.internal.http;

import static io.shopfleet.platform.CallSpec.Priority.BACKGROUND;
import static io.shopfleet.platform.CallSpec.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.PlatformId;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.RecordingSleeper;
import io.shopfleet.platform.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gates of all keys. */
@Timeout(120)
class LimiterTest {

  private static final Instant T = ManualClock.START;
  private static final Instant NEVER = T.plus(Duration.ofDays(1));
  private static final LimitPolicy ONE_A_SECOND = new LimitPolicy(1, 1, 1, 1);
  private static final LimitKey KEY = key("app 1", "orders");

  private final ManualClock clock = new ManualClock();
  private final RecordingSleeper sleeper = new RecordingSleeper(clock);
  private final Limiter limiter = new Limiter(clock, sleeper);

  private static LimitKey key(String scope, String group) {
    return new LimitKey(new PlatformId("bazaar"), scope, group);
  }

  private boolean acquire(LimitKey key, Instant deadline) throws InterruptedException {
    return limiter.acquire(key, ONE_A_SECOND, BACKGROUND, deadline);
  }

  @Test
  void secondRequest_waitsItsTurn() throws Exception {
    assertThat(acquire(KEY, NEVER)).isTrue();
    assertThat(sleeper.waits()).isEmpty();

    assertThat(acquire(KEY, NEVER)).isTrue();
    assertThat(sleeper.waits()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void otherKey_waitsForNobody() throws Exception {
    acquire(KEY, NEVER);
    limiter.refused(KEY, Duration.ofHours(1));

    assertThat(acquire(key("app 2", "orders"), NEVER)).isTrue();
    assertThat(acquire(key("app 1", "products"), NEVER)).isTrue();
    assertThat(sleeper.waits()).isEmpty();
  }

  @Test
  void deadline_isKeptToTheTick() throws Exception {
    acquire(KEY, NEVER);

    assertThat(acquire(KEY, T.plusSeconds(1).minusNanos(1))).isFalse();
    assertThat(sleeper.waits()).isEmpty();
    assertThat(acquire(KEY, T.plusSeconds(1))).isTrue();
  }

  @Test
  void refusedWithoutAPermit_takesNone() throws Exception {
    acquire(KEY, NEVER);
    acquire(KEY, T);

    assertThat(acquire(KEY, T.plusSeconds(1))).isTrue();
  }

  @Test
  void keyNeverAsked_signalsAreIgnored() throws Exception {
    limiter.refused(KEY, Duration.ofHours(1));
    limiter.succeeded(KEY);

    assertThat(acquire(KEY, NEVER)).isTrue();
    assertThat(sleeper.waits()).isEmpty();
  }

  @Test
  void interruptedWhileWaiting_saysSoAndLeavesNobodyWaiting() throws Exception {
    acquire(KEY, NEVER);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> limiter.acquire(KEY, ONE_A_SECOND, INTERACTIVE, NEVER))
        .isInstanceOf(InterruptedException.class);

    // Had the person stayed in the queue, background calls would wait for ever.
    clock.advance(Duration.ofSeconds(1));
    assertThat(acquire(KEY, clock.instant())).isTrue();
  }

  @Test
  void personWaits_backgroundIsSentBackUntilThePersonIsGone() throws Exception {
    CountDownLatch personWaits = new CountDownLatch(1);
    CountDownLatch personMayGo = new CountDownLatch(1);
    Sleeper longWait =
        duration -> {
          personWaits.countDown();
          personMayGo.await();
          clock.advance(duration);
        };
    Limiter shared = new Limiter(clock, longWait);
    shared.acquire(KEY, ONE_A_SECOND, BACKGROUND, NEVER);
    FutureTask<Boolean> person =
        new FutureTask<>(() -> shared.acquire(KEY, ONE_A_SECOND, INTERACTIVE, NEVER));
    new Thread(person).start();
    personWaits.await();
    clock.advance(Duration.ofSeconds(1));

    // By the clock it would be its turn, but somebody more urgent is in the queue.
    assertThat(shared.acquire(KEY, ONE_A_SECOND, BACKGROUND, clock.instant())).isFalse();

    personMayGo.countDown();
    assertThat(person.get()).isTrue();
    clock.advance(Duration.ofSeconds(5));
    assertThat(shared.acquire(KEY, ONE_A_SECOND, BACKGROUND, clock.instant())).isTrue();
  }
}
