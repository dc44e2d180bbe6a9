package io.shopfleet.jdbc;

import org.jspecify.annotations.Nullable;

/** Shopfleet's tables could not be brought up to date. */
public final class SchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SchemaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
