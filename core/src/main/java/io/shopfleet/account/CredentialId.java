package io.shopfleet.account;

/**
 * Identifies a credential. Several accounts may name the same one when one authorization opens
 * several shops.
 *
 * @param value the identifier as text, 1 to 255 characters, without leading or trailing blanks
 */
public record CredentialId(String value) {

  /**
   * @throws IllegalArgumentException if the text is empty, too long or padded with blanks
   */
  public CredentialId {
    Identifiers.check("CredentialId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
