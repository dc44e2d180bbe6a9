package io.shopfleet.testkit.contract;

import io.shopfleet.account.AccountRegistry;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import java.time.Clock;

class InMemoryAccountRegistryTest extends AccountRegistryContract {

  private final InMemoryAccountRegistry store = new InMemoryAccountRegistry(Clock.systemUTC());

  @Override
  protected AccountRegistry node() {
    return store;
  }
}
