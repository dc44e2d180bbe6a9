package io.shopfleet.examples.quickstart;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tokopedia.Tokopedia;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A small host: a fleet whose sinks are a {@link Book}. */
final class Host implements AutoCloseable {

  private final Clock clock;
  private final PrintStream out;
  private final Book book = new Book();
  private final Progress progress;
  private final Shopfleet fleet;
  private final List<Account> accounts = new ArrayList<>();
  private final Set<CredentialId> credentials = new HashSet<>();

  Host(Clock clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
    this.progress = new Progress(out, clock.instant());
    this.fleet =
        Shopfleet.builder()
            .platform(TikTokShop.platform())
            .platform(Tokopedia.platform())
            .orders((account, batch) -> book.storeOrders(account, batch.records()))
            .products((account, batch) -> book.storeProducts(account, batch.records()))
            .stock((account, batch) -> book.storeStock(account, batch.records()))
            .listener(progress)
            .clock(clock)
            .build();
  }

  /**
   * Registers a shop; the first one of an authorization brings its credential along.
   *
   * @throws IllegalArgumentException if the entry makes no sense
   */
  Account register(ShopEntry entry, Options options) {
    if (accounts.stream().anyMatch(account -> account.name().equals(entry.name()))) {
      throw new IllegalArgumentException(
          "Two shops are named \"" + entry.name() + "\"; the book tells them apart by their names");
    }
    Account described = entry.account(options);
    Account account =
        credentials.contains(entry.credentialId())
            ? fleet.accounts().register(described)
            : fleet.accounts().register(described, entry.credential());
    credentials.add(entry.credentialId());
    progress.name(account.id(), account.name());
    accounts.add(account);
    return account;
  }

  Shopfleet fleet() {
    return fleet;
  }

  Book book() {
    return book;
  }

  Progress progress() {
    return progress;
  }

  List<Account> accounts() {
    return accounts;
  }

  void tell(String what) {
    progress.tell(clock.instant(), what);
  }

  /** Closes the fleet, prints the last line, and says whether the book is right. */
  boolean conclude(Verdict verdict) {
    // Counted before closing: runs that are stopped by it did not fail.
    String result = result(verdict);
    close();
    verdict.examples(10).forEach(out::println);
    out.println(result);
    return verdict.clean();
  }

  private String result(Verdict verdict) {
    return String.format(
        Locale.ROOT,
        "RESULT accounts=%d orders=%d products=%d lost=%d doubled=%d stale=%d"
            + " tokens_refreshed=%d retried=%d failed_runs=%d",
        accounts.size(),
        book.orders().size(),
        book.products(),
        verdict.lost(),
        verdict.doubled(),
        verdict.stale(),
        progress.tokensRefreshed(),
        progress.retried(),
        progress.failedRuns());
  }

  @Override
  public void close() {
    fleet.close();
  }
}
