package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallTag;

/** The names under which a credential holds what Tokopedia asks for. */
public final class CredentialParameters {

  public static final String FS_ID = "fs_id";
  public static final String CLIENT_ID = "client_id";
  public static final String CLIENT_SECRET = "client_secret";
  public static final String WEBHOOK_SECRET = "webhook_secret";
  public static final String EARLIER_WEBHOOK_SECRET = "earlier_webhook_secret";

  private CredentialParameters() {}

  static String fsId(CallTag tag) {
    return tag.credential()
        .parameter(FS_ID)
        .orElseThrow(
            () ->
                MarketplaceException.of(
                        FailureKind.INVALID_REQUEST, tag.account(), tag.spec().operation())
                    .notSent()
                    .message("the credential has no " + FS_ID)
                    .whatToDo("Enter the FS ID of the app in the account's credential")
                    .build());
  }
}
