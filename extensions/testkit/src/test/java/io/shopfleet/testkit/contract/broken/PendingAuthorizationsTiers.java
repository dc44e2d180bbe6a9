package io.shopfleet.testkit.contract.broken;

import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.testkit.contract.PendingAuthorizationsContract;
import io.shopfleet.testkit.contract.PendingAuthorizationsOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of stores of begun authorizations, over one that has a flaw. */
final class PendingAuthorizationsTiers {

  private PendingAuthorizationsTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends PendingAuthorizationsContract {

    private final Stand<PendingAuthorizations> stand;

    Basic(PendingFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected PendingAuthorizations node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends PendingAuthorizationsOutageContract {

    private final Stand<PendingAuthorizations> stand;

    Outage(PendingFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected PendingAuthorizations node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
