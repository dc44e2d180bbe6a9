package io.shopfleet.stock;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.commerce.WriteResult.Row;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.StockWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends rows to a shop until it is known what became of each, or that the shop as a whole is in
 * trouble. A call that fails because of what was sent is repeated by halves until the rows at fault
 * stand alone. A row is given up only if it was refused twice, the second time without company that
 * was taken: when an authorization ends in the middle of a write, the rest looks refused, too. An
 * answer that nobody understands is no refusal: it may be the page of a proxy, and only a row that
 * gets it {@value #PATIENCE} times is given up for it. Used by one thread.
 */
final class StockCall {

  private static final Logger log = LoggerFactory.getLogger(StockCall.class);

  /** Failures that are about what was sent, and not about the shop. */
  private static final Set<FailureKind> OF_WHAT_WAS_SENT =
      Set.of(
          FailureKind.INVALID_REQUEST,
          FailureKind.NOT_FOUND,
          FailureKind.CONFLICT,
          FailureKind.UNKNOWN);

  /** How often a row is sent before an answer that is not understood counts as a refusal. */
  static final int PATIENCE = 20;

  /** More than halving takes to find one row at fault. */
  private static final int CALLS_IN_VAIN = 12;

  private final Account account;
  private final StockWriter writer;
  private final Clock clock;
  private final Instant lastBegin;
  private final Map<StockKey, Verdict> verdicts = new LinkedHashMap<>();
  private @Nullable RuntimeException trouble;
  private boolean answered;
  private int inVain;

  /**
   * @param lastBegin no call begins at or after this instant
   */
  StockCall(Account account, StockWriter writer, Clock clock, Instant lastBegin) {
    this.account = account;
    this.writer = writer;
    this.clock = clock;
    this.lastBegin = lastBegin;
  }

  void send(List<OutboundRow> rows) {
    List<OutboundRow> doubtful = write(rows);
    doubtful.forEach(row -> verdicts.remove(row.key()));
    if (trouble == null && !doubtful.isEmpty()) {
      // Again beside others that were taken, so it says no more than the first time.
      write(doubtful).forEach(this::later);
    }
  }

  private void later(OutboundRow row) {
    if (verdicts.get(row.key()) instanceof Verdict.Never never) {
      verdicts.put(row.key(), new Verdict.Later(never.reason()));
    }
  }

  /** What became of the rows; those without a verdict may have been sent or not. */
  Map<StockKey, Verdict> verdicts() {
    return verdicts;
  }

  /** What is wrong with the shop as a whole. */
  Optional<RuntimeException> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Answers the rows that were refused beside others that were taken. */
  private List<OutboundRow> write(List<OutboundRow> rows) {
    if (trouble != null || !clock.instant().isBefore(lastBegin)) {
      return List.of();
    }
    try {
      return judge(rows, writer.writeStock(account, rows.stream().map(StockCall::change).toList()));
    } catch (MarketplaceException failure) {
      if (!OF_WHAT_WAS_SENT.contains(failure.kind()) || isTheShops(failure)) {
        trouble = failure;
        return List.of();
      }
      return rows.size() == 1 ? giveUp(rows.get(0), failure) : writeHalves(rows);
    } catch (RuntimeException failure) {
      log.debug("Writing stock of account {} failed", account.id(), failure);
      trouble = failure;
      return List.of();
    }
  }

  /** Whatever is sent, nothing comes back that can be understood. */
  private boolean isTheShops(MarketplaceException failure) {
    if (failure.kind() == FailureKind.UNKNOWN) {
      inVain++;
    }
    return !answered && inVain >= CALLS_IN_VAIN;
  }

  private List<OutboundRow> giveUp(OutboundRow row, MarketplaceException failure) {
    String reason = String.valueOf(failure.getMessage());
    boolean unclear = failure.kind() == FailureKind.UNKNOWN && row.attempts() + 1 < PATIENCE;
    verdicts.put(row.key(), unclear ? new Verdict.Later(reason) : new Verdict.Never(reason));
    return List.of();
  }

  private List<OutboundRow> writeHalves(List<OutboundRow> rows) {
    int middle = rows.size() / 2;
    List<OutboundRow> doubtful = new ArrayList<>(write(rows.subList(0, middle)));
    doubtful.addAll(write(rows.subList(middle, rows.size())));
    return doubtful;
  }

  private List<OutboundRow> judge(List<OutboundRow> rows, WriteResult result) {
    if (result.rows().size() != rows.size()) {
      throw new IllegalStateException(
          "The platform told of "
              + result.rows().size()
              + " rows of "
              + rows.size()
              + "; its StockWriter has to tell of each");
    }
    answered = true;
    boolean someTaken = result.rows().stream().anyMatch(Row::accepted);
    List<OutboundRow> doubtful = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row told = result.rows().get(i);
      verdicts.put(rows.get(i).key(), verdict(told));
      if (someTaken && !told.accepted() && !told.retryable()) {
        doubtful.add(rows.get(i));
      }
    }
    return doubtful;
  }

  private static Verdict verdict(Row row) {
    if (row.accepted()) {
      return new Verdict.Accepted();
    }
    String reason = (row.code() == null ? "" : row.code() + ": ") + row.message();
    return row.retryable() ? new Verdict.Later(reason) : new Verdict.Never(reason);
  }

  private static StockChange change(OutboundRow row) {
    return new StockChange(
        row.productId(), row.key().skuId(), row.key().warehouseId(), row.toSend());
  }
}
