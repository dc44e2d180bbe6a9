package io.shopfleet.account;

/** The one rule that every identifier of this package obeys. */
final class Identifiers {

  private static final int MAX_LENGTH = 255;

  private Identifiers() {}

  static void check(String type, String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH || !value.equals(value.strip())) {
      throw new IllegalArgumentException(
          type
              + " must have 1 to "
              + MAX_LENGTH
              + " characters and no blanks around it, but was \""
              + value
              + "\"");
    }
  }
}
