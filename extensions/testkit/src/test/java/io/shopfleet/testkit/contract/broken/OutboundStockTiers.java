package io.shopfleet.testkit.contract.broken;

import io.shopfleet.stock.OutboundStock;
import io.shopfleet.testkit.contract.OutboundStockContract;
import io.shopfleet.testkit.contract.OutboundStockDueContract;
import io.shopfleet.testkit.contract.OutboundStockOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of stores of outgoing stock, over one that has a flaw. */
final class OutboundStockTiers {

  private OutboundStockTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends OutboundStockContract {

    private final Stand<OutboundStock> stand;

    Basic(OutboundFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected OutboundStock node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Due extends OutboundStockDueContract {

    private final Stand<OutboundStock> stand;

    Due(OutboundFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected OutboundStock node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends OutboundStockOutageContract {

    private final Stand<OutboundStock> stand;

    Outage(OutboundFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected OutboundStock node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
