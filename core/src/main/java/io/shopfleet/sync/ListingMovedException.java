package io.shopfleet.sync;

/** A listing changed so fast that it could not be read whole; the next run tries again. */
final class ListingMovedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ListingMovedException() {
    super("The listing kept changing while it was read; the next run reads it again");
  }
}
