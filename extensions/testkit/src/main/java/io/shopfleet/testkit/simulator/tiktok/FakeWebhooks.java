package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.Json;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.WebhookDelivery;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.ByteString;

/**
 * The webhooks of one app, as the documentation of 2024 describes them: the header {@code
 * Authorization} holds the HMAC-SHA256 of app key and body under the app secret. Each is made by
 * the simulator's clock and sent when the test says so. Safe for use by many threads.
 */
public final class FakeWebhooks {
  private static final long FIRST_NOTIFICATION = 7_380_000_000_000_000_001L;

  private final FakeApp app;
  private final String secret;
  private final VirtualClock clock;
  private final AtomicLong notifications;
  private final OkHttpClient network;

  FakeWebhooks(FakeApp app, VirtualClock clock) {
    this(app, app.secret(), clock, new AtomicLong(FIRST_NOTIFICATION), new OkHttpClient());
  }

  private FakeWebhooks(
      FakeApp app,
      String secret,
      VirtualClock clock,
      AtomicLong notifications,
      OkHttpClient network) {
    this.app = app;
    this.secret = secret;
    this.clock = clock;
    this.notifications = notifications;
    this.network = network;
  }

  /** The same webhooks under another secret: one of earlier, of tomorrow, or of a forger. */
  public FakeWebhooks signedWith(String otherSecret) {
    return new FakeWebhooks(app, otherSecret, clock, notifications, network);
  }

  /** An order's status changed (type 1), with the status that it has now. */
  public WebhookDelivery orderStatus(FakeShop shop, String orderId) {
    return orderStatus(shop, orderId, shop.requireOrder(orderId).status().name());
  }

  /**
   * An order's status is said to have changed (type 1).
   *
   * @param status what the webhook says, true or not
   */
  public WebhookDelivery orderStatus(FakeShop shop, String orderId, String status) {
    return of(
        1,
        shop,
        Json.object(
            "order_id",
            orderId,
            "order_status",
            status,
            "is_on_hold_order",
            false,
            "update_time",
            clock.epochSecond()));
  }

  /** A package was split or combined (type 4). */
  public WebhookDelivery packages(FakeShop shop, List<String> orderIds) {
    Map<String, Object> one = Json.object("package_id", "1152921500000000001");
    one.put("order_id_list", orderIds);
    return of(
        4,
        shop,
        Json.object(
            "sc_type",
            "SPLIT",
            "role_type",
            "ROLE_SELLER",
            "package_list",
            List.of(one),
            "update_time",
            clock.epochSecond()));
  }

  /** A product's status changed (type 5); its id is a bare number on the wire. */
  public WebhookDelivery productStatus(FakeShop shop, String productId) {
    return of(
        5,
        shop,
        Json.object(
            "product_id",
            Long.valueOf(productId),
            "status",
            "PRODUCT_STATUS_CHANGED",
            "update_time",
            clock.epochSecond()));
  }

  /** The seller withdrew the authorization (type 6). Does not withdraw it. */
  public WebhookDelivery sellerDeauthorized(FakeShop shop) {
    return of(6, shop, Json.object("message", "The seller has deauthorized the app"));
  }

  /** A cancellation changed (type 11). */
  public WebhookDelivery cancellation(FakeShop shop, String orderId, String cancelId) {
    return of(
        11,
        shop,
        Json.object(
            "order_id",
            orderId,
            "cancel_id",
            cancelId,
            "cancel_status",
            "CANCELLATION_REQUEST_PENDING",
            "cancellations_role",
            "BUYER",
            "create_time",
            clock.epochSecond()));
  }

  /** A return changed (type 12). */
  public WebhookDelivery returned(FakeShop shop, String orderId, String returnId) {
    return of(
        12,
        shop,
        Json.object(
            "order_id",
            orderId,
            "return_id",
            returnId,
            "return_type",
            "REFUND",
            "return_status",
            "RETURN_OR_REFUND_REQUEST_PENDING",
            "return_role",
            "BUYER",
            "create_time",
            clock.epochSecond(),
            "update_time",
            clock.epochSecond()));
  }

  /**
   * Anything about a shop.
   *
   * @param type the number of the type
   * @param data what belongs to the type
   */
  public WebhookDelivery of(int type, FakeShop shop, Map<String, Object> data) {
    return of(
        Json.write(
            Json.object(
                "type",
                type,
                "tts_notification_id",
                Long.toString(notifications.getAndIncrement()),
                "shop_id",
                shop.id(),
                "timestamp",
                clock.epochSecond(),
                "data",
                data)));
  }

  /** Any bytes, rightly signed. */
  public WebhookDelivery of(ByteString body) {
    return new WebhookDelivery(network, Map.of("Authorization", signature(body)), body);
  }

  private String signature(ByteString body) {
    return new Buffer()
        .writeUtf8(app.key())
        .write(body)
        .hmacSha256(ByteString.encodeUtf8(secret))
        .hex();
  }
}
