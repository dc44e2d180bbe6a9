package io.shopfleet.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.SyncStoreException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A database that Shopfleet knows no SQL of, at the doors. */
class UnsupportedDatabaseTest {

  private static final String THOSE_THAT_WORK =
      "Shopfleet stores in PostgreSQL, MariaDB, MySQL and H2, not in Oracle";

  private final DataSource oracle = oracle(DataSource.class);

  @Test
  void schema_namesThoseThatWork() {
    assertThatExceptionOfType(UnsupportedDatabaseException.class)
        .isThrownBy(() -> new ShopfleetSchema(oracle).migrate())
        .withMessageContaining(THOSE_THAT_WORK);
  }

  @Test
  void store_failsAsItPromises_andItsCauseNamesThoseThatWork() {
    assertThatExceptionOfType(SyncStoreException.class)
        .isThrownBy(() -> new JdbcRunStore(oracle).totals(new AccountId("1")))
        .havingCause()
        .isInstanceOf(SQLException.class)
        .withMessageContaining(THOSE_THAT_WORK);
  }

  private static <T> T oracle(Class<T> type) {
    InvocationHandler handler = (proxy, method, arguments) -> answer(method.getReturnType());
    return type.cast(
        Proxy.newProxyInstance(
            UnsupportedDatabaseTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object answer(Class<?> type) {
    if (type == Connection.class || type == DatabaseMetaData.class) {
      return oracle(type);
    }
    if (type == boolean.class) {
      return true;
    }
    return type == String.class ? "Oracle" : null;
  }
}
