package io.shopfleet.failure;

/** What went wrong with a marketplace, as far as it decides what to do next. */
public enum FailureKind {
  /** A hiccup of network or marketplace; the same request may succeed soon. */
  TRANSIENT(true),
  /** Too many requests; wait as long as {@link MarketplaceException#retryAfter()} says. */
  RATE_LIMITED(true),
  /** The access token is no longer valid, and renewing it may help. */
  AUTH_EXPIRED(false),
  /** The authorization is gone or was refused; a person has to act. */
  AUTH_REJECTED(false),
  /** The app or token may not do this; a scope or a setting at the marketplace is missing. */
  PERMISSION(false),
  /** The request is wrong and stays wrong. */
  INVALID_REQUEST(false),
  /** What was asked for does not exist. */
  NOT_FOUND(false),
  /** What was asked for contradicts the present state at the marketplace. */
  CONFLICT(false),
  /** The marketplace as a whole does not serve. */
  PLATFORM_DOWN(true),
  /** An answer that this library does not understand. */
  UNKNOWN(false);

  private final boolean retryable;

  FailureKind(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether repeating the same request later can help without anybody doing anything. */
  public boolean retryable() {
    return retryable;
  }
}
