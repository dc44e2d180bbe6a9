package io.shopfleet.testkit.simulator.tokopedia;

/**
 * Ways in which the real service behaved at some times or for some callers. All are off at first.
 */
public enum Quirk {

  /**
   * Every API answer comes as {@code {data, status: "400 Bad Request", error_message: [...]}}, as
   * older versions of some endpoints did. It has no error code.
   */
  LEGACY_ENVELOPE,

  /**
   * A shop that is not attached to the app answers HTTP 500 with {@code ORD_USC_015}, as before 17
   * October 2022 (official news), instead of 403 with {@code RBAC_MDLW_001}.
   */
  DETACHED_SHOP_AS_500,

  /**
   * The token endpoint answers a wrong secret with HTTP 200 and {@code {error, error_description}}
   * (seen in production clients) instead of 401.
   */
  TOKEN_ERROR_AS_200
}
