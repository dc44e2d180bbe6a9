package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.commerce.WriteResult;
import io.shopfleet.commerce.WriteResult.Row;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what becomes of the rows of a write that takes one call per product. Not safe for
 * concurrent use.
 */
final class RowOutcomes {

  /** Failures that are about one product's request; the next product's may well succeed. */
  private static final Set<FailureKind> OF_ONE_REQUEST =
      Set.of(
          FailureKind.INVALID_REQUEST,
          FailureKind.NOT_FOUND,
          FailureKind.CONFLICT,
          FailureKind.UNKNOWN);

  private final List<String> skuIds;
  private final @Nullable Row[] rows;
  private @Nullable MarketplaceException firstFailure;
  private @Nullable MarketplaceException end;
  private boolean succeeded;

  /**
   * @param skuIds the SKU of each row
   */
  RowOutcomes(List<String> skuIds) {
    this.skuIds = List.copyOf(skuIds);
    this.rows = new Row[skuIds.size()];
  }

  void refused(int index, @Nullable String code, String message, boolean retryable) {
    rows[index] = Row.refused(skuIds.get(index), code, message, retryable);
  }

  /** Notes that a call took its rows, except those that were refused already. */
  void callSucceeded(List<Integer> indexes) {
    succeeded = true;
    for (int index : indexes) {
      if (rows[index] == null) {
        rows[index] = Row.accepted(skuIds.get(index));
      }
    }
  }

  /**
   * Notes that a call failed with all its rows.
   *
   * @return whether further calls make sense
   */
  boolean callFailed(List<Integer> indexes, MarketplaceException failure) {
    if (firstFailure == null) {
      firstFailure = failure;
    }
    indexes.forEach(index -> refused(index, failure));
    boolean goOn = OF_ONE_REQUEST.contains(failure.kind());
    if (!goOn) {
      end = failure;
    }
    return goOn;
  }

  /**
   * A row for everything that was asked for; what was not even tried shares the failure that ended
   * the trying, for nothing is known to be wrong with it.
   *
   * @throws MarketplaceException if no call succeeded: the failure that ended the trying, else the
   *     first one
   */
  WriteResult result() {
    MarketplaceException failure = end == null ? firstFailure : end;
    if (failure != null && !succeeded) {
      throw failure;
    }
    List<Row> all = new ArrayList<>(rows.length);
    for (int index = 0; index < rows.length; index++) {
      if (rows[index] == null && failure != null) {
        refused(index, failure);
      }
      Row row = rows[index];
      all.add(row == null ? Row.accepted(skuIds.get(index)) : row);
    }
    return new WriteResult(all);
  }

  private void refused(int index, MarketplaceException failure) {
    refused(
        index,
        failure.code().orElse(null),
        String.valueOf(failure.getMessage()),
        failure.retryable());
  }
}
