package io.shopfleet.webhook;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.TenantId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import io.shopfleet.internal.memory.InMemoryWebhookInbox;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.PlatformDirectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver with everything it needs, in memory: two apps, and accounts of the first. */
final class PostOffice {

  static final CredentialId APP = new CredentialId("app");
  static final CredentialId OTHER_APP = new CredentialId("other-app");
  static final String SECRET = "secret-of-the-app";
  static final String EARLIER_SECRET = "secret-before";
  static final String OTHER_SECRET = "secret-of-another-app";

  final ManualClock clock = new ManualClock();
  final ScriptedPost post = new ScriptedPost();
  final InMemoryCredentialStore credentials = new InMemoryCredentialStore();
  final List<FleetEvent> events = new CopyOnWriteArrayList<>();
  AccountRegistry accounts = new InMemoryAccountRegistry(clock);
  WebhookInbox inbox = new InMemoryWebhookInbox();
  WebhookPolicy policy = WebhookPolicy.DEFAULT;

  PostOffice() {
    app(APP, "key", Map.of("secret", Secret.of(SECRET), "earlier", Secret.of(EARLIER_SECRET)));
    app(OTHER_APP, "other-key", Map.of("secret", Secret.of(OTHER_SECRET)));
  }

  private void app(CredentialId id, String key, Map<String, Secret> secrets) {
    credentials.save(id, 0, Credential.of(id, Map.of("key", key, "app", "yes"), secrets));
  }

  WebhookApps apps() {
    return (platform, app) ->
        credentials.load(app).filter(found -> found.parameter("app").isPresent());
  }

  WebhookReceiver receiver() {
    return new WebhookReceiver(
        new PlatformDirectory(new LinkedHashMap<>(), Map.of(ScriptedPost.ID, post)),
        apps(),
        accounts,
        credentials,
        inbox,
        policy,
        events::add,
        clock);
  }

  /** An account of a shop, granted to the app with a key. */
  Account account(String id, String shop, String key) {
    return register(builder(id, shop).credential(granted("grant of " + id, key)));
  }

  AccountBuilder builder(String id, String shop) {
    return Account.of(ScriptedPost.ID, new ShopId(shop), "Toko " + id)
        .id(new AccountId(id))
        .tenant(new TenantId("tenant of " + id))
        .region(new RegionCode("ID"));
  }

  Account register(AccountBuilder account) {
    return accounts.register(account.build());
  }

  CredentialId granted(String id, String key) {
    CredentialId credential = new CredentialId(id);
    credentials.save(credential, 0, Credential.of(credential, Map.of("key", key), Map.of()));
    return credential;
  }

  /** A letter of the app, signed now. */
  ScriptedPost.Letter letter(String notices) {
    return ScriptedPost.Letter.of(SECRET, clock.instant() + "\n" + notices);
  }

  static WebhookAnswer send(WebhookReceiver receiver, ScriptedPost.Letter letter) {
    return receiver.receive(ScriptedPost.ID, APP, letter.headers(), letter.body());
  }

  /** What is pending in the inbox, whatever was taken before. */
  List<WebhookEntry> pending() {
    return inbox.take(clock.instant().plusSeconds(1_000_000), clock.instant(), 1_000);
  }

  <E extends FleetEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
