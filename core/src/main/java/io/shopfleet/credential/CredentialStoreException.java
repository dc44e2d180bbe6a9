package io.shopfleet.credential;

import org.jspecify.annotations.Nullable;

/** The storage of credentials did not answer. Never means that a credential is absent. */
public final class CredentialStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CredentialStoreException(String message) {
    super(message);
  }

  public CredentialStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
