package io.shopfleet.dbscheduler;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.internal.memory.InMemoryRunStore;
import io.shopfleet.internal.memory.InMemoryScheduleStore;
import io.shopfleet.platform.Platform;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A fleet in memory with its nodes, and the table of their tasks. */
final class SharedFleet implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  final VirtualClock clock = VirtualClock.at(START);
  final InMemoryAccountRegistry accounts = new InMemoryAccountRegistry(clock);
  final InMemoryScheduleStore schedules = new InMemoryScheduleStore();
  final InMemoryRunStore runs = new InMemoryRunStore();
  final AtomicInteger refusals = new AtomicInteger();
  private final InMemoryCheckpointStore checkpoints = new InMemoryCheckpointStore();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Shopfleet> nodes = new ArrayDeque<>();
  private final DataSource dataSource;

  SharedFleet(DataSource dataSource) {
    this.dataSource = dataSource;
    new SchedulerSchema(dataSource).migrate();
  }

  Shopfleet node(Platform platform) {
    return node(platform, engine -> engine);
  }

  Shopfleet node(Platform platform, UnaryOperator<DbSchedulerEngine> settings) {
    return node(platform, settings, 8);
  }

  Shopfleet node(Platform platform, UnaryOperator<DbSchedulerEngine> settings, int bound) {
    DbSchedulerEngine engine =
        DbSchedulerEngine.on(dataSource)
            .heartbeat(Duration.ofSeconds(1))
            .lookEvery(Duration.ofMillis(100));
    Shopfleet node =
        Shopfleet.builder()
            .platform(platform)
            .accounts(accounts)
            .schedules(schedules)
            .runs(runs)
            .checkpoints(checkpoints)
            .orders((account, batch) -> {})
            .clock(clock)
            .bound(bound)
            .executor(this::execute)
            .engine(settings.apply(engine))
            .build();
    nodes.push(node);
    return node;
  }

  /** The host's threads, which are all in use for a while. */
  private void execute(Runnable task) {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new RejectedExecutionException("all threads are in use");
    }
    threads.execute(task);
  }

  AccountId register(String platform, String id) {
    return register(shop(platform, id));
  }

  AccountId register(AccountBuilder shop) {
    return accounts.register(shop.build()).id();
  }

  static AccountBuilder shop(String platform, String id) {
    return Account.of(new PlatformId(platform), new ShopId("shop of " + id), id)
        .id(new AccountId(id))
        .region(new RegionCode("ID"))
        .setting(ScheduleSettings.JITTER, 0.0)
        .setting(SyncSettings.FROM, START.minus(Duration.ofDays(1)));
  }

  List<SyncRun> runs(AccountId account) {
    return runs.recent(account, 100);
  }

  void awaitRuns(int times, AccountId account) {
    await(() -> runs(account).size() >= times);
  }

  /** First starts are spread, so the clock goes on a little meanwhile. */
  void awaitFirstRun(AccountId account) {
    AtomicInteger looks = new AtomicInteger();
    await(
        () -> {
          if (looks.incrementAndGet() % 40 == 0) {
            clock.advance(Duration.ofMillis(50));
          }
          return !runs(account).isEmpty();
        });
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("Waited in vain");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** A column of an account's task; null if there is no task. */
  @Nullable String task(String column, AccountId account) {
    return single(
        "SELECT " + column + " FROM shopfleet_scheduled_tasks WHERE task_instance = ?",
        account.value());
  }

  /** Whether an account's task is there and waits. */
  boolean waiting(AccountId account) {
    return "no".equals(task("CASE WHEN picked THEN 'yes' ELSE 'no' END", account));
  }

  /** The data of an account's task. */
  @Nullable String data(AccountId account) {
    return task("CAST(task_data AS VARCHAR)", account);
  }

  private @Nullable String single(String sql, String parameter) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts a task into the table as another node might have. */
  void put(String task, AccountId account, String data) {
    put(task, account, data, START.minus(Duration.ofDays(90)));
  }

  void put(String task, AccountId account, String data, Instant at) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO shopfleet_scheduled_tasks (task_name, task_instance, task_data,"
                    + " execution_time, picked, version) VALUES (?, ?, ?, ?, FALSE, 7)")) {
      statement.setString(1, task);
      statement.setString(2, account.value());
      statement.setBytes(3, data.getBytes(StandardCharsets.UTF_8));
      statement.setObject(4, at.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    nodes.forEach(Shopfleet::close);
    threads.shutdownNow();
  }
}
