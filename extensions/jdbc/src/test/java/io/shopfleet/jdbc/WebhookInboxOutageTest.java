package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.FaultyDataSource;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.contract.WebhookInboxOutageContract;
import io.shopfleet.webhook.WebhookInbox;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhookInboxOutageTest {

  @Nested
  class OnPostgresql extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class OnMariadb extends OnAnyDatabase {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class OnH2 extends OnAnyDatabase {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  abstract static class OnAnyDatabase extends WebhookInboxOutageContract {

    private final StorageFaults faults = new StorageFaults();

    abstract TestDatabase database();

    @Override
    protected WebhookInbox node() {
      return new JdbcWebhookInbox(new FaultyDataSource(database().dataSource(), faults));
    }

    @Override
    protected StorageFaults faults() {
      return faults;
    }
  }
}
