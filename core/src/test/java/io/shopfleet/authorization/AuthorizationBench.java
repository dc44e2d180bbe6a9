package io.shopfleet.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import io.shopfleet.internal.memory.InMemoryOrderWatch;
import io.shopfleet.internal.memory.InMemoryOutboundStock;
import io.shopfleet.internal.memory.InMemoryParkedRecords;
import io.shopfleet.internal.memory.InMemoryPendingAuthorizations;
import io.shopfleet.internal.memory.InMemoryRunStore;
import io.shopfleet.internal.memory.InMemoryScheduleStore;
import io.shopfleet.internal.memory.InMemoryWebhookInbox;
import io.shopfleet.platform.ManualClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A fleet at a scripted marketplace, whose stores can break. */
final class AuthorizationBench {

  static final CredentialId APP = new CredentialId("app");

  final ManualClock clock = new ManualClock();
  final ScriptedMarketplace marketplace = new ScriptedMarketplace(clock);
  final BreakableStores stores = new BreakableStores();
  final InMemoryAccountRegistry registry = new InMemoryAccountRegistry(clock);
  final InMemoryCredentialStore credentials = new InMemoryCredentialStore();
  final InMemoryPendingAuthorizations pending = new InMemoryPendingAuthorizations();
  final InMemoryCheckpointStore checkpoints = new InMemoryCheckpointStore();
  final InMemoryRunStore runs = new InMemoryRunStore();
  final InMemoryParkedRecords parked = new InMemoryParkedRecords();
  final InMemoryScheduleStore schedules = new InMemoryScheduleStore();
  final InMemoryOrderWatch watch = new InMemoryOrderWatch();
  final InMemoryOutboundStock stock = new InMemoryOutboundStock();
  final InMemoryWebhookInbox inbox = new InMemoryWebhookInbox();
  final List<FleetEvent> events = new CopyOnWriteArrayList<>();
  final Shopfleet fleet = node();
  final Authorizations door = fleet.authorizations();

  AuthorizationBench() {
    door.saveApp(APP, ScriptedMarketplace.ID, Map.of("key", "k-1", "secret", "app-secret-1"));
  }

  /** Another process on the same stores. */
  Shopfleet node() {
    return Shopfleet.builder()
        .platform(marketplace)
        .accounts(stores.breakable(registry))
        .credentials(stores.breakable(credentials))
        .pendingAuthorizations(stores.breakable(pending))
        .checkpoints(stores.breakable(checkpoints))
        .runs(stores.breakable(runs))
        .orderWatch(stores.breakable(watch))
        .outboundStock(stores.breakable(stock))
        .webhookInbox(stores.breakable(inbox))
        .parkedRecords(stores.breakable(parked))
        .schedules(stores.breakable(schedules))
        .listener(events::add)
        .clock(clock)
        .build();
  }

  static AuthorizationRequest request() {
    return AuthorizationRequest.of(ScriptedMarketplace.ID, APP, ScriptedMarketplace.MARKET);
  }

  URI begun() {
    return door.begin(request());
  }

  /** A seller consents to everything that the code says. */
  ConnectedShops connected(String code) {
    return door.complete(ScriptedMarketplace.callBack(begun(), code));
  }

  Account account(AccountId id) {
    return registry.find(id).orElseThrow();
  }

  Credential stored(CredentialId id) {
    return credentials.load(id).orElseThrow();
  }

  <E extends FleetEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static AuthorizationException refusal(ThrowingCallable call) {
    AuthorizationException refusal = catchThrowableOfType(AuthorizationException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  static AuthorizationException.Kind kind(ThrowingCallable call) {
    return refusal(call).kind();
  }
}
