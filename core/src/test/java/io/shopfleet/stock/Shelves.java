package io.shopfleet.stock;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.commerce.WriteResult.Row;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.StockWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A marketplace that is nothing but what its shops show, and what it makes of each call. */
final class Shelves implements StockWriter, Connector {

  /** One call as it came. */
  record Call(AccountId account, List<StockChange> changes) {

    /** SKU and quantity of each row. */
    Map<String, Long> quantities() {
      Map<String, Long> quantities = new HashMap<>();
      changes.forEach(change -> quantities.put(change.skuId(), change.quantity()));
      return quantities;
    }
  }

  /** What a shop makes of a call. */
  enum Mood {
    WELL,
    /** It fails before anything is processed. */
    FAILS,
    /** It does what it is asked for, and the answer is lost. */
    LOSES_THE_ANSWER,
    /** It turns every row away for now. */
    BUSY
  }

  final List<Call> calls = new ArrayList<>();
  private final Map<AccountId, Map<String, Long>> shown = new HashMap<>();
  private final Map<AccountId, Mood> moods = new HashMap<>();
  private final Map<AccountId, FailureKind> dead = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> poison = new HashSet<>();
  private final Set<String> busy = new HashSet<>();
  private @Nullable Duration retryAfter;
  private boolean takesStock = true;
  private Runnable whileWriting = () -> {};
  private Runnable afterWriting = () -> {};

  /** What a shop shows, by SKU. */
  Map<String, Long> of(AccountId account) {
    return shown.computeIfAbsent(account, id -> new HashMap<>());
  }

  void mood(AccountId account, Mood mood) {
    moods.put(account, mood);
  }

  /** Every call of the account fails in this way until it is alive again. */
  void die(AccountId account, FailureKind kind, @Nullable Duration asksToWait) {
    dead.put(account, kind);
    retryAfter = asksToWait;
  }

  void live(AccountId account) {
    dead.remove(account);
  }

  /** The SKU is refused beside others that are taken. */
  void refuse(String sku) {
    refused.add(sku);
  }

  void mend(String sku) {
    refused.remove(sku);
    poison.remove(sku);
    busy.remove(sku);
  }

  /** A call that holds the SKU fails as a whole. */
  void poison(String sku) {
    poison.add(sku);
  }

  /** The SKU is turned away for now, beside others that are taken. */
  void busy(String sku) {
    busy.add(sku);
  }

  void takesNoStock() {
    takesStock = false;
  }

  /** What happens once during the next call, before it is processed. */
  void whileWriting(Runnable event) {
    whileWriting = event;
  }

  /** What happens after every call that was processed, before its answer. */
  void afterWriting(Runnable event) {
    afterWriting = event;
  }

  @Override
  public WriteResult writeStock(Account account, List<StockChange> changes) {
    calls.add(new Call(account.id(), changes));
    Runnable event = whileWriting;
    whileWriting = () -> {};
    event.run();
    FailureKind kind = dead.get(account.id());
    Mood mood = moods.getOrDefault(account.id(), Mood.WELL);
    if (kind != null || mood == Mood.FAILS) {
      throw failure(kind == null ? FailureKind.TRANSIENT : kind, account);
    }
    if (changes.stream().anyMatch(change -> poison.contains(change.skuId()))) {
      throw failure(FailureKind.INVALID_REQUEST, account);
    }
    List<Row> rows = changes.stream().map(change -> row(account.id(), change, mood)).toList();
    afterWriting.run();
    if (mood == Mood.LOSES_THE_ANSWER) {
      throw failure(FailureKind.TRANSIENT, account);
    }
    return new WriteResult(rows);
  }

  private Row row(AccountId account, StockChange change, Mood mood) {
    String sku = change.skuId();
    if (refused.contains(sku)) {
      return Row.refused(sku, "E1", "no such product", false);
    }
    if (busy.contains(sku) || mood == Mood.BUSY) {
      return Row.refused(sku, "E2", "too many requests", true);
    }
    of(account).put(sku, change.quantity());
    return Row.accepted(sku);
  }

  private MarketplaceException failure(FailureKind kind, Account account) {
    return MarketplaceException.of(kind, account, "stock.write")
        .message("out of order")
        .retryAfter(retryAfter)
        .build();
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return takesStock && type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
  }

  @Override
  public <C> Optional<C> client(Account account, Class<C> type) {
    return Optional.empty();
  }

  @Override
  public TokenEndpoint tokenEndpoint() {
    throw new UnsupportedOperationException("Nobody signs in here");
  }
}
