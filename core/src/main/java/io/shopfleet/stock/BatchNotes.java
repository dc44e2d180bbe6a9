package io.shopfleet.stock;

import io.shopfleet.account.AccountId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.stock.OutboundRow.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What became of a batch, to be noted in the outbox and told. Used by one thread, once. */
final class BatchNotes {

  private final AccountId account;
  private final Map<StockKey, OutboundRow> sent;
  private final Map<StockKey, Verdict> verdicts;
  private final @Nullable RuntimeException trouble;
  private final Instant now;
  private final RandomGenerator random;
  private final Instant shopsNext;
  private final Map<StockKey, String> refused = new HashMap<>();
  private int accepted;
  private int postponed;
  private @Nullable OutboundRow nextAttempt;

  /**
   * @param sent the rows as they were sent
   * @param call what was heard of them
   */
  BatchNotes(
      AccountId account,
      Map<StockKey, OutboundRow> sent,
      StockCall call,
      Instant now,
      RandomGenerator random) {
    this.account = account;
    this.sent = sent;
    this.verdicts = call.verdicts();
    this.trouble = call.trouble().orElse(null);
    this.now = now;
    this.random = random;
    this.shopsNext =
        now.plus(pause(sent.values().stream().mapToInt(OutboundRow::attempts).max().orElse(0)));
  }

  StockRound note(OutboundStock outbox, FleetListener listener) {
    save(outbox);
    if (trouble != null) {
      outbox.putOff(account, shopsNext);
    }
    tell(listener);
    return new StockRound(accepted, postponed, refused.size());
  }

  /**
   * A row that changed meanwhile is read again: what became of the sending is true all the same.
   */
  private void save(OutboundStock outbox) {
    Map<StockKey, OutboundRow> current = sent;
    while (!current.isEmpty()) {
      Map<StockKey, OutboundRow> noted = new HashMap<>();
      current.values().forEach(row -> noted.put(row.key(), noted(row)));
      Set<StockKey> overtaken = outbox.save(account, noted.values());
      noted.keySet().removeAll(overtaken);
      noted.values().forEach(this::count);
      current = overtaken.isEmpty() ? Map.of() : outbox.find(account, overtaken);
    }
  }

  private OutboundRow noted(OutboundRow current) {
    OutboundRow was = sent.getOrDefault(current.key(), current);
    Verdict verdict = verdicts.get(current.key());
    if (!current.isAloneSince(was)) {
      return current.alsoSent(was.toSend(), was, now);
    }
    if (verdict instanceof Verdict.Accepted) {
      return current.accepted(was.toSend(), now);
    }
    if (verdict instanceof Verdict.Never never) {
      return current.refused(was.desired(), never.reason(), now);
    }
    if (verdict instanceof Verdict.Later later) {
      return current.postponed(later.reason(), now.plus(pause(was.attempts())));
    }
    return current.postponed(troubleText(), shopsNext);
  }

  private void count(OutboundRow noted) {
    if (verdicts.get(noted.key()) instanceof Verdict.Accepted) {
      accepted++;
    } else if (noted.state() == State.REFUSED) {
      refused.put(noted.key(), String.valueOf(noted.trouble()));
    } else {
      postponed++;
      if (nextAttempt == null || noted.notBefore().isBefore(nextAttempt.notBefore())) {
        nextAttempt = noted;
      }
    }
  }

  private void tell(FleetListener listener) {
    if (accepted > 0) {
      listener.on(new FleetEvent.StockPublished(now, account, accepted));
    }
    refused.forEach(
        (key, reason) ->
            listener.on(
                new FleetEvent.StockRefused(now, account, key.skuId(), key.warehouseId(), reason)));
    if (nextAttempt != null) {
      listener.on(
          new FleetEvent.StockPostponed(
              now,
              account,
              postponed,
              String.valueOf(nextAttempt.trouble()),
              nextAttempt.notBefore()));
    }
  }

  private Duration pause(int attempts) {
    Duration asked =
        trouble instanceof MarketplaceException failure
            ? failure.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    return StockBackOff.DEFAULT.pause(attempts, asked, random);
  }

  private String troubleText() {
    return trouble == null
        ? "the platform did not say what became of it"
        : String.valueOf(trouble.getMessage());
  }
}
