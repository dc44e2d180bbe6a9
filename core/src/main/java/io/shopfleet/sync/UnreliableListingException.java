package io.shopfleet.sync;

/** A listing could not be trusted to be whole; the next run tries again. */
final class UnreliableListingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private UnreliableListingException(String message) {
    super(message);
  }

  static UnreliableListingException keptMoving() {
    return new UnreliableListingException(
        "The listing kept changing while it was read; the next run reads it again");
  }

  static UnreliableListingException repeats(String cursor) {
    return new UnreliableListingException(
        "The marketplace answered the cursor "
            + abridged(cursor)
            + " a second time, so its listing would never end; the next run reads it again");
  }

  private static String abridged(String cursor) {
    return cursor.length() <= 40 ? cursor : cursor.substring(0, 40) + "…";
  }
}
