package io.shopfleet.testkit.contract.example;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.testkit.contract.CredentialStoreContract;
import org.junit.jupiter.api.AfterEach;

class ErpCredentialStoreTest extends CredentialStoreContract {

  private final ErpDatabase database = new ErpDatabase();

  @Override
  protected CredentialStore node() {
    return database.node();
  }

  @AfterEach
  void closeTheDatabase() {
    database.close();
  }
}
