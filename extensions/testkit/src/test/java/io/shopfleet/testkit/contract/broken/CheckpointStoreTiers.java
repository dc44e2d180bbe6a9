package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.testkit.contract.CheckpointStoreContract;
import io.shopfleet.testkit.contract.CheckpointStoreOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of checkpoint stores, over one that has a flaw. */
final class CheckpointStoreTiers {

  private CheckpointStoreTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends CheckpointStoreContract {

    private final Stand<CheckpointStore> stand;

    Basic(CheckpointFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected CheckpointStore node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends CheckpointStoreOutageContract {

    private final Stand<CheckpointStore> stand;

    Outage(CheckpointFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected CheckpointStore node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
