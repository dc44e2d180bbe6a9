package io.shopfleet.account;

/**
 * The host's customer that an account belongs to; a host with one customer uses {@link #DEFAULT}.
 *
 * @param value the identifier as text, 1 to 255 characters, without leading or trailing blanks
 */
public record TenantId(String value) {

  /** The tenant of hosts that serve a single company. */
  public static final TenantId DEFAULT = new TenantId("default");

  /**
   * @throws IllegalArgumentException if the text is empty, too long or padded with blanks
   */
  public TenantId {
    Identifiers.check("TenantId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
