package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.testkit.contract.ParkedRecordsContract;
import io.shopfleet.testkit.contract.ParkedRecordsOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of parked records, over one that has a flaw. */
final class ParkedRecordsTiers {

  private ParkedRecordsTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends ParkedRecordsContract {

    private final Stand<ParkedRecords> stand;

    Basic(ParkedFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected ParkedRecords node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends ParkedRecordsOutageContract {

    private final Stand<ParkedRecords> stand;

    Outage(ParkedFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected ParkedRecords node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
