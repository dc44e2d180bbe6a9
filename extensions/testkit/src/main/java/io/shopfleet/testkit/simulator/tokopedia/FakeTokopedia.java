package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Exchange;
import io.shopfleet.testkit.simulator.MarketplaceSimulator;
import io.shopfleet.testkit.simulator.Reply;
import io.shopfleet.testkit.simulator.SimulatedRequest;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The classic Tokopedia seller API as a real HTTP server with state, for integration tests.
 *
 * <pre>{@code
 * try (FakeTokopedia tokopedia = FakeTokopedia.open()) {
 *   FakeTokopediaApp app = tokopedia.app();
 *   FakeTokopediaShop shop = app.shop(480_001, "Toko Satu").seedProducts(300);
 *   Instant now = tokopedia.clock().instant();
 *   shop.seedOrders(2_000, now.minus(Duration.ofDays(14)), now);
 *   // let the host read from tokopedia.url(), then compare its book with shop.orders()
 * }
 * }</pre>
 *
 * <p>It was written from the wire contract (official documentation, and payloads seen live) and
 * shares no code with any client. Times move with {@link #clock()}; faults come from {@link
 * #faults()}; what was asked is in {@link #journal()}. Limits are set with {@link #rateLimit},
 * which counts as Tokopedia did, rather than with {@link #limits()}.
 *
 * <p>Where the contract leaves a question open, this is what the simulator does, and what a host
 * should not rely on:
 *
 * <ul>
 *   <li>The order list gives the newest orders first, both ends of its window belong to it, and its
 *       pages may have any size. {@code ORD_DLV_014} to {@code 017} mean, in this order: page
 *       absent, page malformed, size absent, size malformed.
 *   <li>The single order shows unpaid orders too. What is not found answers HTTP 500.
 *   <li>Products come in the order of their ids whatever {@code sort} says; going past 10,000
 *       without {@code last_sort} answers {@code PRD_DLV_042}.
 *   <li>Stock of zero leaves a product active. Rows that fail for their value say {@code Invalid
 *       Stock.} or {@code Invalid Price.}
 *   <li>A repeated {@code request_id} gives the first answer again, for each shop and for increment
 *       and decrement apart.
 *   <li>A missing code in the table of codes (such as for a date that is no number) is an answer
 *       without {@code error_code}.
 * </ul>
 *
 * <p>The operations: token, shop info, product info, order list, single order, stock overwrite,
 * increment and decrement (v1 and v2), price update. Thread-safe.
 */
public final class FakeTokopedia extends MarketplaceSimulator {

  private static final Instant DEFAULT_START = Instant.parse("2025-06-16T03:00:00Z");
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);
  private static final long DEFAULT_SEED = 20_250_616L;

  private final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();
  private final Map<Route, Endpoint> endpoints = new EnumMap<>(Route.class);
  private final AtomicInteger appNumbers = new AtomicInteger();
  private final World world;
  private final Envelope envelope;
  private final RateBudget budget;
  private final ShopAccess access;
  private final TokenEndpoint tokenEndpoint;
  private final OrderListEndpoint orderList;
  private final InventoryEndpoint inventory;

  private FakeTokopedia(VirtualClock clock, long seed) {
    super(clock);
    world = World.empty(clock, seed);
    envelope = new Envelope(quirks);
    budget = new RateBudget(clock);
    access = new ShopAccess(world.register(), quirks);
    tokenEndpoint = new TokenEndpoint(world.register(), world.tokens(), quirks);
    orderList = new OrderListEndpoint(world.orders(), world.poisons(), access, envelope);
    inventory = new InventoryEndpoint(world.products(), access, budget, envelope);
    endpoints.put(Route.SHOP_INFO, new ShopEndpoint(access, envelope));
    endpoints.put(
        Route.PRODUCT_INFO,
        new ProductEndpoint(world.products(), world.poisons(), access, envelope));
    endpoints.put(Route.ORDER_LIST, orderList);
    endpoints.put(
        Route.ORDER, new OrderEndpoint(world.orders(), world.poisons(), access, envelope, clock));
    endpoints.put(Route.STOCK_UPDATE, inventory);
    endpoints.put(Route.STOCK_INCREMENT, inventory);
    endpoints.put(Route.STOCK_DECREMENT, inventory);
    endpoints.put(Route.STOCK_INCREMENT_V2, inventory);
    endpoints.put(Route.STOCK_DECREMENT_V2, inventory);
    endpoints.put(Route.PRICE_UPDATE, inventory);
  }

  /** A simulator that listens, with a clock that stands in June 2025 until a test moves it. */
  public static FakeTokopedia open() {
    return open(VirtualClock.at(DEFAULT_START));
  }

  /** A simulator that listens and lives by a clock. */
  public static FakeTokopedia open(VirtualClock clock) {
    return open(clock, DEFAULT_SEED);
  }

  /**
   * A simulator that listens.
   *
   * @param clock its time
   * @param seed decides which tokens it issues; everything else follows from what a test does
   */
  public static FakeTokopedia open(VirtualClock clock, long seed) {
    FakeTokopedia tokopedia = new FakeTokopedia(clock, seed);
    tokopedia.start();
    return tokopedia;
  }

  /**
   * The base URL of the token endpoint, ending with a slash. Tokopedia had a host of its own for
   * it; here it is the same server as {@link #url()}.
   */
  public HttpUrl authUrl() {
    return url();
  }

  /** Adds a developer application with an id and a secret of its own. */
  public FakeTokopediaApp app() {
    int number = appNumbers.incrementAndGet();
    return app(15_000 + number, "fake-client-" + number, "fake-secret-" + number);
  }

  /**
   * Adds a developer application.
   *
   * @param fsId the fulfilment service id, not yet used
   * @param clientId the client id, not yet used
   * @param clientSecret the client secret
   */
  public FakeTokopediaApp app(long fsId, String clientId, String clientSecret) {
    App app = new App(fsId, clientId, clientSecret);
    world.register().add(app);
    return new FakeTokopediaApp(app, world, journal());
  }

  /** Lets the service behave in a way that is off by default. */
  public FakeTokopedia enable(Quirk quirk) {
    quirks.add(quirk);
    return this;
  }

  /** Ends what {@link #enable} began. */
  public FakeTokopedia disable(Quirk quirk) {
    quirks.remove(quirk);
    return this;
  }

  /**
   * Limits each operation of each app: bulk writes cost one request for each row, everything else
   * one. A bulk write for which only some rows are left succeeds with 200 and fails the other rows
   * with {@code ERR_TOO_MANY_REQUEST}; anything else answers 429. Without a limit nothing is
   * refused, and the headers show the one example of the documentation, {@code 5 req/s (burst 5)}.
   * Whether the real limits counted by app, token or shop is not established.
   *
   * @param perSecond requests regained each second of the simulator's clock, at least 1
   * @param burst requests that may be spent at once, at least 1
   */
  public FakeTokopedia rateLimit(int perSecond, int burst) {
    budget.limit(perSecond, burst);
    return this;
  }

  /** Takes the limit away again. */
  public FakeTokopedia unlimitedRate() {
    budget.unlimited();
    return this;
  }

  /**
   * Lets the next bulk writes fail their last rows with {@code ERR_TOO_MANY_REQUEST}, whatever the
   * limit.
   *
   * @param rows how many rows in all; a call with fewer rows fails whole and leaves the rest over
   */
  public FakeTokopedia refuseRows(int rows) {
    inventory.refuseRows(rows);
    return this;
  }

  /**
   * Lets the order list answer {@code ORD_API_009} (shorten the interval) for a window that holds
   * more orders than this, on all its pages together.
   */
  public FakeTokopedia limitOrderWindow(int orders) {
    orderList.setMostRows(orders);
    return this;
  }

  /** How long new tokens live; 14 days without this, as official news of October 2021 says. */
  public FakeTokopedia tokenLifetime(Duration lifetime) {
    world.tokens().setLifetime(lifetime);
    return this;
  }

  /** Ends every token now. */
  public void expireTokens() {
    world.tokens().expireAll();
  }

  /** How often the token endpoint was called since the journal was last cleared. */
  public long tokenCalls() {
    return journal().count(Route.TOKEN.operation());
  }

  /**
   * Moves an order to any status, now by the simulator's clock: {@link OrderStatus#PAID} makes an
   * unpaid order visible, {@link OrderStatus#CANCELLED_BY_BUYER} cancels it, and an unknown number
   * tests a host's tolerance.
   *
   * @return the order as it is now
   */
  public OrderRow moveOrder(long orderId, int status) {
    return world.orders().move(orderId, status).row();
  }

  /**
   * Gives an order an AWB: its update time moves while its status stays.
   *
   * @return the order as it is now
   */
  public OrderRow assignAwb(long orderId, String awb) {
    return world.orders().assignAwb(orderId, awb).row();
  }

  /** An order as it is now, empty when there is none with that id. */
  public Optional<OrderRow> order(long orderId) {
    return world.orders().find(orderId).map(Order::row);
  }

  @Override
  protected Exchange recognise(SimulatedRequest request) {
    Optional<Route> route = Route.of(request);
    String operation = route.map(Route::operation).orElse(request.method() + " " + request.path());
    return new Exchange(
        request, operation, shopOf(request, route.orElse(null)), principalOf(request));
  }

  private @Nullable String shopOf(SimulatedRequest request, @Nullable Route route) {
    Optional<String> shopId = request.parameter("shop_id");
    if (shopId.isEmpty() && route == Route.ORDER) {
      shopId =
          request
              .parameter("order_id")
              .flatMap(id -> world.orders().find(Numbers.parse(id).orElse(0)))
              .or(() -> request.parameter("invoice_num").flatMap(world.orders()::findByInvoice))
              .map(order -> Long.toString(order.shopId()));
    }
    return shopId.orElse(null);
  }

  private @Nullable String principalOf(SimulatedRequest request) {
    return Authorization.basic(request)
        .map(Authorization.Client::name)
        .or(() -> Authorization.bearer(request).flatMap(world.tokens()::ownerOf))
        .orElse(null);
  }

  @Override
  protected Reply answer(Exchange exchange) {
    SimulatedRequest request = exchange.request();
    Optional<Route> route = Route.of(request);
    if (route.isPresent() && route.get() == Route.TOKEN) {
      return tokenEndpoint.answer(request);
    }
    Optional<App> app =
        Authorization.bearer(request)
            .flatMap(world.tokens()::clientOf)
            .flatMap(world.register()::findClient);
    if (app.isEmpty()) {
      // Seen in clients: the gateway in front answers 401 with a web page.
      return budget.withHeaders(Reply.htmlPage(401), budgetKey(exchange));
    }
    if (route.isEmpty()) {
      return budget.withHeaders(Reply.htmlPage(404), budgetKey(exchange));
    }
    ApiCall call = new ApiCall(request, route.get(), app.get(), exchange.repeatsPage());
    return budget.withHeaders(answer(call), call.budgetKey());
  }

  private Reply answer(ApiCall call) {
    try {
      if (call.route().fsId(call.request()).orElse(-1) != call.app().fsId()) {
        throw access.notAttached();
      }
      if (!call.route().chargedByRow() && budget.take(call.budgetKey(), 1) == 0) {
        throw Refusal.status(429, "", "too many requests");
      }
      Endpoint endpoint = endpoints.get(call.route());
      if (endpoint == null) {
        throw new IllegalStateException("No endpoint answers " + call.route());
      }
      return endpoint.answer(call);
    } catch (Refusal refusal) {
      return envelope.refusal(refusal);
    }
  }

  @Override
  protected Reply tooManyRequests(Exchange exchange) {
    Reply refusal = envelope.refusal(Refusal.status(429, "", "too many requests"));
    return RateBudget.exhausted(budget.withHeaders(refusal, budgetKey(exchange)), ONE_SECOND);
  }

  /** Tokopedia never sent {@code Retry-After}; its own headers say how long to wait. */
  @Override
  protected Reply withWait(Reply refusal, Duration wait) {
    return RateBudget.exhausted(refusal, wait);
  }

  @Override
  protected Reply serverError(Exchange exchange, int status) {
    return budget.withHeaders(envelope.refusal(Refusal.failed(status)), budgetKey(exchange));
  }

  /** The same key as {@link ApiCall#budgetKey()}, for answers that never become a call. */
  private static String budgetKey(Exchange exchange) {
    return exchange.principal() + " " + exchange.operation();
  }
}
