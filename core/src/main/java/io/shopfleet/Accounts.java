package io.shopfleet;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.account.UnknownRegionException;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.PlatformDirectory;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.RunTotals;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.SyncSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door to the fleet's accounts: the registry's methods, with the checks that need to know the
 * platforms, and told to the listener. Safe for concurrent use; blocks on the stores.
 */
public final class Accounts {

  private static final int LISTED_TOGETHER = 500;

  private final AccountRegistry registry;
  private final CredentialStore credentials;
  private final RunStore runs;
  private final PlatformDirectory platforms;
  private final FleetListener listener;
  private final Clock clock;

  Accounts(
      AccountRegistry registry,
      CredentialStore credentials,
      RunStore runs,
      PlatformDirectory platforms,
      FleetListener listener,
      Clock clock) {
    this.registry = registry;
    this.credentials = credentials;
    this.runs = runs;
    this.platforms = platforms;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Registers an account.
   *
   * @return the account as stored
   * @throws UnknownPlatformException if its platform is not part of the fleet
   * @throws UnknownRegionException if the platform does not serve its region
   * @throws io.shopfleet.account.InvalidSettingException if one of its settings makes no sense
   * @throws io.shopfleet.account.DuplicateShopException if its shop is an account already
   */
  public Account register(Account account) {
    check(account);
    Account registered = registry.register(account);
    listener.on(new FleetEvent.AccountRegistered(clock.instant(), registered.id()));
    return registered;
  }

  /**
   * Saves a new credential and registers an account that it opens. If the account cannot be
   * registered, the credential is erased again.
   *
   * @return the account as stored
   * @throws IllegalStateException if the credential is stored already; then name its id in the
   *     account and use {@link #register(Account)}
   */
  public Account register(Account account, Credential credential) {
    check(account);
    if (!credentials.save(credential.id(), 0, credential)) {
      throw new IllegalStateException(
          "Credential "
              + credential.id()
              + " is stored already; register the account with its id alone");
    }
    try {
      return register(account.toBuilder().credential(credential.id()).build());
    } catch (RuntimeException e) {
      credentials.erase(credential.id());
      throw e;
    }
  }

  /** The account, archived or not; empty if there never was one. */
  public Optional<Account> find(AccountId id) {
    return registry.find(id);
  }

  /**
   * @throws AccountNotFoundException if there is no such account
   */
  public Account get(AccountId id) {
    return registry.find(id).orElseThrow(() -> new AccountNotFoundException(id));
  }

  /** All accounts that match, by id. For very many of them use {@link AccountRegistry#list}. */
  public List<Account> list(AccountQuery query) {
    List<Account> all = new ArrayList<>();
    @Nullable AccountId after = null;
    do {
      AccountPage page = registry.list(query, after, LISTED_TOGETHER);
      all.addAll(page.accounts());
      after = page.last();
    } while (after != null);
    return all;
  }

  /**
   * Stores a changed account.
   *
   * @return the account as stored
   * @throws io.shopfleet.account.StaleAccountException if somebody else changed it since it was
   *     read
   * @throws io.shopfleet.account.InvalidSettingException if one of its settings makes no sense
   */
  public Account update(Account changed) {
    check(changed);
    return registry.update(changed);
  }

  /** Makes an account the primary one of its tenant, platform and environment. */
  public Account setPrimary(AccountId id) {
    Account account = registry.setPrimary(id);
    listener.on(new FleetEvent.PrimaryChanged(clock.instant(), id));
    return account;
  }

  /** Archives an account: no longer synchronised, its history kept, its shop free. */
  public Account archive(AccountId id) {
    Account account = registry.archive(id);
    listener.on(new FleetEvent.AccountArchived(clock.instant(), id));
    return account;
  }

  /** The counters of an account's runs. */
  public RunTotals totals(AccountId id) {
    return runs.totals(id);
  }

  private void check(Account account) {
    PlatformDescriptor platform = platforms.descriptor(account.platform());
    if (!platform.regions().contains(account.region())) {
      throw new UnknownRegionException(
          account.region().value(),
          platform.displayName()
              + " does not serve it for account \""
              + account.name()
              + "\"; it serves "
              + String.join(
                  ", ", platform.regions().stream().map(code -> code.value()).sorted().toList()));
    }
    SyncSettings.check(account.settings());
    ScheduleSettings.check(account.settings());
  }
}
