package io.shopfleet.credential;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request is sent with. Its three instants are absolute and fixed when the token is
 * obtained.
 *
 * @param value the token
 * @param expiresAt when the marketplace stops taking it; null if it did not say, which never means
 *     for ever
 * @param advisoryAt from here on one caller renews it while the others go on with it
 * @param mandatoryAt from here on everybody waits for the next one, and uses this one to its end
 *     only while a failed renewal backs off; not before {@code advisoryAt}
 * @param obtainedAt when its lifetime began; null if that is not known
 */
public record AccessToken(
    Secret value,
    @Nullable Instant expiresAt,
    Instant advisoryAt,
    Instant mandatoryAt,
    @Nullable Instant obtainedAt) {

  private static final Duration IMPORT_MARGIN = Duration.ofMinutes(5);

  public AccessToken {
    if (mandatoryAt.isBefore(advisoryAt)) {
      throw new IllegalArgumentException(
          "A token cannot be renewed by force before it is renewed by advice");
    }
  }

  /** A token of which nobody knows when it was obtained. */
  public AccessToken(
      Secret value, @Nullable Instant expiresAt, Instant advisoryAt, Instant mandatoryAt) {
    this(value, expiresAt, advisoryAt, mandatoryAt, null);
  }

  /**
   * A token obtained elsewhere, whose lifetime is not known: it is renewed five minutes before it
   * ends, or at once if that is past.
   */
  public static AccessToken expiringAt(Secret value, Instant expiresAt) {
    Instant renewAt = expiresAt.minus(IMPORT_MARGIN);
    return new AccessToken(value, expiresAt, renewAt, renewAt);
  }

  /** Whether one caller should renew it now. */
  public boolean advisable(Instant now) {
    return !now.isBefore(advisoryAt);
  }

  /** Whether everybody should wait for the next one. */
  public boolean mandatory(Instant now) {
    return !now.isBefore(mandatoryAt);
  }

  /** Whether the marketplace said that it takes it now; never if it did not say when it ends. */
  boolean alive(Instant now) {
    return expiresAt != null && now.isBefore(expiresAt);
  }

  /** When it ends, or is taken to end where the marketplace did not say. */
  Instant endsAt() {
    return expiresAt == null ? mandatoryAt : expiresAt;
  }
}
