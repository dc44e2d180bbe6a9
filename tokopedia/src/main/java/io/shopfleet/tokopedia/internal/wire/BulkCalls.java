package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.tokopedia.model.ProductKey;
import io.shopfleet.tokopedia.model.UpdateOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Splits an update of any length into calls that Tokopedia takes, and puts their results together.
 */
final class BulkCalls {

  /** Official documentation. */
  static final int MOST_ROWS = 100;

  /** Failures that say something about the rows of one call and nothing about the next one. */
  private static final Set<FailureKind> ABOUT_THE_ROWS =
      Set.of(
          FailureKind.INVALID_REQUEST,
          FailureKind.CONFLICT,
          FailureKind.NOT_FOUND,
          FailureKind.UNKNOWN);

  private final String valueName;
  private final Consumer<BulkUpdate> call;

  /**
   * @param valueName what the wire calls the new value
   * @param call makes one call, or throws
   */
  BulkCalls(String valueName, Consumer<BulkUpdate> call) {
    this.valueName = valueName;
    this.call = call;
  }

  /**
   * @return an outcome for every row; several of one product are in the order of its rows
   * @throws MarketplaceException if the first call failed before Tokopedia told of any row
   */
  List<UpdateOutcome> send(List<BulkRow> rows) {
    List<UpdateOutcome> outcomes = new ArrayList<>();
    MarketplaceException end = null;
    boolean first = true;
    for (List<BulkRow> chunk : chunks(rows)) {
      if (end != null) {
        outcomes.addAll(notSent(chunk, end));
        continue;
      }
      BulkUpdate update = new BulkUpdate(valueName, chunk);
      try {
        call.accept(update);
        outcomes.addAll(update.outcomes(null));
      } catch (MarketplaceException failure) {
        if (first && !update.answered()) {
          throw failure;
        }
        outcomes.addAll(update.outcomes(failure));
        end = ABOUT_THE_ROWS.contains(failure.kind()) ? null : failure;
      }
      first = false;
    }
    return outcomes;
  }

  private static List<UpdateOutcome> notSent(List<BulkRow> rows, MarketplaceException why) {
    return rows.stream().map(row -> BulkUpdate.refused(row.key(), why)).toList();
  }

  /** A product stands at most once in a call, so that its row can be told from the answer. */
  static List<List<BulkRow>> chunks(List<BulkRow> rows) {
    List<List<BulkRow>> chunks = new ArrayList<>();
    List<BulkRow> chunk = new ArrayList<>();
    Set<ProductKey> keys = new HashSet<>();
    for (BulkRow row : rows) {
      if (chunk.size() == MOST_ROWS || keys.contains(row.key())) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
        keys.clear();
      }
      chunk.add(row);
      keys.add(row.key());
    }
    if (!chunk.isEmpty()) {
      chunks.add(chunk);
    }
    return chunks;
  }
}
