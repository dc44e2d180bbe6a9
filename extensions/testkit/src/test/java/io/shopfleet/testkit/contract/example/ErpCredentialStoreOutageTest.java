package io.shopfleet.testkit.contract.example;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.testkit.contract.CredentialStoreOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import org.junit.jupiter.api.AfterEach;

class ErpCredentialStoreOutageTest extends CredentialStoreOutageContract {

  private final ErpDatabase database = new ErpDatabase();

  @Override
  protected CredentialStore node() {
    return database.node();
  }

  @Override
  protected StorageFaults faults() {
    return database.faults;
  }

  @Override
  protected void nodesDie() {
    database.nodesDie();
  }

  @AfterEach
  void closeTheDatabase() {
    database.close();
  }
}
