package io.shopfleet.testkit.contract.broken;

import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.TestInfo;

/** A storage, and nodes on it that have a flaw. */
record Stand<S>(Flaw<S> flaw, Database database) {

  Stand(Flaw<S> flaw) {
    this(flaw, new Database(new StorageFaults()));
  }

  S node() {
    return flaw.node().apply(database);
  }

  StorageFaults faults() {
    return database.faults();
  }

  /** Lets racing calls meet in the test that is meant to notice, and in no other. */
  void prepare(TestInfo test) {
    if (test.getTestMethod().orElseThrow().getName().equals(flaw.caughtBy())) {
      database.rendezvous().arm();
    }
  }
}
