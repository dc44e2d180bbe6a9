package io.shopfleet.tokopedia.internal.webhook;

import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.internal.json.JsonObject;
import io.shopfleet.platform.UnreadableWebhookException;
import io.shopfleet.platform.WebhookMessage;
import io.shopfleet.platform.WebhookNotice;
import io.shopfleet.platform.WebhookNotice.RecordsChanged;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One notification. No member names its kind; the address may, but one address may serve all, so
 * the kind is recognised by the members that only it has. A kind that tells of nothing to read, or
 * that is not documented, is a message without notices; so is the request for a cancellation, which
 * names an order and no shop: watching open orders finds it.
 */
final class NotificationReader {

  private final JsonObject body;

  /**
   * @throws UnreadableWebhookException if the bytes are no JSON object
   */
  NotificationReader(byte[] bytes) {
    try {
      this.body = JsonObject.parse(bytes);
    } catch (IOException e) {
      throw new UnreadableWebhookException("The body is no JSON object", e);
    }
  }

  WebhookMessage message() {
    if (body.has("product_changes_data")) {
      return message("product_changes", productChanges());
    }
    if (body.has("success_row_data") || body.has("success_rows_data")) {
      return message("product_upload", ofShop(DataStream.PRODUCTS, uploaded()));
    }
    if (body.has("order_id")) {
      return body.has("shop_id")
          ? message("order", ofShop(DataStream.ORDERS, ids(body, "order_id")))
          : message("order_request_cancellation", List.of());
    }
    if (body.has("action") && body.has("product_id")) {
      return message("campaign", ofShop(DataStream.PRODUCTS, ids(body, "product_id")));
    }
    return message("other", List.of());
  }

  private static WebhookMessage message(String type, List<WebhookNotice> notices) {
    return new WebhookMessage(type, null, notices);
  }

  private List<WebhookNotice> ofShop(DataStream stream, Set<String> ids) {
    Optional<ShopId> shop = shop(body);
    return shop.isEmpty() || ids.isEmpty()
        ? List.of()
        : List.of(new RecordsChanged(shop.get(), stream, ids));
  }

  private Set<String> uploaded() {
    Set<String> ids = new LinkedHashSet<>();
    Stream.of("success_row_data", "success_rows_data")
        .flatMap(name -> body.objects(name).stream())
        .forEach(row -> ids.addAll(ids(row, "product_id")));
    return ids;
  }

  /** One body may tell of several products of several shops, of their stock and of their prices. */
  private List<WebhookNotice> productChanges() {
    Map<ShopId, Set<String>> changed = new LinkedHashMap<>();
    for (JsonObject row : body.objects("product_changes_data")) {
      shop(row)
          .ifPresent(
              shop ->
                  changed
                      .computeIfAbsent(shop, one -> new LinkedHashSet<>())
                      .addAll(ids(row, "product_id")));
    }
    return changed.entrySet().stream()
        .filter(one -> !one.getValue().isEmpty())
        .<WebhookNotice>map(
            one -> new RecordsChanged(one.getKey(), DataStream.PRODUCTS, one.getValue()))
        .toList();
  }

  private static Set<String> ids(JsonObject row, String name) {
    return row.text(name).map(Set::of).orElse(Set.of());
  }

  private static Optional<ShopId> shop(JsonObject row) {
    try {
      return row.text("shop_id").map(ShopId::new);
    } catch (IllegalArgumentException e) {
      throw new UnreadableWebhookException("The shop_id is no id", e);
    }
  }
}
