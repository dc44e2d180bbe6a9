package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.RunStore;
import io.shopfleet.testkit.contract.RunStoreContract;
import io.shopfleet.testkit.contract.RunStoreOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of run stores, over one that has a flaw. */
final class RunStoreTiers {

  private RunStoreTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends RunStoreContract {

    private final Stand<RunStore> stand;

    Basic(RunFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected RunStore node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends RunStoreOutageContract {

    private final Stand<RunStore> stand;

    Outage(RunFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected RunStore node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
