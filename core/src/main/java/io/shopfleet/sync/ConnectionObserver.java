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
import java.util.Objects;
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

  /**
   * Notes what a run says about the connection. One that reached the marketplace and failed at the
   * host says that the connection is well; one that read nothing says nothing.
   */
  public void observe(SyncRun run) {
    Optional<FailureKind> failure =
        run.streams().stream()
            .map(SyncRun.StreamRun::failure)
            .filter(Objects::nonNull)
            .filter(ConnectionObserver::concernsConnection)
            .map(StreamFailure::kind)
            .findFirst();
    boolean contact = run.streams().stream().anyMatch(stream -> stream.pages() > 0);
    if (failure.isPresent() || contact) {
      observe(run.account(), failure.orElse(null));
    }
  }

  private static boolean concernsConnection(StreamFailure failure) {
    return switch (failure.origin()) {
      case MARKETPLACE, SETTINGS -> true;
      case HOST, LIBRARY -> false;
    };
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
        && !account.connectionState().givenUp()
        && account.connectionState() != seen
        && account.connectionState().canBecome(seen);
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
