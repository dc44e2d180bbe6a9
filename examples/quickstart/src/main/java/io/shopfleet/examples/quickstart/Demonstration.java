package io.shopfleet.examples.quickstart;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The main job: five simulated shops are imported, go on selling, and lose tokens, connections and
 * for a while a whole shop; at the end the host's book must equal the marketplaces'.
 */
final class Demonstration {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration STEP = Duration.ofMillis(700);
  private static final int TIKTOK_ORDERS = 950;
  private static final int TOKOPEDIA_ORDERS = 110;
  private static final int PRODUCTS_PER_SHOP = 110;
  private static final int UNITS_DELIVERED = 7;
  private static final int SKUS_TO_PUSH = 12;

  private final Options options;
  private final PrintStream out;
  private final VirtualClock clock = VirtualClock.following(Clock.systemUTC());

  Demonstration(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * @return whether nothing is lost, doubled or stale
   */
  boolean run() throws InterruptedException, IOException {
    try (SimulatedShops shops =
            new SimulatedShops(clock, TIKTOK_ORDERS, TOKOPEDIA_ORDERS, PRODUCTS_PER_SHOP);
        Host host = new Host(clock, out)) {
      host.tell("two marketplaces answer on loopback; registering five shops");
      Options wanted =
          new Options(null, shops.historyStart(), Duration.ofSeconds(3), PATIENCE, options.book());
      for (ShopEntry entry : shops.entries()) {
        host.register(entry, wanted);
      }
      host.fleet().sync().start();
      awaitImport(host, shops);
      host.tell("everything is imported; the shops go on selling");
      trouble(host, shops);
      return settle(host, shops);
    }
  }

  private void trouble(Host host, SimulatedShops shops) throws InterruptedException {
    pushStock(host);
    sell(shops, 3);
    host.tell("all access tokens expire at once");
    shops.expireTokens();
    sell(shops, 5);
    host.tell("a storm of rate limits");
    shops.rateLimitStorm();
    sell(shops, 5);
    host.tell("connections are cut in the middle of answers");
    shops.cutConnections();
    sell(shops, 5);
    String victim = shops.killOneShop(Duration.ofSeconds(10));
    host.tell(victim + " does not answer for ten seconds");
    sell(shops, 10);
  }

  private static void sell(SimulatedShops shops, int steps) throws InterruptedException {
    for (int step = 0; step < steps; step++) {
      shops.sell();
      pause(STEP);
    }
  }

  /**
   * Every account gets new stock for some of its SKUs, as an ERP would send it after a delivery.
   */
  private static void pushStock(Host host) {
    for (Account account : host.accounts()) {
      List<StockChange> changes =
          host.book().levels(account, SKUS_TO_PUSH).stream()
              .map(Demonstration::afterDelivery)
              .toList();
      StockWriter writer = host.fleet().capability(account.id(), StockWriter.class);
      WriteResult result = writer.writeStock(account, changes);
      host.tell(
          account.name()
              + ": stock pushed for "
              + (changes.size() - result.refused().size())
              + " of "
              + changes.size()
              + " SKUs");
      result.refused().stream().limit(1).forEach(row -> host.tell("refused: " + row.message()));
    }
  }

  private static StockChange afterDelivery(StockLevel level) {
    return new StockChange(
        level.productId(), level.skuId(), level.warehouseId(), level.available() + UNITS_DELIVERED);
  }

  private boolean settle(Host host, SimulatedShops shops) throws InterruptedException, IOException {
    host.tell("the shops close for today; waiting until every shop was read to its end");
    pause(Duration.ofSeconds(2));
    List<SyncRun> runs;
    long deadline = deadline();
    do {
      runs = host.fleet().sync().syncAll(AccountQuery.all());
    } while (!runs.stream().allMatch(SyncRun::succeeded) && System.nanoTime() < deadline);
    Path book = options.book();
    if (book != null) {
      BookFile.write(host.book(), book);
    }
    return host.conclude(shops.truth().judge(host.book()));
  }

  private static void awaitImport(Host host, SimulatedShops shops) throws InterruptedException {
    long deadline = deadline();
    while (host.accounts().stream()
        .anyMatch(account -> host.progress().goodRuns(account.id()) == 0)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not every shop was imported within " + PATIENCE);
      }
      shops.sell();
      pause(STEP);
    }
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  private static void pause(Duration duration) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }
}
