package io.shopfleet.sync;

import io.shopfleet.credential.CredentialUpkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the credentials of idle accounts are looked after, on this node. A round is spread over many
 * steps, each bounded in accounts and in time. Safe for concurrent use.
 */
final class UpkeepSchedule {

  private static final Logger log = LoggerFactory.getLogger(UpkeepSchedule.class);
  private static final int ACCOUNTS_A_STEP = 50;
  private static final Duration STEP = Duration.ofSeconds(30);

  private final CredentialUpkeep upkeep;
  private final Duration interval;
  private final Clock clock;
  // Whoever set it owns the two fields below until it is taken back.
  private final AtomicBoolean underWay = new AtomicBoolean();
  private CredentialUpkeep.@Nullable Round round;
  private @Nullable Instant begun;

  UpkeepSchedule(CredentialUpkeep upkeep, Duration interval, Clock clock) {
    this.upkeep = upkeep;
    this.interval = interval;
    this.clock = clock;
  }

  /** Hands the next step to the executor if there is one to take. */
  void next(Executor executor, BooleanSupplier closing) {
    if (!underWay.compareAndSet(false, true)) {
      return;
    }
    CredentialUpkeep.Round present = roundOf(clock.instant());
    if (present == null) {
      underWay.set(false);
      return;
    }
    try {
      executor.execute(() -> step(present, closing));
    } catch (RejectedExecutionException e) {
      underWay.set(false);
    }
  }

  /** The round under way, or a new one; null if the next is not due yet. */
  private CredentialUpkeep.@Nullable Round roundOf(Instant now) {
    CredentialUpkeep.Round present = round;
    if (present != null && !present.over()) {
      return present;
    }
    if (begun != null && !now.isBefore(begun) && now.isBefore(begun.plus(interval))) {
      return null;
    }
    begun = now;
    present = upkeep.begin();
    round = present;
    return present;
  }

  private void step(CredentialUpkeep.Round present, BooleanSupplier closing) {
    try {
      Instant end = clock.instant().plus(STEP);
      present.advance(
          ACCOUNTS_A_STEP, () -> closing.getAsBoolean() || !clock.instant().isBefore(end));
    } catch (RuntimeException e) {
      // The registry did not answer; the same step comes again in a second.
      log.warn("Could not look after the credentials of idle accounts", e);
    } finally {
      underWay.set(false);
    }
  }
}
