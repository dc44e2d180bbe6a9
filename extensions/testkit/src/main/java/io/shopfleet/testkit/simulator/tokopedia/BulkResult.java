package io.shopfleet.testkit.simulator.tokopedia;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a bulk write. Each kind of write has a different answer, and overwrite
 * and price update say more when the rate limit refused rows; both follow the official samples.
 */
record BulkResult(
    BulkChange change, Shop shop, List<Product> written, List<Failed> failed, boolean rateLimited) {

  /** A row that was not written, and why. */
  record Failed(BulkRow row, String message) {}

  Map<String, @Nullable Object> data() {
    return switch (change) {
      case OVERWRITE -> overwrite();
      case INCREMENT, DECREMENT -> adjust();
      case PRICE -> price();
    };
  }

  private Map<String, @Nullable Object> overwrite() {
    Tree data =
        Tree.of("failed_rows", failed.size())
            .and("failed_rows_data", failedRows())
            .and("succeed_rows", written.size());
    if (rateLimited) {
      data.and("total_data", total()).and("succeed_rows_data", writtenRows());
    }
    return data.map();
  }

  private Map<String, @Nullable Object> adjust() {
    return Tree.of("total_data", total())
        .and("succeed_rows", written.size())
        .and("succeed_rows_data", writtenRows())
        .and("failed_rows", failed.size())
        .and("failed_rows_data", failed.isEmpty() ? null : failedRows())
        .map();
  }

  private Map<String, @Nullable Object> price() {
    Tree data =
        Tree.of("succeed_rows", written.size())
            .and("failed_rows", failed.size())
            .and("failed_rows_data", failedRows());
    if (rateLimited) {
      data.and("total_data", total());
    }
    return data.map();
  }

  private int total() {
    return written.size() + failed.size();
  }

  private List<Map<String, @Nullable Object>> writtenRows() {
    return written.stream().map(this::writtenRow).toList();
  }

  private Map<String, @Nullable Object> writtenRow(Product product) {
    return Tree.of("productID", product.id())
        .and("warehouseID", shop.warehouseId())
        .and("shopID", shop.id())
        .and("stock", product.stock())
        .and("price", product.price())
        .map();
  }

  private List<Map<String, @Nullable Object>> failedRows() {
    return failed.stream().map(this::failedRow).toList();
  }

  private Map<String, @Nullable Object> failedRow(Failed failure) {
    Tree row = new Tree();
    // A failed row names the product only as the request did.
    if (failure.row().productId() != null) {
      row.and("product_id", failure.row().productId());
    }
    if (failure.row().sku() != null) {
      row.and("sku", failure.row().sku());
    }
    row.and("product_url", "").and(change.failedValueName(), failure.row().value());
    if (change == BulkChange.PRICE && rateLimited) {
      row.and("new_stock", 0);
    }
    return row.and("message", failure.message()).map();
  }
}
