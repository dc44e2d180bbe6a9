package io.shopfleet.proofs.importing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopfleet.Shopfleet;
import io.shopfleet.ShopfleetBuilder;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.Settings;
import io.shopfleet.account.TenantId;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.jdbc.server.DatabaseAddress;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.proofs.importing.Steps.Step;
import io.shopfleet.proofs.importing.Steps.Told;
import io.shopfleet.proofs.process.SharedCredentials;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.tiktokshop.TikTokShop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.OkHttpClient;

/**
 * A node in a process of its own that imports the orders of all accounts in the database, and tells
 * each of its steps. It ends with its input.
 */
final class ImportMain {

  static final String THERE = "there";
  static final String DONE = "done";

  private ImportMain() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println(THERE);
    String line = lines.readLine();
    if (line != null) {
      Task task = Task.of(line);
      Thread thread = new Thread(() -> System.out.println(DONE + " " + task.run()));
      thread.setDaemon(true);
      thread.start();
      while (line != null) {
        line = lines.readLine();
      }
    }
    // What is under way must not keep a process alive whose parent is gone.
    Runtime.getRuntime().halt(0);
  }

  /**
   * An import.
   *
   * @param tenant whose accounts are imported
   * @param ahead how far the time of this import is ahead of the machine's
   * @param last after which step the process stands still
   */
  record Task(
      URI marketplace,
      DatabaseAddress database,
      String key,
      Books books,
      String tenant,
      Instant from,
      Duration ahead,
      Told last) {

    private static final int PAGE = 50;
    private static final int CONNECTIONS = 6;

    String line() {
      return String.join(
          "\t",
          marketplace.toString(),
          database.url(),
          database.user(),
          database.password(),
          key,
          books.name(),
          tenant,
          from.toString(),
          ahead.toString(),
          last.line());
    }

    static Task of(String line) {
      String[] words = line.split("\t", -1);
      return new Task(
          URI.create(words[0]),
          new DatabaseAddress(words[1], words[2], words[3]),
          words[4],
          Books.valueOf(words[5]),
          words[6],
          Instant.parse(words[7]),
          Duration.parse(words[8]),
          Told.of(words[9]));
    }

    /** Imports everything there is, and tells how each run ended. */
    List<SyncRun.Outcome> run() {
      Steps steps = new Steps(last);
      try (HikariDataSource pool = pool();
          Shopfleet fleet = fleet(new SteppedDatabase(pool, steps), steps)) {
        return fleet.sync().syncAll(AccountQuery.all().ofTenant(new TenantId(tenant))).stream()
            .map(SyncRun::outcome)
            .toList();
      }
    }

    private Shopfleet fleet(SteppedDatabase stepped, Steps steps) {
      Clock clock = Clock.offset(Clock.systemUTC(), ahead);
      ShopfleetJdbc stores = ShopfleetJdbc.on(stepped, SharedCredentials.cipher(key), clock);
      ShopfleetBuilder builder =
          stores
              .into(Shopfleet.builder())
              .platform(TikTokShop.platform(), settings())
              .httpClient(client(steps))
              .clock(clock);
      var sink = books == Books.READY ? stores.sinks().orders() : Books.own(stepped);
      return builder
          .orders(
              (account, batch) -> {
                steps.reach(Step.HANDED_OVER);
                sink.accept(account, batch);
              })
          .build();
    }

    private Settings settings() {
      return Settings.none()
          .with(Endpoints.BASE_URL, marketplace)
          .with(Endpoints.AUTH_URL, marketplace)
          .with(TikTokShop.PAGE_SIZE, PAGE)
          .with(SyncSettings.FROM, from);
    }

    private static OkHttpClient client(Steps steps) {
      return new OkHttpClient.Builder()
          .addInterceptor(
              chain -> {
                steps.reach(Step.ASKS);
                var answer = chain.proceed(chain.request());
                steps.reach(Step.ANSWERED);
                return answer;
              })
          .build();
    }

    private HikariDataSource pool() {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(database.url());
      config.setUsername(database.user());
      config.setPassword(database.password());
      config.setMaximumPoolSize(CONNECTIONS);
      return new HikariDataSource(config);
    }
  }
}
