package io.shopfleet.webhook;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountException;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.PlatformDirectory;
import io.shopfleet.platform.UnreadableWebhookException;
import io.shopfleet.platform.WebhookHeaders;
import io.shopfleet.platform.WebhookMessage;
import io.shopfleet.platform.WebhookNotice;
import io.shopfleet.platform.WebhookSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for webhooks, without a web framework: the host hands over what arrived and answers with
 * the status it is given and an empty body. The address that the host registers at the marketplace
 * names the platform and the app, so that a delivery is checked against the secrets of one app.
 *
 * <p>In this order: the length of the body, the signature over the raw bytes, the content, the
 * signed time, the accounts that the signing app serves, the inbox. What is noted there is read
 * again from the marketplace afterwards; nothing in a delivery is ever taken for data. The answer
 * is the only word about a delivery that concerns no account; the others are told as events.
 *
 * <p>Safe for concurrent use. Methods block on the stores, never on the marketplace, and throw for
 * nothing that a sender can do.
 */
public final class WebhookReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

  private final PlatformDirectory platforms;
  private final WebhookApps apps;
  private final ServedAccounts served;
  private final WebhookInbox inbox;
  private final WebhookPolicy policy;
  private final FleetListener listener;
  private final Clock clock;

  /** For the fleet's builder. */
  public WebhookReceiver(
      PlatformDirectory platforms,
      WebhookApps apps,
      AccountRegistry accounts,
      CredentialStore credentials,
      WebhookInbox inbox,
      WebhookPolicy policy,
      FleetListener listener,
      Clock clock) {
    this.platforms = platforms;
    this.apps = new RememberedApps(apps, clock);
    this.served = new ServedAccounts(accounts, credentials);
    this.inbox = inbox;
    this.policy = policy;
    this.listener = FleetListener.shielded(listener);
    this.clock = clock;
  }

  /**
   * Takes a delivery, of whose body no more than the limit and one byte is read. The stream is left
   * open.
   *
   * @param app the app that the address names, as {@code saveApp} stored it
   * @param headers as the host's server hands them out; names in any case
   */
  public WebhookAnswer receive(
      PlatformId platform, CredentialId app, Map<String, List<String>> headers, InputStream body) {
    byte[] read;
    try {
      read = body.readNBytes((int) Math.min(Integer.MAX_VALUE, policy.bodyLimit() + 1L));
    } catch (IOException e) {
      LOG.debug("The body of a webhook for {} broke off", app, e);
      return WebhookAnswer.UNREADABLE;
    }
    return receive(platform, app, headers, read);
  }

  /**
   * Takes a delivery.
   *
   * @param app the app that the address names, as {@code saveApp} stored it
   * @param headers as the host's server hands them out; names in any case
   * @param body exactly the bytes that arrived; not to be changed meanwhile
   */
  public WebhookAnswer receive(
      PlatformId platform, CredentialId app, Map<String, List<String>> headers, byte[] body) {
    if (body.length > policy.bodyLimit()) {
      return WebhookAnswer.TOO_LARGE;
    }
    try {
      WebhookAnswer answer = answer(platform, app, WebhookHeaders.of(headers), body);
      LOG.debug("A webhook for app {} of {}: {}", app, platform, answer);
      return answer;
    } catch (AccountException | CredentialStoreException | WebhookInboxException e) {
      // The marketplace is told, and sends it again.
      LOG.debug("A webhook for app {} of {} could not be noted", app, platform, e);
      return WebhookAnswer.UNAVAILABLE;
    } catch (RuntimeException e) {
      LOG.warn("A webhook for app {} of {} could not be taken", app, platform, e);
      return WebhookAnswer.UNAVAILABLE;
    }
  }

  private WebhookAnswer answer(
      PlatformId platform, CredentialId app, WebhookHeaders headers, byte[] body) {
    WebhookSource source = source(platform).orElse(null);
    Credential signer = source == null ? null : apps.find(platform, app).orElse(null);
    if (source == null || signer == null) {
      return WebhookAnswer.UNKNOWN_APP;
    }
    if (!source.signed(signer, headers, body)) {
      return WebhookAnswer.WRONG_SIGNATURE;
    }
    WebhookMessage message;
    try {
      message = source.read(body);
    } catch (UnreadableWebhookException e) {
      LOG.debug("A webhook for app {} of {} is genuine and unreadable", app, platform, e);
      return WebhookAnswer.UNREADABLE;
    }
    Instant now = clock.instant();
    if (!policy.inTime(message.signedAt(), now)) {
      return WebhookAnswer.OUT_OF_TIME;
    }
    if (message.notices().isEmpty()) {
      return WebhookAnswer.NOTHING_TO_DO;
    }
    return noted(entries(platform, source, signer, message, body, now));
  }

  private Optional<WebhookSource> source(PlatformId platform) {
    try {
      return platforms.connector(platform).capability(WebhookSource.class);
    } catch (UnknownPlatformException e) {
      return Optional.empty();
    }
  }

  private List<WebhookEntry> entries(
      PlatformId platform,
      WebhookSource source,
      Credential signer,
      WebhookMessage message,
      byte[] body,
      Instant now) {
    SignedContent content = new SignedContent(platform, signer.id(), body);
    Instant keepUntil = policy.keepUntil(message.signedAt(), now);
    List<WebhookEntry> entries = new ArrayList<>();
    for (int i = 0; i < message.notices().size(); i++) {
      WebhookNotice notice = message.notices().get(i);
      for (Account account : served.of(platform, notice.shop(), source, signer)) {
        String key = content.key(account.id(), i);
        entries.add(
            notice instanceof WebhookNotice.RecordsChanged changed
                ? new WebhookEntry(
                    key,
                    account.id(),
                    message.type(),
                    changed.stream(),
                    List.copyOf(changed.ids()),
                    now,
                    keepUntil,
                    0)
                : new WebhookEntry(
                    key, account.id(), message.type(), null, List.of(), now, keepUntil, 0));
      }
    }
    return entries;
  }

  /** One by one: what a failure in between leaves out is added when the delivery comes again. */
  private WebhookAnswer noted(List<WebhookEntry> entries) {
    if (entries.isEmpty()) {
      return WebhookAnswer.UNKNOWN_SHOP;
    }
    boolean first = false;
    for (WebhookEntry entry : entries) {
      if (inbox.add(entry)) {
        first = true;
        listener.on(
            new FleetEvent.WebhookTaken(
                entry.receivedAt(), entry.account(), entry.type(), entry.stream()));
      }
    }
    return first ? WebhookAnswer.TAKEN : WebhookAnswer.DUPLICATE;
  }
}
