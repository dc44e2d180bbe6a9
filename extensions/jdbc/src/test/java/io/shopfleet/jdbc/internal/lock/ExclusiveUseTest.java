package io.shopfleet.jdbc.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.jdbc.Databases;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.JdbcCredentialStore;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.FaultyDataSource;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the contract cannot know of a lock: connections, pools, processes. */
class ExclusiveUseTest {

  private static final CredentialId ID = new CredentialId("tiktok-1");
  private static final CredentialId OTHER = new CredentialId("tiktok-2");
  private static final Duration LONG = Duration.ofSeconds(50);

  @Nested
  class OnPostgresql extends WithLocksOfSessions {
    OnPostgresql() {
      super(DatabaseKind.POSTGRESQL);
    }
  }

  @Nested
  class OnMariadb extends WithLocksOfSessions {

    @RegisterExtension final TestDatabase neighbour = TestDatabase.on(DatabaseKind.MARIADB);

    OnMariadb() {
      super(DatabaseKind.MARIADB);
    }

    @Test
    void sameIdInAnotherDatabaseOfTheServer_isAnother() {
      Optional<Optional<String>> both =
          store(database.dataSource())
              .withExclusive(
                  ID,
                  LONG,
                  () ->
                      store(neighbour.dataSource())
                          .withExclusive(ID, Duration.ZERO, () -> "another"));

      assertThat(both).contains(Optional.of("another"));
    }
  }

  @Nested
  class OnH2 extends OnAnyDatabase {

    private static final BigDecimal TWO_MINUTES = BigDecimal.valueOf(120);

    OnH2() {
      super(DatabaseKind.H2);
    }

    @Test
    void leaseRunsOut_anotherGetsItNotBefore() {
      store(database.dataSource())
          .withExclusive(
              ID,
              LONG,
              () -> {
                JdbcCredentialStore there = store(database.dataSource());
                // A minute, for it is the database that tells the time.
                moveLease("DATEADD(MINUTE, 1, CURRENT_TIMESTAMP)");
                assertThat(there.withExclusive(ID, Duration.ZERO, () -> "early")).isEmpty();
                moveLease("CURRENT_TIMESTAMP");
                assertThat(there.withExclusive(ID, Duration.ZERO, () -> "heir")).contains("heir");
                return true;
              });
    }

    @Test
    void lease_lastsTwoMinutes() {
      String end = "SELECT EXTRACT(EPOCH FROM expires_at) FROM integration_locks";
      BigDecimal before = databaseTime();

      store(database.dataSource())
          .withExclusive(
              ID,
              LONG,
              () -> {
                String expires = Databases.single(database.dataSource(), end);
                assertThat(new BigDecimal(expires).subtract(TWO_MINUTES))
                    .isBetween(before, databaseTime());
                return true;
              });

      assertThat(Databases.single(database.dataSource(), end)).isNull();
    }

    private BigDecimal databaseTime() {
      return new BigDecimal(
          Databases.single(database.dataSource(), "SELECT EXTRACT(EPOCH FROM CURRENT_TIMESTAMP)"));
    }

    private void moveLease(String to) {
      Databases.execute(database.dataSource(), "UPDATE integration_locks SET expires_at = " + to);
    }
  }

  abstract static class WithLocksOfSessions extends OnAnyDatabase {

    WithLocksOfSessions(DatabaseKind kind) {
      super(kind);
    }

    @Test
    void processIsKilled_lockIsFree() throws IOException {
      Process holder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LockHolder.class.getName(),
                  database.address().url(),
                  database.address().user(),
                  database.address().password(),
                  ID.value())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      JdbcCredentialStore store = store(database.dataSource());
      try {
        assertThat(holder.inputReader().readLine()).isEqualTo("held");
        assertThat(store.withExclusive(ID, Duration.ZERO, () -> "early")).isEmpty();
      } finally {
        holder.destroyForcibly();
      }

      assertThat(store.withExclusive(ID, LONG, () -> "heir")).contains("heir");
    }

    @Test
    void connectionIsCutWhileTheActionRuns_whatItObtainedIsSavedAndTheLockIsFree() {
      FaultyDataSource faulty = new FaultyDataSource(database.pool(2), new StorageFaults());
      JdbcCredentialStore store = store(faulty);
      save(store, ID);

      Optional<Boolean> saved =
          store.withExclusive(
              ID,
              LONG,
              () -> {
                faulty.cut();
                Credential loaded = store.load(ID).orElseThrow();
                return store.save(ID, loaded.version(), loaded.withParameter("new", "pair"));
              });

      assertThat(saved).contains(true);
      assertThat(store.load(ID).orElseThrow().parameter("new")).contains("pair");
      assertThat(store(database.dataSource()).withExclusive(ID, LONG, () -> "free"))
          .contains("free");
      assertThat(faulty.lent()).isZero();
    }

    @Test
    void releaseFails_connectionIsEndedInsteadOfReturned() {
      StorageFaults faults = new StorageFaults();
      HikariDataSource pool = database.pool(1);
      JdbcCredentialStore store = store(new FaultyDataSource(pool, faults));
      String session = session(pool);

      Optional<String> result =
          store.withExclusive(
              ID,
              LONG,
              () -> {
                faults.stumbleAt(Moment.EXECUTE, 0);
                return "done";
              });

      assertThat(faults.struck()).isTrue();
      assertThat(result).contains("done");
      assertThat(session(pool)).isNotEqualTo(session);
      assertThat(store(database.dataSource()).withExclusive(ID, LONG, () -> "free"))
          .contains("free");
    }

    @Test
    void answerToTheLockIsLost_notRunAndTheConnectionIsEnded() {
      StorageFaults faults = new StorageFaults();
      HikariDataSource pool = database.pool(1);
      JdbcCredentialStore store = store(new FaultyDataSource(pool, faults));
      String session = session(pool);

      faults.stumbleAt(Moment.ANSWER, 0);
      assertThatExceptionOfType(CredentialStoreException.class)
          .isThrownBy(() -> store.withExclusive(ID, LONG, () -> "not run"));

      assertThat(session(pool)).isNotEqualTo(session);
      assertThat(store(database.dataSource()).withExclusive(ID, LONG, () -> "free"))
          .contains("free");
    }

    private String session(DataSource pool) {
      return Databases.single(
          pool,
          database.kind() == DatabaseKind.POSTGRESQL
              ? "SELECT pg_backend_pid()"
              : "SELECT CONNECTION_ID()");
    }
  }

  abstract static class OnAnyDatabase {

    @RegisterExtension final TestDatabase database;
    private final EncryptionKeys keys = EncryptionKeys.generate();

    OnAnyDatabase(DatabaseKind kind) {
      database = TestDatabase.on(kind);
    }

    @Test
    void poolOfFour_eightRenewEightCredentials() throws Exception {
      JdbcCredentialStore store = store(database.pool(4));
      for (int i = 0; i < 8; i++) {
        save(store, credential(i));
      }
      CyclicBarrier start = new CyclicBarrier(8);
      // Four hold all four connections before any of them loads.
      CyclicBarrier held = new CyclicBarrier(4);

      List<Integer> renewed =
          together(
              8,
              number -> {
                start.await(50, TimeUnit.SECONDS);
                return store
                    .withExclusive(
                        credential(number),
                        LONG,
                        () -> {
                          meet(held);
                          Credential loaded = store.load(credential(number)).orElseThrow();
                          boolean saved =
                              store.save(
                                  credential(number),
                                  loaded.version(),
                                  loaded.withParameter("pair", "new"));
                          return saved ? 1 : 0;
                        })
                    .orElseThrow();
              });

      assertThat(renewed).containsOnly(1).hasSize(8);
    }

    @Test
    void manyWaitForOneCredential_poolIsFreeForOthers() throws Exception {
      HikariDataSource pool = database.pool(2);
      JdbcCredentialStore store = store(pool);
      JdbcCredentialStore elsewhere = store(pool);
      save(store, OTHER);
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      ExecutorService threads = Executors.newFixedThreadPool(7);
      Future<Optional<String>> holder =
          threads.submit(
              () ->
                  store.withExclusive(
                      ID,
                      LONG,
                      () -> {
                        held.countDown();
                        return pass(release);
                      }));
      pass(held);
      List<Future<Optional<String>>> waiting = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        JdbcCredentialStore node = i % 2 == 0 ? store : elsewhere;
        waiting.add(threads.submit(() -> node.withExclusive(ID, LONG, () -> "mine")));
      }
      threads.shutdown();

      for (int i = 0; i < 20; i++) {
        assertThat(store.load(OTHER)).isPresent();
      }

      release.countDown();
      assertThat(holder.get()).contains("passed");
      for (Future<Optional<String>> one : waiting) {
        assertThat(one.get()).contains("mine");
      }
    }

    @Test
    void anotherCredentialWithin_sharesTheOneConnection() {
      JdbcCredentialStore store = store(database.pool(1));
      JdbcCredentialStore elsewhere = store(database.dataSource());

      Optional<Optional<String>> both =
          store.withExclusive(
              ID,
              LONG,
              () ->
                  store.withExclusive(
                      OTHER,
                      LONG,
                      () -> {
                        assertThat(elsewhere.withExclusive(ID, Duration.ZERO, () -> 1)).isEmpty();
                        assertThat(elsewhere.withExclusive(OTHER, Duration.ZERO, () -> 1))
                            .isEmpty();
                        save(store, OTHER);
                        return "both";
                      }));

      assertThat(both).contains(Optional.of("both"));
      assertThat(elsewhere.withExclusive(ID, Duration.ZERO, () -> 1)).contains(1);
      assertThat(elsewhere.withExclusive(OTHER, Duration.ZERO, () -> 1)).contains(1);
    }

    @Test
    void sameCredentialWithin_isRefusedByName() {
      JdbcCredentialStore store = store(database.dataSource());

      store.withExclusive(
          ID,
          LONG,
          () -> {
            assertThatIllegalStateException()
                .isThrownBy(() -> store.withExclusive(ID, LONG, () -> "inner"))
                .withMessageContaining(ID.value());
            return true;
          });
    }

    @Test
    void locksHaveAPoolOfTheirOwn_everythingUnderTheLockUsesIt() {
      HikariDataSource locks = database.pool(1);
      StorageFaults faults = new StorageFaults();
      FaultyDataSource main = new FaultyDataSource(database.pool(1), faults);
      JdbcCredentialStore store =
          new JdbcCredentialStore(main, locks, new TinkCredentialCipher(keys));
      save(store, ID);

      Optional<Boolean> loaded =
          store.withExclusive(
              ID,
              LONG,
              () -> {
                faults.goDown();
                return store.load(ID).isPresent();
              });

      assertThat(loaded).contains(true);
    }

    @Test
    void waitInVain_lastsAsLongAsAsked() {
      JdbcCredentialStore store = store(database.dataSource());
      JdbcCredentialStore elsewhere = store(database.dataSource());

      store.withExclusive(
          ID,
          LONG,
          () -> {
            long start = System.nanoTime();
            assertThat(elsewhere.withExclusive(ID, Duration.ofMillis(250), () -> 1)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(30));
            return true;
          });
    }

    final JdbcCredentialStore store(DataSource dataSource) {
      return new JdbcCredentialStore(dataSource, new TinkCredentialCipher(keys));
    }

    static void save(JdbcCredentialStore store, CredentialId id) {
      assertThat(store.save(id, 0, Credential.of(id, Map.of(), Map.of()))).isTrue();
    }

    private static CredentialId credential(int number) {
      return new CredentialId("pooled-" + number);
    }

    private static List<Integer> together(int runners, Task task) throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(runners);
      try {
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < runners; i++) {
          int number = i;
          running.add(threads.submit(() -> task.run(number)));
        }
        List<Integer> results = new ArrayList<>();
        for (Future<Integer> one : running) {
          results.add(one.get(60, TimeUnit.SECONDS));
        }
        return results;
      } finally {
        threads.shutdownNow();
      }
    }

    private static void meet(CyclicBarrier barrier) {
      try {
        barrier.await(50, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException("Not all came", e);
      }
    }

    private static String pass(CountDownLatch gate) {
      try {
        assertThat(gate.await(50, TimeUnit.SECONDS)).isTrue();
        return "passed";
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private interface Task {
      int run(int number) throws Exception;
    }
  }
}
