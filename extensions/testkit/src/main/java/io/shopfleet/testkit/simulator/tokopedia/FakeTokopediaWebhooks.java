package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Json;
import io.shopfleet.testkit.simulator.WebhookDelivery;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okio.ByteString;

/**
 * The webhooks of one app, as the page on their security describes them: the header {@code
 * Authorization-Hmac} holds the HMAC-SHA256 of the body under the secret that was registered with
 * the addresses. No time is signed. Sent when the test says so.
 */
public final class FakeTokopediaWebhooks {

  private final long fsId;
  private final String secret;
  private final InstantSource clock;
  private final OkHttpClient network = new OkHttpClient();

  FakeTokopediaWebhooks(long fsId, String secret, InstantSource clock) {
    this.fsId = fsId;
    this.secret = secret;
    this.clock = clock;
  }

  /** An order's status changed, with the status that the row has. */
  public WebhookDelivery orderStatus(OrderRow order) {
    return orderStatus(order, order.status());
  }

  /**
   * An order's status is said to have changed.
   *
   * @param status what the webhook says, true or not
   */
  public WebhookDelivery orderStatus(OrderRow order, int status) {
    return of(
        Json.write(
            Json.object(
                "order_status",
                status,
                "fs_id",
                fsId,
                "shop_id",
                order.shopId(),
                "order_id",
                order.orderId(),
                "product_details",
                List.of())));
  }

  /** A buyer asks to cancel an order; the body names nothing but the order. */
  public WebhookDelivery cancellationRequested(long orderId) {
    return of(Json.write(Json.object("order_id", orderId)));
  }

  /**
   * Something changed about products.
   *
   * @param action such as {@code stock_overwrite} or {@code price_changes}
   */
  public WebhookDelivery productChanges(String action, List<ProductRow> products) {
    List<Map<String, Object>> rows =
        products.stream()
            .map(
                product ->
                    Json.object(
                        "action",
                        action,
                        "product_id",
                        product.productId(),
                        "shop_id",
                        product.shopId(),
                        "value",
                        "1",
                        "update_time",
                        clock.instant().getEpochSecond()))
            .toList();
    return of(Json.write(Json.object("fs_id", fsId, "product_changes_data", rows)));
  }

  /** Any bytes, rightly signed. */
  public WebhookDelivery of(ByteString body) {
    String signature = body.hmacSha256(ByteString.encodeUtf8(secret)).hex();
    return new WebhookDelivery(network, Map.of("Authorization-Hmac", signature), body);
  }
}
