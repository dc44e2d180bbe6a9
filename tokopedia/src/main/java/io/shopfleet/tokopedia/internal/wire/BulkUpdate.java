package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonWriter;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.http.ResponseJudge;
import io.shopfleet.platform.CallTag;
import io.shopfleet.tokopedia.internal.wire.BulkAnswer.FailedRow;
import io.shopfleet.tokopedia.model.ProductKey;
import io.shopfleet.tokopedia.model.UpdateOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * The rows of one call on their way. Tokopedia charges each row as a request of its own and answers
 * HTTP 200 for those it took and those it did not (official rate-limit page). Rows that were one
 * too many stay open and make the answer a RATE_LIMITED failure, so that the seam waits, slows its
 * gate down and calls again; the body of that attempt holds the open rows alone. Belongs to one
 * call of one thread.
 */
final class BulkUpdate implements ResponseJudge<Envelope<BulkAnswer>> {

  private static final MediaType JSON = MediaType.get("application/json");

  private final String valueName;
  private final Map<ProductKey, BulkRow> open = new LinkedHashMap<>();
  private final Map<ProductKey, UpdateOutcome> settled = new LinkedHashMap<>();
  private boolean answered;

  /**
   * @param valueName what the wire calls the new value
   * @param rows each for another product
   */
  BulkUpdate(String valueName, List<BulkRow> rows) {
    this.valueName = valueName;
    rows.forEach(row -> open.put(row.key(), row));
  }

  /** The open rows as a bare array. */
  RequestBody body() {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.beginArray();
      for (BulkRow row : open.values()) {
        write(writer, row);
      }
      writer.endArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RequestBody.create(buffer.readByteString(), JSON);
  }

  private void write(JsonWriter writer, BulkRow row) throws IOException {
    writer.beginObject();
    if (row.key() instanceof ProductKey.Id id) {
      writer.name("product_id").value(id.value());
    } else if (row.key() instanceof ProductKey.Sku sku) {
      writer.name("sku").value(sku.value());
    }
    writer.name(valueName).value(plain(row.value()));
    writer.endObject();
  }

  /** Without an exponent, which not every reader of JSON takes. */
  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  /** Whether Tokopedia ever told what became of rows. */
  boolean answered() {
    return answered;
  }

  /** What became of every row, given why the call ended. */
  List<UpdateOutcome> outcomes(@Nullable MarketplaceException failure) {
    List<UpdateOutcome> all = new ArrayList<>(settled.values());
    for (ProductKey key : open.keySet()) {
      all.add(
          failure == null
              ? UpdateOutcome.refused(key, null, "Tokopedia did not tell what became of it", true)
              : refused(key, failure));
    }
    return all;
  }

  static UpdateOutcome refused(ProductKey key, MarketplaceException failure) {
    String code = failure.code().orElse(null);
    return UpdateOutcome.refused(
        key, code, String.valueOf(failure.getMessage()), failure.retryable());
  }

  @Override
  public Envelope<BulkAnswer> judge(CallTag tag, Response<Envelope<BulkAnswer>> response) {
    Envelope<BulkAnswer> envelope = Judgement.judge(tag, response);
    BulkAnswer answer = envelope.data();
    if (answer == null) {
      throw Judgement.unexpected(tag, response.code(), "the answer tells of no rows");
    }
    answered = true;
    settle(answer);
    if (!open.isEmpty()) {
      throw MarketplaceException.of(FailureKind.RATE_LIMITED, tag.account(), tag.spec().operation())
          .httpStatus(response.code())
          .code(ErrorTable.TOO_MANY_REQUESTS)
          .retryAfter(RateHeaders.resetAfter(response.headers()))
          .message(open.size() + " rows were one too many")
          .build();
    }
    return envelope;
  }

  private void settle(BulkAnswer answer) {
    int sent = open.size();
    Set<ProductKey> failed = new HashSet<>();
    int recognised = 0;
    for (FailedRow row : answer.failed()) {
      Optional<ProductKey> key = keyOf(row);
      if (key.isPresent()) {
        recognised++;
        failed.add(key.get());
        settleFailed(key.get(), row.message());
      }
    }
    boolean complete = complete(answer, recognised, sent);
    for (ProductKey key : List.copyOf(open.keySet())) {
      if (!failed.contains(key)) {
        settleRest(key, complete || done(key, answer));
      }
    }
  }

  private Optional<ProductKey> keyOf(FailedRow row) {
    if (row.productId() != null && open.containsKey(new ProductKey.Id(row.productId()))) {
      return Optional.of(new ProductKey.Id(row.productId()));
    }
    return open.keySet().stream()
        .filter(key -> key instanceof ProductKey.Sku sku && sku.value().equals(row.sku()))
        .findFirst();
  }

  private void settleFailed(ProductKey key, @Nullable String message) {
    String reason = message == null ? "Tokopedia told no reason" : message;
    if (!reason.contains(ErrorTable.TOO_MANY_REQUESTS)) {
      settle(UpdateOutcome.refused(key, null, reason, false));
    }
  }

  private void settleRest(ProductKey key, boolean accepted) {
    settle(
        accepted
            ? UpdateOutcome.accepted(key)
            // A row taken twice is harmless, one believed taken is not.
            : UpdateOutcome.refused(
                key, null, "Tokopedia refused rows of this call without saying which", true));
  }

  private void settle(UpdateOutcome outcome) {
    open.remove(outcome.key());
    settled.put(outcome.key(), outcome);
  }

  /** Whether the rows that failed are all named, so that the others succeeded. */
  private static boolean complete(BulkAnswer answer, int recognised, int sent) {
    Integer told = answer.failedRows();
    int failed = Math.max(told == null ? 0 : told, answer.failed().size());
    Integer succeeded = answer.succeededRows();
    return failed <= recognised && (succeeded == null || succeeded + recognised >= sent);
  }

  private static boolean done(ProductKey key, BulkAnswer answer) {
    return key instanceof ProductKey.Id id && answer.succeeded().contains(id.value());
  }
}
