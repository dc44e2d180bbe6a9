package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.OrderWatch;
import io.shopfleet.testkit.contract.OrderWatchContract;
import io.shopfleet.testkit.contract.OrderWatchOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of order watches, over one that has a flaw. */
final class OrderWatchTiers {

  private OrderWatchTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends OrderWatchContract {

    private final Stand<OrderWatch> stand;

    Basic(WatchFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected OrderWatch node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends OrderWatchOutageContract {

    private final Stand<OrderWatch> stand;

    Outage(WatchFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected OrderWatch node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
