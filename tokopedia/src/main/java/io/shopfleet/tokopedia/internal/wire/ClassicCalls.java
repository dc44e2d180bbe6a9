package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.account.Account;
import io.shopfleet.account.PlatformId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.http.HttpProfile;
import io.shopfleet.internal.http.LimitPolicy;
import io.shopfleet.internal.http.MarketplaceHttp;
import io.shopfleet.internal.http.PlatformHttp;
import io.shopfleet.internal.http.ResponseJudge;
import io.shopfleet.internal.json.Damaged;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.CallTag;
import io.shopfleet.tokopedia.internal.wire.JakartaTime.Seconds;
import io.shopfleet.tokopedia.model.ListedOrder;
import io.shopfleet.tokopedia.model.OrderDetail;
import io.shopfleet.tokopedia.model.PriceUpdate;
import io.shopfleet.tokopedia.model.Shop;
import io.shopfleet.tokopedia.model.ShopProduct;
import io.shopfleet.tokopedia.model.StockUpdate;
import io.shopfleet.tokopedia.model.UpdateOutcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * The calls of the classic API on behalf of any account, in Tokopedia's own records. Every method
 * blocks on the HTTP seam and throws {@link MarketplaceException} when it fails for good. Safe for
 * concurrent use.
 */
public final class ClassicCalls {

  /** The documented maximum for products; for orders none is documented, and 50 is what works. */
  public static final int PAGE_SIZE = 50;

  /**
   * The documentation's only figure, 5 requests a second with bursts of 5, to start from; the gate
   * then follows what Tokopedia says. What its own limits are counted for is not established. The
   * gates are the app's, one for each operation: shops of one app share its token, and a shop at
   * full speed would use up what the app's other shops are allowed, were the count the app's. If it
   * is the shop's, the app's gate still speeds up to four times that figure while nobody is
   * refused.
   *
   * <p>A call of many rows takes one permit, though Tokopedia counts its rows: how many rows a
   * second it takes is not known either, and the rows it refuses for that slow the gate down.
   */
  private static final LimitPolicy LIMIT = new LimitPolicy(5, 0.2, 20, 5);

  private static final CallSpec ORDER_LIST = CallSpec.read("order.list");
  private static final CallSpec ORDER = CallSpec.read("order.single");
  private static final CallSpec PRODUCTS = CallSpec.read("product.info");
  private static final CallSpec SHOP_INFO = CallSpec.read("shop.info");
  private static final CallSpec STOCK = CallSpec.idempotentWrite("stock.update");
  private static final CallSpec PRICE = CallSpec.idempotentWrite("price.update");

  private final PlatformHttp http;
  private final ClassicApi api;
  private final Clock clock;

  public ClassicCalls(PlatformId platform, MarketplaceHttp shared, Clock clock) {
    this.clock = clock;
    this.http =
        shared.forPlatform(
            new HttpProfile(platform, new BearerSigner(), LIMIT, ClassicCalls::limitScope));
    this.api =
        new Retrofit.Builder()
            .baseUrl(PlatformHttp.PLACEHOLDER_ADDRESS)
            .client(http.client())
            .addConverterFactory(new EnvelopeConverters())
            .build()
            .create(ClassicApi.class);
  }

  /** Where the accounts' tokens come from. */
  public TokenEndpoint tokenEndpoint() {
    return new ClassicTokenEndpoint(http.plainClient(), http.addresses(), clock);
  }

  /** A page of the orders created within some seconds; empty after the last page. */
  public Rows<ListedOrder> orders(Account account, Seconds created, int page) {
    return rows(
        account,
        ORDER_LIST,
        (tag, fsId) ->
            api.orders(
                tag,
                fsId,
                shop(account),
                JakartaTime.wireSeconds(created.first()),
                JakartaTime.wireSeconds(created.last()),
                page,
                PAGE_SIZE),
        Judgement::judge);
  }

  /** An order of the account's shop; none if the shop has none with that id. */
  public Rows<OrderDetail> order(Account account, long orderId) {
    return single(account, (tag, fsId) -> api.order(tag, fsId, orderId));
  }

  /** An order of the account's shop by its invoice; none if the shop has none such. */
  public Rows<OrderDetail> orderByInvoice(Account account, String invoice) {
    return single(account, (tag, fsId) -> api.orderByInvoice(tag, fsId, invoice));
  }

  /** A page of the shop's products; empty after the last page. */
  public Rows<ShopProduct> products(Account account, int page, @Nullable String lastSort) {
    return rows(
        account,
        PRODUCTS,
        (tag, fsId) -> api.products(tag, fsId, shop(account), page, PAGE_SIZE, lastSort),
        Judgement::judge);
  }

  /** Products of the account's shop by id, as many of them as exist. */
  public Rows<ShopProduct> productsById(Account account, Collection<Long> ids) {
    List<Long> wanted = ids.stream().distinct().toList();
    Rows<ShopProduct> found = Rows.none();
    for (int start = 0; start < wanted.size(); start += PAGE_SIZE) {
      List<Long> some = wanted.subList(start, Math.min(wanted.size(), start + PAGE_SIZE));
      String joined = some.stream().map(String::valueOf).collect(Collectors.joining(","));
      try {
        found =
            rows(
                    account,
                    PRODUCTS,
                    (tag, fsId) -> api.productsById(tag, fsId, joined),
                    Judgement::judge)
                .only(
                    product -> isShop(account, product.shopId()),
                    product -> belongsTo(account, product, "basic.shopID"))
                .and(found);
      } catch (MarketplaceException failure) {
        if (failure.kind() != FailureKind.NOT_FOUND) {
          throw failure;
        }
      }
    }
    return found;
  }

  /**
   * What Tokopedia says about the account's shop.
   *
   * @param interactive whether a person waits
   * @throws MarketplaceException NOT_FOUND if the app has no such shop
   */
  public Shop shop(Account account, boolean interactive) {
    CallSpec spec = interactive ? SHOP_INFO.interactive() : SHOP_INFO;
    List<Shop> told =
        call(
                account,
                spec,
                (Request<List<Shop>>) (tag, fsId) -> api.shops(tag, fsId, shop(account)))
            .data();
    List<Shop> shops = told == null ? List.of() : told;
    return shops.stream()
        .filter(shop -> Long.toString(shop.shopId()).equals(shop(account)))
        .findFirst()
        .orElseThrow(
            () ->
                MarketplaceException.of(FailureKind.NOT_FOUND, account, spec.operation())
                    .message("the app has no shop " + account.shopId())
                    .whatToDo("Check the shop id, and that the shop is connected to the app")
                    .build());
  }

  /**
   * Overwrites stock, in calls of up to 100 rows.
   *
   * @return an outcome for every row; several of one product are in the order of its rows
   * @throws MarketplaceException if the first call failed before Tokopedia told of any row
   */
  public List<UpdateOutcome> overwriteStock(
      Account account, @Nullable Long warehouseId, List<StockUpdate> rows) {
    BulkCalls calls =
        new BulkCalls(
            "new_stock",
            update ->
                call(
                    account,
                    STOCK,
                    (tag, fsId) ->
                        api.updateStock(tag, fsId, shop(account), warehouseId, update.body()),
                    update));
    return calls.send(
        rows.stream()
            .map(row -> new BulkRow(row.key(), BigDecimal.valueOf(row.newStock())))
            .toList());
  }

  /** Sets prices; the rest is as for {@link #overwriteStock}. */
  public List<UpdateOutcome> updatePrices(
      Account account, @Nullable Long warehouseId, List<PriceUpdate> rows) {
    BulkCalls calls =
        new BulkCalls(
            "new_price",
            update ->
                call(
                    account,
                    PRICE,
                    (tag, fsId) ->
                        api.updatePrices(tag, fsId, shop(account), warehouseId, update.body()),
                    update));
    return calls.send(rows.stream().map(row -> new BulkRow(row.key(), row.newPrice())).toList());
  }

  private Rows<OrderDetail> single(Account account, Request<Rows<OrderDetail>> request) {
    try {
      return rows(account, ORDER, request, ClassicCalls::judgeSingle)
          .only(
              order -> belongsTo(account, order),
              order -> belongsTo(account, order, "shop_info.shop_id", "seller_id"));
    } catch (MarketplaceException failure) {
      if (failure.kind() == FailureKind.NOT_FOUND) {
        return Rows.none();
      }
      throw failure;
    }
  }

  /** An order that does not exist has an error code; a success without an order is neither. */
  private static Envelope<Rows<OrderDetail>> judgeSingle(
      CallTag tag, retrofit2.Response<Envelope<Rows<OrderDetail>>> response) {
    Envelope<Rows<OrderDetail>> envelope = Judgement.judge(tag, response);
    if (envelope.data() == null) {
      throw Judgement.unexpected(tag, response.code(), "the answer holds no order");
    }
    return envelope;
  }

  /** The call names no shop, so an app's token opens the orders of its other shops too. */
  private static boolean belongsTo(Account account, OrderDetail order) {
    OrderDetail.ShopReference told = order.shop();
    Long shopId = told == null || told.id() == null ? order.sellerId() : told.id();
    return isShop(account, shopId);
  }

  private static boolean isShop(Account account, @Nullable Long told) {
    return told == null || told == 0 || Long.toString(told).equals(shop(account));
  }

  private static boolean belongsTo(Account account, Damaged record, String... shopFields) {
    return Stream.of(shopFields)
        .map(field -> WireIds.in(record.raw(), field))
        .filter(told -> told != null && !told.equals("0"))
        .findFirst()
        .map(shop(account)::equals)
        .orElse(true);
  }

  private <E> Rows<E> rows(
      Account account,
      CallSpec spec,
      Request<Rows<E>> request,
      ResponseJudge<Envelope<Rows<E>>> judge) {
    Rows<E> rows =
        call(
                account,
                spec,
                request,
                (tag, response) -> {
                  Envelope<Rows<E>> envelope = judge.judge(tag, response);
                  Rows<E> data = envelope.data();
                  return data == null
                      ? envelope
                      : new Envelope<>(envelope.header(), data.masking(tag.credential()::masked));
                })
            .data();
    return rows == null ? Rows.none() : rows;
  }

  private <T> Envelope<T> call(Account account, CallSpec spec, Request<T> request) {
    return call(account, spec, request, Judgement::judge);
  }

  private <T> Envelope<T> call(
      Account account, CallSpec spec, Request<T> request, ResponseJudge<Envelope<T>> judge) {
    return http.call(
        account, spec, tag -> request.make(tag, CredentialParameters.fsId(tag)), judge);
  }

  /** One of {@link ClassicApi}'s calls for a tag and the app's FS id. */
  @FunctionalInterface
  private interface Request<T> {

    Call<Envelope<T>> make(CallTag tag, String fsId);
  }

  private static String shop(Account account) {
    return account.shopId().value();
  }

  private static String limitScope(Account account, Credential credential) {
    return credential
        .parameter(CredentialParameters.FS_ID)
        .orElseGet(() -> account.id().toString());
  }
}
