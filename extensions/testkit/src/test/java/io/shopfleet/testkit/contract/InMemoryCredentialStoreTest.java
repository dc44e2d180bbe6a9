package io.shopfleet.testkit.contract;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.internal.memory.InMemoryCredentialStore;

class InMemoryCredentialStoreTest extends CredentialStoreContract {

  private final InMemoryCredentialStore store = new InMemoryCredentialStore();

  @Override
  protected CredentialStore node() {
    return store;
  }
}
