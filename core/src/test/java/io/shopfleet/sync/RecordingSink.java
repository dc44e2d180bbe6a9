package io.shopfleet.sync;

import io.shopfleet.account.Account;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A host that keeps every batch, and sometimes fails. Used by one thread. */
final class RecordingSink<T> implements SyncSink<T> {

  private final List<SyncBatch<T>> batches = new ArrayList<>();
  private final Deque<Consumer<SyncBatch<T>>> reactions = new ArrayDeque<>();

  /** What the host does with the next batch before it takes it; later calls are for later ones. */
  void onNext(Consumer<SyncBatch<T>> reaction) {
    reactions.add(reaction);
  }

  void failNext() {
    onNext(
        batch -> {
          throw new IllegalStateException("the host's database is full");
        });
  }

  @Override
  public void accept(Account account, SyncBatch<T> batch) {
    Consumer<SyncBatch<T>> reaction = reactions.poll();
    if (reaction != null) {
      reaction.accept(batch);
    }
    batches.add(batch);
  }

  List<SyncBatch<T>> batches() {
    return List.copyOf(batches);
  }

  List<T> records() {
    return batches.stream().flatMap(batch -> batch.records().stream()).toList();
  }

  void forget() {
    batches.clear();
  }
}
