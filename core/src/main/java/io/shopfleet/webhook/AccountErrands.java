package io.shopfleet.webhook;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.AccountStatus;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the entries of one account ask for, once per stream, and notes how it went. */
final class AccountErrands {

  private static final Logger LOG = LoggerFactory.getLogger(AccountErrands.class);
  private static final int LISTED_TOGETHER = 500;

  private final WebhookInbox inbox;
  private final AccountRegistry accounts;
  private final WebhookErrands errands;
  private final WebhookPolicy policy;
  private final FleetListener listener;
  private final Clock clock;

  AccountErrands(
      WebhookInbox inbox,
      AccountRegistry accounts,
      WebhookErrands errands,
      WebhookPolicy policy,
      FleetListener listener,
      Clock clock) {
    this.inbox = inbox;
    this.accounts = accounts;
    this.errands = errands;
    this.policy = policy;
    this.listener = FleetListener.shielded(listener);
    this.clock = clock;
  }

  void run(AccountId id, List<WebhookEntry> entries) {
    Optional<Account> account = accounts.find(id).filter(AccountErrands::isInUse);
    if (account.isEmpty()) {
      // Gone, switched off or given up; whoever brings it back has it synchronised as a whole.
      LOG.debug("{} notices are for account {}, which is not in use", entries.size(), id);
      entries.forEach(entry -> inbox.done(entry.key()));
      return;
    }
    List<WebhookEntry> doubts = new ArrayList<>();
    Map<DataStream, List<WebhookEntry>> changes = new EnumMap<>(DataStream.class);
    for (WebhookEntry entry : entries) {
      DataStream stream = entry.stream();
      (stream == null ? doubts : changes.computeIfAbsent(stream, s -> new ArrayList<>()))
          .add(entry);
    }
    if (!doubts.isEmpty()) {
      run(id, null, doubts, () -> tryConnections(account.get()));
    }
    changes.forEach(
        (stream, mine) -> run(id, stream, mine, () -> errands.reread(id, stream, records(mine))));
  }

  private void run(
      AccountId id, @Nullable DataStream stream, List<WebhookEntry> entries, Runnable errand) {
    try {
      errand.run();
    } catch (RuntimeException e) {
      LOG.debug("{} notices for account {} could not be followed", entries.size(), id, e);
      failed(id, stream, entries, e);
      return;
    }
    entries.forEach(entry -> inbox.done(entry.key()));
  }

  /** A seller withdraws an authorization as a whole: all shops that it opened are concerned. */
  private void tryConnections(Account account) {
    errands.tryConnection(account.id());
    if (account.credential() == null) {
      return;
    }
    AccountQuery sharing = AccountQuery.all().usingCredential(account.credential());
    @Nullable AccountId after = null;
    do {
      AccountPage page = accounts.list(sharing, after, LISTED_TOGETHER);
      page.accounts().stream()
          .filter(other -> !other.id().equals(account.id()) && isInUse(other))
          .forEach(other -> errands.tryConnection(other.id()));
      after = page.last();
    } while (after != null);
  }

  private void failed(
      AccountId id, @Nullable DataStream stream, List<WebhookEntry> entries, RuntimeException e) {
    Instant now = clock.instant();
    @Nullable Instant soonest = null;
    int givenUp = 0;
    for (WebhookEntry entry : entries) {
      Instant next = policy.nextAttempt(entry.receivedAt(), entry.failures() + 1, now);
      if (next == null) {
        inbox.done(entry.key());
        givenUp++;
      } else {
        inbox.failed(entry.key(), next);
        soonest = soonest == null || next.isBefore(soonest) ? next : soonest;
      }
    }
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (soonest != null) {
      int left = entries.size() - givenUp;
      listener.on(new FleetEvent.WebhookFailed(now, id, stream, left, reason, soonest));
    }
    if (givenUp > 0) {
      listener.on(new FleetEvent.WebhookFailed(now, id, stream, givenUp, reason, null));
    }
  }

  private static boolean isInUse(Account account) {
    return account.status() != AccountStatus.INACTIVE;
  }

  private static List<String> records(List<WebhookEntry> entries) {
    return entries.stream().flatMap(entry -> entry.records().stream()).distinct().toList();
  }
}
