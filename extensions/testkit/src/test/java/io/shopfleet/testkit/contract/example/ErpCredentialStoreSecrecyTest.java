package io.shopfleet.testkit.contract.example;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.testkit.contract.CredentialStoreSecrecyContract;
import org.junit.jupiter.api.AfterEach;

class ErpCredentialStoreSecrecyTest extends CredentialStoreSecrecyContract {

  private final ErpDatabase database = new ErpDatabase();

  @Override
  protected CredentialStore node() {
    return database.node();
  }

  @Override
  protected String dump() {
    return database.dump();
  }

  @AfterEach
  void closeTheDatabase() {
    database.close();
  }
}
