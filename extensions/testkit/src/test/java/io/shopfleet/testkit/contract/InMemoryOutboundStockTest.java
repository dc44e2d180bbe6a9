package io.shopfleet.testkit.contract;

import io.shopfleet.internal.memory.InMemoryOutboundStock;
import io.shopfleet.stock.OutboundStock;

class InMemoryOutboundStockTest extends OutboundStockContract {

  private final InMemoryOutboundStock store = new InMemoryOutboundStock();

  @Override
  protected OutboundStock node() {
    return store;
  }
}
