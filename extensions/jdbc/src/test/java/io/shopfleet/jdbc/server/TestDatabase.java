package io.shopfleet.jdbc.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopfleet.jdbc.ShopfleetSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database of its own for a test class, on a server that the whole test run shares:
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);
 * }</pre>
 *
 * <p>In a field that is not static, for each test.
 */
public final class TestDatabase
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

  private static final ExtensionContext.Namespace SERVERS =
      ExtensionContext.Namespace.create(TestDatabase.class);
  private static final int HOSTS_POOL = 10;

  private final DatabaseKind kind;
  private final boolean migrated;
  private final Consumer<HikariConfig> hostsSettings;
  private final String name = "t_" + UUID.randomUUID().toString().replace('-', '_');
  private final Deque<HikariDataSource> pools = new ArrayDeque<>();
  private boolean forEachTest;
  private @Nullable DatabaseServer server;
  private @Nullable DatabaseAddress address;
  private @Nullable DataSource dataSource;

  private TestDatabase(DatabaseKind kind, boolean migrated, Consumer<HikariConfig> hostsSettings) {
    this.kind = kind;
    this.migrated = migrated;
    this.hostsSettings = hostsSettings;
  }

  /** A database that holds Shopfleet's tables. */
  public static TestDatabase on(DatabaseKind kind) {
    return new TestDatabase(kind, true, config -> {});
  }

  /** A database that holds Shopfleet's tables, with a pool that a host set up in its own way. */
  public static TestDatabase on(DatabaseKind kind, Consumer<HikariConfig> hostsSettings) {
    return new TestDatabase(kind, true, hostsSettings);
  }

  /** A database that holds nothing. */
  public static TestDatabase emptyOn(DatabaseKind kind) {
    return new TestDatabase(kind, false, config -> {});
  }

  public DatabaseKind kind() {
    return kind;
  }

  /** Where it is, for connections outside of the pool. */
  public DatabaseAddress address() {
    return Objects.requireNonNull(address, "the database is there from beforeAll on");
  }

  /** A pool as a host has it, of ten connections; the same at every call. */
  public DataSource dataSource() {
    return Objects.requireNonNull(dataSource, "the database is there from beforeAll on");
  }

  /** Another pool on the same database; closed after the last test. */
  public HikariDataSource pool(int connections) {
    return pool(connections, config -> {});
  }

  private HikariDataSource pool(int connections, Consumer<HikariConfig> settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address().url());
    config.setUsername(address().user());
    config.setPassword(address().password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    settings.accept(config);
    HikariDataSource pool = new HikariDataSource(config);
    pools.push(pool);
    return pool;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    open(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (address == null) {
      forEachTest = true;
      open(context);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (forEachTest) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  private void open(ExtensionContext context) {
    server =
        context
            .getRoot()
            .getStore(SERVERS)
            .computeIfAbsent(kind, Started::of, Started.class)
            .server();
    address = server.create(name);
    dataSource = pool(HOSTS_POOL, hostsSettings);
    if (migrated) {
      new ShopfleetSchema(dataSource()).migrate();
    }
  }

  private void close() {
    while (!pools.isEmpty()) {
      pools.pop().close();
    }
    if (server != null && address != null) {
      server.drop(name);
    }
  }

  /** A server, or why there is none: what did not start is not tried again for every test. */
  private record Started(@Nullable DatabaseServer running, @Nullable IllegalStateException failure)
      implements AutoCloseable {

    static Started of(DatabaseKind kind) {
      Started first = once(kind);
      // Servers are given a port that is free, and somebody else may take it before they do.
      return first.running == null ? once(kind) : first;
    }

    private static Started once(DatabaseKind kind) {
      try {
        return new Started(kind.start(), null);
      } catch (IllegalStateException e) {
        return new Started(null, e);
      }
    }

    DatabaseServer server() {
      if (running == null) {
        throw new IllegalStateException("There is no server to test on; see the cause", failure);
      }
      return running;
    }

    @Override
    public void close() {
      if (running != null) {
        running.close();
      }
    }
  }
}
