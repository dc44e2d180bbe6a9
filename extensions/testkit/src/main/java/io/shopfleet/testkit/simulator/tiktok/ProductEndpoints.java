package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.Exchange;
import io.shopfleet.testkit.simulator.Poison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Product search and detail, and the reading of stock. */
final class ProductEndpoints {
  private static final List<String> STATUSES =
      List.of(
          "ALL",
          "DRAFT",
          "PENDING",
          "FAILED",
          "ACTIVATE",
          "SELLER_DEACTIVATED",
          "PLATFORM_DEACTIVATED",
          "FREEZE",
          "DELETED");
  private static final Set<String> PLATFORMS = Set.of("TIKTOK_SHOP", "TOKOPEDIA", "ALL");

  private ProductEndpoints() {}

  static Consumer<JsonFields> search(Exchange exchange, FakeShop shop, Operation version) {
    Query query = Query.of(exchange.request());
    int size = query.pageSize();
    String fingerprint = PageToken.fingerprint(exchange.request(), shop.id());
    String position = PageToken.read(exchange.request(), fingerprint).orElse("0");
    int offset = Integer.parseInt(Position.plain(position));
    List<ProductState> hits =
        shop.productBook().all().stream().filter(filter(query, version)).toList();
    List<ProductState> page =
        hits.subList(Math.min(offset, hits.size()), Math.min(offset + size, hits.size()));
    if (exchange.emptiesPage()) {
      String here = PageToken.write(fingerprint, Position.again(position));
      return data -> data.number("total_count", hits.size()).text("next_page_token", here);
    }
    boolean more = offset + size < hits.size();
    int next = exchange.repeatsPage() ? offset : offset + size;
    return data -> {
      data.number("total_count", hits.size());
      if (!page.isEmpty()) {
        boolean latest = version != Operation.PRODUCT_SEARCH_202309;
        data.records(
            "products",
            page,
            one -> shop.poisonOf(one.id()),
            (json, one) -> ProductJson.row(json, one, shop.market(), latest));
        data.text(
            "next_page_token",
            more || exchange.repeatsPage()
                ? PageToken.write(fingerprint, Integer.toString(next))
                : "");
      }
    };
  }

  static Consumer<JsonFields> detail(Exchange exchange, FakeShop shop) {
    ProductState product = require(shop, Operation.PRODUCT_DETAIL.productId(exchange.request()));
    Poison poison = shop.poisonOf(product.id());
    Consumer<JsonFields> detail = data -> ProductJson.detail(data, product, shop.market());
    return poison == null
        ? detail
        : data -> data.members(poison.applyTo(JsonFields.object(detail)));
  }

  static Consumer<JsonFields> inventory(Exchange exchange, FakeShop shop) {
    Query query = Query.of(exchange.request());
    List<String> skuIds = query.texts("sku_ids", 600);
    List<String> productIds = query.texts("product_ids", 100);
    if (skuIds.isEmpty() && productIds.isEmpty()) {
      throw Refusal.invalid("product_ids or sku_ids is a required field");
    }
    Map<String, List<SkuState>> found =
        skuIds.isEmpty() ? byProduct(shop, productIds) : bySku(shop, skuIds);
    return data -> {
      if (!found.isEmpty()) {
        data.records(
            "inventory",
            found.entrySet(),
            row -> shop.stockPoisonOf(row.getKey()),
            (json, row) -> ProductJson.inventory(json, row.getKey(), row.getValue()));
      }
    };
  }

  static ProductState require(FakeShop shop, String productId) {
    return shop.productBook()
        .find(productId)
        .orElseThrow(
            () ->
                shop.simulator().shops().stream()
                        .anyMatch(other -> other.productBook().find(productId).isPresent())
                    ? Refusal.business(12052048, "You can't edit other sellers' products")
                    : Refusal.business(12052032, "The product does not exist"));
  }

  private static Predicate<ProductState> filter(Query query, Operation version) {
    String status = query.bodyChoice("status", STATUSES).orElse("ALL");
    List<String> sellerSkus = query.texts("seller_skus", 100);
    List<String> skuIds =
        version == Operation.PRODUCT_SEARCH_202309 ? List.of() : query.texts("sku_ids", 10);
    List<String> platforms =
        version == Operation.PRODUCT_SEARCH_202309
            ? List.of()
            : query.texts("listing_platforms", 3);
    if (!PLATFORMS.containsAll(platforms)) {
      throw Refusal.invalid("listing_platforms must be of TIKTOK_SHOP, TOKOPEDIA, ALL");
    }
    OptionalLong createGe = query.seconds("create_time_ge");
    OptionalLong createLe = query.seconds("create_time_le");
    OptionalLong updateGe = query.seconds("update_time_ge");
    OptionalLong updateLe = query.seconds("update_time_le");
    boolean onlyTokopedia = platforms.equals(List.of("TOKOPEDIA"));
    return product ->
        (status.equals("ALL") || status.equals(product.status()))
            && (sellerSkus.isEmpty()
                || product.skus().stream().anyMatch(sku -> sellerSkus.contains(sku.sellerSku())))
            && (skuIds.isEmpty()
                || product.skus().stream().anyMatch(sku -> skuIds.contains(sku.id())))
            && (!onlyTokopedia || product.tokopediaStatus() != null)
            && product.createTime() >= createGe.orElse(Long.MIN_VALUE)
            && product.createTime() <= createLe.orElse(Long.MAX_VALUE)
            && product.updateTime() >= updateGe.orElse(Long.MIN_VALUE)
            && product.updateTime() <= updateLe.orElse(Long.MAX_VALUE);
  }

  private static Map<String, List<SkuState>> byProduct(FakeShop shop, List<String> ids) {
    Map<String, List<SkuState>> found = new LinkedHashMap<>();
    for (String id : ids) {
      shop.productBook().find(id).ifPresent(product -> found.put(id, product.skus()));
    }
    return found;
  }

  private static Map<String, List<SkuState>> bySku(FakeShop shop, List<String> ids) {
    Map<String, List<SkuState>> found = new LinkedHashMap<>();
    for (String id : ids) {
      shop.productBook()
          .findBySku(id)
          .ifPresent(
              product ->
                  product
                      .sku(id)
                      .ifPresent(
                          sku ->
                              found
                                  .computeIfAbsent(product.id(), key -> new ArrayList<>())
                                  .add(sku)));
    }
    return found;
  }
}
