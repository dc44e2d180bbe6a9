package io.shopfleet.testkit.contract;

import io.shopfleet.internal.memory.InMemoryOrderWatch;
import io.shopfleet.sync.OrderWatch;

class InMemoryOrderWatchTest extends OrderWatchContract {

  private final InMemoryOrderWatch store = new InMemoryOrderWatch();

  @Override
  protected OrderWatch node() {
    return store;
  }
}
