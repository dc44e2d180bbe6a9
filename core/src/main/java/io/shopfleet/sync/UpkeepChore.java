package io.shopfleet.sync;

import io.shopfleet.credential.CredentialUpkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the credentials of idle accounts on this node. A round is spread over many steps,
 * each bounded in accounts and in time.
 */
public final class UpkeepChore implements Chore {

  private static final int ACCOUNTS_A_STEP = 50;
  private static final Duration STEP = Duration.ofSeconds(30);

  private final CredentialUpkeep upkeep;
  private final Duration interval;
  private final Clock clock;
  // Written by one step at a time, read by the engine's clock thread.
  private volatile CredentialUpkeep.@Nullable Round round;
  private volatile @Nullable Instant begun;

  /**
   * @param interval time between the starts of two rounds
   */
  public UpkeepChore(CredentialUpkeep upkeep, Duration interval, Clock clock) {
    this.upkeep = upkeep;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "upkeep of credentials";
  }

  @Override
  public boolean due() {
    CredentialUpkeep.Round present = round;
    return (present != null && !present.over()) || roundDue();
  }

  private boolean roundDue() {
    Instant last = begun;
    Instant now = clock.instant();
    return last == null || now.isBefore(last) || !now.isBefore(last.plus(interval));
  }

  @Override
  public void step(BooleanSupplier closing) {
    CredentialUpkeep.Round present = round;
    Instant now = clock.instant();
    if (present == null || present.over()) {
      if (!roundDue()) {
        return;
      }
      begun = now;
      present = upkeep.begin();
      round = present;
    }
    Instant end = now.plus(STEP);
    present.advance(
        ACCOUNTS_A_STEP, () -> closing.getAsBoolean() || !clock.instant().isBefore(end));
  }
}
