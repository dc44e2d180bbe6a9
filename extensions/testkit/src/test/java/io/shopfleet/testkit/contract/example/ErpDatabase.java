package io.shopfleet.testkit.contract.example;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.platform.Sleeper;
import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.h2.jdbcx.JdbcConnectionPool;

/** The tables of {@link ErpCredentialStore} in a database of one test's own. */
final class ErpDatabase implements AutoCloseable {

  final StorageFaults faults = new StorageFaults();
  private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T12:00:00Z"));
  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

  ErpDatabase() {
    pool.setMaxConnections(40);
    execute(
        "CREATE TABLE erp_login (id VARCHAR(255) PRIMARY KEY, version BIGINT NOT NULL,"
            + " key_id VARCHAR(255) NOT NULL, sealed VARBINARY(100000) NOT NULL)");
    execute(
        "CREATE TABLE erp_lock (name VARCHAR(255) PRIMARY KEY, owner VARCHAR(36) NOT NULL,"
            + " until_ms BIGINT NOT NULL)");
  }

  CredentialStore node() {
    FaultyDataSource dataSource = new FaultyDataSource(pool, faults);
    return new ErpCredentialStore(
        dataSource,
        new AesGcmCipher("2026-01", new SecretKeySpec(new byte[32], "AES")),
        new ErpLock(dataSource, clock, Sleeper.THREAD));
  }

  void nodesDie() {
    clock.advance(ErpLock.BOUND);
  }

  String dump() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet lines = statement.executeQuery("SCRIPT")) {
      StringBuilder dump = new StringBuilder();
      while (lines.next()) {
        dump.append(lines.getString(1)).append('\n');
      }
      return dump.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    execute("SHUTDOWN");
    pool.dispose();
  }

  private void execute(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
