package io.shopfleet.account;

/** An account names a platform that is not part of the fleet. */
public final class UnknownPlatformException extends AccountException {

  private static final long serialVersionUID = 1L;

  public UnknownPlatformException(PlatformId platform) {
    super(
        "Platform "
            + platform
            + " is not part of this fleet; add it to the builder with platform(...)");
  }
}
