package io.shopfleet.proofs.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.proofs.Figures;
import io.shopfleet.proofs.Share;
import io.shopfleet.proofs.importing.ImportedShops.Difference;
import io.shopfleet.proofs.importing.Steps.Step;
import io.shopfleet.proofs.importing.Steps.Told;
import io.shopfleet.proofs.process.Child;
import io.shopfleet.proofs.process.SharedCredentials;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports whose process is killed again and again, at any step or between two, while the orders go
 * on changing. Whoever comes next goes on. Once an import came to its end the two books are
 * compared, order by order.
 */
class KilledWhileImportingTest {

  // The server warns of every connection that a killed process leaves behind.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private static final long SEED = 41;
  private static final int SHOPS = 3;
  private static final int ORDERS = 250;
  // Of each kind of step: an import has about twenty, and is killed several times on its way.
  private static final int MOST_STEPS = 8;
  private static final Duration MOMENT = Duration.ofMillis(25);
  // Longer than what a run leaves to the next one, so that the last run of an import reads all.
  private static final Duration TO_THE_END = Duration.ofMinutes(1);

  @RegisterExtension private final TestDatabase database = TestDatabase.on(DatabaseKind.POSTGRESQL);

  @TempDir private Path folder;

  private final VirtualClock clock = VirtualClock.following(Clock.systemUTC());
  private final FakeTikTokShop fake = FakeTikTokShop.open(clock);
  private Duration ahead = Duration.ZERO;
  private final FakeApp app = fake.app();
  private final Random random = new Random(SEED);
  private final Map<Step, Integer> killedAfter = new EnumMap<>(Step.class);

  @BeforeEach
  void begin() throws SQLException {
    SERVER_LOG.setLevel(Level.OFF);
    new StoredBooks(database.dataSource()).open();
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void recordsAndCheckpointInOneTransaction_booksAreEqualAndEveryVersionIsStoredOnce()
      throws Exception {
    Killing killing = new Killing(Books.READY, Share.ofBuild().of(100));
    killing.go();
    killing.figures("killed-while-importing").tell();
  }

  @Test
  void recordsBeforeTheCheckpoint_booksAreEqual() throws Exception {
    Killing killing = new Killing(Books.OWN, Share.ofBuild().of(50));
    killing.go();
    killing.figures("killed-while-importing-at-least-once").tell();
  }

  /** Imports on one node, until enough processes were killed. */
  private final class Killing {

    private final Books books;
    private final int kills;
    private final String key = SharedCredentials.newKey();
    private final ShopfleetJdbc stores =
        ShopfleetJdbc.on(database.dataSource(), SharedCredentials.cipher(key), clock);
    private Difference found = Difference.NONE;
    private int children;
    private int killed;
    private int imports;

    Killing(Books books, int kills) {
      this.books = books;
      this.kills = kills;
    }

    void go() throws Exception {
      Child next = child();
      try {
        while (killed < kills) {
          next = oneImport(next);
        }
      } finally {
        next.close();
      }
      assertThat(found.orders()).isPositive();
    }

    private Child child() {
      return Child.start(ImportMain.class, folder.resolve("errors-" + children++));
    }

    /** An import from its first page to its clean end; gives the process for what comes next. */
    private Child oneImport(Child first) throws Exception {
      Instant since = ImportedShops.since(clock.instant());
      ImportedShops shops =
          new ImportedShops(books.name().toLowerCase(Locale.ROOT) + imports++, ORDERS, random);
      shops.open(SHOPS, fake, app, stores, since);
      Child child = first;
      boolean over = false;
      while (!over && killed < kills) {
        Child next = child();
        over = attempt(child, shops, since);
        child = next;
      }
      clock.advance(TO_THE_END);
      ahead = ahead.plus(TO_THE_END);
      Child next = child();
      assertThat(run(child, shops, since)).isEqualTo(ImportMain.DONE + " " + allSucceeded());
      child.close();
      Difference difference = shops.compare(database.dataSource(), books);
      assertThat(difference.equal())
          .as("seed %d, import %d: %s", SEED, imports, difference)
          .isTrue();
      found = found.plus(difference);
      return next;
    }

    /** Kills a process on its way; true if it was at its end before. */
    private boolean attempt(Child child, ImportedShops shops, Instant since) throws Exception {
      Step[] kinds = Step.values();
      Told last = new Told(kinds[random.nextInt(kinds.length)], 1 + random.nextInt(MOST_STEPS));
      boolean between = random.nextBoolean();
      assertThat(child.hear()).isEqualTo(ImportMain.THERE);
      child.tell(task(shops, since, between ? Told.NEVER : last).line());
      String line = child.hear();
      while (Told.is(line)) {
        Told told = Told.of(line);
        if (told.step() == Step.ANSWERED) {
          shops.change();
        }
        if (told.equals(last)) {
          if (between) {
            boolean unused = child.livesOn(Duration.ofNanos(random.nextLong(MOMENT.toNanos())));
          }
          child.kill();
          killed++;
          killedAfter.merge(told.step(), 1, Integer::sum);
          return false;
        }
        line = child.hear();
      }
      child.close();
      return true;
    }

    /** Lets a process import to the end; what it says last. */
    private String run(Child child, ImportedShops shops, Instant since) throws Exception {
      assertThat(child.hear()).isEqualTo(ImportMain.THERE);
      child.tell(task(shops, since, Told.NEVER).line());
      String line = child.hear();
      while (Told.is(line)) {
        line = child.hear();
      }
      return line;
    }

    private ImportMain.Task task(ImportedShops shops, Instant since, Told last) {
      return new ImportMain.Task(
          fake.url().uri(),
          database.address(),
          key,
          books,
          shops.tenant(),
          since,
          // Kept, not measured: this process may stand still between two looks at two clocks.
          ahead,
          last);
    }

    private String allSucceeded() {
      return Collections.nCopies(SHOPS, SyncRun.Outcome.SUCCEEDED).toString();
    }

    Figures figures(String proof) {
      Figures figures =
          new Figures(proof)
              .add("seed", SEED)
              .add("kills", killed)
              .add("imports", imports)
              .add("orders", found.orders())
              .add("lost", found.lost())
              .add("stale", found.stale())
              .add("unknown", found.unknown())
              .add("doubled", found.doubled());
      killedAfter.forEach(
          (step, times) ->
              figures.add(
                  "killed after " + step.name().toLowerCase(Locale.ROOT).replace('_', ' '), times));
      return figures;
    }
  }
}
