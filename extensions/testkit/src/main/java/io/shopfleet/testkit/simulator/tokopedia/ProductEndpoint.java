package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /inventory/v1/fs/{fs_id}/product/info}: by product id (both spellings of the parameter
 * were in use), by SKU, or page by page for a shop. The meaning of {@code sort} is not established,
 * so rows come in the order of their ids whatever it says.
 */
final class ProductEndpoint implements Endpoint {

  private static final int MOST_PER_PAGE = 50;
  private static final long PAGED_WITHOUT_LAST_SORT = 10_000;

  private final ProductStore products;
  private final Poisons poisons;
  private final ShopAccess access;
  private final Envelope envelope;

  ProductEndpoint(ProductStore products, Poisons poisons, ShopAccess access, Envelope envelope) {
    this.poisons = poisons;
    this.products = products;
    this.access = access;
    this.envelope = envelope;
  }

  @Override
  public Reply answer(ApiCall call) {
    Optional<String> ids = call.text("product_id").or(() -> call.text("product"));
    if (ids.isPresent()) {
      return found(call, byIds(ids.get()));
    }
    Optional<String> sku = call.text("sku");
    if (sku.isPresent()) {
      return found(call, bySku(call, sku.get()));
    }
    Shop shop =
        access.require(
            call.app(),
            call.number("shop_id")
                .orElseThrow(
                    () ->
                        Refusal.malformed("PRD_DLV_042", "product_id, sku or shop_id is needed")));
    return envelope.success(page(call, shop).stream().map(product -> row(product, shop)).toList());
  }

  private List<Product> byIds(String ids) {
    return Stream.of(ids.split(",", -1))
        .map(id -> Numbers.parse(id.trim()))
        .map(
            id ->
                id.orElseThrow(
                    () -> Refusal.upstream("PRD_USC_024", "product_id must be a number")))
        .flatMap(id -> products.find(id).stream())
        .toList();
  }

  private List<Product> bySku(ApiCall call, String sku) {
    OptionalLong shopId = call.number("shop_id");
    List<Shop> shops =
        shopId.isPresent()
            ? List.of(access.require(call.app(), shopId.getAsLong()))
            : access.all(call.app());
    return shops.stream().flatMap(shop -> products.findBySku(shop.id(), sku).stream()).toList();
  }

  private Reply found(ApiCall call, List<Product> rows) {
    if (rows.isEmpty()) {
      throw Refusal.upstream("PRD_GRPC_003", "product data not found");
    }
    List<Map<String, @Nullable Object>> data =
        rows.stream().map(row -> row(row, access.require(call.app(), row.shopId()))).toList();
    return envelope.success(data);
  }

  private Map<String, @Nullable Object> row(Product product, Shop shop) {
    return poisons.applied(product.id(), ProductJson.row(product, shop));
  }

  private List<Product> page(ApiCall call, Shop shop) {
    int page = call.positive("page", "PRD_DLV_005", "PRD_DLV_042");
    int perPage = call.positive("per_page", "PRD_DLV_042", "PRD_DLV_042");
    if (perPage > MOST_PER_PAGE) {
      throw Refusal.malformed("PRD_DLV_042", "per_page must not exceed " + MOST_PER_PAGE);
    }
    long sort = call.number("sort").orElse(1);
    if (sort < 1 || sort > 10) {
      throw Refusal.malformed("PRD_DLV_042", "sort must be a number from 1 to 10");
    }
    List<Product> rows = products.ofShop(shop.id());
    OptionalLong lastSort = call.number("last_sort");
    if (lastSort.isPresent()) {
      return rows.stream().filter(row -> row.id() > lastSort.getAsLong()).limit(perPage).toList();
    }
    if ((long) page * perPage > PAGED_WITHOUT_LAST_SORT) {
      throw Refusal.malformed("PRD_DLV_042", "last_sort is needed past 10000 products");
    }
    return Pages.page(rows, call.pageToGive(page), perPage);
  }
}
