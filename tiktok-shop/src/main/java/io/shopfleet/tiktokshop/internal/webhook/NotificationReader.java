package io.shopfleet.tiktokshop.internal.webhook;

import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.internal.json.JsonObject;
import io.shopfleet.platform.UnreadableWebhookException;
import io.shopfleet.platform.WebhookMessage;
import io.shopfleet.platform.WebhookNotice;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One notification: a type, a shop, a time in seconds, and data by type. Ids come as text or as
 * numbers beyond 53 bits, by type and by example; both are read exactly. A type that tells of
 * nothing to read, or that is new, is a message without notices.
 */
final class NotificationReader {

  private final JsonObject body;
  private final JsonObject data;

  /**
   * @throws UnreadableWebhookException if the bytes are no JSON object
   */
  NotificationReader(byte[] bytes) {
    try {
      this.body = JsonObject.parse(bytes);
    } catch (IOException e) {
      throw new UnreadableWebhookException("The body is no JSON object", e);
    }
    this.data = body.object("data");
  }

  WebhookMessage message() {
    String type =
        body.text("type").orElseThrow(() -> new UnreadableWebhookException("The body has no type"));
    return new WebhookMessage(
        type, signedAt(), shop().map(shop -> notices(type, shop)).orElse(List.of()));
  }

  private Instant signedAt() {
    try {
      return body.number("timestamp")
          .map(seconds -> Instant.ofEpochSecond(seconds.longValueExact()))
          .orElseThrow(() -> new UnreadableWebhookException("The body has no timestamp"));
    } catch (ArithmeticException | DateTimeException e) {
      throw new UnreadableWebhookException("The timestamp is no time in whole seconds", e);
    }
  }

  /** Types about creators, about sellers as a whole and about goods in warehouses name none. */
  private Optional<ShopId> shop() {
    try {
      return body.text("shop_id").map(ShopId::new);
    } catch (IllegalArgumentException e) {
      throw new UnreadableWebhookException("The shop_id is no id", e);
    }
  }

  /** By the documentation's table of types. */
  private List<WebhookNotice> notices(String type, ShopId shop) {
    return switch (type) {
      // order status, reverse order (legacy), recipient address
      case "1", "2", "3" -> changed(shop, DataStream.ORDERS, ids("order_id"));
      // packages: split, combined, moved
      case "4" -> changed(shop, DataStream.ORDERS, ordersOfPackages());
      // product status, edited live, created, category, audit, end of a promotional price
      // and of stock that runs low, which is a part of the product
      case "5", "15", "16", "18", "27", "37", "38" ->
          changed(shop, DataStream.PRODUCTS, ids("product_id"));
      case "6" -> List.of(new WebhookNotice.AuthorizationDoubted(shop));
      case "11" -> alsoOrder(shop, changed(shop, DataStream.CANCELLATIONS, ids("cancel_id")));
      case "12" -> alsoOrder(shop, changed(shop, DataStream.RETURNS, ids("return_id")));
      // conversations, creators, promotions, invoices, fulfilment by TikTok, and what is new
      default -> List.of();
    };
  }

  private List<WebhookNotice> alsoOrder(ShopId shop, List<WebhookNotice> notices) {
    List<WebhookNotice> both = new ArrayList<>(notices);
    both.addAll(changed(shop, DataStream.ORDERS, ids("order_id")));
    return both;
  }

  private static List<WebhookNotice> changed(
      ShopId shop, DataStream stream, Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : List.of(new WebhookNotice.RecordsChanged(shop, stream, new LinkedHashSet<>(ids)));
  }

  private Set<String> ids(String name) {
    return data.text(name).map(Set::of).orElse(Set.of());
  }

  private List<String> ordersOfPackages() {
    return data.objects("package_list").stream()
        .flatMap(one -> one.texts("order_id_list").stream())
        .toList();
  }
}
