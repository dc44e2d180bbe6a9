package io.shopfleet.commerce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of each row of a write. Marketplaces accept some rows of a call and refuse others.
 *
 * @param rows one entry per row that was asked for, in that order
 */
public record WriteResult(List<Row> rows) {

  public WriteResult {
    rows = List.copyOf(rows);
  }

  /**
   * One row of a write.
   *
   * @param skuId the SKU it was about
   * @param accepted whether the marketplace took it
   * @param code the marketplace's code for a refusal; null if accepted or untold
   * @param message the marketplace's reason; null if accepted
   * @param retryable whether the same row may be taken later
   */
  public record Row(
      String skuId,
      boolean accepted,
      @Nullable String code,
      @Nullable String message,
      boolean retryable) {

    public static Row accepted(String skuId) {
      return new Row(skuId, true, null, null, false);
    }

    public static Row refused(
        String skuId, @Nullable String code, String message, boolean retryable) {
      return new Row(skuId, false, code, message, retryable);
    }
  }

  /** Whether every row was accepted. */
  public boolean complete() {
    return rows.stream().allMatch(Row::accepted);
  }

  /** The rows that were refused. */
  public List<Row> refused() {
    return rows.stream().filter(row -> !row.accepted()).toList();
  }
}
