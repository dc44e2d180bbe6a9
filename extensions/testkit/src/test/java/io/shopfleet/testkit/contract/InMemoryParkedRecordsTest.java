package io.shopfleet.testkit.contract;

import io.shopfleet.internal.memory.InMemoryParkedRecords;
import io.shopfleet.sync.ParkedRecords;

class InMemoryParkedRecordsTest extends ParkedRecordsContract {

  private final InMemoryParkedRecords records = new InMemoryParkedRecords();

  @Override
  protected ParkedRecords node() {
    return records;
  }
}
