package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Product;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.tiktokshop.api.product.ProductApi;
import io.shopfleet.tiktokshop.api.product.ProductOperations;
import io.shopfleet.tiktokshop.api.product.SearchProductsQuery;
import io.shopfleet.tiktokshop.api.product.SearchProductsRequest;
import io.shopfleet.tiktokshop.api.product.SearchProductsResponse;
import io.shopfleet.tiktokshop.internal.call.Listing;
import io.shopfleet.tiktokshop.internal.call.Paging;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads products, all or by their last change. */
public final class ShopProducts implements ProductSource {

  private static final CallSpec SEARCH = ShopCalls.spec(ProductOperations.SEARCH_PRODUCTS);
  private static final Listing<SearchProductsResponse.Product> LISTING =
      new Listing<>(SEARCH.operation(), SearchProductsResponse.Product::id);

  private final ShopCalls calls;
  private final SettingsCascade settings;

  public ShopProducts(ShopCalls calls, SettingsCascade settings) {
    this.calls = calls;
    this.settings = settings;
  }

  @Override
  public boolean listsChanges() {
    return true;
  }

  @Override
  public Page<Product> products(
      Account account, @Nullable Instant changedSince, @Nullable String cursor) {
    SearchProductsRequest.Builder filter = SearchProductsRequest.builder();
    if (changedSince != null) {
      filter.updateTimeGe(changedSince.getEpochSecond());
    }
    SearchProductsRequest request = filter.build();
    var page = LISTING.page(account, cursor, token -> search(account, request, token));
    return new Page<>(
        page.items().stream()
            .map(product -> ProductMapping.neutral(product, account, SEARCH.operation()))
            .toList(),
        page.cursor(),
        page.total());
  }

  private Listing.Answer<SearchProductsResponse.Product> search(
      Account account, SearchProductsRequest request, @Nullable String token) {
    SearchProductsQuery query =
        SearchProductsQuery.builder()
            .pageSize(settings.get(account, Paging.PAGE_SIZE))
            .pageToken(token)
            .build();
    SearchProductsResponse answer =
        calls.call(
            account,
            SEARCH,
            ProductApi.class,
            (api, tag) -> api.searchProducts(tag, query, request));
    return new Listing.Answer<>(answer.products(), answer.nextPageToken(), answer.totalCount());
  }
}
