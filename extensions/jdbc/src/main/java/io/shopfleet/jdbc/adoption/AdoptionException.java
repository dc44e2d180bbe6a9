package io.shopfleet.jdbc.adoption;

import org.jspecify.annotations.Nullable;

/** A database could not be adopted; its tables are as they were, or wholly converted. */
public final class AdoptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AdoptionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
