package io.shopfleet.tokopedia;

import static io.shopfleet.tokopedia.ScriptedServer.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.Account;
import io.shopfleet.platform.CredentialField;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.OrderSource.OrderFeed;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokopediaTest {

  private static final Instant NOW = Instant.parse("2024-03-05T06:00:00Z");

  private final PlatformDescriptor descriptor = Tokopedia.platform().descriptor();

  @Test
  void form_asksForFourFieldsAndForTheWebhooksOfTheAppAndMasksSecrets() {
    assertThat(descriptor.credentialForm().fields())
        .extracting(CredentialField::name)
        .containsExactly(
            "fs_id",
            "shop_id",
            "client_id",
            "client_secret",
            "webhook_secret",
            "earlier_webhook_secret");
    assertThat(descriptor.credentialForm().fields())
        .filteredOn(CredentialField::secret)
        .extracting(CredentialField::name)
        .containsExactly("client_secret", "webhook_secret", "earlier_webhook_secret");
  }

  @Test
  void platform_warnsOfItsEndAndHasNoAddress() {
    assertThat(descriptor.warning().orElseThrow()).contains("September 2025");
    assertThat(descriptor.defaults().get(Endpoints.BASE_URL)).isEmpty();
    assertThat(descriptor.defaults().get(Endpoints.AUTH_URL)).isEmpty();
  }

  @Test
  void overlap_isThreeDays() {
    assertThat(descriptor.defaults().get(SyncSettings.OVERLAP)).contains(Duration.ofHours(72));
  }

  @Test
  void window_isShorterThanThreeDays() {
    try (ScriptedServer server = new ScriptedServer();
        Rig rig = Rig.at(server.address(), VirtualClock.at(NOW))) {
      Account account = rig.account(480_001);
      OrderSource orders = rig.capability(account, OrderSource.class);
      Duration longest = orders.feed().longest();
      server.then(data("[]"));

      assertThat(orders.feed().by()).isEqualTo(OrderFeed.By.CREATION_TIME);
      assertThat(longest).isLessThan(Duration.ofDays(3));
      assertThat(orders.orders(account, new Window(NOW.minus(longest), NOW), null).items())
          .isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  orders.orders(account, new Window(NOW.minus(longest).minusNanos(1), NOW), null));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> orders.orders(account, new Window(NOW.minus(longest), NOW), "somewhere"));
    }
  }

  @Test
  void beyondTenThousandProducts_theLastRowIsToldAgain() {
    try (ScriptedServer server = new ScriptedServer();
        Rig rig = Rig.at(server.address(), VirtualClock.at(NOW))) {
      Account account = rig.account(480_001);
      ProductSource products = rig.capability(account, ProductSource.class);
      server.then(data("[]")).then(data("[]"));

      products.products(account, null, "200/17/50/50/99/8");
      products.products(account, null, "201/17/50/50/99/8");

      assertThat(server.asked())
          .extracting(request -> request.getUrl().queryParameter("last_sort"))
          .containsExactly(null, "99/8");
    }
  }

  @Test
  void shopThatTheAppDoesNotHave_isNotFound() {
    try (ScriptedServer server = new ScriptedServer();
        Rig rig = Rig.at(server.address(), VirtualClock.at(NOW))) {
      Account account = rig.account(480_001);
      server.then(data("[{\"shop_id\":480002,\"shop_name\":\"Another\"}]"));

      assertThat(rig.fleet().test(account.id()).works()).isFalse();
    }
  }
}
