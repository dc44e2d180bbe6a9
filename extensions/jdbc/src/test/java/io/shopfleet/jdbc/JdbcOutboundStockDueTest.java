package io.shopfleet.jdbc;

import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.testkit.contract.OutboundStockDueContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcOutboundStockDueTest {

  @Nested
  class OnPostgresql extends OutboundStockDueContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    protected OutboundStock node() {
      return new JdbcOutboundStock(DATABASE.dataSource());
    }
  }

  @Nested
  class OnMariadb extends OutboundStockDueContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    protected OutboundStock node() {
      return new JdbcOutboundStock(DATABASE.dataSource());
    }
  }

  @Nested
  class OnH2 extends OutboundStockDueContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    protected OutboundStock node() {
      return new JdbcOutboundStock(DATABASE.dataSource());
    }
  }
}
