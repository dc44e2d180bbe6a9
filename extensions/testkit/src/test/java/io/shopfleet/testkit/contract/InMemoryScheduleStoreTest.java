package io.shopfleet.testkit.contract;

import io.shopfleet.internal.memory.InMemoryScheduleStore;
import io.shopfleet.sync.ScheduleStore;

class InMemoryScheduleStoreTest extends ScheduleStoreContract {

  private final InMemoryScheduleStore store = new InMemoryScheduleStore();

  @Override
  protected ScheduleStore node() {
    return store;
  }
}
