package io.shopfleet.tokopedia.internal.webhook;

import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.HexHmac;
import io.shopfleet.platform.WebhookHeaders;
import io.shopfleet.platform.WebhookMessage;
import io.shopfleet.platform.WebhookSource;
import io.shopfleet.tokopedia.internal.wire.CredentialParameters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classic API's webhooks, by its page on their security: the header {@code Authorization-Hmac}
 * holds the HMAC-SHA256 of the raw body under the secret that was registered with the addresses, in
 * lower-case hexadecimal digits. No time is signed. The header {@code TKPD-Signature} of encrypted
 * webhooks is not looked at: neither its key nor its exact form is published any more.
 */
public final class ClassicWebhooks implements WebhookSource {

  private static final String SIGNATURE = "Authorization-Hmac";

  @Override
  public boolean signed(Credential app, WebhookHeaders headers, byte[] body) {
    return headers
        .only(SIGNATURE)
        .filter(signature -> HexHmac.signed(secrets(app), signature, body))
        .isPresent();
  }

  private static List<Secret> secrets(Credential app) {
    return Stream.of(
            CredentialParameters.WEBHOOK_SECRET, CredentialParameters.EARLIER_WEBHOOK_SECRET)
        .map(app::secret)
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public WebhookMessage read(byte[] body) {
    return new NotificationReader(body).message();
  }

  @Override
  public boolean sameApp(Credential app, Credential granted) {
    return app.parameter(CredentialParameters.FS_ID)
        .filter(id -> granted.parameter(CredentialParameters.FS_ID).filter(id::equals).isPresent())
        .isPresent();
  }
}
