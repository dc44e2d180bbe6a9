package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.SyncRun.Counts;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.Requests;
import io.shopfleet.sync.SyncRun.StreamRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream in one run: hands pages to the host, parks what cannot be handed over, moves the
 * checkpoint after both, and counts. Used by the run's thread alone.
 *
 * @param <T> the records
 */
final class StreamPass<T> {

  /**
   * How far behind our clock a position stays that no record tells. A clock may be wrong by minutes
   * or hours; by a day it is noticed.
   */
  private static final Duration QUIET_MARGIN = Duration.ofDays(1);

  /** From this many records on, a page of which nothing can be read is no matter of bad records. */
  private static final int WHOLE_PAGE = 10;

  private final Account account;
  private final String run;
  private final RecordType<T> type;
  private final SyncSink<T> sink;
  private final PassPolicy policy;
  private final SyncStores stores;
  private final PassBorders borders;
  private final FleetListener listener;
  private final Clock clock;
  private final Parking parking;
  private @Nullable Checkpoint position;
  private @Nullable Window asked;
  private boolean sinkSaves;
  private int pages;
  private long fetched;
  private long changed;
  private long unchanged;
  private long skipped;
  private long missing;
  private long repaired;

  StreamPass(
      Account account,
      String run,
      RecordType<T> type,
      SyncSink<T> sink,
      PassPolicy policy,
      SyncStores stores,
      PassBorders borders,
      FleetListener listener,
      Clock clock) {
    this.account = account;
    this.run = run;
    this.type = type;
    this.sink = sink;
    this.policy = policy;
    this.stores = stores;
    this.borders = borders;
    this.listener = listener;
    this.clock = clock;
    this.parking = new Parking(account.id(), type.stream(), run, stores.parked(), listener, clock);
    this.position = stores.checkpoints().load(account.id(), type.stream()).orElse(null);
  }

  Account account() {
    return account;
  }

  RecordType<T> type() {
    return type;
  }

  Instant now() {
    return clock.instant();
  }

  /** The position that earlier runs or pages reached. */
  Optional<Instant> watermark() {
    return Optional.ofNullable(position).map(Checkpoint::watermark);
  }

  /** Notes which windows are asked for, for the run record. */
  void asksFor(List<Window> windows) {
    if (!windows.isEmpty()) {
      asked = new Window(windows.get(0).from(), windows.get(windows.size() - 1).to());
    }
  }

  /** Hands a page over without reaching a new position. */
  void deliver(Page<T> page) {
    deliver(page, taken -> {});
  }

  /**
   * Hands a page over and moves the checkpoint after it. The checkpoint never goes back.
   *
   * @param reached the position that these records reach; null if none
   */
  void deliver(Page<T> page, @Nullable Instant reached) {
    deliver(page, reached, taken -> {});
  }

  /**
   * Hands a page over without reaching a new position.
   *
   * @param taken hears of the records after the host took them, and before anything else is read
   */
  void deliver(Page<T> page, Consumer<List<T>> taken) {
    deliver(page, null, taken);
  }

  private void deliver(Page<T> page, @Nullable Instant reached, Consumer<List<T>> taken) {
    begin(page.items(), page.unreadable());
    refuseIfNothingIsReadable(page);
    deliver(page.items(), page.unreadable(), reached);
    taken.accept(page.items());
    borders.afterPage();
  }

  /** Hands over what is news of a page; the host has the others as they are. */
  void deliverNews(Page<T> page, List<T> news) {
    begin(page.items(), page.unreadable());
    refuseIfNothingIsReadable(page);
    unchanged += page.items().size() - news.size();
    deliver(news, page.unreadable(), null);
  }

  /**
   * Hands over what was asked for by id. However many of these cannot be read, they say nothing
   * about a format: those that are parked are named together.
   */
  void deliver(Found<T> found) {
    begin(found.items(), found.unreadable());
    deliver(found.items(), found.unreadable(), null);
  }

  private void begin(List<T> readable, List<Unreadable> unreadable) {
    borders.atPage();
    pages++;
    fetched += readable.size() + unreadable.size();
  }

  private void refuseIfNothingIsReadable(Page<T> page) {
    int shown = page.unreadable().size();
    if (page.items().isEmpty() && shown >= WHOLE_PAGE) {
      throw new UnreadablePageException(type.stream(), shown, page.unreadable().get(0).reason());
    }
  }

  private void deliver(List<T> records, List<Unreadable> unreadable, @Nullable Instant reached) {
    unreadable.forEach(parking::park);
    Checkpoint next = next(reached);
    handOver(wanted(records), next);
    if (next != null) {
      save(next);
    }
    listener.on(
        new FleetEvent.PageDelivered(
            clock.instant(), account.id(), run, type.stream(), records.size(), pages, fetched));
  }

  /** Moves the checkpoint after records that were handed over already. */
  void reached(@Nullable Instant watermark) {
    Checkpoint next = next(watermark);
    if (next != null) {
      save(next);
    }
  }

  /**
   * Notes that a window was read to its end. Where no record tells how far the marketplace's own
   * time is, the window's end does, as far as it is old enough that no clock can be that wrong.
   */
  void readWhole(Window window) {
    Instant sure = now().minus(QUIET_MARGIN);
    reached(window.to().isBefore(sure) ? window.to() : sure.isAfter(window.from()) ? sure : null);
    borders.reached(window.to());
  }

  /** Notes records that were asked for by id and that the marketplace does not have. */
  void missed(Collection<String> ids) {
    missing += ids.size();
  }

  StreamRun ended(Outcome outcome, Requests requests, @Nullable StreamFailure failure) {
    Counts counts =
        new Counts(
            pages, fetched, changed, unchanged, parking.parked(), skipped, missing, repaired);
    Outcome honest =
        outcome == Outcome.SUCCEEDED && counts.itemErrors() > 0
            ? Outcome.COMPLETED_WITH_ITEM_ERRORS
            : outcome;
    return new StreamRun(
        type.stream(), honest, asked, counts, requests, watermark().orElse(null), failure);
  }

  /** The records that are to be handed over; the others are counted. */
  private List<T> wanted(List<T> records) {
    List<T> recent = records.stream().filter(this::afterCutover).toList();
    List<T> news = policy.compares() ? newsTo(stores.host(), recent) : recent;
    skipped += records.size() - news.size();
    return news;
  }

  /** Whether a record was begun on or after the account's cut-over date. */
  private boolean afterCutover(T record) {
    Instant createdAt = type.createdAt().apply(record);
    return createdAt == null || !createdAt.isBefore(policy.cutover());
  }

  private List<T> newsTo(@Nullable HostRecords host, List<T> records) {
    if (host == null || records.isEmpty()) {
      return records;
    }
    Map<String, HostRecords.Version> known = versions(host, records);
    List<T> news = new ArrayList<>();
    for (T record : records) {
      HostRecords.Version ours = known.get(type.id().apply(record));
      if (ours == null || ours.isBehind(type.version().apply(record))) {
        news.add(record);
      }
    }
    repaired += news.size();
    return news;
  }

  private Map<String, HostRecords.Version> versions(HostRecords host, List<T> records) {
    List<String> ids = records.stream().map(type.id()).distinct().toList();
    try {
      return host.versions(account.id(), type.stream(), ids);
    } catch (SyncStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new SinkFailedException("The host could not tell which records it has", e);
    }
  }

  /** Hands records over; one that the sink rejects is parked, and the others come again. */
  private void handOver(List<T> records, @Nullable Checkpoint next) {
    List<T> rest = records;
    while (!rest.isEmpty()) {
      try {
        Taken taken = sink.take(account, new SyncBatch<>(type.stream(), rest, next));
        changed += taken.changed();
        unchanged += taken.unchanged();
        break;
      } catch (RecordRejectedException rejected) {
        rest = without(rest, rejected);
      } catch (StaleCheckpointException overtaken) {
        throw overtaken;
      } catch (RuntimeException e) {
        throw new SinkFailedException("The host's sink failed", e);
      }
    }
    parking.taken(rest.stream().map(type.id()).toList());
  }

  private List<T> without(List<T> records, RecordRejectedException rejected) {
    List<T> rest = new ArrayList<>();
    for (T record : records) {
      if (!type.id().apply(record).equals(rejected.recordId())) {
        rest.add(record);
      }
    }
    if (rest.size() == records.size()) {
      throw new SinkFailedException(
          "The host's sink failed",
          new IllegalStateException(
              "it rejected record " + rejected.recordId() + ", which is not in the batch"));
    }
    T bad =
        records.stream()
            .filter(record -> type.id().apply(record).equals(rejected.recordId()))
            .findFirst()
            .orElseThrow();
    parking.park(rejected, String.valueOf(type.raw().apply(bad)));
    return rest;
  }

  private @Nullable Checkpoint next(@Nullable Instant reached) {
    if (reached == null || !policy.movesCheckpoint()) {
      return null;
    }
    // Stores need not keep anything finer, and what a host saved must be recognised.
    Instant kept = reached.truncatedTo(ChronoUnit.MILLIS);
    if (position == null) {
      return new Checkpoint(kept, 1);
    }
    boolean further = kept.isAfter(position.watermark());
    return further ? new Checkpoint(kept, position.version() + 1) : null;
  }

  private void save(Checkpoint next) {
    // A host that stores records and position in one transaction has saved this very checkpoint,
    // and need not be asked to do it again.
    if ((sinkSaves && stored(next)) || saved(next)) {
      position = next;
      return;
    }
    sinkSaves = stored(next);
    if (!sinkSaves) {
      throw new StaleCheckpointException(account.id(), type.stream());
    }
    position = next;
  }

  private boolean saved(Checkpoint next) {
    return stores
        .checkpoints()
        .save(account.id(), type.stream(), next.version() - 1, next.watermark());
  }

  private boolean stored(Checkpoint next) {
    return stores.checkpoints().load(account.id(), type.stream()).equals(Optional.of(next));
  }
}
