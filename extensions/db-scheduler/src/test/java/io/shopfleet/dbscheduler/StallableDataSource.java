package io.shopfleet.dbscheduler;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that one node can be kept from, as if the node or the database stood still. */
final class StallableDataSource implements DataSource {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition awake = lock.newCondition();
  private final DataSource database;
  private boolean stalled;
  private volatile boolean broken;

  StallableDataSource(DataSource database) {
    this.database = database;
  }

  void stall() {
    lock.lock();
    try {
      stalled = true;
    } finally {
      lock.unlock();
    }
  }

  void awake() {
    lock.lock();
    try {
      stalled = false;
      awake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Calls fail from now on. */
  void breakDown() {
    broken = true;
  }

  void comeBack() {
    broken = false;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (broken) {
      throw new SQLException("The database is down");
    }
    lock.lock();
    try {
      while (stalled) {
        awake.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    return database.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The pool knows the user");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("It has none");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return database.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return database.isWrapperFor(type);
  }
}
