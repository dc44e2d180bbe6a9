package io.shopfleet.tiktokshop;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.CallTag;
import io.shopfleet.platform.Found;
import io.shopfleet.tiktokshop.api.ApiOperation;
import io.shopfleet.tiktokshop.api.Envelope;
import io.shopfleet.tiktokshop.internal.call.PagedIterable;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import io.shopfleet.tiktokshop.internal.order.ShopOrders;
import io.shopfleet.tiktokshop.internal.product.ShopProducts;
import io.shopfleet.tiktokshop.internal.product.ShopStock;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * The whole typed API of one shop. Every generated operation is reached in one way:
 *
 * <pre>{@code
 * GetPriceDetailResponse price =
 *     shop.call(
 *         OrderOperations.GET_PRICE_DETAIL,
 *         OrderApi.class,
 *         (api, tag) -> api.getPriceDetail(tag, orderId));
 * }</pre>
 *
 * <p>Every call blocks, is signed and limited, renews the token where that helps, and throws {@link
 * io.shopfleet.failure.MarketplaceException} when it fails for good. Cheap to make and safe for
 * concurrent use. A client sees its account as it was when the client was asked for.
 */
public final class TikTokShopClient {

  private final Account account;
  private final ShopCalls calls;
  private final ShopOrders orders;
  private final ShopProducts products;
  private final ShopStock stock;

  TikTokShopClient(
      Account account, ShopCalls calls, ShopOrders orders, ShopProducts products, ShopStock stock) {
    this.account = account;
    this.calls = calls;
    this.orders = orders;
    this.products = products;
    this.stock = stock;
  }

  /** The account whose shop this is. */
  public Account account() {
    return account;
  }

  /** The shop's orders. */
  public Orders orders() {
    return new Orders();
  }

  /** The shop's products. */
  public Products products() {
    return new Products();
  }

  /**
   * The shop's stock, a level for each SKU and warehouse, asked for page by page while it is
   * iterated.
   */
  public Iterable<StockLevel> stock() {
    return new PagedIterable<>(account, "stock", cursor -> stock.stock(account, cursor));
  }

  /**
   * Calls one operation of the generated API.
   *
   * <p>Searches, reads, PUT and DELETE are repeated after a lost answer; POST that writes is
   * repeated only if it certainly was not processed.
   *
   * @param operation from the catalogue of its area, for example {@code
   *     OrderOperations.GET_PRICE_DETAIL}
   * @param area the interface of its area, for example {@code OrderApi.class}
   * @param request makes the call; hands the tag on as its first argument
   * @return the data of the answer; its lists are empty where the platform left them out
   * @throws io.shopfleet.failure.MarketplaceException if the call fails for good
   */
  public <A, T> T call(
      ApiOperation operation, Class<A> area, BiFunction<A, CallTag, Call<Envelope<T>>> request) {
    CallSpec spec = ShopCalls.spec(operation).interactive();
    return calls.call(account, spec, area, request);
  }

  /** The orders of the client's shop. */
  public final class Orders {

    private Orders() {}

    /**
     * The orders that changed at or after an instant, oldest change first, asked for page by page
     * while they are iterated. The platform's own record is reached by {@code
     * order.source(Order.class)}.
     */
    public Iterable<Order> search(Instant since) {
      return new PagedIterable<>(
          account, "orders", cursor -> orders.changed(account, since, null, cursor));
    }

    /** Orders by id, with everything that the platform tells about them. */
    public Found<Order> byId(Collection<String> ids) {
      return orders.ordersById(account, ids);
    }
  }

  /** The products of the client's shop. */
  public final class Products {

    private Products() {}

    /**
     * The products that changed at or after an instant, asked for page by page while they are
     * iterated.
     *
     * @param since null for all products
     */
    public Iterable<Product> search(@Nullable Instant since) {
      return new PagedIterable<>(
          account, "products", cursor -> products.products(account, since, cursor));
    }
  }
}
