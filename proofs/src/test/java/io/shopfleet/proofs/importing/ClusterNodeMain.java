package io.shopfleet.proofs.importing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.Settings;
import io.shopfleet.commerce.Order;
import io.shopfleet.dbscheduler.DbSchedulerEngine;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.jdbc.server.DatabaseAddress;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.proofs.importing.Steps.Step;
import io.shopfleet.proofs.importing.Steps.Told;
import io.shopfleet.proofs.process.SharedCredentials;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.tiktokshop.TikTokShop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import okhttp3.OkHttpClient;

/**
 * A node of a cluster in a process of its own. It tells of its runs, and can be told to hold some
 * batches back before they are stored. It ends with its input.
 */
final class ClusterNodeMain {

  static final String THERE = "there";
  static final String HOLD = "hold";
  static final String GO = "go";

  /** Names the node to the marketplace. */
  static final String HEADER = "X-Node";

  private ClusterNodeMain() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    HeldBatches held = new HeldBatches();
    Shopfleet fleet = Node.of(lines.readLine()).fleet(held);
    fleet.sync().start();
    System.out.println(THERE);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(GO)) {
        held.letGo();
      } else if (line.startsWith(HOLD)) {
        held.hold(Integer.parseInt(line.substring(HOLD.length() + 1)));
      }
    }
    // What is under way must not keep a process alive whose parent is gone.
    Runtime.getRuntime().halt(0);
  }

  /**
   * Where a node finds what it shares with the others, and how it goes about its work.
   *
   * @param last after which step it stands still; if it is to come to one, it tells its steps
   */
  record Node(
      String name,
      URI marketplace,
      DatabaseAddress database,
      String key,
      Instant from,
      Duration interval,
      Duration heartbeat,
      Told last) {

    private static final int CONNECTIONS = 20;
    private static final int PAGE = 50;
    private static final Duration SETTLE = Duration.ofSeconds(1);

    String line() {
      return String.join(
          "\t",
          name,
          marketplace.toString(),
          database.url(),
          database.user(),
          database.password(),
          key,
          from.toString(),
          interval.toString(),
          heartbeat.toString(),
          last.line());
    }

    static Node of(String line) {
      String[] words = line.split("\t", -1);
      return new Node(
          words[0],
          URI.create(words[1]),
          new DatabaseAddress(words[2], words[3], words[4]),
          words[5],
          Instant.parse(words[6]),
          Duration.parse(words[7]),
          Duration.parse(words[8]),
          Told.of(words[9]));
    }

    Shopfleet fleet(HeldBatches held) {
      HikariDataSource pool = pool();
      Clock clock = Clock.systemUTC();
      Steps steps = new Steps(last);
      ShopfleetJdbc stores =
          ShopfleetJdbc.on(told(pool, steps), SharedCredentials.cipher(key), clock);
      SyncSink<Order> sink = stores.sinks().orders();
      return stores
          .into(Shopfleet.builder())
          .platform(TikTokShop.platform(), settings())
          .httpClient(client(steps))
          .clock(clock)
          .engine(DbSchedulerEngine.on(pool).node(name).heartbeat(heartbeat).lookEvery(heartbeat))
          .orders(
              (account, batch) -> {
                held.pass(account, batch);
                reach(steps, Step.HANDED_OVER);
                sink.accept(account, batch);
              })
          .listener(Node::tell)
          .build();
    }

    private static void tell(FleetEvent event) {
      if (event instanceof FleetEvent.RunStarted started) {
        System.out.println(RunTold.begun(started).line());
      } else if (event instanceof FleetEvent.RunFinished finished) {
        System.out.println(RunTold.ended(finished).line());
      }
    }

    private Settings settings() {
      return Settings.none()
          .with(Endpoints.BASE_URL, marketplace)
          .with(Endpoints.AUTH_URL, marketplace)
          .with(TikTokShop.PAGE_SIZE, PAGE)
          .with(SyncSettings.INTERVAL, interval)
          .with(SyncSettings.SETTLE, SETTLE)
          .with(SyncSettings.FROM, from);
    }

    /**
     * The engine's own connections are not told of: whoever stands still still gives signs of life.
     */
    private DataSource told(DataSource pool, Steps steps) {
      return last.equals(Told.NEVER) ? pool : new SteppedDatabase(pool, steps);
    }

    private void reach(Steps steps, Step step) {
      if (!last.equals(Told.NEVER)) {
        steps.reach(step);
      }
    }

    private OkHttpClient client(Steps steps) {
      return new OkHttpClient.Builder()
          .addInterceptor(
              chain -> {
                reach(steps, Step.ASKS);
                var answer =
                    chain.proceed(chain.request().newBuilder().header(HEADER, name).build());
                reach(steps, Step.ANSWERED);
                return answer;
              })
          // A node that stood still is to find the answers that came meanwhile.
          .callTimeout(Duration.ZERO)
          .readTimeout(Duration.ZERO)
          .build();
    }

    private HikariDataSource pool() {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(database.url());
      config.setUsername(database.user());
      config.setPassword(database.password());
      config.setMaximumPoolSize(CONNECTIONS);
      // By this the database notes who stored what.
      config.addDataSourceProperty("ApplicationName", name);
      return new HikariDataSource(config);
    }
  }

  /** Batches that have news and wait before they are stored. */
  static final class HeldBatches {

    private final Semaphore toHold = new Semaphore(0);
    private final CountDownLatch go = new CountDownLatch(1);

    void hold(int batches) {
      toHold.release(batches);
    }

    void letGo() {
      go.countDown();
    }

    void pass(Account account, SyncBatch<Order> batch) {
      if (batch.checkpoint().isPresent() && toHold.tryAcquire()) {
        System.out.println(
            new RunTold(RunTold.Word.HANDED_OVER, account.id(), "", "", Instant.now()).line());
        try {
          go.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
