package io.shopfleet.jdbc;

/**
 * The keys that credentials are sealed with are missing or not usable. Its message names no part of
 * a key.
 */
public final class EncryptionKeysException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EncryptionKeysException(String message) {
    super(message);
  }
}
