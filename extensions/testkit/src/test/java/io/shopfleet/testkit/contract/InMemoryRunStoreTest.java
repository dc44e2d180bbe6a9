package io.shopfleet.testkit.contract;

import io.shopfleet.internal.memory.InMemoryRunStore;
import io.shopfleet.sync.RunStore;

class InMemoryRunStoreTest extends RunStoreContract {

  private final InMemoryRunStore store = new InMemoryRunStore();

  @Override
  protected RunStore node() {
    return store;
  }
}
