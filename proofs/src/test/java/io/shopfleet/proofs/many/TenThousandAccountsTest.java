package io.shopfleet.proofs.many;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.proofs.Figures;
import io.shopfleet.proofs.Share;
import io.shopfleet.proofs.process.Child;
import io.shopfleet.proofs.process.SharedTime;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.testkit.simulator.JournalEntry;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand accounts in one process with a heap of 1 GiB and two processors, every 15 minutes.
 * Their life is lived twice, second by second: once all is well, once one of three platforms
 * refuses connections and one takes a minute for each answer. What the engine did is read from the
 * marketplace's journal.
 */
class TenThousandAccountsTest {

  private static final List<String> SMALL =
      List.of("-Xmx1g", "-XX:ActiveProcessorCount=2", "-Xshare:auto");
  private static final Duration INTERVAL = SyncSettings.INTERVAL.defaultValue();
  // The first starts take up to 500 seconds, an interval is up to a tenth longer by jitter.
  private static final int SECONDS = (int) INTERVAL.toSeconds() * 5 / 2;

  @TempDir private Path folder;

  private final int accounts = Share.ofBuild().of(10_000);
  private final Map<String, Neighbourhood> places = new HashMap<>();
  private final Map<String, String> orders = new HashMap<>();

  @Test
  void tenThousandAccounts_allRunWithinTheirIntervals_whateverBefallsOtherPlatforms()
      throws Exception {
    SharedTime time = SharedTime.in(folder.resolve("time"));
    time.moveTo(Instant.parse("2026-11-02T03:00:00Z"));
    try (FakeTikTokShop fake = FakeTikTokShop.open(VirtualClock.following(time));
        Child child = Child.start(ManyAccountsMain.class, folder.resolve("errors"), SMALL)) {
      FakeApp app = fake.app();
      Path residents = open(fake, app);
      Scene scene = new Scene(fake, app, time, residents, child);

      Judged calm = scene.live(false);
      Judged troubled = scene.live(true);

      judge(calm, Set.of(Neighbourhood.values()));
      judge(troubled, Set.of(Neighbourhood.WELL));
      figures(calm, troubled).tell();
      assertThat(calm.lived().realMillis())
          .as("real time for %s seconds of the story", SECONDS)
          .isLessThan(Duration.ofSeconds(SECONDS).toMillis());
      assertThat((double) troubled.lived().p95())
          .as("p95 lag beside a dead and a slow platform; %s before", calm.lived().p95())
          .isBetween(calm.lived().p95() * 0.9, calm.lived().p95() * 1.1);
    }
  }

  private Path open(FakeTikTokShop fake, FakeApp app) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < accounts; i++) {
      FakeSeller seller = fake.seller("Seller " + i, "ID");
      FakeShop shop = seller.shop().seedProducts(1);
      Neighbourhood where = Neighbourhood.of(i);
      places.put(shop.id(), where);
      orders.put(shop.newOrder().create().id(), shop.id());
      lines.add(new Resident(where, shop.id(), shop.cipher(), seller.connect(app)).line());
    }
    return Files.write(folder.resolve("residents"), lines);
  }

  /** What a process told of a story, and what the marketplace saw. */
  private record Judged(
      Lived lived, Instant end, Map<String, List<Instant>> asked, Set<String> taken) {}

  private final class Scene {

    private final FakeTikTokShop fake;
    private final FakeApp app;
    private final SharedTime time;
    private final Path residents;
    private final Child child;
    private int stories;
    private long seen;

    Scene(FakeTikTokShop fake, FakeApp app, SharedTime time, Path residents, Child child) {
      this.fake = fake;
      this.app = app;
      this.time = time;
      this.residents = residents;
      this.child = child;
    }

    Judged live(boolean trouble) throws Exception {
      Instant end = time.instant().plusSeconds(SECONDS);
      Path taken = folder.resolve("taken-" + stories++);
      child.tell(
          new ManyAccountsMain.Task(
                  folder.resolve("time"), fake.url().uri(), app, residents, SECONDS, trouble, taken)
              .line());
      Map<String, List<Instant>> asked = new HashMap<>();
      String line = child.hear();
      while (!Lived.is(line)) {
        read(asked);
        line = child.hear();
      }
      read(asked);
      return new Judged(Lived.of(line), end, asked, new HashSet<>(Files.readAllLines(taken)));
    }

    /** Takes what is new in the journal, which keeps the last requests alone. */
    private void read(Map<String, List<Instant>> asked) {
      List<JournalEntry> fresh =
          fake.journal().entries().stream().filter(entry -> entry.number() > seen).toList();
      for (JournalEntry entry : fresh) {
        assertThat(entry.number()).as("journal without a gap").isEqualTo(++seen);
        asked
            .computeIfAbsent(String.valueOf(entry.shop()), shop -> new ArrayList<>())
            .add(entry.at());
      }
    }
  }

  /** Every run was over before the next one was due, and its order is with the host. */
  private void judge(Judged story, Set<Neighbourhood> well) {
    Instant start = story.end().minusSeconds(SECONDS);
    places.forEach(
        (shop, where) -> {
          if (well.contains(where)) {
            Instant before = start;
            for (Instant at : story.asked().getOrDefault(shop, List.of())) {
              assertThat(Duration.between(before, at)).isLessThan(INTERVAL.multipliedBy(2));
              before = at;
            }
            assertThat(Duration.between(before, story.end()))
                .as("last run of shop %s", shop)
                .isLessThan(INTERVAL.multipliedBy(2));
          }
        });
    assertThat(story.taken())
        .containsAll(
            orders.entrySet().stream()
                .filter(order -> well.contains(places.get(order.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
  }

  private Figures figures(Judged calm, Judged troubled) {
    Lived before = calm.lived();
    Lived beside = troubled.lived();
    return new Figures("ten-thousand-accounts")
        .add("accounts", accounts)
        .add("seconds", SECONDS)
        .add("runs", calm.asked().values().stream().mapToInt(List::size).sum())
        .add("seconds of real time", before.realMillis() / 1000)
        .add("threads", before.threads())
        .add("heap without accounts in KiB", before.heapEmpty() / 1024)
        .add("heap per idle account in bytes", (before.heapIdle() - before.heapEmpty()) / accounts)
        .add("us for a look for due accounts p50", before.lookP50())
        .add("look p99", before.lookP99())
        .add("lag ms p50", before.p50())
        .add("lag p95", before.p95())
        .add("lag p99", before.p99())
        .add("worst lag", before.worst())
        .add("beside a dead and a slow platform lag p50", beside.p50())
        .add("beside p95", beside.p95())
        .add("beside p99", beside.p99())
        .add("beside worst", beside.worst())
        .add("threads then", beside.threads())
        .add("seconds of real time then", beside.realMillis() / 1000);
  }
}
