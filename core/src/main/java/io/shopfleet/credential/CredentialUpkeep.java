package io.shopfleet.credential;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.failure.MarketplaceException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tokens of idle accounts alive: of accounts that are disabled or have nothing to
 * synchronise, so that nobody asks for their tokens until it is too late. Visits every credential
 * that an account names, unless the account is archived, disconnected or revoked.
 *
 * <p>Has no thread and no schedule of its own: an engine or the host begins a round now and then,
 * an hour apart for example, and goes on with it in small steps. Several nodes may do so at the
 * same time; the keeper sees to it that each token is renewed once. Safe for concurrent use.
 */
public final class CredentialUpkeep {

  private static final Logger LOG = LoggerFactory.getLogger(CredentialUpkeep.class);

  private final AccountRegistry accounts;
  private final TokenKeeper tokens;

  public CredentialUpkeep(AccountRegistry accounts, TokenKeeper tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
  }

  /** Begins a round. Returns at once; nobody is visited yet. */
  public Round begin() {
    return new Round();
  }

  /** One visit to each credential, even if many accounts share it. Used by one thread at a time. */
  public final class Round {

    private final Set<CredentialId> visited = new HashSet<>();
    private @Nullable AccountId last;
    private boolean over;

    private Round() {}

    /** Whether everybody has been visited. */
    public boolean over() {
      return over;
    }

    /**
     * Goes on with the round. What goes wrong with one account is left for the next round and does
     * not keep the others from their visit. Blocks on the stores and, for each token that is due,
     * on one call to the marketplace.
     *
     * @param limit how many accounts to look at, at most, from 1
     * @param stopping asked before each account; true ends this step, and the next one goes on from
     *     there
     * @throws io.shopfleet.account.RegistryUnavailableException if the registry does not answer;
     *     the next step tries again
     */
    public void advance(int limit, BooleanSupplier stopping) {
      if (over) {
        return;
      }
      AccountPage page = accounts.list(AccountQuery.all(), last, limit);
      for (Account account : page.accounts()) {
        if (stopping.getAsBoolean()) {
          return;
        }
        if (isToBeVisited(account)) {
          visit(account);
        }
        last = account.id();
      }
      over = page.last() == null;
    }

    private boolean isToBeVisited(Account account) {
      CredentialId credential = account.credential();
      return credential != null
          && account.connectionState() != ConnectionState.DISCONNECTED
          && account.connectionState() != ConnectionState.REVOKED
          && visited.add(credential);
    }
  }

  private void visit(Account account) {
    try {
      tokens.tend(account);
    } catch (MarketplaceException | CredentialStoreException e) {
      // The keeper has told the listener.
      LOG.debug("Account {} could not be looked after", account.id(), e);
    } catch (RuntimeException e) {
      LOG.warn("Account {} could not be looked after", account.id(), e);
    }
  }
}
