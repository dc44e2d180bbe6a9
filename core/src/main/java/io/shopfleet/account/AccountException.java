package io.shopfleet.account;

/** A request about accounts that cannot be carried out; the message says what to do. */
public sealed class AccountException extends RuntimeException
    permits AccountNotArchivedException,
        AccountNotFoundException,
        DuplicateShopException,
        IllegalTransitionException,
        InvalidSettingException,
        RegistryUnavailableException,
        StaleAccountException,
        UnknownPlatformException,
        UnknownRegionException {

  private static final long serialVersionUID = 1L;

  AccountException(String message) {
    super(message);
  }

  AccountException(String message, Throwable cause) {
    super(message, cause);
  }
}
