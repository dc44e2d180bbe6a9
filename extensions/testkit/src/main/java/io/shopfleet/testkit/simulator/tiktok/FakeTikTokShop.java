package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.Exchange;
import io.shopfleet.testkit.simulator.MarketplaceSimulator;
import io.shopfleet.testkit.simulator.Reply;
import io.shopfleet.testkit.simulator.SimulatedRequest;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * TikTok Shop as a server of one's own, with state: apps, sellers, authorizations, shops, products,
 * stock, orders, returns and cancellations. It follows the official documentation and recorded
 * answers, checks every request as strictly as the platform does, and shares no code with the
 * client that it tests.
 *
 * <pre>{@code
 * try (var fake = FakeTikTokShop.open()) {
 *   var app = fake.app();
 *   var shop = fake.seller("Toko Sejahtera", "ID").shop();
 *   shop.seedProducts(500).seedOrders(3_000, lastWeek, now);
 *   String code = shop.seller().authorize(app);
 *   // point a client at fake.url() and fake.authUrl(), let it spend the code, read and compare
 *   // with shop.orders() and shop.products()
 * }
 * }</pre>
 *
 * <p>Where the platform's behaviour is not known, the simulator takes the harder case: a refresh
 * token works once, page tokens count rows (see {@link Paging}), and an HTTP status that nobody
 * recorded is 400 for bad requests and 401 for bad tokens. Errors of the token host and of the
 * services behind the gateway travel inside HTTP 200.
 *
 * <p>Ten thousand shops fit into a heap of some hundred megabytes: an empty shop takes about 2 kB,
 * one with a product, three orders and a return 7 kB. Give each its products before its orders, for
 * orders of a shop without any draw twenty, which take 35 kB.
 *
 * <p>Safe for use by many threads.
 */
public final class FakeTikTokShop extends MarketplaceSimulator {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Instant DEFAULT_START = Instant.parse("2026-11-02T03:00:00Z");

  private final long seed;
  private final TokenDesk tokens;
  private final Gatekeeper gatekeeper = new Gatekeeper(this);
  private final TokenEndpoints tokenEndpoints = new TokenEndpoints(this);
  private final ConsentPage consentPage = new ConsentPage(this);
  private final Map<String, FakeApp> apps = new ConcurrentHashMap<>();
  private final Map<String, FakeShop> byCipher = new ConcurrentHashMap<>();
  private final List<FakeSeller> sellers = new CopyOnWriteArrayList<>();
  private final List<FakeShop> shops = new CopyOnWriteArrayList<>();
  private final AtomicInteger sellerNumbers = new AtomicInteger();
  private final AtomicInteger shopNumbers = new AtomicInteger();
  private final AtomicLong requestNumbers = new AtomicLong();
  private volatile Paging paging = Paging.OFFSET;

  private FakeTikTokShop(VirtualClock clock, long seed) {
    super(clock);
    this.seed = seed;
    this.tokens = new TokenDesk(clock, seed);
  }

  /** Starts a simulator whose clock stands still at 2026-11-02T03:00:00Z until it is moved. */
  public static FakeTikTokShop open() {
    return open(VirtualClock.at(DEFAULT_START));
  }

  /**
   * Starts a simulator.
   *
   * @param clock the marketplace's time
   * @return the running simulator
   */
  public static FakeTikTokShop open(VirtualClock clock) {
    return open(clock, 1);
  }

  /**
   * Starts a simulator.
   *
   * @param clock the marketplace's time
   * @param seed decides all data that is drawn: the same seed and the same calls give the same data
   * @return the running simulator
   */
  public static FakeTikTokShop open(VirtualClock clock, long seed) {
    FakeTikTokShop simulator = new FakeTikTokShop(clock, seed);
    simulator.start();
    return simulator;
  }

  /** The base URL of the token host, ending with a slash. It is the same server. */
  public HttpUrl authUrl() {
    return url();
  }

  /**
   * The consent page, to which {@code service_id} and {@code state} are added. It shows the sellers
   * to choose from; with {@code seller=1} (the first registered) it consents at once.
   */
  public HttpUrl consentUrl() {
    return url().newBuilder().encodedPath(ConsentPage.PATH).build();
  }

  /**
   * Opens the consent page to an app.
   *
   * @param app who asks for access
   * @param serviceId the {@code service_id} of the page, not the app key
   * @param redirectUrl where the page leads back with {@code code} and {@code state}, or with
   *     {@code error=auth_denied}
   */
  public void consentPage(FakeApp app, String serviceId, HttpUrl redirectUrl) {
    consentPage.add(serviceId, app, redirectUrl);
  }

  /** Registers an app with a key and a secret of the usual form. */
  public FakeApp app() {
    int number = apps.size() + 1;
    return app(
        "6fake" + number + "app" + seed, "fa4e5ec2e7" + number + "b6c0d4e8a11ef8f2e0242ac12");
  }

  /**
   * Registers an app.
   *
   * @param key the app key
   * @param secret the app secret
   * @return the app
   */
  public FakeApp app(String key, String secret) {
    FakeApp app = new FakeApp(key, secret);
    apps.put(key, app);
    return app;
  }

  /** The webhooks of an app; each is sent when the test says so. */
  public FakeWebhooks webhooks(FakeApp app) {
    return new FakeWebhooks(app, clock());
  }

  /**
   * Registers a seller.
   *
   * @param name the seller's name
   * @param region the home region, such as {@code ID}
   * @return the seller, without shops yet
   */
  public FakeSeller seller(String name, String region) {
    FakeSeller seller =
        new FakeSeller(this, sellerNumbers.incrementAndGet(), name, Market.of(region).region());
    sellers.add(seller);
    return seller;
  }

  /** All sellers in the order of registration. */
  public List<FakeSeller> sellers() {
    return List.copyOf(sellers);
  }

  /** All shops of all sellers in the order in which they were opened. */
  public List<FakeShop> shops() {
    return List.copyOf(shops);
  }

  /**
   * One shop.
   *
   * @param id the shop id
   * @return the shop, empty when there is none of that id
   */
  public Optional<FakeShop> shop(String id) {
    return shops.stream().filter(shop -> shop.id().equals(id)).findFirst();
  }

  /**
   * Moves a part of the open orders of every shop one step further, now.
   *
   * @param fraction how many of them, 0 to 1
   * @return how many were moved
   */
  public int advanceOrders(double fraction) {
    return shops.stream().mapToInt(shop -> shop.advanceOrders(fraction)).sum();
  }

  /**
   * Lets every access token of a seller expire now.
   *
   * @param seller whose tokens
   */
  public void expireAccessTokens(FakeSeller seller) {
    seller.expireAccessTokens();
  }

  /**
   * Sets how long tokens live that are given out from now on; 7 and 365 days by default.
   *
   * @param access the life of an access token
   * @param refresh the life of a refresh token
   */
  public void tokenLifetimes(Duration access, Duration refresh) {
    tokens.lifetimes(access, refresh);
  }

  /**
   * Decides whether a refresh kills the access token before it. The platform does not say; by
   * default it lives until its time.
   *
   * @param dies whether it dies at once (105001)
   */
  public void oldAccessTokenDiesOnRefresh(boolean dies) {
    tokens.oldAccessDies(dies);
  }

  /**
   * Decides what page tokens of the order search stand for; {@link Paging#OFFSET} by default.
   *
   * @param kind what they stand for
   */
  public void paging(Paging kind) {
    paging = kind;
  }

  @Override
  protected Exchange recognise(SimulatedRequest request) {
    String label =
        Operation.of(request).map(Operation::label).orElse(request.method() + " " + request.path());
    String shop =
        request.parameter("shop_cipher").flatMap(this::findByCipher).map(FakeShop::id).orElse(null);
    return new Exchange(request, label, shop, principal(request));
  }

  @Override
  protected Reply answer(Exchange exchange) {
    SimulatedRequest request = exchange.request();
    if (request.method().equals("GET") && request.path().equals(ConsentPage.PATH)) {
      return consentPage.answer(request);
    }
    Optional<Operation> operation = Operation.of(request);
    boolean tokenHost = operation.filter(Operation::isTokenCall).isPresent();
    try {
      Consumer<JsonFields> data =
          operation
              .map(known -> data(exchange, known))
              .orElseThrow(() -> Operation.unknown(request));
      return envelope(200, 0, tokenHost ? "success" : "Success", data);
    } catch (Refusal refusal) {
      return envelope(refusal.status(), refusal.code(), refusal.text(), null);
    }
  }

  @Override
  protected Reply tooManyRequests(Exchange exchange) {
    return envelope(429, 36009002, "Too many requests", null);
  }

  @Override
  protected Reply serverError(Exchange exchange, int status) {
    return envelope(status, 36009003, "Internal error", null);
  }

  Optional<FakeApp> findApp(String key) {
    return Optional.ofNullable(apps.get(key));
  }

  Optional<FakeShop> findByCipher(String cipher) {
    return Optional.ofNullable(byCipher.get(cipher));
  }

  FakeShop openShop(FakeSeller seller, String region, String name) {
    FakeShop shop =
        new FakeShop(this, seller, Market.of(region), name, shopNumbers.incrementAndGet());
    byCipher.put(shop.cipher(), shop);
    shops.add(shop);
    return shop;
  }

  void cipherChanged(FakeShop shop, String old) {
    byCipher.remove(old);
    byCipher.put(shop.cipher(), shop);
  }

  TokenDesk tokens() {
    return tokens;
  }

  Paging paging() {
    return paging;
  }

  long seed() {
    return seed;
  }

  private Consumer<JsonFields> data(Exchange exchange, Operation operation) {
    SimulatedRequest request = exchange.request();
    if (operation.isTokenCall()) {
      return tokenEndpoints.answer(request, operation);
    }
    FakeShop shop = gatekeeper.admit(request, operation);
    if (shop == null) {
      return authorizedShops(request);
    }
    return switch (operation) {
      case ORDER_SEARCH -> OrderEndpoints.search(exchange, shop);
      case ORDER_DETAIL_202309 -> OrderEndpoints.detail(exchange, shop, false);
      case ORDER_DETAIL -> OrderEndpoints.detail(exchange, shop, true);
      case PRODUCT_SEARCH_202309, PRODUCT_SEARCH_202312, PRODUCT_SEARCH ->
          ProductEndpoints.search(exchange, shop, operation);
      case PRODUCT_DETAIL -> ProductEndpoints.detail(exchange, shop);
      case INVENTORY_SEARCH -> ProductEndpoints.inventory(exchange, shop);
      case INVENTORY_UPDATE -> StockEndpoints.inventory(exchange, shop);
      case PRICE_UPDATE -> StockEndpoints.prices(exchange, shop);
      case RETURN_SEARCH -> CaseSearch.returns(exchange, shop);
      case CANCELLATION_SEARCH -> CaseSearch.cancellations(exchange, shop);
      case TOKEN_GET, TOKEN_REFRESH, AUTHORIZED_SHOPS ->
          throw new IllegalStateException("Not an operation of a shop: " + operation);
    };
  }

  private Consumer<JsonFields> authorizedShops(SimulatedRequest request) {
    List<FakeShop> granted =
        request
            .header("x-tts-access-token")
            .flatMap(tokens::holderOf)
            .map(grant -> grant.seller().shops())
            .orElse(List.of());
    return data -> {
      if (!granted.isEmpty()) {
        data.list(
            "shops",
            granted,
            (json, shop) ->
                json.text("id", shop.id())
                    .text("name", shop.name())
                    .text("region", shop.region())
                    .text("seller_type", shop.sellerType())
                    .text("cipher", shop.cipher())
                    .text("code", shop.code()));
      }
    };
  }

  private @Nullable String principal(SimulatedRequest request) {
    return request
        .header("x-tts-access-token")
        .flatMap(tokens::holderOf)
        .or(() -> request.parameter("refresh_token").flatMap(tokens::holderOfRefreshToken))
        .map(Grant::openId)
        .orElse(null);
  }

  private Reply envelope(
      int status, int code, String message, @Nullable Consumer<JsonFields> data) {
    return Reply.json(
        status,
        Integer.toString(code),
        JsonFields.object(
            json -> {
              json.number("code", code);
              if (data == null) {
                json.nothing("data");
              } else {
                json.object("data", data);
              }
              json.text("message", message).text("request_id", requestId());
            }));
  }

  private String requestId() {
    return STAMP.format(clock().instant())
        + "%020X".formatted(seed * 0x9E3779B97F4AL + requestNumbers.incrementAndGet());
  }
}
