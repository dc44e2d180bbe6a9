package io.shopfleet.tokopedia.internal.wire;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about itself, in whichever of the envelopes it came.
 *
 * @param told whether the answer had an envelope at all
 * @param code the error code; null if absent or empty
 * @param reason the marketplace's explanation; null if absent
 * @param responseId what its support asks for; seen on one kind of failure only
 * @param legacyStatus the number in front of the older envelope's status text; 0 if absent
 */
record Header(
    boolean told,
    @Nullable String code,
    @Nullable String reason,
    @Nullable String responseId,
    int legacyStatus) {

  /** Of an answer without an envelope, for example an HTML page. */
  static final Header UNTOLD = new Header(false, null, null, null, 0);

  /** Written as text or number (official samples); an absent code is a success too. */
  private static final Set<String> SUCCESS_CODES = Set.of("0", "200");

  /** Whether it speaks of a success; the HTTP status has to agree. */
  boolean success() {
    boolean goodCode = code == null || SUCCESS_CODES.contains(code);
    boolean goodStatus = legacyStatus == 0 || legacyStatus / 100 == 2;
    return told && goodCode && goodStatus;
  }

  Header withLegacy(int status, @Nullable String error) {
    return new Header(true, code, reason == null ? error : reason, responseId, status);
  }
}
