package io.shopfleet;

import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.account.UnknownPlatformException;
import io.shopfleet.authorization.Authorizations;
import io.shopfleet.authorization.ConsentPolicy;
import io.shopfleet.authorization.FleetStores;
import io.shopfleet.authorization.FleetTokens;
import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialUpkeep;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.credential.RenewingTokenKeeper;
import io.shopfleet.credential.TokenKeeper;
import io.shopfleet.credential.WarningPolicy;
import io.shopfleet.event.FleetListener;
import io.shopfleet.internal.http.MarketplaceHttp;
import io.shopfleet.internal.http.RetryPolicy;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.Platform;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.PlatformDirectory;
import io.shopfleet.platform.Sleeper;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.stock.StockChore;
import io.shopfleet.stock.StockPublisher;
import io.shopfleet.sync.AccountRunner;
import io.shopfleet.sync.AccountSchedules;
import io.shopfleet.sync.AccountSync;
import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.sync.Chore;
import io.shopfleet.sync.ConnectionObserver;
import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.HostRecords;
import io.shopfleet.sync.InProcessSyncEngine;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.sync.RequestTally;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.sync.SyncEngineFactory;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.sync.SyncSinks;
import io.shopfleet.sync.SyncStores;
import io.shopfleet.sync.UpkeepChore;
import io.shopfleet.webhook.WebhookDispatch;
import io.shopfleet.webhook.WebhookInbox;
import io.shopfleet.webhook.WebhookPolicy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Puts a fleet together. Every part but the platforms has a default that needs nothing but memory.
 * Not safe for concurrent use.
 */
public final class ShopfleetBuilder {

  private static final int DEFAULT_BOUND = 8;
  private static final int STOCK_ROUNDS = 4;
  private static final int CHORES = 3;

  private final Map<PlatformId, Platform> platforms = new LinkedHashMap<>();
  private final Map<PlatformId, Settings> platformSettings = new LinkedHashMap<>();
  private final Map<Environment, Settings> environmentSettings = new EnumMap<>(Environment.class);
  private final HostStores lent = new HostStores();
  private Clock clock = Clock.systemUTC();
  private Sleeper sleeper = Sleeper.THREAD;
  private RandomGenerator random = new Random();
  private FleetListener listener = FleetListener.SILENT;
  private RenewalPolicy renewal = RenewalPolicy.DEFAULT;
  private WarningPolicy warnings = WarningPolicy.DEFAULT;
  private Duration upkeepInterval = Duration.ofHours(1);
  private int bound = DEFAULT_BOUND;
  private @Nullable HostRecords hostRecords;
  private SyncEngineFactory engineFactory = InProcessSyncEngine::new;
  private WebhookPolicy webhookPolicy = WebhookPolicy.DEFAULT;
  private Duration authorizationExpiry = ConsentPolicy.DEFAULT_EXPIRY;
  private SecureRandom secureRandom = new SecureRandom();
  private @Nullable SyncSink<Order> orders;
  private @Nullable SyncSink<Product> products;
  private @Nullable SyncSink<StockLevel> stock;
  private @Nullable SyncSink<ReturnRequest> returns;
  private @Nullable SyncSink<Cancellation> cancellations;
  private @Nullable OkHttpClient http;
  private @Nullable Executor executor;

  ShopfleetBuilder() {}

  /** Adds a kind of marketplace. */
  public ShopfleetBuilder platform(Platform platform) {
    platforms.put(platform.descriptor().id(), platform);
    return this;
  }

  /**
   * Adds a kind of marketplace, with settings that all its accounts share unless they have own
   * ones.
   */
  public ShopfleetBuilder platform(Platform platform, Settings settings) {
    platformSettings.put(platform.descriptor().id(), settings);
    return platform(platform);
  }

  /**
   * Settings that all accounts of an environment share, on every platform, unless they have own
   * ones. They go before those of the platform: an hourly sandbox is hourly everywhere.
   */
  public ShopfleetBuilder environment(Environment environment, Settings settings) {
    environmentSettings.put(environment, settings);
    return this;
  }

  /** Where accounts are kept; in memory unless set. */
  public ShopfleetBuilder accounts(AccountRegistry value) {
    lent.accounts = value;
    return this;
  }

  /** Where credentials rest; in memory unless set. */
  public ShopfleetBuilder credentials(CredentialStore value) {
    lent.credentials = value;
    return this;
  }

  /** Where checkpoints rest; in memory unless set. */
  public ShopfleetBuilder checkpoints(CheckpointStore value) {
    lent.checkpoints = value;
    return this;
  }

  /** Where run records rest; in memory unless set. */
  public ShopfleetBuilder runs(RunStore value) {
    lent.runs = value;
    return this;
  }

  /** Where it is kept what was seen of each open order; in memory unless set. */
  public ShopfleetBuilder orderWatch(OrderWatch value) {
    lent.watch = value;
    return this;
  }

  /** Where stock on its way to the shops rests; in memory unless set. */
  public ShopfleetBuilder outboundStock(OutboundStock value) {
    lent.outbound = value;
    return this;
  }

  /** Where records rest that could not be handed over; in memory unless set. */
  public ShopfleetBuilder parkedRecords(ParkedRecords value) {
    lent.parked = value;
    return this;
  }

  /** Where schedules, back-off and pauses rest; in memory unless set. */
  public ShopfleetBuilder schedules(ScheduleStore value) {
    lent.schedules = value;
    return this;
  }

  /**
   * What the host has, for sweeps to compare with; without it a sweep hands everything over again.
   */
  public ShopfleetBuilder hostRecords(HostRecords value) {
    hostRecords = value;
    return this;
  }

  /** What decides when and where accounts run; the engine for one node unless set. */
  public ShopfleetBuilder engine(SyncEngineFactory value) {
    engineFactory = value;
    return this;
  }

  /** Where begun authorizations wait for their sellers; in memory unless set. */
  public ShopfleetBuilder pendingAuthorizations(PendingAuthorizations value) {
    lent.pending = value;
    return this;
  }

  /** Where it is noted what webhooks told of; in memory unless set. */
  public ShopfleetBuilder webhookInbox(WebhookInbox value) {
    lent.inbox = value;
    return this;
  }

  /** What webhooks may be, and how patiently they are followed. */
  public ShopfleetBuilder webhooks(WebhookPolicy value) {
    webhookPolicy = value;
    return this;
  }

  /**
   * How long a begun authorization waits for its seller; 30 minutes unless set.
   *
   * @throws IllegalArgumentException if it is shorter than a millisecond
   */
  public ShopfleetBuilder authorizationExpiry(Duration value) {
    authorizationExpiry = new ConsentPolicy(value, secureRandom).expiry();
    return this;
  }

  /** The host's sink for orders; without one, orders are not read. */
  public ShopfleetBuilder orders(SyncSink<Order> value) {
    orders = value;
    return this;
  }

  /** The host's sink for products; without one, products are not read. */
  public ShopfleetBuilder products(SyncSink<Product> value) {
    products = value;
    return this;
  }

  /**
   * The host's sink for stock levels; without one, stock is not read. Levels that only show what
   * was written by {@link Shopfleet#stock()} do not come.
   */
  public ShopfleetBuilder stock(SyncSink<StockLevel> value) {
    stock = value;
    return this;
  }

  /** The host's sink for returns; without one, returns are not read. */
  public ShopfleetBuilder returns(SyncSink<ReturnRequest> value) {
    returns = value;
    return this;
  }

  /** The host's sink for cancellations; without one, cancellations are not read. */
  public ShopfleetBuilder cancellations(SyncSink<Cancellation> value) {
    cancellations = value;
    return this;
  }

  /** Is told of everything that happens; may be called several times. */
  public ShopfleetBuilder listener(FleetListener value) {
    listener = listener.and(FleetListener.shielded(value));
    return this;
  }

  /** When tokens are renewed. */
  public ShopfleetBuilder renewal(RenewalPolicy value) {
    renewal = value;
    return this;
  }

  /** From when on it is warned of tokens and authorizations that come to an end. */
  public ShopfleetBuilder warnings(WarningPolicy value) {
    warnings = value;
    return this;
  }

  /**
   * How often the credentials of all accounts are looked after, whether somebody uses them or not;
   * every hour unless set.
   *
   * @throws IllegalArgumentException if it is not longer than zero
   */
  public ShopfleetBuilder upkeepInterval(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          "Between two rounds of upkeep must be some time, not " + value);
    }
    upkeepInterval = value;
    return this;
  }

  /** The HTTP client whose connections, proxies and timeouts are used; an own one unless set. */
  public ShopfleetBuilder httpClient(OkHttpClient value) {
    http = value;
    return this;
  }

  /**
   * Runs the accounts, and beside them the fleet's chores; the host keeps and closes it. Unless
   * set, daemon threads of the fleet's own, as many as the bound for each platform, one for each
   * chore, and four for the sending of stock.
   */
  public ShopfleetBuilder executor(Executor value) {
    executor = value;
    return this;
  }

  /**
   * How many accounts of each platform run at a time. The platforms do not share it, so that a slow
   * one keeps no other waiting.
   *
   * @throws IllegalArgumentException if it is not at least 1
   */
  public ShopfleetBuilder bound(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("At least one account must run at a time, not " + value);
    }
    bound = value;
    return this;
  }

  /** The time that the whole fleet goes by; the system's unless set. */
  public ShopfleetBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /** How the fleet waits; on the calling thread unless set. */
  public ShopfleetBuilder sleeper(Sleeper value) {
    sleeper = value;
    return this;
  }

  /** Where the fleet's jitter comes from; must be safe for concurrent use. */
  public ShopfleetBuilder random(RandomGenerator value) {
    random = value;
    return this;
  }

  /** Draws what nobody may guess, the states of authorizations for example. */
  public ShopfleetBuilder secureRandom(SecureRandom value) {
    secureRandom = value;
    return this;
  }

  /**
   * @throws IllegalStateException if there is no platform
   * @throws io.shopfleet.account.InvalidSettingException if a setting of a platform or an
   *     environment makes no sense
   */
  public Shopfleet build() {
    if (platforms.isEmpty()) {
      throw new IllegalStateException("A fleet needs a platform; add one with platform(...)");
    }
    FleetStores stores = lent.orInMemory(clock);
    SettingsCascade settings =
        SettingsLevels.of(descriptors().values(), platformSettings, environmentSettings);
    RequestTally tally = new RequestTally();
    Map<PlatformId, Connector> connectors = new LinkedHashMap<>();
    TokenKeeper keeper =
        new RenewingTokenKeeper(
            stores.credentials(),
            id -> connector(connectors, id).tokenEndpoint(),
            renewal,
            warnings,
            listener,
            clock,
            random);
    connect(connectors, settings, keeper, tally);
    PlatformDirectory directory = new PlatformDirectory(descriptors(), connectors);
    CredentialUpkeep upkeep = new CredentialUpkeep(stores.accounts(), keeper);
    FleetWorkers workers =
        FleetWorkers.of(
            executor,
            platforms.size() * bound + CHORES + STOCK_ROUNDS + WebhookDispatch.SIDE_BY_SIDE);
    StockPublisher outgoing = publisher(directory, stores, workers.executor());
    AccountSync sync = accountSync(directory, stores, settings, tally, outgoing);
    AtomicReference<@Nullable Shopfleet> built = new AtomicReference<>();
    FleetWebhooks webhooks = new FleetWebhooks(stores, webhookPolicy, listener, clock);
    List<Chore> chores =
        List.of(
            new UpkeepChore(upkeep, upkeepInterval, clock),
            new StockChore(outgoing),
            webhooks.dispatch(new FleetErrands(built, sync::streams), workers.executor()));
    AccountSchedules plans =
        new AccountSchedules(stores.schedules(), settings, sync::streams, listener, clock);
    AccountRunner runner =
        new AccountRunner(
            stores.accounts(),
            sync,
            plans,
            stores.runs(),
            new ConnectionObserver(stores.accounts(), listener, clock),
            listener,
            clock);
    SyncEngine engine =
        engineFactory.create(
            new EngineParts(
                stores.accounts(),
                runner,
                plans,
                chores,
                listener,
                clock,
                workers.executor(),
                bound,
                platforms.keySet()));
    FleetListener woken = listener.and(new Alarm(engine));
    Shopfleet fleet =
        new Shopfleet(
            directory,
            new Accounts(
                stores.accounts(), stores.credentials(), stores.runs(), directory, listener, clock),
            new Authorizations(
                directory,
                stores,
                new FleetTokens(keeper, renewal, random),
                new ConsentPolicy(authorizationExpiry, secureRandom),
                woken,
                clock),
            webhooks.receiver(directory),
            settings,
            engine,
            runner,
            stores.parked(),
            upkeep,
            outgoing,
            workers::release);
    built.set(fleet);
    return fleet;
  }

  private void connect(
      Map<PlatformId, Connector> connectors,
      SettingsCascade settings,
      TokenKeeper keeper,
      FleetListener requests) {
    FleetListener counted = listener.and(requests);
    MarketplaceHttp seam =
        new MarketplaceHttp(
            http != null ? http : MarketplaceHttp.defaultClient(),
            keeper,
            settings,
            RetryPolicy.DEFAULT,
            counted,
            clock,
            sleeper,
            random);
    FleetContext context = new FleetContext(clock, settings, keeper, counted, seam);
    platforms.forEach((id, platform) -> connectors.put(id, platform.connect(context)));
  }

  private StockPublisher publisher(
      PlatformDirectory directory, FleetStores stores, Executor workers) {
    return new StockPublisher(
        stores.stock(),
        stores.accounts(),
        directory::connector,
        listener,
        clock,
        workers,
        STOCK_ROUNDS,
        random);
  }

  private AccountSync accountSync(
      PlatformDirectory directory,
      FleetStores stores,
      SettingsCascade settings,
      RequestTally tally,
      StockPublisher outgoing) {
    return new AccountSync(
        directory::connector,
        new SyncSinks(
            orders,
            products,
            stock == null ? null : outgoing.withoutEchoes(stock),
            returns,
            cancellations),
        new SyncStores(stores.checkpoints(), stores.watch(), stores.parked(), hostRecords),
        settings,
        tally,
        listener,
        clock);
  }

  private Map<PlatformId, PlatformDescriptor> descriptors() {
    Map<PlatformId, PlatformDescriptor> descriptors = new LinkedHashMap<>();
    platforms.forEach((id, platform) -> descriptors.put(id, platform.descriptor()));
    return descriptors;
  }

  private static Connector connector(Map<PlatformId, Connector> connectors, PlatformId id) {
    Connector connector = connectors.get(id);
    if (connector == null) {
      throw new UnknownPlatformException(id);
    }
    return connector;
  }
}
