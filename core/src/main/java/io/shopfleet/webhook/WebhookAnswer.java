package io.shopfleet.webhook;

/** What to answer to a delivery: the status for the marketplace, the constant for the host. */
public enum WebhookAnswer {
  /** It is noted, and what it tells of will be read again. */
  TAKEN(200),
  /** The same content was noted before; nothing more is done. */
  DUPLICATE(200),
  /** It is genuine and concerns nothing that is read. */
  NOTHING_TO_DO(200),
  /** It is genuine and about a shop that no account opens with the app that signed it. */
  UNKNOWN_SHOP(200),
  /** Its signature is absent or wrong. */
  WRONG_SIGNATURE(401),
  /** It is genuine, and was signed too long ago or too far ahead of our clock. */
  OUT_OF_TIME(401),
  /** It is genuine and cannot be understood, or its body broke off. */
  UNREADABLE(400),
  /** Its body is longer than the limit; nothing else was looked at. */
  TOO_LARGE(413),
  /** The address names a platform without webhooks, or no app of the platform. */
  UNKNOWN_APP(404),
  /** A store did not answer, so the marketplace should send it again. */
  UNAVAILABLE(503);

  private final int status;

  WebhookAnswer(int status) {
    this.status = status;
  }

  /** The HTTP status; the body stays empty. */
  public int status() {
    return status;
  }
}
