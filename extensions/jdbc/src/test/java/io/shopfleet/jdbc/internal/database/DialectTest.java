package io.shopfleet.jdbc.internal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {

  @ParameterizedTest
  @CsvSource({"PostgreSQL,POSTGRESQL", "MariaDB,MARIADB", "MySQL,MARIADB", "H2,H2"})
  void knownProduct_toldByItsName(String product, Dialect dialect) throws SQLException {
    assertThat(Dialect.of(connectionTo(product))).isEqualTo(dialect);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Oracle", "Microsoft SQL Server", "postgresql", ""})
  void unknownProduct_refusedByNameWithThoseThatWork(String product) {
    assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
        .isThrownBy(() -> Dialect.of(connectionTo(product)))
        .withMessageContaining("not in " + product)
        .withMessageContaining("PostgreSQL, MariaDB, MySQL and H2");
  }

  @ParameterizedTest
  @CsvSource({
    "23505,0,true",
    "23000,1062,true",
    "23000,1048,false",
    "40001,0,false",
    ",1062,false"
  })
  void duplicate_byStateAndCode(String state, int code, boolean duplicate) {
    assertThat(Dialect.duplicate(new SQLException("", state, code))).isEqualTo(duplicate);
  }

  @ParameterizedTest
  @CsvSource({
    "22001,0,true",
    "22003,264,true",
    "23514,0,true",
    "23000,4025,true",
    "23000,1048,true",
    "23513,23513,true",
    "P0001,0,true",
    "45000,1644,true",
    "23505,0,false",
    "23000,1062,false",
    "40001,0,false",
    "42703,0,false",
    "08006,0,false",
    ",0,false"
  })
  void refusesContent_byStateUnlessItIsADuplicate(String state, int code, boolean refuses) {
    assertThat(Dialect.refusesContent(new SQLException("", state, code))).isEqualTo(refuses);
  }

  @ParameterizedTest
  @CsvSource({"40001,true", "40P01,true", "90131,true", "40003,false", "08006,false", ",false"})
  void sacrificed_byState(String state, boolean sacrificed) {
    assertThat(Dialect.sacrificed(new SQLException("", state))).isEqualTo(sacrificed);
  }

  private static Connection connectionTo(String product) {
    DatabaseMetaData metaData =
        proxy(DatabaseMetaData.class, (proxy, method, arguments) -> product);
    return proxy(Connection.class, (proxy, method, arguments) -> metaData);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(DialectTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
