package io.shopfleet.webhook;

import io.shopfleet.account.AccountException;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.event.FleetListener;
import io.shopfleet.sync.Chore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the notices of the inbox in small steps: what is noted for one account and stream becomes
 * one reading, and a few accounts are followed side by side, so that a slow shop keeps no other
 * waiting. Several nodes may do so on one inbox. What fails is tried again with growing pauses, and
 * given up after the policy's patience: the ordinary synchronisation finds the change, too, once it
 * succeeds. Has no thread and no schedule of its own.
 */
public final class WebhookDispatch implements Chore {

  /** How many accounts are followed at once, each on a thread of the executor. */
  public static final int SIDE_BY_SIDE = 4;

  private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatch.class);
  private static final Duration BETWEEN_FORGETTING = Duration.ofMinutes(1);
  private static final int TAKEN_TOGETHER = 200;
  private static final int MOST_WAITING = 1_000;

  /** What memory bears; as many notices of one account go into one reading. */
  private static final int MOST_HELD = 20_000;

  private final WebhookInbox inbox;
  private final AccountErrands errands;
  private final Executor executor;
  private final WebhookPolicy policy;
  private final Clock clock;
  private final HeldEntries held = new HeldEntries(SIDE_BY_SIDE);
  // Steps come one after another, but not always on the same thread.
  private volatile @Nullable Instant forgotAt;

  /**
   * For the fleet's builder.
   *
   * @param errands ask the marketplace
   * @param executor runs them; each account that is followed blocks one of its threads
   */
  public WebhookDispatch(
      WebhookInbox inbox,
      AccountRegistry accounts,
      WebhookErrands errands,
      Executor executor,
      WebhookPolicy policy,
      FleetListener listener,
      Clock clock) {
    this.inbox = inbox;
    this.errands = new AccountErrands(inbox, accounts, errands, policy, listener, clock);
    this.executor = executor;
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "dispatch of webhooks";
  }

  /** Always: another node may have noted something. */
  @Override
  public boolean due() {
    return true;
  }

  /**
   * Takes what is pending, as far as this node has room, and hands it on. Blocks on the inbox
   * alone, unless the executor runs what it is given on the calling thread.
   *
   * @throws WebhookInboxException if the inbox does not answer; the next step tries again
   */
  @Override
  public void step(BooleanSupplier closing) {
    if (closing.getAsBoolean()) {
      return;
    }
    Instant now = clock.instant();
    forget(now);
    take(now);
    for (Optional<AccountId> next = held.begin(); next.isPresent(); next = held.begin()) {
      handOn(next.get());
    }
  }

  private void forget(Instant now) {
    Instant last = forgotAt;
    // A clock that was set back does not keep it waiting.
    if (last == null || now.isBefore(last) || !now.isBefore(last.plus(BETWEEN_FORGETTING))) {
      inbox.forget(now);
      forgotAt = now;
    }
  }

  private void take(Instant now) {
    int room =
        Math.min(
            Math.min(TAKEN_TOGETHER, MOST_WAITING - held.waitingForAPlace()),
            MOST_HELD - held.size());
    if (room > 0) {
      Instant leaseUntil = now.plus(policy.lease());
      inbox.take(now, leaseUntil, room).forEach(entry -> held.add(entry, leaseUntil));
    }
  }

  private void handOn(AccountId account) {
    try {
      executor.execute(() -> follow(account));
    } catch (RejectedExecutionException e) {
      // The fleet closes; the entries come again when their lease ends, perhaps to another node.
      held.take(account, clock.instant());
      held.end(account);
    } catch (RuntimeException e) {
      held.end(account);
      throw e;
    }
  }

  private void follow(AccountId account) {
    try {
      errands.run(account, held.take(account, clock.instant()));
    } catch (AccountException | WebhookInboxException e) {
      // A store did not answer: the entries come again when their lease ends.
      LOG.debug("Webhooks of account {} could not be followed", account, e);
    } catch (RuntimeException e) {
      LOG.warn("Webhooks of account {} could not be followed", account, e);
    } finally {
      held.end(account);
    }
  }
}
