package io.shopfleet.jdbc.server;

import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A host's pool whose connections fail, hang and break as a test wants it. */
public final class FaultyDataSource implements DataSource {

  private final DataSource pool;
  private final StorageFaults faults;
  private final Set<Connection> lent = ConcurrentHashMap.newKeySet();

  public FaultyDataSource(DataSource pool, StorageFaults faults) {
    this.pool = pool;
    this.faults = faults;
  }

  /** Cuts every connection that somebody has at present, as the death of the process would. */
  public void cut() {
    for (Connection connection : lent) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        throw new IllegalStateException("A connection could not be cut", e);
      }
    }
  }

  /** How many connections somebody has at present. */
  public int lent() {
    return lent.size();
  }

  @Override
  public Connection getConnection() throws SQLException {
    faults.reach(Moment.CONNECT, FaultyDataSource::failure);
    Connection connection = pool.getConnection();
    lent.add(connection);
    return proxy(
        Connection.class, (method, arguments) -> onConnection(connection, method, arguments));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  private @Nullable Object onConnection(
      Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    switch (method.getName()) {
      case "commit" -> {
        faults.reach(Moment.COMMIT, FaultyDataSource::failure);
        Object nothing = call(connection, method, arguments);
        faults.reach(Moment.ANSWER, FaultyDataSource::failure);
        return nothing;
      }
      case "isValid" -> {
        try {
          faults.reach(Moment.EXECUTE, FaultyDataSource::failure);
        } catch (SQLException e) {
          return false;
        }
        return call(connection, method, arguments);
      }
      case "close" -> {
        lent.remove(connection);
        if (!connection.isClosed() && !connection.getAutoCommit()) {
          connection.rollback();
        }
        return call(connection, method, arguments);
      }
      default -> {
        Object answer = call(connection, method, arguments);
        return answer instanceof Statement statement
            ? statement(connection, statement, method.getReturnType())
            : answer;
      }
    }
  }

  private Object statement(Connection connection, Statement statement, Class<?> type) {
    return proxy(
        type,
        (method, arguments) -> {
          if (!method.getName().startsWith("execute")) {
            return call(statement, method, arguments);
          }
          faults.reach(Moment.EXECUTE, FaultyDataSource::failure);
          boolean commits = connection.getAutoCommit();
          if (commits) {
            faults.reach(Moment.COMMIT, FaultyDataSource::failure);
          }
          Object answer = call(statement, method, arguments);
          if (commits) {
            faults.reach(Moment.ANSWER, FaultyDataSource::failure);
          }
          return answer;
        });
  }

  private static SQLException failure(String message) {
    return new SQLException(message, "08006");
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader() == null
                ? FaultyDataSource.class.getClassLoader()
                : type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.answer(method, arguments)));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private interface Call {
    @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter writer) throws SQLException {
    pool.setLogWriter(writer);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
