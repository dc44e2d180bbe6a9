package io.shopfleet.sync;

import io.shopfleet.account.AccountException;
import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;

/**
 * Why a stream could not be finished.
 *
 * @param kind what decides about going on
 * @param origin where it went wrong
 * @param message what happened and what to do
 */
public record StreamFailure(FailureKind kind, Origin origin, String message) {

  /** Where something went wrong. */
  public enum Origin {
    /** At the marketplace, or on the way to it. Only this says something about the connection. */
    MARKETPLACE,
    /** In the host's sink or in one of its stores. */
    HOST,
    /** In what the operator set for the account. */
    SETTINGS,
    /** In Shopfleet itself. */
    LIBRARY
  }

  static StreamFailure notOffered(DataStream stream) {
    return new StreamFailure(
        FailureKind.INVALID_REQUEST,
        Origin.SETTINGS,
        "There is nothing to read "
            + stream
            + " from or to: the platform offers no such stream, or the fleet was built without a"
            + " sink for it");
  }

  static StreamFailure of(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof MarketplaceException marketplace) {
      return new StreamFailure(marketplace.kind(), Origin.MARKETPLACE, message);
    }
    if (failure instanceof UnreliableListingException) {
      return new StreamFailure(FailureKind.TRANSIENT, Origin.MARKETPLACE, message);
    }
    if (failure instanceof UnreadablePageException) {
      return new StreamFailure(FailureKind.UNKNOWN, Origin.MARKETPLACE, message);
    }
    if (failure instanceof InvalidSettingException || failure instanceof UnknownPlatformException) {
      return new StreamFailure(FailureKind.INVALID_REQUEST, Origin.SETTINGS, message);
    }
    if (failure instanceof CredentialStoreException
        || failure instanceof SyncStoreException
        || failure instanceof AccountException) {
      return new StreamFailure(FailureKind.TRANSIENT, Origin.HOST, message);
    }
    if (failure instanceof SinkFailedException) {
      return new StreamFailure(FailureKind.UNKNOWN, Origin.HOST, message);
    }
    return new StreamFailure(
        FailureKind.UNKNOWN,
        Origin.LIBRARY,
        failure.getClass().getSimpleName() + ": " + message + "; this is a bug, please report it");
  }

  /**
   * Whether the other streams of the account would fail alike: then they are not even tried, so
   * that a dead shop costs one series of attempts and not five.
   */
  boolean concernsWholeAccount() {
    if (origin == Origin.SETTINGS) {
      return true;
    }
    return switch (kind) {
      case TRANSIENT, RATE_LIMITED, AUTH_EXPIRED, AUTH_REJECTED, PLATFORM_DOWN, CONFLICT -> true;
      case PERMISSION, INVALID_REQUEST, NOT_FOUND, UNKNOWN -> false;
    };
  }
}
