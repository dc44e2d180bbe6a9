package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.commerce.Order;
import io.shopfleet.internal.memory.InMemoryWebhookInbox;
import io.shopfleet.sync.InProcessSyncEngine;
import io.shopfleet.testkit.simulator.WebhookDelivery;
import io.shopfleet.testkit.simulator.tiktok.FakeOrder;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeWebhooks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the marketplace's webhook over real HTTP to the host's sink. */
class WebhooksOnTheSimulatorTest {

  private final List<Order> delivered = new CopyOnWriteArrayList<>();
  private final InMemoryWebhookInbox inbox = new InMemoryWebhookInbox();
  private final ConnectedFleet connected =
      new ConnectedFleet(
          builder ->
              builder
                  .orders((account, batch) -> delivered.addAll(batch.records()))
                  .webhookInbox(inbox)
                  .executor(Runnable::run));
  private final FakeShop shop = connected.fake.seller("Toko Sejahtera", "ID").shop();
  private final Account account = connected.connected(1).shops().get(0).account();
  private final FakeWebhooks webhooks = connected.fake.webhooks(connected.app);
  private final HostEndpoint host = new HostEndpoint(connected.fleet.webhooks());
  private final HttpUrl address = host.address(TikTokShop.ID, ConnectedFleet.APP);

  WebhooksOnTheSimulatorTest() throws IOException {}

  @AfterEach
  void close() {
    host.close();
    connected.close();
  }

  private void dispatch() {
    ((InProcessSyncEngine) connected.fleet.sync()).tendDue();
  }

  @Test
  void webhookLies_theHostGetsWhatTheMarketplaceSays() {
    FakeOrder order = shop.newOrders(1).get(0);

    assertThat(webhooks.orderStatus(shop, order.id(), "COMPLETED").sendTo(address)).isEqualTo(200);
    assertThat(delivered).as("nothing is read before the answer").isEmpty();
    dispatch();

    assertThat(delivered)
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.id()).isEqualTo(order.id());
              assertThat(read.status().raw()).isEqualTo(order.row().status().name());
            });
  }

  @Test
  void sentTwiceLateAndOutOfOrder_readOnceForEachNotice() {
    FakeOrder order = shop.newOrders(1).get(0);
    WebhookDelivery first = webhooks.orderStatus(shop, order.id());
    order.advance();
    WebhookDelivery second = webhooks.orderStatus(shop, order.id());
    connected.fake.clock().advance(Duration.ofHours(15));

    assertThat(second.sendTo(address)).isEqualTo(200);
    assertThat(first.sendTo(address)).isEqualTo(200);
    assertThat(first.sendTo(address)).isEqualTo(200);
    dispatch();
    assertThat(second.sendTo(address)).isEqualTo(200);
    dispatch();

    assertThat(delivered)
        .singleElement()
        .satisfies(read -> assertThat(read.status().raw()).isEqualTo(order.row().status().name()));
  }

  @Test
  void forgedOrTooOld_refusedAndNothingIsRead() {
    FakeOrder order = shop.newOrders(1).get(0);
    WebhookDelivery right = webhooks.orderStatus(shop, order.id());

    assertThat(webhooks.signedWith("guessed").orderStatus(shop, order.id()).sendTo(address))
        .isEqualTo(401);
    assertThat(right.withoutHeader("Authorization").sendTo(address)).isEqualTo(401);
    assertThat(right.withBody(right.body().substring(1)).sendTo(address)).isEqualTo(401);
    assertThat(right.sendTo(host.address(TikTokShop.ID, new CredentialId("somebody-else"))))
        .isEqualTo(404);
    connected.fake.clock().advance(Duration.ofHours(24).plusSeconds(1));
    assertThat(right.sendTo(address)).isEqualTo(401);
    dispatch();

    assertThat(delivered).isEmpty();
  }

  @Test
  void sellerWithdrew_accountNeedsReauthorization() {
    WebhookDelivery bye = webhooks.sellerDeauthorized(shop);
    shop.seller().revoke();

    assertThat(bye.sendTo(address)).isEqualTo(200);
    dispatch();

    assertThat(connected.fleet.accounts().get(account.id()).connectionState())
        .isEqualTo(ConnectionState.NEEDS_REAUTH);
  }

  @Test
  void sellerDidNotWithdraw_accountStaysConnected() {
    assertThat(webhooks.sellerDeauthorized(shop).sendTo(address)).isEqualTo(200);
    dispatch();

    assertThat(connected.fleet.accounts().get(account.id()).connectionState())
        .isEqualTo(ConnectionState.CONNECTED);
  }
}
