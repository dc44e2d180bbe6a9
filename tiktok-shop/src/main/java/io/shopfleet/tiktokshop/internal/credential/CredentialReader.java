package io.shopfleet.tiktokshop.internal.credential;

import io.shopfleet.account.Account;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import org.jspecify.annotations.Nullable;

/** Reads what a call needs from a credential, and says what is missing. Stateless. */
public final class CredentialReader {

  private CredentialReader() {}

  /**
   * The app key.
   *
   * @throws MarketplaceException INVALID_REQUEST if the credential has none
   */
  public static String appKey(@Nullable Account account, Credential credential, String operation) {
    return credential
        .parameter(TikTokCredential.APP_KEY)
        .orElseThrow(() -> incomplete(account, operation, "app key", TikTokCredential.APP_KEY));
  }

  /**
   * The app secret, still masked.
   *
   * @throws MarketplaceException INVALID_REQUEST if the credential has none
   */
  public static Secret appSecret(
      @Nullable Account account, Credential credential, String operation) {
    return credential
        .secret(TikTokCredential.APP_SECRET)
        .orElseThrow(
            () -> incomplete(account, operation, "app secret", TikTokCredential.APP_SECRET));
  }

  private static MarketplaceException incomplete(
      @Nullable Account account, String operation, String what, String name) {
    return MarketplaceException.of(
            FailureKind.INVALID_REQUEST, TikTokCredential.PLATFORM, operation)
        .account(account)
        .notSent()
        .message("the credential has no " + what)
        .whatToDo("Enter " + name + " as Partner Center shows it and authorize the app again")
        .build();
  }
}
