package io.shopfleet.testkit.simulator.tiktok;

/**
 * A place in a listing, as page tokens hold it. The same place can be written in two ways, so that
 * the page after an empty one has a token of its own.
 */
final class Position {
  private static final String AGAIN = "~";

  private Position() {}

  /** The same place, written in the other way. */
  static String again(String position) {
    return position.endsWith(AGAIN) ? plain(position) : position + AGAIN;
  }

  static String plain(String position) {
    return position.endsWith(AGAIN)
        ? position.substring(0, position.length() - AGAIN.length())
        : position;
  }
}
