package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.StaleAccountException;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.failure.FailureKind;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what contacts with a shop say about its connection, when that is news. Safe for
 * concurrent use; blocks on the registry.
 */
public final class ConnectionObserver {

  private static final int ATTEMPTS = 5;

  private final AccountRegistry accounts;
  private final FleetListener listener;
  private final Clock clock;

  public ConnectionObserver(AccountRegistry accounts, FleetListener listener, Clock clock) {
    this.accounts = accounts;
    this.listener = FleetListener.shielded(listener);
    this.clock = clock;
  }

  /** Notes how a run went; one that read nothing says nothing about the connection. */
  public void observe(SyncRun run) {
    boolean contact = run.streams().stream().anyMatch(stream -> stream.pages() > 0);
    if (run.succeeded() && !contact) {
      return;
    }
    observe(run.account(), run.firstFailure().map(SyncRun.StreamRun::failure).orElse(null));
  }

  /**
   * Notes how a contact went.
   *
   * @param failure what went wrong; null if nothing did
   */
  public void observe(AccountId id, @Nullable FailureKind failure) {
    ConnectionState seen = stateAfter(failure);
    // Somebody may edit the account at the same time; what was seen stays true, so it is noted
    // again.
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Account> found = accounts.find(id);
      if (found.isEmpty() || !news(found.get(), seen)) {
        return;
      }
      try {
        Account account = found.get();
        accounts.update(account.observedAs(seen));
        listener.on(
            new FleetEvent.ConnectionChanged(clock.instant(), id, account.connectionState(), seen));
        return;
      } catch (StaleAccountException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static boolean news(Account account, ConnectionState seen) {
    return !account.archived()
        && !givenUp(account.connectionState())
        && account.connectionState() != seen
        && account.connectionState().canBecome(seen);
  }

  // Only whoever connects the account anew leads it out of these; a run that was still under way
  // when it was given up does not.
  private static boolean givenUp(ConnectionState state) {
    return state == ConnectionState.DISCONNECTED || state == ConnectionState.REVOKED;
  }

  private static ConnectionState stateAfter(@Nullable FailureKind failure) {
    if (failure == null) {
      return ConnectionState.CONNECTED;
    }
    return failure == FailureKind.AUTH_REJECTED
        ? ConnectionState.NEEDS_REAUTH
        : ConnectionState.ERROR;
  }
}
