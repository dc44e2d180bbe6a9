package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.testkit.contract.ScheduleStoreContract;
import io.shopfleet.testkit.contract.ScheduleStoreOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of schedule stores, over one that has a flaw. */
final class ScheduleStoreTiers {

  private ScheduleStoreTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends ScheduleStoreContract {

    private final Stand<ScheduleStore> stand;

    Basic(ScheduleFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected ScheduleStore node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends ScheduleStoreOutageContract {

    private final Stand<ScheduleStore> stand;

    Outage(ScheduleFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected ScheduleStore node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
