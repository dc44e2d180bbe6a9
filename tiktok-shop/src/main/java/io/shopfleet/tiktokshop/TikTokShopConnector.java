package io.shopfleet.tiktokshop;

import io.shopfleet.account.Account;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.internal.http.HttpContext;
import io.shopfleet.internal.http.HttpProfile;
import io.shopfleet.internal.http.LimitPolicy;
import io.shopfleet.internal.http.PlatformHttp;
import io.shopfleet.platform.CancellationSource;
import io.shopfleet.platform.ConnectionProbe;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.ConsentFlow;
import io.shopfleet.platform.FeatureScopes;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.PlatformContext;
import io.shopfleet.platform.PriceWriter;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.ReturnSource;
import io.shopfleet.platform.ShopInfo;
import io.shopfleet.platform.StockSource;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.platform.WebhookSource;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import io.shopfleet.tiktokshop.internal.aftersales.ShopCancellations;
import io.shopfleet.tiktokshop.internal.aftersales.ShopReturns;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import io.shopfleet.tiktokshop.internal.call.SigningInterceptor;
import io.shopfleet.tiktokshop.internal.failure.EnvelopeJudge;
import io.shopfleet.tiktokshop.internal.failure.Failures;
import io.shopfleet.tiktokshop.internal.order.ShopOrders;
import io.shopfleet.tiktokshop.internal.product.ShopPrices;
import io.shopfleet.tiktokshop.internal.product.ShopProducts;
import io.shopfleet.tiktokshop.internal.product.ShopStock;
import io.shopfleet.tiktokshop.internal.product.ShopStockWriter;
import io.shopfleet.tiktokshop.internal.shop.AuthorizedShops;
import io.shopfleet.tiktokshop.internal.token.TikTokTokenEndpoint;
import io.shopfleet.tiktokshop.internal.webhook.TikTokWebhooks;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** TikTok Shop in use. One for all accounts; keeps none of them in mind. */
final class TikTokShopConnector implements Connector {

  /**
   * Requests a second and operation. The platform promises no figure any more; the documentation of
   * 2026 recommends 3 to 10 for reads, and that of 2025 allowed 50.
   */
  private static final LimitPolicy LIMIT = new LimitPolicy(10, 0.2, 50, 10);

  private final ShopCalls calls;
  private final ShopOrders orders;
  private final ShopProducts products;
  private final ShopStock stock;
  private final TokenEndpoint tokenEndpoint;
  private final Map<Class<?>, Object> capabilities;

  TikTokShopConnector(PlatformContext context) {
    Clock clock = context.clock();
    PlatformHttp http =
        HttpContext.in(context)
            .forPlatform(
                new HttpProfile(
                    TikTokShop.ID,
                    new SigningInterceptor(clock),
                    LIMIT,
                    TikTokShopConnector::limitScope));
    Failures failures = new Failures(clock);
    calls = new ShopCalls(http, new EnvelopeJudge(failures));
    orders = new ShopOrders(calls, context.settings());
    products = new ShopProducts(calls, context.settings());
    stock = new ShopStock(products, calls);
    tokenEndpoint = new TikTokTokenEndpoint(http, clock);
    AuthorizedShops shops = new AuthorizedShops(calls, clock);
    FeatureScopes scopes = TikTokScopes::of;
    capabilities =
        Map.ofEntries(
            Map.entry(OrderSource.class, orders),
            Map.entry(ProductSource.class, products),
            Map.entry(StockSource.class, stock),
            Map.entry(ReturnSource.class, new ShopReturns(calls, context.settings())),
            Map.entry(CancellationSource.class, new ShopCancellations(calls, context.settings())),
            Map.entry(StockWriter.class, new ShopStockWriter(calls)),
            Map.entry(PriceWriter.class, new ShopPrices(calls)),
            Map.entry(ShopInfo.class, shops),
            Map.entry(ConnectionProbe.class, shops),
            Map.entry(FeatureScopes.class, scopes),
            Map.entry(WebhookSource.class, new TikTokWebhooks()),
            Map.entry(
                ConsentFlow.class,
                new TikTokAuthorization(http, calls, failures, context.settings(), clock)));
  }

  // The platform counts for each pair of app and shop.
  private static String limitScope(Account account, Credential credential) {
    return credential.parameter(TikTokCredential.APP_KEY).orElse("") + "/" + account.shopId();
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return Optional.ofNullable(capabilities.get(type)).map(type::cast);
  }

  @Override
  public <C> Optional<C> client(Account account, Class<C> type) {
    return type == TikTokShopClient.class
        ? Optional.of(type.cast(new TikTokShopClient(account, calls, orders, products, stock)))
        : Optional.empty();
  }

  @Override
  public TokenEndpoint tokenEndpoint() {
    return tokenEndpoint;
  }
}
