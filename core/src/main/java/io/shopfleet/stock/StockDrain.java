package io.shopfleet.stock;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.AccountStatus;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.Feature;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.stock.OutboundRow.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Sends what is due for one account, a batch of one lane after another. Each row is marked as on
 * its way before it is sent, so that no other node sends it at the same time and a crash leaves a
 * trace; it comes again when the time of the mark is over. Safe for concurrent use, but not for the
 * same account twice at once.
 */
final class StockDrain {

  static final int BATCH = 100;

  /** More are left to the next round, so that the other accounts have their turn. */
  static final int BATCHES = 20;

  /** Longer than any batch should take, and the longest that a crash delays its rows. */
  static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

  /** Calls begin within this time, so that they end while no other node sends the same rows. */
  static final Duration CALLS_BEGIN = Duration.ofMinutes(8);

  /** How long the rows of an account rest that nobody looks after. */
  static final Duration REST = Duration.ofMinutes(5);

  private final OutboundStock outbox;
  private final AccountRegistry accounts;
  private final Function<PlatformId, Connector> connectors;
  private final FleetListener listener;
  private final Clock clock;
  private final RandomGenerator random;

  StockDrain(
      OutboundStock outbox,
      AccountRegistry accounts,
      Function<PlatformId, Connector> connectors,
      FleetListener listener,
      Clock clock,
      RandomGenerator random) {
    this.outbox = outbox;
    this.accounts = accounts;
    this.connectors = connectors;
    this.listener = listener;
    this.clock = clock;
    this.random = random;
  }

  StockRound drain(AccountId id, BooleanSupplier stopping) {
    Optional<Account> account = accounts.find(id);
    if (account.isEmpty()) {
      outbox.erase(id);
      return StockRound.NOTHING;
    }
    Optional<StockWriter> writer = writer(account.get());
    if (writer.isEmpty() || !lookedAfter(account.get())) {
      rest(id);
      return StockRound.NOTHING;
    }
    StockRound round = StockRound.NOTHING;
    for (int i = 0; i < BATCHES && !stopping.getAsBoolean(); i++) {
      Map<StockKey, OutboundRow> batch = claim(id);
      if (batch.isEmpty()) {
        break;
      }
      StockCall call =
          new StockCall(account.get(), writer.get(), clock, clock.instant().plus(CALLS_BEGIN));
      call.send(List.copyOf(batch.values()));
      round =
          round.plus(
              new BatchNotes(id, batch, call, clock.instant(), random).note(outbox, listener));
      if (call.trouble().isPresent()) {
        break;
      }
    }
    return round;
  }

  /**
   * All that is due rests, also what a crash left on its way: else the account would be the first
   * that is due again and again, and others would never have their turn.
   */
  private void rest(AccountId id) {
    Instant now = clock.instant();
    Instant until = now.plus(REST);
    outbox.putOff(id, until);
    List<OutboundRow> due = outbox.due(id, now, BATCH);
    for (int i = 0; i < BATCHES && !due.isEmpty(); i++) {
      outbox.save(id, due.stream().map(row -> row.resting(until)).toList());
      due = outbox.due(id, now, BATCH);
    }
  }

  private Optional<StockWriter> writer(Account account) {
    try {
      return connectors.apply(account.platform()).capability(StockWriter.class);
    } catch (UnknownPlatformException e) {
      // Another node may have it.
      return Optional.empty();
    }
  }

  private static boolean lookedAfter(Account account) {
    boolean switchedOn =
        account.features().isEmpty() || account.features().contains(Feature.INVENTORY_SYNC.word());
    return switchedOn && account.status() != AccountStatus.INACTIVE;
  }

  /** Marks the due rows as on their way; those that another node marked first are left out. */
  private Map<StockKey, OutboundRow> claim(AccountId account) {
    Instant now = clock.instant();
    Map<StockKey, OutboundRow> claimed = new LinkedHashMap<>();
    for (OutboundRow row : outbox.due(account, now, BATCH)) {
      claimed.put(row.key(), row.sending(now.plus(ON_ITS_WAY)));
    }
    if (!claimed.isEmpty()) {
      claimed.keySet().removeAll(outbox.save(account, claimed.values()));
    }
    claimed.replaceAll((key, row) -> row.saved());
    return claimed;
  }

  /**
   * Rows that were refused for good are tried once more, each once: another round may refuse some
   * of them again meanwhile.
   */
  int retryRefused(AccountId account) {
    Set<StockKey> seen = new HashSet<>();
    int retried = 0;
    while (true) {
      List<OutboundRow> refused =
          outbox.list(account, State.REFUSED, BATCH + seen.size()).stream()
              .filter(row -> !seen.contains(row.key()))
              .toList();
      if (refused.isEmpty()) {
        return retried;
      }
      Instant now = clock.instant();
      Collection<OutboundRow> again = refused.stream().map(row -> row.retried(now)).toList();
      Set<StockKey> overtaken = outbox.save(account, again);
      retried += again.size() - overtaken.size();
      refused.stream()
          .map(OutboundRow::key)
          .filter(key -> !overtaken.contains(key))
          .forEach(seen::add);
    }
  }
}
