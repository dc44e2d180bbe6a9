package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The enabled accounts as they were a moment ago: a look at the clock every second is no reason to
 * read ten thousand accounts. Used by one thread at a time.
 */
final class Roster {

  private static final Duration RECENT = Duration.ofSeconds(10);
  private static final int LISTED_TOGETHER = 500;

  private final AccountRegistry accounts;
  private final Clock clock;
  private volatile @Nullable Listing listing;

  private record Listing(List<Account> accounts, Instant at) {

    boolean isRecent(Instant now) {
      // A clock that was set back makes nothing recent.
      return !now.isBefore(at) && now.isBefore(at.plus(RECENT));
    }
  }

  Roster(AccountRegistry accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** The enabled accounts as they are now. */
  List<Account> read() {
    Instant now = clock.instant();
    List<Account> enabled = list(accounts, AccountQuery.all().onlyEnabled());
    listing = new Listing(enabled, now);
    return enabled;
  }

  /** The enabled accounts as they were ten seconds ago at most. */
  List<Account> recent() {
    @Nullable Listing last = listing;
    return last != null && last.isRecent(clock.instant()) ? last.accounts() : read();
  }

  /** All accounts that match, page by page. */
  static List<Account> list(AccountRegistry accounts, AccountQuery query) {
    List<Account> all = new ArrayList<>();
    @Nullable AccountId after = null;
    do {
      AccountPage page = accounts.list(query, after, LISTED_TOGETHER);
      all.addAll(page.accounts());
      after = page.last();
    } while (after != null);
    return all;
  }
}
