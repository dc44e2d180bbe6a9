package io.shopfleet.tokopedia;

import io.shopfleet.account.Account;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Window;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import io.shopfleet.tokopedia.internal.wire.JakartaTime;
import io.shopfleet.tokopedia.internal.wire.Rows;
import io.shopfleet.tokopedia.model.ListedOrder;
import io.shopfleet.tokopedia.model.OrderDetail;
import io.shopfleet.tokopedia.model.PriceUpdate;
import io.shopfleet.tokopedia.model.Shop;
import io.shopfleet.tokopedia.model.ShopProduct;
import io.shopfleet.tokopedia.model.StockUpdate;
import io.shopfleet.tokopedia.model.UpdateOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The classic Tokopedia API of one shop, in Tokopedia's own records. Every method blocks on calls,
 * for the limit's permit, the token and the wire, repeats what may be repeated, and throws {@link
 * io.shopfleet.failure.MarketplaceException} when it fails for good. Immutable and safe for
 * concurrent use.
 */
public final class TokopediaClient {

  private final Account account;
  private final ClassicCalls calls;

  TokopediaClient(Account account, ClassicCalls calls) {
    this.account = account;
    this.calls = calls;
  }

  /**
   * A page of up to 50 of the paid orders that were created in a window, in no documented order.
   *
   * @param created shorter than three days, true time; the client turns it into Jakarta's
   * @param page from 1
   * @return empty after the last page
   */
  public List<ListedOrder> orders(Window created, int page) {
    return JakartaTime.seconds(created)
        .map(seconds -> whole(calls.orders(account, seconds, page), "order.list"))
        .orElse(List.of());
  }

  /** One order of this shop with everything told about it; empty if the shop has none such. */
  public Optional<OrderDetail> order(long orderId) {
    return whole(calls.order(account, orderId), "order.single").stream().findFirst();
  }

  /** One order of this shop by its invoice, for example {@code INV/20230806/MPL/1}. */
  public Optional<OrderDetail> orderByInvoice(String invoice) {
    return whole(calls.orderByInvoice(account, invoice), "order.single").stream().findFirst();
  }

  /**
   * A page of up to 50 rows of products, variants being rows of their own.
   *
   * @param page from 1
   * @param lastSort {@link ShopProduct#lastSort} of the row before, needed beyond 10,000 rows; else
   *     null
   * @return empty after the last page
   */
  public List<ShopProduct> products(int page, @Nullable String lastSort) {
    return whole(calls.products(account, page, lastSort), "product.info");
  }

  /** Products by id, as many of them as exist, in calls of up to 50. */
  public List<ShopProduct> productsById(Collection<Long> ids) {
    return whole(calls.productsById(account, ids), "product.info");
  }

  /**
   * What Tokopedia says about the shop.
   *
   * @throws io.shopfleet.failure.MarketplaceException NOT_FOUND if the app has no such shop
   */
  public Shop shop() {
    return calls.shop(account, false);
  }

  /**
   * Sets absolute stock, in calls of up to 100 rows. Tokopedia may take a product that reaches 0
   * out of sale.
   *
   * @param warehouseId which warehouse; null for the shop's own
   * @return an outcome for every row; several of one product are in the order of its rows
   * @throws io.shopfleet.failure.MarketplaceException if the first call failed before Tokopedia
   *     told of any row
   */
  public List<UpdateOutcome> overwriteStock(@Nullable Long warehouseId, List<StockUpdate> rows) {
    return calls.overwriteStock(account, warehouseId, rows);
  }

  /** Sets prices; the rest is as for {@link #overwriteStock}. */
  public List<UpdateOutcome> updatePrices(@Nullable Long warehouseId, List<PriceUpdate> rows) {
    return calls.updatePrices(account, warehouseId, rows);
  }

  /** A list has no way to tell of a record that does not fit, so such a record is a failure. */
  private <E> List<E> whole(Rows<E> rows, String operation) {
    if (rows.damaged().isEmpty()) {
      return rows.items();
    }
    throw MarketplaceException.of(FailureKind.UNKNOWN, account, operation)
        .message("the answer does not fit the contract: " + rows.damaged().get(0).reason())
        .whatToDo("Report it with the operation's name; the marketplace may have changed it")
        .build();
  }
}
