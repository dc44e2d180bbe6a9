package io.shopfleet.testkit.contract.example;

import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.platform.Sleeper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A lock that all nodes see: a row that says who has it and until when. It frees itself two minutes
 * after it was taken, which is longer than the call of up to a minute that an action makes.
 */
public final class ErpLock {

  static final Duration BOUND = Duration.ofMinutes(2);

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final DataSource dataSource;
  private final Clock clock;
  private final Sleeper sleeper;

  public ErpLock(DataSource dataSource, Clock clock, Sleeper sleeper) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  <T> Optional<T> run(String name, Duration maxWait, Supplier<T> action) {
    String owner = UUID.randomUUID().toString();
    if (!acquired(name, owner, maxWait)) {
      return Optional.empty();
    }
    try {
      return Optional.of(action.get());
    } finally {
      release(name, owner);
    }
  }

  private boolean acquired(String name, String owner, Duration maxWait) {
    long deadline = System.nanoTime() + maxWait.toNanos();
    try {
      while (!takenOver(name, owner) && !taken(name, owner)) {
        if (System.nanoTime() >= deadline) {
          return false;
        }
        sleeper.sleep(PAUSE);
      }
      return true;
    } catch (SQLException e) {
      throw new CredentialStoreException("Lock " + name + " cannot be taken; try again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CredentialStoreException("Interrupted while waiting for lock " + name, e);
    }
  }

  private boolean takenOver(String name, String owner) throws SQLException {
    String sql = "UPDATE erp_lock SET owner = ?, until_ms = ? WHERE name = ? AND until_ms <= ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, owner);
      update.setLong(2, clock.millis() + BOUND.toMillis());
      update.setString(3, name);
      update.setLong(4, clock.millis());
      return update.executeUpdate() == 1;
    }
  }

  private boolean taken(String name, String owner) throws SQLException {
    String sql = "INSERT INTO erp_lock (name, owner, until_ms) VALUES (?, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, name);
      insert.setString(2, owner);
      insert.setLong(3, clock.millis() + BOUND.toMillis());
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      if (isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  private void release(String name, String owner) {
    String sql = "DELETE FROM erp_lock WHERE name = ? AND owner = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, name);
      delete.setString(2, owner);
      delete.executeUpdate();
    } catch (SQLException e) {
      // The action's result counts more; the lock frees itself within the bound.
    }
  }

  static boolean isDuplicate(SQLException e) {
    return "23505".equals(e.getSQLState());
  }
}
