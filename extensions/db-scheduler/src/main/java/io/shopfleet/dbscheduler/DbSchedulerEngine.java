package io.shopfleet.dbscheduler;

import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.sync.SyncEngineFactory;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The engine for several nodes, on db-scheduler and the host's database:
 *
 * <pre>{@code
 * new SchedulerSchema(dataSource).migrate();
 * Shopfleet.builder().engine(DbSchedulerEngine.on(dataSource)) …
 * }</pre>
 *
 * <p>The nodes share this database, the registry and every store of the fleet; their clocks differ
 * by seconds at most, for times are told by the nodes and not by the database. A run gives signs of
 * life. One whose node died is begun anew on another node within two minutes; one whose node only
 * stalled gives way at the border of its next page. The new run has an id of its own: the one
 * before, {@code ~} and a number.
 *
 * <p>Whoever asks for a run on any node waits for it, wherever it runs. A node that is not started
 * may ask too. Closing a node hands what it runs over to the others.
 *
 * <p>Each method returns another factory; this one stays as it is. Safe for concurrent use.
 */
public final class DbSchedulerEngine implements SyncEngineFactory {

  private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(15);
  private static final int LONGEST_NAME = 50;

  private final DataSource dataSource;
  private final String node;
  private final EngineTiming timing;

  private DbSchedulerEngine(DataSource dataSource, String node, EngineTiming timing) {
    this.dataSource = dataSource;
    this.node = node;
    this.timing = timing;
  }

  /**
   * @param dataSource a database that all nodes share, with the table of {@link SchedulerSchema}:
   *     PostgreSQL, MariaDB, MySQL or H2. Each platform uses up to four connections at a time,
   *     beside those of callers who wait.
   */
  public static DbSchedulerEngine on(DataSource dataSource) {
    return new DbSchedulerEngine(dataSource, "node-" + UUID.randomUUID(), EngineTiming.DEFAULT);
  }

  /**
   * How the node calls itself in the table, for whoever looks; a random name unless set.
   *
   * @throws IllegalArgumentException if it is blank or longer than 50 characters
   */
  public DbSchedulerEngine node(String value) {
    if (value.isBlank() || value.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("A node needs a name of 1 to 50 characters");
    }
    return new DbSchedulerEngine(dataSource, value, timing);
  }

  /**
   * Time between two signs of life of a run; 10 seconds unless set. A run that missed four is taken
   * for dead, at the latest two heartbeats later. The same on all nodes.
   *
   * @throws IllegalArgumentException if it is less than a millisecond, or more than 15 seconds: a
   *     dead run would not be taken over within two minutes
   */
  public DbSchedulerEngine heartbeat(Duration value) {
    checkAtLeastAMillisecond(value);
    if (value.compareTo(LONGEST_HEARTBEAT) > 0) {
      throw new IllegalArgumentException(
          "With a heartbeat of " + value + " dead runs are not taken over within two minutes");
    }
    return with(new EngineTiming(value, timing.look(), timing.patience(), timing.closing()));
  }

  /**
   * Time between two looks at the registry, after which changes of accounts and their settings take
   * effect at the latest; 15 seconds unless set.
   *
   * @throws IllegalArgumentException if it is less than a millisecond
   */
  public DbSchedulerEngine lookEvery(Duration value) {
    checkAtLeastAMillisecond(value);
    return with(new EngineTiming(timing.heartbeat(), value, timing.patience(), timing.closing()));
  }

  /**
   * How long a caller waits for a run that no node begins, before it is withdrawn with a {@link
   * RunNotBegunException}; 10 minutes unless set. Time in which the account runs does not count.
   *
   * @throws IllegalArgumentException if it is less than a millisecond
   */
  public DbSchedulerEngine patience(Duration value) {
    checkAtLeastAMillisecond(value);
    return with(new EngineTiming(timing.heartbeat(), timing.look(), value, timing.closing()));
  }

  /**
   * How long closing waits for the present runs to come to the border of a page; 30 seconds unless
   * set. A run that does not is taken over as if its node had died.
   *
   * @throws IllegalArgumentException if it is less than a millisecond
   */
  public DbSchedulerEngine closing(Duration value) {
    checkAtLeastAMillisecond(value);
    return with(new EngineTiming(timing.heartbeat(), timing.look(), timing.patience(), value));
  }

  private DbSchedulerEngine with(EngineTiming value) {
    return new DbSchedulerEngine(dataSource, node, value);
  }

  private static void checkAtLeastAMillisecond(Duration value) {
    if (value.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("Give a millisecond at least, not " + value);
    }
  }

  /**
   * @throws IllegalArgumentException if the database is none of those above
   * @throws io.shopfleet.sync.SyncStoreException if it does not answer
   */
  @Override
  public SyncEngine create(EngineParts parts) {
    return new DbSchedulerSyncEngine(parts, dataSource, node, timing);
  }
}
