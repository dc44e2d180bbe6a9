package io.shopfleet.tokopedia.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.CredentialId;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.UnreadableWebhookException;
import io.shopfleet.platform.WebhookHeaders;
import io.shopfleet.platform.WebhookMessage;
import io.shopfleet.platform.WebhookNotice;
import io.shopfleet.platform.WebhookNotice.RecordsChanged;
import io.shopfleet.testkit.simulator.WebhookDelivery;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopedia;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaApp;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaShop;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaWebhooks;
import io.shopfleet.tokopedia.Tokopedia;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassicWebhooksTest {

  private final ClassicWebhooks webhooks = new ClassicWebhooks();

  private static Credential app(String fsId, Map<String, Secret> secrets) {
    return Credential.of(new CredentialId("app"), Map.of(Tokopedia.FS_ID, fsId), secrets);
  }

  private static Credential app(String secret) {
    return app("15777", Map.of(Tokopedia.WEBHOOK_SECRET, Secret.of(secret)));
  }

  private static WebhookHeaders headers(String signature) {
    return WebhookHeaders.of(Map.of("authorization-hmac", List.of(signature)));
  }

  private static List<String[]> vectors() throws IOException {
    try (InputStream text =
        ClassicWebhooksTest.class.getResourceAsStream(
            "/io/shopfleet/tokopedia/webhook/vectors.tsv")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }

  @Test
  void vectors_areRecognisedAndNoBitMayDiffer() throws IOException {
    assertThat(vectors()).hasSize(5);
    for (String[] vector : vectors()) {
      byte[] body = vector[2].getBytes(StandardCharsets.UTF_8);
      WebhookHeaders signed = headers(vector[3]);

      assertThat(webhooks.signed(app(vector[1]), signed, body)).as(vector[0]).isTrue();
      assertThat(webhooks.signed(app("other"), signed, body)).as(vector[0]).isFalse();
      for (int bit = 0; bit < body.length * 8; bit++) {
        byte[] changed = body.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(webhooks.signed(app(vector[1]), signed, changed)).isFalse();
      }
    }
  }

  @Test
  void earlierSecret_stillSigns() throws IOException {
    String[] vector = vectors().get(0);
    Credential rotated =
        app(
            "15777",
            Map.of(
                Tokopedia.WEBHOOK_SECRET,
                Secret.of("next"),
                Tokopedia.EARLIER_WEBHOOK_SECRET,
                Secret.of(vector[1])));
    byte[] body = vector[2].getBytes(StandardCharsets.UTF_8);

    assertThat(webhooks.signed(rotated, headers(vector[3]), body)).isTrue();
    assertThat(webhooks.signed(app("15777", Map.of()), headers(vector[3]), body)).isFalse();
  }

  @Test
  void sameApp_isTheSameFsId() {
    assertThat(webhooks.sameApp(app("15777", Map.of()), app("15777", Map.of()))).isTrue();
    assertThat(webhooks.sameApp(app("15777", Map.of()), app("15778", Map.of()))).isFalse();
  }

  @Test
  void simulatorsWebhooks_areRecognisedAndTellWhereToLookAgain() {
    try (FakeTokopedia fake = FakeTokopedia.open()) {
      FakeTokopediaApp app = fake.app();
      FakeTokopediaShop shop = app.shop(480_001, "Toko Satu");
      var product = shop.product("SKU-1", 5, BigDecimal.valueOf(12_000));
      FakeTokopediaWebhooks sent = app.webhooks("hush");

      WebhookDelivery stock = sent.productChanges("stock_overwrite", List.of(product));
      assertThat(
              webhooks.signed(
                  app("hush"),
                  headers(stock.headers().get("Authorization-Hmac")),
                  stock.body().toByteArray()))
          .isTrue();
      assertThat(webhooks.read(stock.body().toByteArray()).notices())
          .containsExactly(
              changed("480001", DataStream.PRODUCTS, Long.toString(product.productId())));
      assertThat(webhooks.read(sent.cancellationRequested(17).body().toByteArray()).notices())
          .isEmpty();
    }
  }

  private WebhookMessage read(String body) {
    return webhooks.read(body.getBytes(StandardCharsets.UTF_8));
  }

  private static WebhookNotice changed(String shop, DataStream stream, String... ids) {
    return new RecordsChanged(new ShopId(shop), stream, Set.of(ids));
  }

  @Test
  void kinds_areRecognisedByTheirMembers() {
    assertThat(read("{\"order_status\":450,\"shop_id\":480017,\"order_id\":4300000017}"))
        .isEqualTo(
            new WebhookMessage(
                "order", null, List.of(changed("480017", DataStream.ORDERS, "4300000017"))));
    assertThat(
            read("{\"product_changes_data\":[{\"action\":\"stock_overwrite\",\"product_id\":1,"
                    + "\"shop_id\":7},{\"action\":\"price_changes\",\"product_id\":2,"
                    + "\"shop_id\":8},{\"action\":\"price_changes\",\"product_id\":1,"
                    + "\"shop_id\":7}]}")
                .notices())
        .containsExactly(
            changed("7", DataStream.PRODUCTS, "1"), changed("8", DataStream.PRODUCTS, "2"));
    assertThat(
            read("{\"shop_id\":7,\"success_rows_data\":[{\"product_id\":1},{\"product_id\":2}]}")
                .notices())
        .containsExactly(changed("7", DataStream.PRODUCTS, "1", "2"));
    assertThat(read("{\"action\":\"slash_price_active\",\"product_id\":3,\"shop_id\":7}").notices())
        .containsExactly(changed("7", DataStream.PRODUCTS, "3"));
    assertThat(read("{\"msg_id\":1,\"shop_id\":7}").notices()).isEmpty();
    assertThat(read("{\"order_id\":17}").type()).isEqualTo("order_request_cancellation");
  }

  @Test
  void noObject_unreadable() {
    assertThatExceptionOfType(UnreadableWebhookException.class).isThrownBy(() -> read("[1]"));
  }
}
