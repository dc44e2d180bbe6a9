package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.WebhookInboxContract;
import io.shopfleet.webhook.WebhookInbox;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcWebhookInboxTest {

  @Nested
  class OnPostgresql extends WebhookInboxContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    protected WebhookInbox node() {
      return new JdbcWebhookInbox(DATABASE.dataSource());
    }
  }

  @Nested
  class OnMariadb extends WebhookInboxContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    protected WebhookInbox node() {
      return new JdbcWebhookInbox(DATABASE.dataSource());
    }
  }

  @Nested
  class OnH2 extends WebhookInboxContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    protected WebhookInbox node() {
      return new JdbcWebhookInbox(DATABASE.dataSource());
    }
  }
}
