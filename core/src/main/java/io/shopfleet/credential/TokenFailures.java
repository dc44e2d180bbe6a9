package io.shopfleet.credential;

import io.shopfleet.account.Account;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The words in which the keeper says that there is no token to be had, and what to do about it. */
final class TokenFailures {

  private static final String OPERATION = "access token";

  private TokenFailures() {}

  static MarketplaceException noCredential(Account account) {
    return failure(FailureKind.AUTH_REJECTED, account, "the account names no credential")
        .whatToDo("Connect the account: authorize it, or give it a credential")
        .build();
  }

  static MarketplaceException absent(Account account) {
    return failure(
            FailureKind.AUTH_REJECTED,
            account,
            "credential " + account.credential() + " is not in the credential store")
        .whatToDo("Authorize the account anew, or restore the credential")
        .build();
  }

  static MarketplaceException personNeeded(Account account, Credential credential) {
    return failure(
            FailureKind.AUTH_REJECTED,
            account,
            "credential "
                + credential.id()
                + " no longer renews itself ("
                + RenewalStory.reason(credential.renewal())
                + ")")
        .whatToDo("Have the seller authorize the account anew")
        .build();
  }

  static MarketplaceException sameToken(Account account, Credential credential) {
    return MarketplaceException.of(FailureKind.AUTH_REJECTED, account, OPERATION)
        .message(
            "the marketplace refused the token of credential "
                + credential.id()
                + " for this request, and gives no other one")
        .whatToDo("Check that the shop is still connected to the app at the marketplace")
        .build();
  }

  static MarketplaceException later(Account account, Credential credential, Instant now) {
    Instant notBefore = credential.renewal().notBefore();
    String reason = credential.renewal().reason();
    return failure(
            FailureKind.TRANSIENT,
            account,
            "credential "
                + credential.id()
                + " has no usable token and cannot be renewed now"
                + (reason == null ? "" : " (" + reason + ")"))
        .retryAfter(notBefore == null ? null : pause(now, notBefore))
        .whatToDo("It is tried again by itself; to try at once, reconnect the account")
        .build();
  }

  static MarketplaceException busy(Account account, Duration waited) {
    return failure(
            FailureKind.TRANSIENT,
            account,
            "credential "
                + account.credential()
                + " is being renewed elsewhere, and that took longer than "
                + waited.toSeconds()
                + " s")
        .whatToDo("Try again in a moment")
        .build();
  }

  static MarketplaceException interrupted(Account account, @Nullable Throwable cause) {
    return failure(
            FailureKind.TRANSIENT,
            account,
            "interrupted while waiting for credential " + account.credential() + " to be renewed")
        .whatToDo("Try again unless the thread is to stop")
        .cause(cause)
        .build();
  }

  static MarketplaceException broken(Account account, Throwable cause) {
    return failure(
            FailureKind.UNKNOWN,
            account,
            "renewing credential " + account.credential() + " failed unexpectedly")
        .whatToDo("See the cause")
        .cause(cause)
        .build();
  }

  static CredentialStoreException storeFailed(Account account, RuntimeException cause) {
    return new CredentialStoreException(
        about(account) + "the credential store did not answer. See the cause", cause);
  }

  static CredentialStoreException notSaved(Account account, @Nullable RuntimeException cause) {
    return new CredentialStoreException(
        about(account)
            + "the credential store did not save the marketplace's answer"
            + (cause == null ? ", for somebody else saved meanwhile" : "")
            + ". It is kept in memory and saved first at the next try: repair the store, and do not"
            + " end this process before",
        cause);
  }

  private static String about(Account account) {
    return OPERATION
        + " for account "
        + account.id()
        + " ("
        + account.name()
        + "), credential "
        + account.credential()
        + ": ";
  }

  private static MarketplaceException.Builder failure(
      FailureKind kind, Account account, String message) {
    return MarketplaceException.of(kind, account, OPERATION).notSent().message(message);
  }

  private static Duration pause(Instant now, Instant notBefore) {
    return now.isBefore(notBefore) ? Duration.between(now, notBefore) : Duration.ZERO;
  }
}
