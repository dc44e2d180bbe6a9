package io.shopfleet.testkit.contract.example;

import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that fails and hangs when a test wants it to. */
final class FaultyDataSource implements DataSource {

  private final DataSource dataSource;
  private final StorageFaults faults;

  FaultyDataSource(DataSource dataSource, StorageFaults faults) {
    this.dataSource = dataSource;
    this.faults = faults;
  }

  @Override
  public Connection getConnection() throws SQLException {
    faults.reach(Moment.CONNECT, SQLException::new);
    Connection connection = dataSource.getConnection();
    return proxy(Connection.class, (self, method, args) -> onConnection(connection, method, args));
  }

  private Object onConnection(Connection connection, Method method, Object[] args)
      throws Throwable {
    if (method.getName().equals("commit")) {
      return committed(connection, method, args);
    }
    Object result = call(connection, method, args);
    return result instanceof PreparedStatement statement
        ? proxy(
            PreparedStatement.class,
            (self, called, values) -> onStatement(connection, statement, called, values))
        : result;
  }

  private Object onStatement(
      Connection connection, PreparedStatement statement, Method method, Object[] args)
      throws Throwable {
    if (!method.getName().startsWith("execute")) {
      return call(statement, method, args);
    }
    faults.reach(Moment.EXECUTE, SQLException::new);
    return connection.getAutoCommit()
        ? committed(statement, method, args)
        : call(statement, method, args);
  }

  private Object committed(Object target, Method method, Object[] args) throws Throwable {
    faults.reach(Moment.COMMIT, SQLException::new);
    Object result = call(target, method, args);
    faults.reach(Moment.ANSWER, SQLException::new);
    return result;
  }

  private static Object call(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return dataSource.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    dataSource.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    dataSource.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return dataSource.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return dataSource.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return dataSource.isWrapperFor(type);
  }
}
