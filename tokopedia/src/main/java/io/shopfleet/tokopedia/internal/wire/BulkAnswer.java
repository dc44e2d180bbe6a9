package io.shopfleet.tokopedia.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stock or price update answers, usually with HTTP 200 even where rows failed.
 *
 * @param succeededRows how many rows succeeded; null if untold
 * @param failedRows how many failed; null if untold
 * @param succeeded the products that are told as done; not every answer lists them
 * @param failed the rows that failed
 */
record BulkAnswer(
    @Nullable Integer succeededRows,
    @Nullable Integer failedRows,
    List<Long> succeeded,
    List<FailedRow> failed) {

  /**
   * A row that failed; whichever of id and SKU it was sent with is there, often only that one.
   *
   * @param productId the product; null or 0 if it was sent by SKU
   * @param sku the SKU; null or empty if it was sent by id
   * @param message why
   */
  record FailedRow(@Nullable Long productId, @Nullable String sku, @Nullable String message) {}
}
