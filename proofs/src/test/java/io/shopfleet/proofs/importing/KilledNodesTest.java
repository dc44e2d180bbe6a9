package io.shopfleet.proofs.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.dbscheduler.SchedulerSchema;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.proofs.Figures;
import io.shopfleet.proofs.Share;
import io.shopfleet.proofs.importing.ClusterNodeMain.Node;
import io.shopfleet.proofs.importing.ImportedShops.Difference;
import io.shopfleet.proofs.importing.Steps.Step;
import io.shopfleet.proofs.importing.Steps.Told;
import io.shopfleet.proofs.process.Child;
import io.shopfleet.proofs.process.SharedCredentials;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes import together. Again and again one of them is killed, right after a step or at any
 * moment, and another one takes its place, while the orders go on changing. Once an import came to
 * rest the two books are compared, order by order.
 */
class KilledNodesTest {

  // The server warns of every connection that a killed process leaves behind.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private static final long SEED = 43;
  private static final int NODES = 3;
  private static final int SHOPS = 6;
  private static final int ORDERS = 250;
  private static final int KILLS_AN_IMPORT = 20;
  private static final int MOST_STEPS = 8;
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration HEARTBEAT = Duration.ofMillis(400);
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration MOST_BETWEEN_KILLS = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @RegisterExtension private final TestDatabase database = TestDatabase.on(DatabaseKind.POSTGRESQL);

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private final FakeTikTokShop fake =
      FakeTikTokShop.open(VirtualClock.following(Clock.systemUTC()));
  private final FakeApp app = fake.app();
  private final String key = SharedCredentials.newKey();
  private Difference found = Difference.NONE;
  private int started;
  private int killedAtAStep;
  private int killedAnywhere;

  @BeforeEach
  void begin() throws Exception {
    SERVER_LOG.setLevel(Level.OFF);
    new StoredBooks(database.dataSource()).open();
    new SchedulerSchema(database.dataSource()).migrate();
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void nodesKilledWhileTheyImport_booksAreEqualAndEveryVersionIsStoredOnce() throws Exception {
    int kills = Share.ofBuild().of(100);
    int imports = 0;
    while (kills() < kills) {
      int enough = Math.min(kills, kills() + KILLS_AN_IMPORT);
      try (Import one = new Import(imports++)) {
        one.killUntil(enough);
        one.comeToRest();
        found = found.plus(one.judged());
      }
    }
    assertThat(new StoredBooks(database.dataSource()).wentBack()).isZero();
    new Figures("killed-nodes")
        .add("seed", SEED)
        .add("nodes", NODES)
        .add("kills", kills())
        .add("right after a step", killedAtAStep)
        .add("at any moment", killedAnywhere)
        .add("imports", imports)
        .add("orders", found.orders())
        .add("lost", found.lost())
        .add("stale", found.stale())
        .add("unknown", found.unknown())
        .add("doubled", found.doubled())
        .tell();
  }

  private int kills() {
    return killedAtAStep + killedAnywhere;
  }

  /** A node, and the step after which it stands still. */
  private record Member(Child child, Told last) {}

  /** The shops of one import and the nodes that are alive. */
  private final class Import implements AutoCloseable {

    private final Instant since = ImportedShops.since(fake.clock().instant());
    private final ImportedShops shops;
    private final List<Member> members = new ArrayList<>();
    private final List<Member> there = new ArrayList<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private Set<AccountId> synced = new HashSet<>();
    private Instant quiet = Instant.MAX;
    private Instant nextKill = Instant.now().plus(MOST_BETWEEN_KILLS);

    Import(int number) {
      shops = new ImportedShops("nodes" + number, ORDERS, random);
      shops.open(
          SHOPS,
          fake,
          app,
          ShopfleetJdbc.on(database.dataSource(), SharedCredentials.cipher(key), Clock.systemUTC()),
          since);
      for (int i = 0; i < NODES; i++) {
        members.add(node(true));
      }
    }

    private Member node(boolean doomed) {
      Step[] kinds = Step.values();
      Told last =
          doomed
              ? new Told(kinds[random.nextInt(kinds.length)], 1 + random.nextInt(MOST_STEPS))
              : Told.NEVER;
      Child child = Child.start(ClusterNodeMain.class, folder.resolve("errors-" + started));
      child.tell(
          new Node(
                  "node-" + started++,
                  fake.url().uri(),
                  database.address(),
                  key,
                  since,
                  INTERVAL,
                  HEARTBEAT,
                  last)
              .line());
      return new Member(child, last);
    }

    void killUntil(int enough) throws Exception {
      Instant until = Instant.now().plus(PATIENCE);
      while (kills() < enough) {
        assertThat(Instant.now()).isBefore(until);
        if (random.nextInt(10) == 0) {
          shops.change();
        }
        listen(true);
        if (kills() < enough && !there.isEmpty() && Instant.now().isAfter(nextKill)) {
          killedAnywhere++;
          replace(there.get(random.nextInt(there.size())), true);
        }
      }
    }

    /** Lets the living go on until everything that changed before was read once more. */
    void comeToRest() throws Exception {
      quiet = Instant.now().plusSeconds(2);
      synced = new HashSet<>();
      Instant until = Instant.now().plus(PATIENCE);
      while (synced.size() < SHOPS) {
        assertThat(Instant.now()).as("synced so far: %s", synced).isBefore(until);
        listen(false);
      }
    }

    private void listen(boolean doomed) throws Exception {
      boolean unused = members.get(0).child().livesOn(MOMENT);
      for (Member member : List.copyOf(members)) {
        for (String line : member.child().heardSoFar()) {
          if (Told.is(line) && Told.of(line).equals(member.last())) {
            killedAtAStep++;
            replace(member, doomed);
            break;
          }
          if (line.equals(ClusterNodeMain.THERE)) {
            there.add(member);
          } else if (RunTold.is(line)) {
            note(RunTold.of(line));
          }
        }
      }
    }

    private void replace(Member member, boolean doomed) throws Exception {
      member.child().kill();
      there.remove(member);
      members.set(members.indexOf(member), node(doomed));
      nextKill = Instant.now().plusMillis(random.nextLong(MOST_BETWEEN_KILLS.toMillis()));
    }

    private void note(RunTold told) {
      if (told.word() == RunTold.Word.BEGUN) {
        begun.put(told.run(), told.at());
      } else if (told.outcome().equals("SUCCEEDED")
          && begun.getOrDefault(told.run(), Instant.MIN).isAfter(quiet)
          && shops.accounts().contains(told.account())) {
        synced.add(told.account());
      }
    }

    Difference judged() throws Exception {
      Difference difference = shops.compare(database.dataSource(), Books.READY);
      assertThat(difference.equal())
          .as("seed %d, after %d kills: %s", SEED, kills(), difference)
          .isTrue();
      return difference;
    }

    @Override
    public void close() throws Exception {
      for (Member member : members) {
        member.child().close();
      }
    }
  }
}
