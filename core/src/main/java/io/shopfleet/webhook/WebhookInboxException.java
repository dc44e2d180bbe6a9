package io.shopfleet.webhook;

/** The storage of the inbox did not answer. Never means that an entry is absent. */
public final class WebhookInboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WebhookInboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
