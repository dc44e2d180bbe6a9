package io.shopfleet.jdbc;

import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.schema.SchemaHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * Shopfleet's tables. They stand in the default schema of the host's connections, beside the host's
 * own tables, and have a history of their own, {@code shopfleet_schema_history}: the host's own
 * migrations neither see nor disturb them.
 *
 * <p>A host that migrates by itself takes the same SQL from this jar, from {@code
 * db/shopfleet/postgresql}, {@code db/shopfleet/mariadb} (MySQL too) or {@code db/shopfleet/h2},
 * and never calls {@link #migrate}.
 */
public final class ShopfleetSchema {

  private final DataSource dataSource;

  /**
   * @param dataSource the host's; its user may create tables
   */
  public ShopfleetSchema(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Brings the tables up to date. Does nothing when they are. Nothing is ever dropped. Several
   * nodes may call it at the same time: one migrates, the others wait. A node that is older than
   * the tables leaves them alone.
   *
   * <p>Blocks until it is done.
   *
   * @return how many migrations were run
   * @throws UnsupportedDatabaseException if the database is none of those above
   * @throws SchemaException if the database does not answer, refuses, or holds tables that were
   *     changed by hand
   */
  public int migrate() {
    try {
      return new SchemaHistory(dataSource, dialect()).migrate();
    } catch (FlywayException e) {
      throw new SchemaException(SchemaHistory.TROUBLE, e);
    }
  }

  private Dialect dialect() {
    try (Connection connection = dataSource.getConnection()) {
      return Dialect.of(connection);
    } catch (SQLFeatureNotSupportedException e) {
      throw new UnsupportedDatabaseException(String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      throw new SchemaException(
          "Shopfleet's tables could not be looked at, because the database did not answer", e);
    }
  }
}
