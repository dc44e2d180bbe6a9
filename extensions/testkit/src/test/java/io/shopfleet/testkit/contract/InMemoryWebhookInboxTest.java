package io.shopfleet.testkit.contract;

import io.shopfleet.internal.memory.InMemoryWebhookInbox;
import io.shopfleet.webhook.WebhookInbox;

class InMemoryWebhookInboxTest extends WebhookInboxContract {

  private final InMemoryWebhookInbox inbox = new InMemoryWebhookInbox();

  @Override
  protected WebhookInbox node() {
    return inbox;
  }
}
