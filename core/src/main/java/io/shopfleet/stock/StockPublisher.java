package io.shopfleet.stock;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.PlatformId;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.sync.SyncStoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings stock to the shops. The host says what a shop shall show; what differs from what the shop
 * shows waits in an {@link OutboundStock} and is sent from there: nothing left first, then what
 * becomes less, then what becomes more. Of several wishes for the same SKU only the newest is sent.
 *
 * <p>Quantities are absolute, so that sending one twice does no harm. A quantity that the
 * marketplace may take later is sent again after a pause, for as long as it takes; one that it
 * refuses for good is told as {@link FleetEvent.StockRefused} and listed by {@link #refused}.
 *
 * <p>Of an item that several shops sell ({@link StockWish#item()}), no shop is sent a higher
 * quantity while another one still has to be sent a lower one, so that together they never show
 * more than what was wished for. A shop that is out of reach thus holds back the higher quantities
 * of its own items in other shops, and nothing else. {@link #withdraw} lets go of them, and a row
 * that is refused for good holds back nothing.
 *
 * <p>Safe for concurrent use. On each node at most one round per account is under way; nodes that
 * share an outbox see to it by what they mark in there.
 */
public final class StockPublisher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StockPublisher.class);
  private static final Duration CLOSING = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 20;

  private final OutboundStock outbox;
  private final AccountRegistry accounts;
  private final Function<PlatformId, Connector> connectors;
  private final FleetListener listener;
  private final Clock clock;
  private final Executor executor;
  private final int bound;
  private final StockDrain drain;
  private final Echoes echoes;
  private final RoundsUnderWay rounds = new RoundsUnderWay();
  private final ItemGates gates = new ItemGates();
  private final AtomicBoolean closing = new AtomicBoolean();

  /**
   * @param connectors finds a platform's connector; throws if the platform is not part of the fleet
   * @param executor runs the rounds of {@link #publishDue}; each blocks one of its threads
   * @param bound how many of those run at a time, from 1
   * @param random where the jitter of pauses comes from; safe for concurrent use
   */
  public StockPublisher(
      OutboundStock outbox,
      AccountRegistry accounts,
      Function<PlatformId, Connector> connectors,
      FleetListener listener,
      Clock clock,
      Executor executor,
      int bound,
      RandomGenerator random) {
    this.outbox = outbox;
    this.accounts = accounts;
    this.connectors = connectors;
    this.listener = FleetListener.shielded(listener);
    this.clock = clock;
    this.executor = executor;
    this.bound = bound;
    this.drain = new StockDrain(outbox, accounts, connectors, this.listener, clock, random);
    this.echoes = new Echoes(outbox);
  }

  /**
   * Says what one shop shall show. As {@link #publish(Map)}; for items that other shops sell, too,
   * use that one with all of them.
   */
  public StockReceipt publish(AccountId account, List<StockWish> wishes) {
    StockReceipt receipt = publish(Map.of(account, wishes)).get(account);
    if (receipt == null) {
      throw new IllegalStateException("No receipt for account " + account);
    }
    return receipt;
  }

  /**
   * Says what shops shall show from now on. Blocks on the stores alone; when it returns, the wishes
   * are as durable as the {@link OutboundStock} is. Nothing is stored if an account is not fit for
   * it. If storing fails on the way, lower quantities are stored before higher ones; handing over
   * the same wishes again is safe.
   *
   * <p>Calls that concern the same item follow one another on this node, so that of two at once the
   * one that came last holds in all of its shops. Of two on different nodes one holds as a whole,
   * whichever that is.
   *
   * <p>While an availability is unknown nothing is written for it, which is told as {@link
   * FleetEvent.StockUnknown}.
   *
   * @return a receipt for each account
   * @throws AccountNotFoundException if there is no such account
   * @throws MarketplaceException INVALID_REQUEST if the platform of an account cannot write stock
   * @throws io.shopfleet.sync.SyncStoreException if it is not certain that all was stored
   */
  public Map<AccountId, StockReceipt> publish(Map<AccountId, List<StockWish>> wishes) {
    Map<AccountId, StockIntake> intakes = new LinkedHashMap<>();
    wishes.forEach((id, own) -> intakes.put(id, new StockIntake(writable(id), own, outbox)));
    Instant now = clock.instant();
    Set<String> items = new HashSet<>();
    intakes.values().forEach(intake -> items.addAll(intake.items()));
    gates.through(items, () -> take(intakes.values(), now));
    Map<AccountId, StockReceipt> receipts = new LinkedHashMap<>();
    intakes.forEach(
        (id, intake) -> {
          receipts.put(id, intake.receipt());
          intake.unknown().forEach(wish -> tellUnknown(id, wish, now));
        });
    return receipts;
  }

  /**
   * Lower quantities before higher ones. If another node wishes for other quantities at the same
   * time, all is taken once more: shops that follow one node's wishes here and the other's there
   * would together show what nobody wished for.
   */
  private static void take(Collection<StockIntake> intakes, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      intakes.forEach(StockIntake::begin);
      if (intakes.stream().allMatch(intake -> intake.take(now, StockPublisher::certainlyNotMore))
          && intakes.stream().allMatch(intake -> intake.take(now, row -> true))
          && (intakes.size() == 1 || intakes.stream().allMatch(StockIntake::stands))) {
        return;
      }
    }
    throw new SyncStoreException(
        "Others keep wishing for other quantities of the same items at the same time; let one"
            + " place at a time publish an item, and publish these once more",
        new IllegalStateException("overtaken " + ATTEMPTS + " times"));
  }

  private static boolean certainlyNotMore(OutboundRow row) {
    return row.lane().compareTo(Lane.LESS) <= 0;
  }

  private void tellUnknown(AccountId account, StockWish wish, Instant now) {
    String reason =
        wish.available() instanceof Availability.Unknown unknown ? unknown.reason() : "";
    StockKey key = wish.key();
    listener.on(new FleetEvent.StockUnknown(now, account, key.skuId(), key.warehouseId(), reason));
  }

  private Account writable(AccountId id) {
    Account account = accounts.find(id).orElseThrow(() -> new AccountNotFoundException(id));
    if (connectors.apply(account.platform()).capability(StockWriter.class).isEmpty()) {
      throw MarketplaceException.of(FailureKind.INVALID_REQUEST, account, "stock")
          .notSent()
          .message("the platform does not take stock")
          .whatToDo("Publish stock for accounts of platforms that do")
          .build();
    }
    return account;
  }

  /**
   * Starts sending for the accounts that have something due, the most urgent first and as far as
   * the bound allows, and returns without waiting. Called every second by an engine; a host without
   * one calls it itself.
   *
   * @return for how many accounts it was started
   * @throws io.shopfleet.sync.SyncStoreException if the outbox does not answer; the next call tries
   *     again
   */
  public int publishDue() {
    int free = bound - rounds.size();
    if (closing.get() || free < 1) {
      return 0;
    }
    int started = 0;
    for (AccountId account : outbox.accountsDue(clock.instant(), bound + rounds.size())) {
      if (started < free && start(account)) {
        started++;
      }
    }
    return started;
  }

  private boolean start(AccountId account) {
    RoundsUnderWay.Round round = rounds.begin(account).orElse(null);
    if (round == null) {
      return false;
    }
    try {
      executor.execute(() -> run(account, round));
      return true;
    } catch (RejectedExecutionException e) {
      rounds.end(round);
      return false;
    } catch (RuntimeException e) {
      rounds.end(round);
      throw e;
    }
  }

  /**
   * Sends what is due for one account, on the calling thread, and returns when it is sent or a
   * bounded number of calls was made. If a round of the account is under way, waits for its end
   * first. Failures of the marketplace are in the result.
   *
   * @throws IllegalStateException if it is called from inside a round, of whatever account, as by a
   *     {@link FleetListener} that is told of one: it would wait for itself, or for another that
   *     waits for it. Hand the call to another thread, or leave the sending to the engine; {@link
   *     #publish} may be called anywhere
   * @throws io.shopfleet.sync.SyncStoreException if the outbox does not answer; rows that were sent
   *     but could not be noted are sent again
   */
  public StockRound publishNow(AccountId account) {
    if (rounds.withinOne()) {
      throw new IllegalStateException(
          "Stock of account "
              + account
              + " cannot be sent from inside a round of sending, which would wait for itself; call"
              + " publishNow on another thread, or leave the sending to the engine");
    }
    RoundsUnderWay.Round round = rounds.beginInTurn(account);
    try {
      round.work();
      return drain.drain(account, closing::get);
    } finally {
      rounds.end(round);
    }
  }

  private void run(AccountId account, RoundsUnderWay.Round round) {
    try {
      round.work();
      drain.drain(account, closing::get);
    } catch (RuntimeException e) {
      // A store did not answer. What was under way comes again by itself.
      log.warn("Stock of account {} could not be sent", account, e);
    } finally {
      rounds.end(round);
    }
  }

  /**
   * Rows that the marketplace refused for good.
   *
   * @param limit how many at most, from 1
   */
  public List<OutboundRow> refused(AccountId account, int limit) {
    return outbox.list(account, OutboundRow.State.REFUSED, limit);
  }

  /**
   * Sends once more what was refused for good, after somebody mended the reason.
   *
   * @return how many rows
   */
  public int retryRefused(AccountId account) {
    return drain.retryRefused(account);
  }

  /**
   * Forgets what an account's shop shall show and what is known of it. Nothing is sent; what waited
   * for the account no longer holds back other shops.
   */
  public void withdraw(AccountId account) {
    outbox.erase(account);
  }

  /**
   * Whether a reading shows exactly what was last written to the shop, and nothing else was seen
   * since. A sale changes the number, so a reading after it is no echo; neither is one after a
   * write whose answer was lost. Changes nothing.
   */
  public boolean isEcho(AccountId account, StockLevel level) {
    return echoes.isEcho(account, level);
  }

  /**
   * A sink that leaves out readings that are echoes as {@link #isEcho} has it, and hands on all
   * others. It also notes in the outbox what the others show, so that the next wish for them is
   * sent even if it is the same as before.
   */
  public SyncSink<StockLevel> withoutEchoes(SyncSink<StockLevel> sink) {
    return new EchoFilter(echoes, sink, listener, clock);
  }

  /**
   * Starts nothing more, lets the rounds under way come to the end of their batch, and returns when
   * they did or a bounded time is over. Called from inside a round, it does not wait for that one.
   */
  @Override
  public void close() {
    closing.set(true);
    try {
      rounds.othersEnded().get(CLOSING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.debug("Closed while stock was still being sent", e);
    }
  }
}
