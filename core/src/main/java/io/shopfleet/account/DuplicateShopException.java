package io.shopfleet.account;

/** The shop is already connected under another account of the same tenant and environment. */
public final class DuplicateShopException extends AccountException {

  private static final long serialVersionUID = 1L;

  private final transient AccountId existing;

  public DuplicateShopException(Account refused, AccountId existing) {
    super(
        "Cannot register \""
            + refused.name()
            + "\": shop "
            + refused.shopId()
            + " on "
            + refused.platform()
            + " ("
            + refused.environment()
            + ") is already account "
            + existing
            + " of tenant "
            + refused.tenant()
            + "; update or archive that account instead");
    this.existing = existing;
  }

  /** The account that holds the shop. */
  public AccountId existing() {
    return existing;
  }
}
