package io.shopfleet.testkit.simulator.tiktok;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okio.ByteString;

/**
 * A seller with shops in one or more markets, who grants apps access to all of them at once. Safe
 * for use by many threads.
 */
public final class FakeSeller {
  private static final List<String> DEFAULT_SCOPES =
      List.of(
          "seller.authorization.info",
          "seller.shop.info",
          "seller.product.basic",
          "seller.product.write",
          "seller.order.info",
          "seller.fulfillment.basic",
          "seller.logistics",
          "seller.return_refund.basic",
          "seller.finance.info",
          "data.shop_analytics.public.read");

  private final FakeTikTokShop simulator;
  private final int number;
  private final String name;
  private final String region;
  private final List<FakeShop> shops = new CopyOnWriteArrayList<>();
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final AtomicInteger refreshes = new AtomicInteger();
  private final AtomicInteger reuses = new AtomicInteger();
  private volatile boolean active = true;

  FakeSeller(FakeTikTokShop simulator, int number, String name, String region) {
    this.simulator = simulator;
    this.number = number;
    this.name = name;
    this.region = region;
  }

  /** The name as the token answer carries it. */
  public String name() {
    return name;
  }

  /** The home region, which decides the prefix of the tokens. */
  public String region() {
    return region;
  }

  /** The shops in the order in which they were opened. */
  public List<FakeShop> shops() {
    return List.copyOf(shops);
  }

  /** Opens a shop in the home region. */
  public FakeShop shop() {
    return shop(region);
  }

  /**
   * Opens a shop. A shop outside the home region is a cross-border shop.
   *
   * @param shopRegion the market, such as {@code ID}
   * @return the shop, without products and orders yet
   */
  public FakeShop shop(String shopRegion) {
    return shop(shopRegion, name + " " + shopRegion);
  }

  /**
   * Opens a shop under a name of its own.
   *
   * @param shopRegion the market, such as {@code ID}
   * @param shopName the name of the shop
   * @return the shop, without products and orders yet
   */
  public FakeShop shop(String shopRegion, String shopName) {
    FakeShop shop = simulator.openShop(this, shopRegion, shopName);
    shops.add(shop);
    return shop;
  }

  /**
   * Grants an app the usual scopes, as on the consent page.
   *
   * @param app who gets access
   * @return the authorization code of the redirect: valid for 30 minutes, once
   */
  public String authorize(FakeApp app) {
    return authorize(app, DEFAULT_SCOPES);
  }

  /**
   * Grants an app some scopes.
   *
   * @param app who gets access
   * @param scopes the scopes, which replace those granted before
   * @return the authorization code of the redirect: valid for 30 minutes, once
   */
  public String authorize(FakeApp app, List<String> scopes) {
    return simulator.tokens().newCode(grant(app, scopes));
  }

  /**
   * Grants an app the usual scopes and gives out tokens at once, without a code and a call.
   *
   * @param app who gets access
   * @return a fresh pair of tokens
   */
  public FakeTokens connect(FakeApp app) {
    return simulator.tokens().issue(grant(app, DEFAULT_SCOPES));
  }

  /**
   * The id under which an app knows this seller.
   *
   * @param app the app
   * @return the {@code open_id}, one for each pair of seller and app
   */
  public String openId(FakeApp app) {
    String digest = ByteString.encodeUtf8(number + "|" + app.key()).sha256().base64Url();
    return digest.substring(0, 40);
  }

  /** Lets every access token of this seller expire now: 105002 from here on. */
  public void expireAccessTokens() {
    simulator.tokens().expireAccess(this::holds);
  }

  /** Lets every refresh token of this seller expire now: 36004001 from here on. */
  public void expireRefreshTokens() {
    simulator.tokens().expireRefresh(this::holds);
  }

  /** Spends every refresh token of this seller as if somebody else had used it: 36004005. */
  public void consumeRefreshTokens() {
    simulator.tokens().forgetRefresh(this::holds);
  }

  /** Withdraws the authorization from every app: 105001, and 36004005 on refresh. */
  public void revoke() {
    grants.values().forEach(Grant::withdraw);
    grants.clear();
  }

  /**
   * Takes one scope away from every app: 105005 on its operations.
   *
   * @param scope such as {@code seller.order.info}
   */
  public void withdrawScope(String scope) {
    for (Grant grant : grants.values()) {
      grant.scopes(grant.scopes().stream().filter(kept -> !kept.equals(scope)).toList());
    }
  }

  /** How many refreshes of this seller's tokens succeeded so far. */
  public int refreshCount() {
    return refreshes.get();
  }

  /** How many refreshes were refused because their refresh token had bought a pair already. */
  public int reuseCount() {
    return reuses.get();
  }

  /**
   * The pair of tokens that an app was given last, whether its answer arrived or not.
   *
   * @param app the app
   * @return the pair, empty before the first one and after a revocation
   */
  public Optional<FakeTokens> latestTokens(FakeApp app) {
    return Optional.ofNullable(grants.get(app.key())).flatMap(Grant::latest);
  }

  /**
   * Closes or opens the seller's account: 36009044 while it is closed.
   *
   * @param isActive whether it is open
   */
  public void active(boolean isActive) {
    active = isActive;
  }

  void refreshed() {
    refreshes.incrementAndGet();
  }

  void reused() {
    reuses.incrementAndGet();
  }

  int number() {
    return number;
  }

  boolean isActive() {
    return active;
  }

  private boolean holds(Grant grant) {
    return grant.seller() == this;
  }

  /** Consent renews what was granted before; older tokens of the app gain and lose with it. */
  private Grant grant(FakeApp app, List<String> scopes) {
    Grant grant =
        grants.computeIfAbsent(app.key(), key -> new Grant(app, this, openId(app), scopes));
    grant.scopes(scopes);
    return grant;
  }
}
