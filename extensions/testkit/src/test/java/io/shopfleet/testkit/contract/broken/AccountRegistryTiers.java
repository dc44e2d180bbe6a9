package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountRegistry;
import io.shopfleet.testkit.contract.AccountRegistryContract;
import io.shopfleet.testkit.contract.AccountRegistryOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of account registries, over one that has a flaw. */
final class AccountRegistryTiers {

  private AccountRegistryTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends AccountRegistryContract {

    private final Stand<AccountRegistry> stand;

    Basic(AccountFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected AccountRegistry node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends AccountRegistryOutageContract {

    private final Stand<AccountRegistry> stand;

    Outage(AccountFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected AccountRegistry node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
