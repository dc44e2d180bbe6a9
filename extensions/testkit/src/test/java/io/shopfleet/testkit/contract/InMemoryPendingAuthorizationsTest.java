package io.shopfleet.testkit.contract;

import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.internal.memory.InMemoryPendingAuthorizations;

class InMemoryPendingAuthorizationsTest extends PendingAuthorizationsContract {

  private final InMemoryPendingAuthorizations store = new InMemoryPendingAuthorizations();

  @Override
  protected PendingAuthorizations node() {
    return store;
  }
}
