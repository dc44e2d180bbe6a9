package io.shopfleet.testkit.simulator.tiktok;

import java.util.List;
import java.util.Map;

/** Writes products with the documented fields. */
final class ProductJson {
  private static final String IMAGES = "https://p16-oec-va.ibyteimg.com/";

  private ProductJson() {}

  /** A row of the search; versions before 202502 know fewer fields. */
  static void row(JsonFields json, ProductState product, Market market, boolean latest) {
    json.text("id", product.id())
        .text("title", product.title())
        .text("status", product.status())
        .list("skus", product.skus(), (fields, sku) -> sku(fields, sku, market, latest))
        .texts("sales_regions", List.of(market.region()))
        .number("create_time", product.createTime())
        .number("update_time", product.updateTime())
        .texts("product_sync_fail_reasons", List.of())
        .flag("is_not_for_sale", false);
    if (latest) {
      json.text("listing_quality_tier", "GOOD").flag("has_draft", false);
      platforms(json, product);
      json.object("audit", audit -> audit.text("status", "APPROVED"));
    }
  }

  static void detail(JsonFields json, ProductState product, Market market) {
    json.text("id", product.id())
        .text("status", product.status())
        .text("product_status", product.status())
        .text("title", product.title())
        .list(
            "category_chains",
            List.of(product.categoryId()),
            (chain, id) ->
                chain
                    .text("id", id)
                    .text("parent_id", "0")
                    .text("local_name", "Lainnya")
                    .flag("is_leaf", true))
        .object(
            "brand", brand -> brand.text("id", "7082427311584347905").text("name", "Tanpa Merek"))
        .list("main_images", List.of(product.imageUri()), ProductJson::image)
        .text("description", "<p>" + product.title() + "</p>")
        .object(
            "package_dimensions",
            size ->
                size.text("length", "20")
                    .text("width", "15")
                    .text("height", "5")
                    .text("unit", "CENTIMETER"))
        .object("package_weight", weight -> weight.text("value", "0.35").text("unit", "KILOGRAM"))
        .list("skus", product.skus(), (fields, sku) -> detailSku(fields, sku, market))
        .flag("is_cod_allowed", false)
        .number("update_time", product.updateTime())
        .number("create_time", product.createTime())
        .flag("is_not_for_sale", false)
        .text("listing_quality_tier", "GOOD")
        .text("shipping_insurance_requirement", "OPTIONAL")
        .number("minimum_order_quantity", 1)
        .flag("is_pre_owned", false)
        .object("audit", audit -> audit.text("status", "APPROVED"))
        .flag("has_draft", false)
        .flag("is_replicated", false);
    platforms(json, product);
  }

  static void inventory(JsonFields json, String productId, List<SkuState> skus) {
    json.text("product_id", productId).list("skus", skus, ProductJson::stock);
  }

  private static void stock(JsonFields json, SkuState sku) {
    json.text("id", sku.id())
        .text("seller_sku", sku.sellerSku())
        .number("total_available_quantity", sku.available())
        .number("total_committed_quantity", sku.committed());
    String first = sku.stock().keySet().iterator().next();
    json.list(
        "warehouse_inventory",
        sku.stock().entrySet(),
        (row, entry) ->
            row.text("warehouse_id", entry.getKey())
                .number("available_quantity", entry.getValue())
                .number("committed_quantity", entry.getKey().equals(first) ? sku.committed() : 0));
    json.object(
        "total_available_inventory_distribution",
        split -> split.object("in_shop_inventory", own -> own.number("quantity", sku.available())));
  }

  private static void detailSku(JsonFields json, SkuState sku, Market market) {
    sku(json, sku, market, true);
    json.list(
        "sales_attributes",
        List.of(Map.entry("Warna", sku.variant()), Map.entry("Ukuran", sku.size())),
        (attribute, entry) ->
            attribute
                .text("id", entry.getKey().equals("Warna") ? "100000" : "100007")
                .text("name", entry.getKey())
                .text("value_id", "7" + Math.abs(entry.getValue().hashCode()))
                .text("value_name", entry.getValue()));
  }

  private static void sku(JsonFields json, SkuState sku, Market market, boolean latest) {
    json.text("id", sku.id())
        .text("seller_sku", sku.sellerSku())
        .object(
            "price",
            price ->
                price
                    .text("currency", market.currency())
                    .money("tax_exclusive_price", sku.salePrice())
                    .money("sale_price", sku.salePrice()))
        .list(
            "inventory",
            sku.stock().entrySet(),
            (row, entry) ->
                row.text("warehouse_id", entry.getKey()).number("quantity", entry.getValue()));
    if (latest) {
      json.object("status_info", info -> info.text("status", "NORMAL"));
    }
  }

  private static void platforms(JsonFields json, ProductState product) {
    String tokopedia = product.tokopediaStatus();
    if (tokopedia != null) {
      json.list(
          "integrated_platform_statuses",
          List.of(tokopedia),
          (row, status) -> row.text("platform", "TOKOPEDIA").text("status", status));
    }
  }

  private static void image(JsonFields json, String uri) {
    json.number("height", 800)
        .number("width", 800)
        .texts("thumb_urls", List.of(IMAGES + uri + "~tplv-200.jpeg"))
        .text("uri", uri)
        .texts("urls", List.of(IMAGES + uri + "~tplv-origin.jpeg"));
  }
}
