package io.shopfleet.sync;

import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;

/**
 * Why a stream ended early, in words for the run record.
 *
 * @param kind what decides about going on
 * @param message what happened and what to do
 */
record StreamFailure(FailureKind kind, String message) {

  static StreamFailure of(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof MarketplaceException marketplace) {
      return new StreamFailure(marketplace.kind(), message);
    }
    if (failure instanceof CredentialStoreException
        || failure instanceof SyncStoreException
        || failure instanceof ListingMovedException
        || failure instanceof RunStoppedException) {
      return new StreamFailure(FailureKind.TRANSIENT, message);
    }
    if (failure instanceof InvalidSettingException || failure instanceof UnknownPlatformException) {
      return new StreamFailure(FailureKind.INVALID_REQUEST, message);
    }
    if (failure instanceof StaleCheckpointException) {
      return new StreamFailure(FailureKind.CONFLICT, message);
    }
    return new StreamFailure(
        FailureKind.UNKNOWN,
        "The host's sink or store failed: " + failure.getClass().getSimpleName() + ": " + message);
  }

  /**
   * Whether the other streams of the account would fail alike: then they are not even tried, so
   * that a dead shop costs one series of attempts and not three.
   */
  boolean concernsWholeAccount() {
    return switch (kind) {
      case TRANSIENT, RATE_LIMITED, AUTH_EXPIRED, AUTH_REJECTED, PLATFORM_DOWN, CONFLICT -> true;
      case PERMISSION, INVALID_REQUEST, NOT_FOUND, UNKNOWN -> false;
    };
  }
}
