package io.shopfleet.account;

/** The registry's storage did not answer. Never means that an account is absent. */
public final class RegistryUnavailableException extends AccountException {

  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
