package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.PriceChange;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.PriceWriter;
import io.shopfleet.tiktokshop.api.product.ProductApi;
import io.shopfleet.tiktokshop.api.product.ProductOperations;
import io.shopfleet.tiktokshop.api.product.UpdatePriceRequest;
import io.shopfleet.tiktokshop.api.product.UpdatePriceRequest.Sku;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import java.util.List;
import java.util.Map;

/**
 * Writes prices, with one call for each product. The platform takes or refuses a call as a whole.
 */
public final class ShopPrices implements PriceWriter {

  private static final CallSpec UPDATE =
      CallSpec.idempotentWrite(ProductOperations.UPDATE_PRICE.id());

  private final ShopCalls calls;

  public ShopPrices(ShopCalls calls) {
    this.calls = calls;
  }

  @Override
  public WriteResult writePrices(Account account, List<PriceChange> changes) {
    RowOutcomes outcomes = new RowOutcomes(changes.stream().map(PriceChange::skuId).toList());
    for (Map.Entry<String, List<Integer>> product :
        ProductRows.byProduct(changes, PriceChange::productId).entrySet()) {
      List<Integer> rows = product.getValue();
      try {
        update(account, product.getKey(), rows.stream().map(changes::get).toList());
        outcomes.callSucceeded(rows);
      } catch (MarketplaceException failure) {
        if (!outcomes.callFailed(rows, failure)) {
          break;
        }
      }
    }
    return outcomes.result();
  }

  private void update(Account account, String productId, List<PriceChange> changes) {
    UpdatePriceRequest request =
        new UpdatePriceRequest(changes.stream().map(ShopPrices::sku).toList());
    calls.call(
        account, UPDATE, ProductApi.class, (api, tag) -> api.updatePrice(tag, productId, request));
  }

  private static Sku sku(PriceChange change) {
    String amount = change.price().amount().toPlainString();
    Sku.Price price = new Sku.Price(amount, change.price().currency(), null);
    return new Sku(null, change.skuId(), null, price);
  }
}
