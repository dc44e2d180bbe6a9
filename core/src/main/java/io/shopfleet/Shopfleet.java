package io.shopfleet;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.authorization.AccountReport;
import io.shopfleet.authorization.Authorizations;
import io.shopfleet.credential.CredentialUpkeep;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.PlatformDirectory;
import io.shopfleet.stock.StockPublisher;
import io.shopfleet.sync.AccountRunner;
import io.shopfleet.sync.DryRun;
import io.shopfleet.sync.OpenBackfill;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.webhook.WebhookReceiver;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A fleet of marketplace shops: registered, kept signed in, synchronised, each apart from all the
 * others. Built once by {@link #builder()}, safe for concurrent use, closed at the end.
 *
 * <pre>{@code
 * Shopfleet fleet = Shopfleet.builder()
 *     .platform(TikTokShop.platform())
 *     .orders((account, batch) -> erp.save(account, batch))
 *     .build();
 * fleet.accounts().register(account, credential);
 * fleet.sync().start();
 * }</pre>
 */
public final class Shopfleet implements AutoCloseable {

  private final PlatformDirectory platforms;
  private final Accounts accounts;
  private final Authorizations authorizations;
  private final WebhookReceiver webhooks;
  private final SettingsCascade settings;
  private final SyncEngine engine;
  private final AccountRunner runner;
  private final ParkedRecords parked;
  private final CredentialUpkeep upkeep;
  private final StockPublisher stock;
  private final Runnable release;

  Shopfleet(
      PlatformDirectory platforms,
      Accounts accounts,
      Authorizations authorizations,
      WebhookReceiver webhooks,
      SettingsCascade settings,
      SyncEngine engine,
      AccountRunner runner,
      ParkedRecords parked,
      CredentialUpkeep upkeep,
      StockPublisher stock,
      Runnable release) {
    this.platforms = platforms;
    this.accounts = accounts;
    this.authorizations = authorizations;
    this.webhooks = webhooks;
    this.settings = settings;
    this.engine = engine;
    this.runner = runner;
    this.parked = parked;
    this.upkeep = upkeep;
    this.stock = stock;
    this.release = release;
  }

  /** Starts to build a fleet; everything but the platforms has a default. */
  public static ShopfleetBuilder builder() {
    return new ShopfleetBuilder();
  }

  /** The accounts. */
  public Accounts accounts() {
    return accounts;
  }

  /** How shops come in and leave. */
  public Authorizations authorizations() {
    return authorizations;
  }

  /** The door for the marketplaces' webhooks. */
  public WebhookReceiver webhooks() {
    return webhooks;
  }

  /** What synchronises them. */
  public SyncEngine sync() {
    return engine;
  }

  /** What brings stock to the shops. */
  public StockPublisher stock() {
    return stock;
  }

  /**
   * The records that could not be handed over. To retry one, have it read again by its id: {@link
   * io.shopfleet.sync.RunRequest#records}.
   */
  public ParkedRecords parked() {
    return parked;
  }

  /**
   * Reads what a run would read, and hands it to nobody but the caller. Blocks on calls to the
   * marketplace; changes nothing, so it may go beside a run of the account.
   *
   * @throws io.shopfleet.account.AccountNotFoundException if there is no such account
   */
  public DryRun dryRun(AccountId id, RunRequest request) {
    return runner.dryRun(id, request);
  }

  /**
   * The backfills of an account that began and are not at their end, the oldest first. They go on
   * by themselves, or when somebody asks for the same streams and dates again; one that is under
   * way or waits to go on is among them.
   *
   * @throws io.shopfleet.sync.SyncStoreException if the storage does not answer
   */
  public List<OpenBackfill> openBackfills(AccountId id) {
    return runner.openBackfills(id);
  }

  /**
   * Gives a backfill up that waits to go on. One that is under way is given up by {@link
   * SyncEngine#cancel}.
   *
   * @param backfill what was asked for
   * @return whether there was such a one
   * @throws io.shopfleet.sync.SyncStoreException if that could not be noted
   */
  public boolean giveUpBackfill(AccountId id, RunRequest.Scope.Backfill backfill) {
    return runner.giveUp(id, backfill);
  }

  /**
   * What keeps the tokens of idle accounts alive. The engine of one node calls it by itself; it is
   * for hosts that run the accounts another way.
   */
  public CredentialUpkeep upkeep() {
    return upkeep;
  }

  /** The settings that hold, and where each was made. */
  public SettingsCascade settings() {
    return settings;
  }

  /** The platforms of the fleet, for menus and forms. */
  public Collection<PlatformDescriptor> platforms() {
    return platforms.descriptors();
  }

  /**
   * Tries whether an account works ("Test connection"), says how its authorization stands, and
   * notes the result as its connection state. Blocks on calls to the marketplace.
   *
   * @throws io.shopfleet.account.AccountNotFoundException if there is no such account
   */
  public AccountReport test(AccountId id) {
    return authorizations.test(id);
  }

  /**
   * The typed API of one shop.
   *
   * @param type the client type of the account's marketplace module
   * @throws io.shopfleet.account.AccountNotFoundException if there is no such account
   * @throws MarketplaceException INVALID_REQUEST if the account's platform has no such client
   */
  public <C> C client(AccountId id, Class<C> type) {
    Account account = accounts.get(id);
    return require(account, type, connector(account).client(account, type));
  }

  /**
   * What an account's platform can do, asked by the capability's interface.
   *
   * @throws io.shopfleet.account.AccountNotFoundException if there is no such account
   * @throws MarketplaceException INVALID_REQUEST if the platform does not offer it
   */
  public <C> C capability(AccountId id, Class<C> type) {
    Account account = accounts.get(id);
    return require(account, type, connector(account).capability(type));
  }

  /**
   * Stops synchronising, waits a bounded time for the runs under way, and lets its own threads go.
   */
  @Override
  public void close() {
    engine.close();
    stock.close();
    release.run();
  }

  private Connector connector(Account account) {
    return platforms.connector(account.platform());
  }

  private static <C> C require(Account account, Class<C> type, Optional<C> offered) {
    return offered.orElseThrow(
        () ->
            MarketplaceException.of(FailureKind.INVALID_REQUEST, account, type.getSimpleName())
                .notSent()
                .message("the platform does not offer it")
                .whatToDo("Ask only for what its module documents")
                .build());
  }
}
