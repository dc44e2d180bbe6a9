package io.shopfleet.authorization;

/** The storage of begun authorizations did not answer. Never means that one is absent. */
public final class PendingAuthorizationsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PendingAuthorizationsException(String message, Throwable cause) {
    super(message, cause);
  }
}
