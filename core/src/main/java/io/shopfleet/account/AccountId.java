package io.shopfleet.account;

/**
 * Identifies an account as long as anything is kept of it. Opaque: hosts may store a UUID, a number
 * or any text of their own.
 *
 * @param value the identifier as text, 1 to 255 characters, without leading or trailing blanks
 */
public record AccountId(String value) {

  /**
   * @throws IllegalArgumentException if the text is empty, too long or padded with blanks
   */
  public AccountId {
    Identifiers.check("AccountId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
