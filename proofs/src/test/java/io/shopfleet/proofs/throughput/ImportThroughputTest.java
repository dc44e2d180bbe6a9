package io.shopfleet.proofs.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Settings;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.proofs.Figures;
import io.shopfleet.proofs.ProofShop;
import io.shopfleet.proofs.Share;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tiktokshop.TikTokShopClient;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A full import of a shop's orders into PostgreSQL, beside a loop written by hand. Both read the
 * same bytes from the same server, fill the same columns of the same tables and commit each page;
 * they take turns, and each begins with empty tables.
 */
class ImportThroughputTest {

  private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");
  private static final Instant SINCE = NOW.minus(Duration.ofDays(60));
  private static final double AT_LEAST = 0.8;
  private static final int WARM_UP = 2;

  // A driver that joins the rows of a batch is what a careful host has.
  @RegisterExtension
  private static final TestDatabase DATABASE =
      TestDatabase.on(
          DatabaseKind.POSTGRESQL,
          config -> config.addDataSourceProperty("reWriteBatchedInserts", "true"));

  private final int orders = Share.ofBuild().of(20_000);
  private final int rounds = Share.ofBuild() == Share.WHOLE ? 9 : 3;

  @Test
  void fullImport_hasFourFifthsOfTheThroughputOfALoopByHand() throws Exception {
    Listing listing = listing();
    assertThat(listing.size()).isEqualTo(orders);
    try (ListingServer server = new ListingServer(listing)) {
      Race race = new Race(server);
      for (int round = 0; round < WARM_UP; round++) {
        race.round(round);
      }
      race.forget();
      for (int round = 0; round < rounds; round++) {
        race.round(round);
      }
      race.figures(listing).tell();
      if (Share.ofBuild() == Share.WHOLE) {
        assertThat(race.ratio())
            .as("median of the ratios of %d rounds", rounds)
            .isGreaterThanOrEqualTo(AT_LEAST);
      }
    }
  }

  /** Two imports that take turns. */
  private final class Race {

    private final ListingServer server;
    private final List<Double> ratios = new ArrayList<>();
    private final List<Long> ours = new ArrayList<>();
    private final List<Long> theirs = new ArrayList<>();
    private final List<Integer> ourPages = new ArrayList<>();
    private int number;

    Race(ListingServer server) {
      this.server = server;
    }

    void round(int round) throws Exception {
      boolean first = round % 2 == 0;
      long fleet = first ? fleet() : 0;
      Book afterFleet = first ? book() : null;
      long hand = hand();
      Book afterHand = book();
      if (!first) {
        fleet = fleet();
        afterFleet = book();
      }
      assertThat(afterFleet).isEqualTo(afterHand);
      assertThat(afterFleet.orders()).isEqualTo(orders);
      ours.add(fleet);
      theirs.add(hand);
      ratios.add((double) hand / fleet);
    }

    private long fleet() throws SQLException {
      empty();
      int before = server.answered();
      String account = "7495" + number++;
      try (FleetImport fleet =
          new FleetImport(server.address(), DATABASE.dataSource(), account, SINCE, NOW)) {
        long begun = System.nanoTime();
        fleet.run();
        long took = System.nanoTime() - begun;
        ourPages.add(server.answered() - before);
        return took;
      }
    }

    private long hand() throws SQLException, IOException {
      empty();
      HandWrittenImport hand =
          new HandWrittenImport(server.address(), DATABASE.dataSource(), "7495" + number++);
      long begun = System.nanoTime();
      hand.run(SINCE);
      return System.nanoTime() - begun;
    }

    void forget() {
      ratios.clear();
      ours.clear();
      theirs.clear();
      ourPages.clear();
    }

    double ratio() {
      return median(ratios);
    }

    Figures figures(Listing listing) {
      return new Figures("import-throughput")
          .add("orders", orders)
          .add("bytes an order", listing.bytes() / orders)
          .add("rounds", rounds)
          .add("ratio of throughput", two(ratio()))
          .add("ratios", ratios.stream().sorted().map(ImportThroughputTest::two).toList())
          .add("orders a second", (long) (orders * 1e9 / median(ours)))
          .add("by hand", (long) (orders * 1e9 / median(theirs)))
          .add("pages", ourPages.get(0))
          .add("pages by hand", (orders + 99) / 100);
    }
  }

  private static <N extends Number> double median(List<N> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String two(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  /** What both must have come to. */
  private record Book(long orders, String total, long units, long lines, String linesTotal) {}

  private static Book book() throws SQLException {
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT (SELECT count(*) FROM integration_orders),
                  (SELECT sum(total_amount) + sum(shipping_amount) FROM integration_orders),
                  (SELECT sum(units) FROM integration_orders),
                  (SELECT count(*) FROM integration_order_lines),
                  (SELECT sum(quantity * unit_price) FROM integration_order_lines)
                """)) {
      row.next();
      return new Book(
          row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5));
    }
  }

  private static void empty() throws SQLException {
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "TRUNCATE integration_orders, integration_order_lines, integration_checkpoints");
    }
  }

  /** The orders of a simulated shop, as the simulator writes them. */
  private Listing listing() throws IOException {
    ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
    OkHttpClient listening =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  var answer = chain.proceed(chain.request());
                  answers.add(answer.peekBody(Long.MAX_VALUE).string());
                  return answer;
                })
            .build();
    try (FakeTikTokShop fake = FakeTikTokShop.open(VirtualClock.at(NOW));
        Shopfleet fleet = reader(fake, listening)) {
      FakeApp app = fake.app();
      FakeSeller seller = fake.seller("Seller", "ID");
      FakeShop shop = seller.shop().seedProducts(200).seedOrders(orders, SINCE, NOW);
      ProofShop known = new ProofShop(shop.id(), shop.cipher(), new CredentialId("reader"));
      fleet
          .accounts()
          .register(
              known.toAccount(),
              known.credential(app, seller.connect(app), RenewalPolicy.DEFAULT, new Random(1)));
      int read = 0;
      for (var unused :
          fleet.client(known.account(), TikTokShopClient.class).orders().search(SINCE)) {
        read++;
      }
      assertThat(read).isEqualTo(orders);
    }
    return Listing.of(answers);
  }

  private static Shopfleet reader(FakeTikTokShop fake, OkHttpClient listening) {
    return Shopfleet.builder()
        .platform(
            TikTokShop.platform(),
            Settings.none()
                .with(Endpoints.BASE_URL, fake.url().uri())
                .with(Endpoints.AUTH_URL, fake.authUrl().uri()))
        .httpClient(listening)
        .clock(fake.clock())
        .sleeper(fake.clock()::advance)
        .build();
  }
}
