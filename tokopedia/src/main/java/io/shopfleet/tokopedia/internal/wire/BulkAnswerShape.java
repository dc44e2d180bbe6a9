package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonReader;
import io.shopfleet.tokopedia.internal.wire.BulkAnswer.FailedRow;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a stock or price update. */
final class BulkAnswerShape extends ObjectShape<BulkAnswer> {

  private static final FailedRowShape FAILED_ROW = new FailedRowShape();

  private final Member<Integer> succeededRows = int32("succeed_rows");
  private final Member<Integer> failedRows = int32("failed_rows");
  private final Member<List<Long>> succeeded = list("succeed_rows_data", new DoneShape());
  private final Member<List<FailedRow>> failed =
      list("failed_rows_data", BulkAnswerShape::failedRow);

  @Override
  BulkAnswer make(Values values) {
    return new BulkAnswer(
        values.get(succeededRows),
        values.get(failedRows),
        values.listed(succeeded),
        values.listed(failed));
  }

  /** Other bulk calls put a bare sentence where these put an object; the sentence is kept. */
  private static @Nullable FailedRow failedRow(JsonReader reader) throws IOException {
    return reader.peek() == JsonReader.Token.STRING
        ? new FailedRow(null, null, reader.nextString())
        : FAILED_ROW.read(reader);
  }

  private static final class FailedRowShape extends ObjectShape<FailedRow> {

    private final Member<Long> productId = int64("product_id");
    private final Member<String> sku = text("sku");
    private final Member<String> message = text("message");

    @Override
    FailedRow make(Values values) {
      return new FailedRow(values.get(productId), values.get(sku), values.get(message));
    }
  }

  private static final class DoneShape extends ObjectShape<Long> {

    private final Member<Long> productId = int64("productID");

    @Override
    Long make(Values values) {
      return values.required(productId);
    }
  }
}
