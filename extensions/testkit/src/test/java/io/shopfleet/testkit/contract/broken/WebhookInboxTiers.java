package io.shopfleet.testkit.contract.broken;

import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.contract.WebhookInboxContract;
import io.shopfleet.testkit.contract.WebhookInboxOutageContract;
import io.shopfleet.webhook.WebhookInbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of inboxes of webhooks, over one that has a flaw. */
final class WebhookInboxTiers {

  private WebhookInboxTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends WebhookInboxContract {

    private final Stand<WebhookInbox> stand;

    Basic(WebhookFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected WebhookInbox node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends WebhookInboxOutageContract {

    private final Stand<WebhookInbox> stand;

    Outage(WebhookFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected WebhookInbox node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
