package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One stream in one run: hands pages to the host, moves the checkpoint after them, and counts. Used
 * by the run's thread alone.
 */
final class StreamPass<T> {

  private final Account account;
  private final DataStream stream;
  private final SyncSink<T> sink;
  private final CheckpointStore checkpoints;
  private final FleetListener listener;
  private final Clock clock;
  private final BooleanSupplier stopping;
  private @Nullable Checkpoint position;
  private int pages;
  private long records;

  StreamPass(
      Account account,
      DataStream stream,
      SyncSink<T> sink,
      CheckpointStore checkpoints,
      FleetListener listener,
      Clock clock,
      BooleanSupplier stopping) {
    this.account = account;
    this.stream = stream;
    this.sink = sink;
    this.checkpoints = checkpoints;
    this.listener = listener;
    this.clock = clock;
    this.stopping = stopping;
    this.position = checkpoints.load(account.id(), stream).orElse(null);
  }

  Account account() {
    return account;
  }

  Instant now() {
    return clock.instant();
  }

  /** The position that earlier runs or pages reached. */
  Optional<Instant> watermark() {
    return Optional.ofNullable(position).map(Checkpoint::watermark);
  }

  /** Hands records over without reaching a new position. */
  void deliver(List<T> page) {
    deliver(page, null);
  }

  /**
   * Hands records over and moves the checkpoint after them. The checkpoint never goes back.
   *
   * @param reached the position that these records reach; null if none
   */
  void deliver(List<T> page, @Nullable Instant reached) {
    if (stopping.getAsBoolean()) {
      throw new RunStoppedException();
    }
    pages++;
    Checkpoint next = next(reached);
    if (!page.isEmpty()) {
      sink.accept(account, new SyncBatch<>(stream, page, next));
      records += page.size();
      listener.on(new FleetEvent.PageDelivered(clock.instant(), account.id(), stream, page.size()));
    }
    if (next != null) {
      save(next);
    }
  }

  /** Moves the checkpoint after records that were handed over already. */
  void reached(@Nullable Instant watermark) {
    Checkpoint next = next(watermark);
    if (next != null) {
      save(next);
    }
  }

  SyncRun.StreamRun succeeded() {
    return new SyncRun.StreamRun(stream, pages, records, watermark().orElse(null), null, null);
  }

  SyncRun.StreamRun failed(StreamFailure failure) {
    return new SyncRun.StreamRun(
        stream, pages, records, watermark().orElse(null), failure.kind(), failure.message());
  }

  private @Nullable Checkpoint next(@Nullable Instant reached) {
    if (reached == null) {
      return null;
    }
    if (position == null) {
      return new Checkpoint(reached, 1);
    }
    boolean further = reached.isAfter(position.watermark());
    return further ? new Checkpoint(reached, position.version() + 1) : null;
  }

  private void save(Checkpoint next) {
    boolean saved = checkpoints.save(account.id(), stream, next.version() - 1, next.watermark());
    // A host that stores records and position in one transaction has saved this very checkpoint.
    if (!saved && !checkpoints.load(account.id(), stream).equals(Optional.of(next))) {
      throw new StaleCheckpointException(account.id(), stream);
    }
    position = next;
  }
}
