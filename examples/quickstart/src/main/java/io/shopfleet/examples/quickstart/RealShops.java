package io.shopfleet.examples.quickstart;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountException;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.Sku;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.SyncRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Synchronises the shops of a list for a while, then reads each once more from its marketplace and
 * compares.
 */
final class RealShops {

  /**
   * Shops go on selling while they are compared, so what differs is synchronised and read again.
   */
  private static final int COMPARISONS = 3;

  private final Options options;
  private final List<ShopEntry> shops;
  private final Clock clock;
  private final PrintStream out;

  RealShops(Options options, List<ShopEntry> shops, Clock clock, PrintStream out) {
    this.options = options;
    this.shops = shops;
    this.clock = clock;
    this.out = out;
  }

  /**
   * @return whether every shop could be synchronised and nothing is lost, doubled or stale
   */
  boolean run() throws InterruptedException, IOException {
    try (Host host = new Host(clock, out)) {
      Instant begun = clock.instant();
      boolean allRegistered = register(host);
      Thread rescue = new Thread(() -> rescue(host));
      Runtime.getRuntime().addShutdownHook(rescue);
      host.fleet().sync().start();
      TimeUnit.NANOSECONDS.sleep(options.duration().toNanos());
      host.tell("time is over; synchronising once more");
      boolean clean = compare(host, begun);
      Runtime.getRuntime().removeShutdownHook(rescue);
      return clean && allRegistered;
    }
  }

  private boolean register(Host host) {
    boolean all = true;
    for (ShopEntry shop : shops) {
      try {
        host.register(shop, options);
      } catch (IllegalArgumentException | AccountException e) {
        // One wrong entry must not keep the other shops from being synchronised.
        out.println("Not registered: " + e.getMessage());
        all = false;
      }
    }
    return all;
  }

  private boolean compare(Host host, Instant begun) throws IOException {
    boolean reached = true;
    Verdict verdict = new Verdict();
    for (int comparison = 1; comparison <= COMPARISONS; comparison++) {
      List<SyncRun> runs = host.fleet().sync().syncAll(AccountQuery.all());
      writeBook(host);
      reached = runs.stream().allMatch(SyncRun::succeeded);
      Truth truth = new Truth(options.from() == null ? begun : options.from());
      for (Account account : host.accounts()) {
        reached &= read(host, account, truth);
      }
      verdict = truth.judge(host.book());
      if (verdict.clean()) {
        break;
      }
    }
    return host.conclude(verdict) && reached;
  }

  private boolean read(Host host, Account account, Truth truth) {
    try {
      orders(host.fleet().capability(account.id(), OrderSource.class), account, truth);
      products(host.fleet().capability(account.id(), ProductSource.class), account, truth);
      truth.complete(account.name());
      return true;
    } catch (MarketplaceException e) {
      out.println("Not compared: " + e.getMessage());
      return false;
    }
  }

  private void orders(OrderSource source, Account account, Truth truth) {
    Duration longest = source.feed().longest();
    Instant to = clock.instant();
    Instant from = options.from() == null ? account.createdAt() : options.from();
    while (from.isBefore(to)) {
      Instant end = from.plus(longest).isBefore(to) ? from.plus(longest) : to;
      Window window = new Window(from, end);
      @Nullable String cursor = null;
      do {
        Page<Order> page = source.orders(account, window, cursor);
        page.items().forEach(order -> truth.order(account.name(), order.id(), expected(order)));
        cursor = page.cursor();
      } while (cursor != null);
      from = end;
    }
  }

  private void products(ProductSource source, Account account, Truth truth) {
    @Nullable String cursor = null;
    do {
      Page<Product> page = source.products(account, null, cursor);
      for (Product product : page.items()) {
        for (Sku sku : product.skus()) {
          truth.sku(
              account.name(),
              sku.id(),
              new Truth.TrueSku(null, sku.price() == null ? null : sku.price().amount()));
        }
      }
      cursor = page.cursor();
    } while (cursor != null);
  }

  private static Truth.TrueOrder expected(Order order) {
    return new Truth.TrueOrder(
        order.status().raw(),
        order.updatedAt(),
        order.total().amount(),
        order.total().currency(),
        order.channel().name(),
        order.units());
  }

  private void writeBook(Host host) throws IOException {
    @Nullable Path file = options.book();
    if (file != null) {
      BookFile.write(host.book(), file);
    }
  }

  /** Whoever stops the program early still gets the book as far as it came. */
  private void rescue(Host host) {
    try {
      writeBook(host);
    } catch (IOException e) {
      out.println("The book could not be written: " + e.getMessage());
    }
  }
}
