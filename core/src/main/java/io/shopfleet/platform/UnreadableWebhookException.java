package io.shopfleet.platform;

/** A webhook with a right signature is not what the marketplace documents. */
public final class UnreadableWebhookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong; quotes nothing of the body
   */
  public UnreadableWebhookException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong; quotes nothing of the body
   */
  public UnreadableWebhookException(String message, Throwable cause) {
    super(message, cause);
  }
}
