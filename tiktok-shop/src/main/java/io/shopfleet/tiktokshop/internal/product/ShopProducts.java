package io.shopfleet.tiktokshop.internal.product;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Product;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.tiktokshop.api.product.GetProductQuery;
import io.shopfleet.tiktokshop.api.product.GetProductResponse;
import io.shopfleet.tiktokshop.api.product.ProductApi;
import io.shopfleet.tiktokshop.api.product.ProductOperations;
import io.shopfleet.tiktokshop.api.product.SearchProductsQuery;
import io.shopfleet.tiktokshop.api.product.SearchProductsRequest;
import io.shopfleet.tiktokshop.api.product.SearchProductsResponse;
import io.shopfleet.tiktokshop.internal.call.Answer;
import io.shopfleet.tiktokshop.internal.call.ById;
import io.shopfleet.tiktokshop.internal.call.Conversion;
import io.shopfleet.tiktokshop.internal.call.Listing;
import io.shopfleet.tiktokshop.internal.call.Paging;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads products, all or by their last change. */
public final class ShopProducts implements ProductSource {

  private static final CallSpec SEARCH = ShopCalls.spec(ProductOperations.SEARCH_PRODUCTS);
  private static final CallSpec DETAIL = ShopCalls.spec(ProductOperations.GET_PRODUCT);
  private static final Listing<Product> LISTING = new Listing<>(SEARCH.operation(), Product::id);
  private static final Conversion<io.shopfleet.tiktokshop.api.product.Product, Product> LISTED =
      new Conversion<>(
          io.shopfleet.tiktokshop.api.product.Product.class,
          "id",
          io.shopfleet.tiktokshop.api.product.Product::id,
          (row, account) -> ProductMapping.listed(row, account, SEARCH.operation()));
  private static final Conversion<GetProductResponse, Product> DETAILED =
      new Conversion<>(
          GetProductResponse.class,
          "id",
          GetProductResponse::id,
          (detail, account) -> ProductMapping.detailed(detail, account, DETAIL.operation()));
  private static final ById BY_ID = new ById(1);
  private static final Pattern PRODUCT_ID = Pattern.compile("\\d+");

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
    return LISTING.page(account, cursor, token -> search(account, request, token));
  }

  /**
   * {@inheritDoc} The platform tells one product with each call. A text that cannot be a product id
   * names no product.
   */
  @Override
  public Found<Product> productsById(Account account, Collection<String> ids) {
    List<String> possible = ids.stream().filter(id -> PRODUCT_ID.matcher(id).matches()).toList();
    return BY_ID.read(possible, one -> detail(account, one.get(0)));
  }

  private Found<Product> detail(Account account, String id) {
    Answer<GetProductResponse> answer;
    try {
      GetProductQuery all = GetProductQuery.none();
      answer =
          calls.read(account, DETAIL, ProductApi.class, (api, tag) -> api.getProduct(tag, id, all));
    } catch (MarketplaceException failure) {
      if (failure.kind() == FailureKind.NOT_FOUND) {
        return Found.of(List.of());
      }
      throw failure;
    }
    boolean damaged = !answer.unreadable().isEmpty();
    Found<Product> found =
        DETAILED.of(account, answer, damaged ? List.of() : List.of(answer.data()));
    return new Found<>(
        found.items(),
        found.unreadable().stream()
            .map(record -> new Unreadable(id, record.raw(), record.reason()))
            .toList());
  }

  private Listing.Rows<Product> search(
      Account account, SearchProductsRequest request, @Nullable String token) {
    SearchProductsQuery query =
        SearchProductsQuery.builder()
            .pageSize(settings.get(account, Paging.PAGE_SIZE))
            .pageToken(token)
            .build();
    Answer<SearchProductsResponse> answer =
        calls.read(
            account,
            SEARCH,
            ProductApi.class,
            (api, tag) -> api.searchProducts(tag, query, request));
    SearchProductsResponse data = answer.data();
    return new Listing.Rows<>(
        LISTED.of(account, answer, data.products()), data.nextPageToken(), data.totalCount());
  }
}
