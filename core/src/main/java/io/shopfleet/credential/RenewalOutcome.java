package io.shopfleet.credential;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one call to a token endpoint. Reasons never hold a secret. */
public sealed interface RenewalOutcome {

  /** The marketplace gave new tokens. */
  record Granted(TokenGrant grant) implements RenewalOutcome {}

  /** The marketplace refused for good: the authorization has to be granted anew. */
  record Refused(@Nullable String code, String reason) implements RenewalOutcome {}

  /**
   * The refresh token was certainly not consumed: the request never left, or was turned away.
   *
   * @param retryAfter how long the marketplace asks to wait; null if it did not say
   */
  record NotProcessed(String reason, @Nullable Duration retryAfter) implements RenewalOutcome {}

  /** The answer was lost; the refresh token may or may not be consumed. */
  record Unknown(String reason) implements RenewalOutcome {}
}
