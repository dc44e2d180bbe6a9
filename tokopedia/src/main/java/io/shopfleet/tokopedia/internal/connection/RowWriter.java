package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.commerce.WriteResult;
import io.shopfleet.commerce.WriteResult.Row;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.tokopedia.model.ProductKey;
import io.shopfleet.tokopedia.model.UpdateOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of one write, sends those of each warehouse together, because a call names one,
 * and brings the outcomes back into the order of the rows. Not safe for concurrent use.
 *
 * @param <U> an update of one product
 */
final class RowWriter<U> {

  private final Function<U, ProductKey> keyOf;
  private final Sender<U> sender;
  private final List<@Nullable Row> rows = new ArrayList<>();
  private final Map<Place, List<Pending<U>>> pending = new LinkedHashMap<>();

  RowWriter(Function<U, ProductKey> keyOf, Sender<U> sender) {
    this.keyOf = keyOf;
    this.sender = sender;
  }

  /** Sends the updates of one warehouse. */
  @FunctionalInterface
  interface Sender<U> {

    List<UpdateOutcome> send(@Nullable Long warehouseId, List<U> updates);
  }

  private record Place(@Nullable Long warehouseId) {}

  private record Pending<U>(int row, String skuId, U update) {}

  /** Notes a row that is not worth a call. */
  void refuse(Row row) {
    rows.add(row);
  }

  /** Notes a row to be sent. */
  void add(String skuId, @Nullable Long warehouseId, U update) {
    pending
        .computeIfAbsent(new Place(warehouseId), unused -> new ArrayList<>())
        .add(new Pending<>(rows.size(), skuId, update));
    rows.add(null);
  }

  /**
   * Sends all.
   *
   * @throws MarketplaceException if not even the first call succeeded
   */
  WriteResult write() {
    boolean first = true;
    for (Map.Entry<Place, List<Pending<U>>> group : pending.entrySet()) {
      List<Pending<U>> sent = group.getValue();
      try {
        List<U> updates = sent.stream().map(Pending::update).toList();
        fill(sent, sender.send(group.getKey().warehouseId(), updates));
      } catch (MarketplaceException failure) {
        if (first) {
          throw failure;
        }
        sent.forEach(row -> rows.set(row.row(), refused(row.skuId(), failure)));
      }
      first = false;
    }
    return new WriteResult(rows.stream().map(Objects::requireNonNull).toList());
  }

  private void fill(List<Pending<U>> sent, List<UpdateOutcome> outcomes) {
    Map<ProductKey, Queue<UpdateOutcome>> byKey = new HashMap<>();
    outcomes.forEach(
        outcome -> byKey.computeIfAbsent(outcome.key(), unused -> new ArrayDeque<>()).add(outcome));
    for (Pending<U> row : sent) {
      UpdateOutcome outcome = Objects.requireNonNull(byKey.get(keyOf.apply(row.update()))).remove();
      rows.set(row.row(), row(row.skuId(), outcome));
    }
  }

  private static Row row(String skuId, UpdateOutcome outcome) {
    if (outcome.accepted()) {
      return Row.accepted(skuId);
    }
    return Row.refused(
        skuId, outcome.code(), Texts.orEmpty(outcome.message()), outcome.retryable());
  }

  private static Row refused(String skuId, MarketplaceException failure) {
    return Row.refused(
        skuId,
        failure.code().orElse(null),
        String.valueOf(failure.getMessage()),
        failure.retryable());
  }
}
