package io.shopfleet.proofs.many;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.Settings;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.proofs.process.SharedTime;
import io.shopfleet.sync.InProcessSyncEngine;
import io.shopfleet.sync.StartPlan;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** A fleet of many accounts in the engine of one node, second by second. */
final class Story {

  /**
   * How many accounts of a platform run at a time: at a second each, what the first starts need.
   */
  private static final int PLACES = 20;

  private static final int REPORT_EVERY = 100;

  private final SharedTime clock;
  private final URI marketplace;
  private final FakeApp app;
  private final Path residents;
  private final int accounts;
  private final SteppedTime time;
  private final ExecutorService threads;
  private final Set<String> delivered = ConcurrentHashMap.newKeySet();
  private final List<Long> looks = new ArrayList<>();

  /**
   * @param residents a file with a resident in each line
   */
  Story(SharedTime clock, URI marketplace, FakeApp app, Path residents) throws IOException {
    this.clock = clock;
    this.marketplace = marketplace;
    this.app = app;
    this.residents = residents;
    try (Stream<String> lines = Files.lines(residents)) {
      this.accounts = (int) lines.count();
    }
    this.threads = Executors.newCachedThreadPool();
    this.time = new SteppedTime(threads);
  }

  /**
   * Lives through so many seconds.
   *
   * @param trouble whether one platform is dead and one slow
   * @param taken where the ids of the orders go that the host was handed
   */
  Lived live(int seconds, boolean trouble, Path taken) throws IOException, InterruptedException {
    Instant start = clock.instant();
    AtomicReference<InProcessSyncEngine> engine = new AtomicReference<>();
    Lags lags = new Lags(start, accounts);
    try (Road road = new Road(time, trouble);
        Shopfleet fleet = fleet(road.client(PLACES), lags, engine, start)) {
      long empty = heap();
      register(fleet, lags);
      ManagementFactory.getThreadMXBean().resetPeakThreadCount();
      long begun = System.nanoTime();
      for (int second = 0; second < seconds; second++) {
        clock.moveTo(start.plusSeconds(second));
        time.step();
        time.awaitStill();
        look(engine.get());
        time.awaitStill();
        if (second % REPORT_EVERY == 0) {
          System.out.println("second " + second);
        }
      }
      long real = System.nanoTime() - begun;
      int most = ManagementFactory.getThreadMXBean().getPeakThreadCount();
      end();
      Files.write(taken, delivered);
      return lived(lags.sorted(), most, empty, heap(), Duration.ofNanos(real));
    }
  }

  private void look(InProcessSyncEngine engine) {
    long begun = System.nanoTime();
    int unused = engine.runDue();
    looks.add((System.nanoTime() - begun) / 1_000);
    engine.tendDue();
  }

  /** Lets what is under way come to its end, and starts nothing more. */
  private void end() throws InterruptedException {
    for (int second = 0; second < 600; second++) {
      time.step();
      time.awaitStill();
    }
  }

  private Shopfleet fleet(
      OkHttpClient http, Lags lags, AtomicReference<InProcessSyncEngine> engine, Instant start) {
    var builder = Shopfleet.builder();
    for (Neighbourhood each : Neighbourhood.values()) {
      builder.platform(each.asPlatform(), settings(each, start));
    }
    return builder
        .orders((account, batch) -> batch.records().stream().map(Order::id).forEach(delivered::add))
        .engine(
            parts -> {
              engine.set(new InProcessSyncEngine(parts));
              return engine.get();
            })
        .executor(time)
        .bound(PLACES)
        .clock(clock)
        .sleeper(pause -> time.sleep(Math.max(1, pause.toSeconds())))
        .httpClient(http)
        .listener(lags)
        .build();
  }

  private Settings settings(Neighbourhood where, Instant start) {
    URI address = URI.create("http://" + where.host() + ":" + marketplace.getPort());
    return Settings.none()
        .with(Endpoints.BASE_URL, address)
        .with(Endpoints.AUTH_URL, address)
        .with(SyncSettings.FROM, start.minus(Duration.ofDays(1)));
  }

  private void register(Shopfleet fleet, Lags lags) throws IOException {
    try (Stream<String> lines = Files.lines(residents)) {
      lines
          .map(Resident::of)
          .forEach(
              resident -> {
                Account account =
                    fleet.accounts().register(resident.account(), resident.credential(app));
                if (resident.where() == Neighbourhood.WELL) {
                  lags.watch(StartPlan.of(fleet.settings(), account, DataStream.ORDERS));
                }
              });
    }
  }

  private Lived lived(long[] lags, int most, long empty, long idle, Duration real) {
    long[] looked = looks.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Lived(
        lags.length,
        Lived.percentile(lags, 0.5),
        Lived.percentile(lags, 0.95),
        Lived.percentile(lags, 0.99),
        lags[lags.length - 1],
        most,
        empty,
        idle,
        Lived.percentile(looked, 0.5),
        Lived.percentile(looked, 0.99),
        real.toMillis());
  }

  void close() {
    threads.shutdownNow();
  }

  /** Bytes in use after everything that nobody holds was thrown away. */
  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
