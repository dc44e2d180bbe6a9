package io.shopfleet;

import io.shopfleet.authorization.FleetStores;
import io.shopfleet.authorization.SavedApps;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.PlatformDirectory;
import io.shopfleet.webhook.WebhookDispatch;
import io.shopfleet.webhook.WebhookErrands;
import io.shopfleet.webhook.WebhookPolicy;
import io.shopfleet.webhook.WebhookReceiver;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Both ends of a fleet's inbox of webhooks. */
record FleetWebhooks(
    FleetStores stores, WebhookPolicy policy, FleetListener listener, Clock clock) {

  WebhookReceiver receiver(PlatformDirectory platforms) {
    return new WebhookReceiver(
        platforms,
        new SavedApps(stores.credentials()),
        stores.accounts(),
        stores.credentials(),
        stores.inbox(),
        policy,
        listener,
        clock);
  }

  WebhookDispatch dispatch(WebhookErrands errands, Executor executor) {
    return new WebhookDispatch(
        stores.inbox(), stores.accounts(), errands, executor, policy, listener, clock);
  }
}
