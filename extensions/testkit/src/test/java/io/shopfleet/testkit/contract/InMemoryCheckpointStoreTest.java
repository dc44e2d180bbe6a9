package io.shopfleet.testkit.contract;

import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.sync.CheckpointStore;

class InMemoryCheckpointStoreTest extends CheckpointStoreContract {

  private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();

  @Override
  protected CheckpointStore node() {
    return store;
  }
}
