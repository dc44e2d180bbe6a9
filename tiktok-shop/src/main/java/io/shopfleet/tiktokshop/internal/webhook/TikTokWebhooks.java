package io.shopfleet.tiktokshop.internal.webhook;

import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.HexHmac;
import io.shopfleet.platform.WebhookHeaders;
import io.shopfleet.platform.WebhookMessage;
import io.shopfleet.platform.WebhookSource;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TikTok Shop's webhooks, by its documentation of 2024: the header {@code Authorization} holds,
 * with no scheme before it, the HMAC-SHA256 of app key and raw body under the app secret, in
 * lower-case hexadecimal digits. No header is signed; the time is a part of the body.
 */
public final class TikTokWebhooks implements WebhookSource {

  private static final String SIGNATURE = "Authorization";

  @Override
  public boolean signed(Credential app, WebhookHeaders headers, byte[] body) {
    Optional<String> signature = headers.only(SIGNATURE);
    Optional<String> appKey = app.parameter(TikTokCredential.APP_KEY);
    return signature.isPresent()
        && appKey.isPresent()
        && HexHmac.signed(
            secrets(app), signature.get(), appKey.get().getBytes(StandardCharsets.UTF_8), body);
  }

  private static List<Secret> secrets(Credential app) {
    return Stream.of(TikTokCredential.APP_SECRET, TikTokCredential.EARLIER_APP_SECRET)
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
    return app.parameter(TikTokCredential.APP_KEY)
        .filter(key -> granted.parameter(TikTokCredential.APP_KEY).filter(key::equals).isPresent())
        .isPresent();
  }
}
