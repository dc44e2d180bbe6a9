package io.shopfleet.jdbc.adoption;

/** An account cannot be adopted as it is; says why, without a secret. */
final class GuideRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  GuideRefusal(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
