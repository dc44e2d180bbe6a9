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
import io.shopfleet.proofs.process.Child;
import io.shopfleet.proofs.process.SharedCredentials;
import io.shopfleet.testkit.simulator.Exchange;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.Gate;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeOrder;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes share 2,000 accounts. One is killed and one stands still for longer than it takes
 * to be taken for dead, both in the middle of runs: some wait for a page, others hold one that they
 * were about to store.
 *
 * <p>On paper a run of a process that stands still goes on until that process is awake and comes to
 * its next checkpoint. Such a run must store nothing any more once another one has its account, and
 * must ask for nothing. No other two runs of an account may overlap; the books tell what was
 * stored, by whom and when.
 */
class ThreeNodesTest {

  // The server warns of every connection that a killed process leaves behind.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private static final boolean WHOLE = Share.ofBuild() == Share.WHOLE;
  private static final Duration INTERVAL = WHOLE ? Duration.ofMinutes(2) : Duration.ofSeconds(15);
  private static final Duration HEARTBEAT = Duration.ofSeconds(WHOLE ? 10 : 1);
  private static final Duration TAKEN_OVER_WITHIN = Duration.ofMinutes(2);
  // The intervals of a tenth are so short that two of them would time the machine.
  private static final Duration LONGEST_WAIT =
      INTERVAL.multipliedBy(2).plus(WHOLE ? Duration.ZERO : TAKEN_OVER_WITHIN);
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Duration MOMENT = Duration.ofMillis(50);
  private static final String SEARCH = "/orders/search";
  private static final String KILLED = "killed";
  private static final String STALLED = "stalled";
  private static final String WELL = "well";
  // Of each kind, on each of the two nodes.
  private static final int VICTIMS = 2;

  @RegisterExtension private final TestDatabase database = TestDatabase.on(DatabaseKind.POSTGRESQL);

  @TempDir private Path folder;

  private final int accounts = Share.ofBuild().of(2_000);
  private final Random random = new Random(23);
  private final FakeTikTokShop fake =
      FakeTikTokShop.open(VirtualClock.following(Clock.systemUTC()));
  private final FakeApp app = fake.app();
  private final ImportedShops shops = new ImportedShops("cluster", 1, random);
  private final Map<AccountId, FakeShop> byAccount = new HashMap<>();
  private final Map<String, Child> nodes = new HashMap<>();
  private final Map<String, Run> runs = new HashMap<>();
  private final Map<String, Set<AccountId>> handedOver = new HashMap<>();
  private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
  private boolean changing = true;

  /** A request as it came to the marketplace. */
  private record Asked(String node, String shop, Instant at) {}

  /** A run as its node told of it. */
  private static final class Run {
    private final String node;
    private final AccountId account;
    private final Instant begun;
    private Instant ended = Instant.MAX;
    private String outcome = "";

    Run(String node, AccountId account, Instant begun) {
      this.node = node;
      this.account = account;
      this.begun = begun;
    }

    boolean isOpen() {
      return ended.equals(Instant.MAX);
    }

    boolean succeeded() {
      return outcome.equals("SUCCEEDED");
    }

    @Override
    public String toString() {
      return account + " on " + node + " " + begun + " to " + ended + " " + outcome;
    }
  }

  @BeforeEach
  void begin() throws Exception {
    SERVER_LOG.setLevel(Level.OFF);
    new StoredBooks(database.dataSource()).open();
    new SchedulerSchema(database.dataSource()).migrate();
    fake.faults().add(Fault.cutBeforeProcessing().on(SEARCH).where(this::note));
  }

  /** Notes a request, and lets it pass. */
  private boolean note(Exchange exchange) {
    asked.add(new Asked(node(exchange), String.valueOf(exchange.shop()), Instant.now()));
    return false;
  }

  private static String node(Exchange exchange) {
    return exchange.request().header(ClusterNodeMain.HEADER).orElse("");
  }

  @AfterEach
  void close() throws Exception {
    for (Child child : nodes.values()) {
      child.close();
    }
    fake.close();
  }

  @Test
  void oneNodeKilledAndOneStalled_everyAccountIsSyncedAndNoneByTwoAtOnce() throws Exception {
    Instant since = ImportedShops.since(fake.clock().instant());
    String key = SharedCredentials.newKey();
    shops.open(
        accounts,
        fake,
        app,
        ShopfleetJdbc.on(database.dataSource(), SharedCredentials.cipher(key), Clock.systemUTC()),
        since);
    shops.shops().forEach(shop -> byAccount.put(ImportedShops.account(shop), shop));
    start(key, since);
    await("every account to be synced", () -> synced(Instant.EPOCH).size() == accounts);

    Victims victims = catchThemInTheMiddle();
    Instant fall = Instant.now();
    nodes.get(KILLED).kill();
    nodes.get(STALLED).stall();
    hear();
    Map<AccountId, FakeOrder> news = victims.newOrders();
    await("all victims to be taken over", () -> synced(fall).containsAll(victims.all()));
    List<Run> stalled = runs.values().stream().filter(this::isOpenOnTheStalled).toList();
    Instant awake = Instant.now();
    victims.open();
    nodes.get(STALLED).awake();
    nodes.get(STALLED).tell(ClusterNodeMain.GO);
    await("the stalled runs to end", () -> stalled.stream().noneMatch(Run::isOpen));

    StoredBooks books = new StoredBooks(database.dataSource());
    judgeTheStalled(stalled, victims, awake, books);
    for (FakeOrder order : news.values()) {
      assertThat(books.writes(order.id(), WELL) + books.writes(order.id(), STALLED))
          .as("writes of %s", order)
          .isEqualTo(1);
    }
    changing = false;
    Instant quiet = Instant.now().plusSeconds(2);
    await("everything to be read once more", () -> synced(quiet).size() == accounts);
    Instant end = Instant.now();

    Difference difference = shops.compare(database.dataSource(), Books.READY);
    assertThat(difference.equal()).as("%s", difference).isTrue();
    assertThat(books.wentBack()).as("older versions over newer ones").isZero();
    List<Run> overtaken = overtaken(books);
    Duration longest = longestWait(end);
    assertThat(longest).as("longest time without a sync").isLessThan(LONGEST_WAIT);
    Duration takenOver = takenOver(victims, fall);
    assertThat(takenOver).isLessThan(TAKEN_OVER_WITHIN);
    new Figures("three-nodes")
        .add("accounts", accounts)
        .add("interval", INTERVAL)
        .add("heartbeat", HEARTBEAT)
        .add("runs", runs.size())
        .add("open when killed", runs.values().stream().filter(run -> run.isOpen()).count())
        .add("open when stalled", stalled.size())
        .add("of these superseded", stalled.stream().filter(this::superseded).count())
        .add("overlaps on paper", overtaken.size())
        .add("taken over after ms", takenOver.toMillis())
        .add("stood still for ms", Duration.between(fall, awake).toMillis())
        .add("longest time without a sync in ms", longest.toMillis())
        .add("orders", difference.orders())
        .add("lost", difference.lost())
        .add("stale", difference.stale())
        .add("doubled", difference.doubled())
        .tell();
  }

  private void start(String key, Instant since) throws Exception {
    for (String name : List.of(KILLED, STALLED, WELL)) {
      Child child = Child.start(ClusterNodeMain.class, folder.resolve("errors-" + name));
      nodes.put(name, child);
      handedOver.put(name, new HashSet<>());
      child.tell(
          new Node(
                  name,
                  fake.url().uri(),
                  database.address(),
                  key,
                  since,
                  INTERVAL,
                  HEARTBEAT,
                  Steps.Told.NEVER)
              .line());
    }
  }

  /** Accounts whose runs are caught, and the gates at which some of them wait. */
  private record Victims(
      Set<AccountId> waiting,
      Set<AccountId> holding,
      List<Gate> gates,
      Map<AccountId, FakeShop> shops) {

    Set<AccountId> all() {
      return Stream.concat(waiting.stream(), holding.stream()).collect(Collectors.toSet());
    }

    /** What is new in their shops since. */
    Map<AccountId, FakeOrder> newOrders() {
      return all().stream()
          .collect(Collectors.toMap(id -> id, id -> shops.get(id).newOrders(1).get(0)));
    }

    void open() {
      gates.forEach(Gate::open);
    }
  }

  private Victims catchThemInTheMiddle() throws Exception {
    Set<AccountId> waiting = new HashSet<>();
    List<Gate> gates = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (String name : List.of(KILLED, STALLED)) {
      Gate gate = new Gate();
      gates.add(gate);
      Choice choice = new Choice(name);
      fake.faults().add(Fault.holdAnswer(gate).on(SEARCH).where(choice::chooses));
      nodes.get(name).tell(ClusterNodeMain.HOLD + " " + VICTIMS);
      await("requests to be caught", () -> choice.shops.size() == VICTIMS);
      held.addAll(choice.shops);
    }
    await(
        "batches to be caught",
        () -> handedOver.values().stream().mapToInt(Set::size).sum() == 2 * VICTIMS);
    for (Gate gate : gates) {
      assertThat(gate.awaitArrivals(VICTIMS, PATIENCE)).isTrue();
    }
    byAccount.forEach(
        (account, shop) -> {
          if (held.contains(shop.id())) {
            waiting.add(account);
          }
        });
    Set<AccountId> holding =
        handedOver.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    return new Victims(waiting, holding, gates, byAccount);
  }

  /** Chooses the first shops that a node asks for. */
  private static final class Choice {

    private final String name;
    private final Set<String> shops = ConcurrentHashMap.newKeySet();

    Choice(String name) {
      this.name = name;
    }

    synchronized boolean chooses(Exchange exchange) {
      return node(exchange).equals(name)
          && shops.size() < VICTIMS
          && shops.add(String.valueOf(exchange.shop()));
    }
  }

  private boolean isOpenOnTheStalled(Run run) {
    return run.isOpen() && run.node.equals(STALLED);
  }

  private boolean superseded(Run run) {
    return run.outcome.equals("SUPERSEDED");
  }

  private void judgeTheStalled(List<Run> stalled, Victims victims, Instant awake, StoredBooks books)
      throws Exception {
    List<Run> caught = stalled.stream().filter(run -> victims.all().contains(run.account)).toList();
    assertThat(caught).hasSize(2 * VICTIMS).allMatch(this::superseded);
    for (Run run : caught) {
      assertThat(books.changes(run.account.value(), STALLED, awake, run.ended))
          .as("what %s stored after it was taken for dead", run)
          .isZero();
      String shop = byAccount.get(run.account).id();
      assertThat(asked)
          .as("what %s asked for after it was taken for dead", run)
          .noneMatch(
              request ->
                  request.node().equals(STALLED)
                      && request.shop().equals(shop)
                      && request.at().isAfter(awake)
                      && request.at().isBefore(run.ended));
    }
  }

  /** Runs that another one of their account met; only those that were taken for dead may be. */
  private List<Run> overtaken(StoredBooks books) throws Exception {
    Map<AccountId, List<Run>> byAccount =
        runs.values().stream().collect(Collectors.groupingBy(run -> run.account));
    List<Run> overtaken = new ArrayList<>();
    for (List<Run> list : byAccount.values()) {
      List<Run> ordered =
          list.stream().sorted((one, other) -> one.begun.compareTo(other.begun)).toList();
      for (int i = 1; i < ordered.size(); i++) {
        Run run = ordered.get(i - 1);
        Run next = ordered.get(i);
        if (next.begun.isBefore(run.ended)) {
          boolean allowed = died(run) || superseded(run) || stoodAtItsEnd(run, next, books);
          assertThat(allowed).as("%s, and then %s", run, next).isTrue();
          overtaken.add(run);
        }
      }
    }
    return overtaken;
  }

  private boolean died(Run run) {
    return run.node.equals(KILLED) && run.isOpen();
  }

  /** Any node may stand still on a machine that has much else to do, behind its last page too. */
  private boolean stoodAtItsEnd(Run run, Run next, StoredBooks books) throws Exception {
    return !run.isOpen()
        && books.changes(run.account.value(), run.node, next.begun, run.ended) == 0;
  }

  /** The longest time between two syncs of an account that came to a good end. */
  private Duration longestWait(Instant end) {
    Duration longest = Duration.ZERO;
    Map<AccountId, List<Instant>> ends =
        runs.values().stream()
            .filter(Run::succeeded)
            .collect(
                Collectors.groupingBy(
                    run -> run.account, Collectors.mapping(run -> run.ended, Collectors.toList())));
    for (List<Instant> times : ends.values()) {
      List<Instant> ordered = new ArrayList<>(times.stream().sorted().toList());
      ordered.add(end);
      for (int i = 1; i < ordered.size(); i++) {
        Duration wait = Duration.between(ordered.get(i - 1), ordered.get(i));
        longest = wait.compareTo(longest) > 0 ? wait : longest;
      }
    }
    return longest;
  }

  private Duration takenOver(Victims victims, Instant fall) {
    return victims.all().stream()
        .map(
            account ->
                runs.values().stream()
                    .filter(run -> run.account.equals(account) && run.begun.isAfter(fall))
                    .map(run -> Duration.between(fall, run.begun))
                    .min(Duration::compareTo)
                    .orElseThrow())
        .max(Duration::compareTo)
        .orElseThrow();
  }

  /** The accounts of which a run that began after an instant came to a good end. */
  private Set<AccountId> synced(Instant after) {
    return runs.values().stream()
        .filter(run -> run.succeeded() && run.begun.isAfter(after))
        .map(run -> run.account)
        .collect(Collectors.toSet());
  }

  @FunctionalInterface
  private interface Condition {

    boolean holds() throws Exception;
  }

  /** Lets the nodes and the shops live until something has happened. */
  private void await(String what, Condition condition) throws Exception {
    Instant until = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("waiting for %s", what).isBefore(until);
      if (changing) {
        shops.change();
      }
      boolean alive = nodes.get(WELL).livesOn(MOMENT);
      assertThat(alive).as("the node that is well").isTrue();
      hear();
    }
  }

  private void hear() {
    nodes.forEach(
        (name, child) ->
            child.heardSoFar().stream()
                .filter(RunTold::is)
                .map(RunTold::of)
                .forEach(told -> note(name, told)));
  }

  private void note(String node, RunTold told) {
    switch (told.word()) {
      case BEGUN -> runs.put(node + told.run(), new Run(node, told.account(), told.at()));
      case ENDED -> {
        Run run = runs.get(node + told.run());
        run.ended = told.at();
        run.outcome = told.outcome();
      }
      case HANDED_OVER -> {
        Set<AccountId> unused = handedOver.get(node);
        unused.add(told.account());
      }
    }
  }
}
