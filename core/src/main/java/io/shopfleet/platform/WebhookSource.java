package io.shopfleet.platform;

import io.shopfleet.credential.Credential;

/**
 * How a platform's webhooks are recognised and read. A capability of platforms that send them.
 * Makes no call and asks no store; safe for concurrent use.
 */
public interface WebhookSource {

  /**
   * Whether an app's secret signed a delivery: the present one, or an earlier one that the app
   * still holds. Looks at the raw bytes and interprets none of them; how long it takes does not
   * depend on how much of a signature is right. A signature that is absent, given twice or
   * malformed is none.
   *
   * @param app holds the app's key and secrets
   * @param body exactly the bytes that arrived
   */
  boolean signed(Credential app, WebhookHeaders headers, byte[] body);

  /**
   * What a delivery says; asked only once its signature was found right.
   *
   * @param body exactly the bytes that arrived
   * @throws UnreadableWebhookException if it is not what the marketplace documents
   */
  WebhookMessage read(byte[] body);

  /**
   * Whether a credential was given to this very app, so that the app may speak about what the
   * credential opens.
   */
  boolean sameApp(Credential app, Credential granted);
}
