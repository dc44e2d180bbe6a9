package io.shopfleet.tokopedia.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product, or one variant of a product, which Tokopedia treats as a product of its own ({@code
 * GET /inventory/v1/fs/{fs_id}/product/info}, official documentation). What is null was absent.
 *
 * @param productId its id, 64 bits
 * @param shopId the shop
 * @param status −2 banned, −1 pending, 0 deleted, 1 active, 2 featured, 3 inactive
 * @param name its name
 * @param condition 1 new, 2 used
 * @param categoryId its category
 * @param createTime seconds since 1970; seen live only
 * @param updateTime seconds since 1970; seen live only
 * @param price the price in rupiah
 * @param weight how heavy it is, in {@code weightUnit}
 * @param weightUnit 1 gram, 2 kilogram
 * @param stock units over all warehouses, as the product says
 * @param mainStock the part that is sold freely
 * @param reserveStock the part that campaigns hold
 * @param parent whether it only holds variants together and cannot be bought itself
 * @param variant whether it has to do with variants
 * @param children the ids of its variants
 * @param sku the seller's SKU; may be empty
 * @param url its page
 * @param warehouses the stock of each warehouse
 * @param lastSort what the next page has to be asked with beyond 10,000 products
 */
public record ShopProduct(
    long productId,
    @Nullable Long shopId,
    @Nullable Integer status,
    @Nullable String name,
    @Nullable Integer condition,
    @Nullable Long categoryId,
    @Nullable Long createTime,
    @Nullable Long updateTime,
    @Nullable BigDecimal price,
    @Nullable BigDecimal weight,
    @Nullable Integer weightUnit,
    @Nullable Long stock,
    @Nullable Long mainStock,
    @Nullable Long reserveStock,
    boolean parent,
    boolean variant,
    List<Long> children,
    @Nullable String sku,
    @Nullable String url,
    List<WarehouseStock> warehouses,
    @Nullable String lastSort) {

  /**
   * What one warehouse has of it.
   *
   * @param warehouseId the warehouse
   * @param price its price there in rupiah
   * @param stock units there
   */
  public record WarehouseStock(
      @Nullable Long warehouseId, @Nullable BigDecimal price, @Nullable Long stock) {}
}
