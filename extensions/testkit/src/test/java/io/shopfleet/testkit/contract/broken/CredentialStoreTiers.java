package io.shopfleet.testkit.contract.broken;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.testkit.contract.CredentialStoreContract;
import io.shopfleet.testkit.contract.CredentialStoreOutageContract;
import io.shopfleet.testkit.contract.CredentialStoreSecrecyContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of credential stores, over a store that has a flaw. */
final class CredentialStoreTiers {

  private CredentialStoreTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends CredentialStoreContract {

    private final Stand<CredentialStore> stand;

    Basic(CredentialFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected CredentialStore node() {
      return stand.node();
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends CredentialStoreOutageContract {

    private final Stand<CredentialStore> stand;

    Outage(CredentialFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected CredentialStore node() {
      return stand.node();
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }

    @Override
    protected void nodesDie() {
      stand.database().drop(SoundCredentialStore.Lock.class);
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Secrecy extends CredentialStoreSecrecyContract {

    private final Stand<CredentialStore> stand;

    Secrecy(CredentialFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected CredentialStore node() {
      return stand.node();
    }

    @Override
    protected String dump() {
      return stand.database().dump();
    }
  }
}
