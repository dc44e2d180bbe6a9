package io.shopfleet.tiktokshop.internal.aftersales;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ReturnSource;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.platform.Window;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnOrder;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnRefundApi;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnRefundOperations;
import io.shopfleet.tiktokshop.api.returnrefund.SearchReturns202309Query;
import io.shopfleet.tiktokshop.api.returnrefund.SearchReturns202309Request;
import io.shopfleet.tiktokshop.api.returnrefund.SearchReturns202309Response;
import io.shopfleet.tiktokshop.api.returnrefund.SortOrder;
import io.shopfleet.tiktokshop.internal.call.Answer;
import io.shopfleet.tiktokshop.internal.call.ById;
import io.shopfleet.tiktokshop.internal.call.Conversion;
import io.shopfleet.tiktokshop.internal.call.Listing;
import io.shopfleet.tiktokshop.internal.call.Paging;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import io.shopfleet.tiktokshop.internal.call.WireValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads returns by their last change, oldest first. The search of 202309 is used: what filters the
 * later one takes is not documented.
 */
public final class ShopReturns implements ReturnSource {

  /** No limit is documented. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private static final CallSpec SEARCH =
      ShopCalls.spec(ReturnRefundOperations.SEARCH_RETURNS_202309);
  private static final Listing<ReturnRequest> LISTING =
      new Listing<>(SEARCH.operation(), ReturnRequest::id);
  private static final Conversion<ReturnOrder, ReturnRequest> CONVERSION =
      new Conversion<>(
          ReturnOrder.class,
          "return_id",
          ReturnOrder::returnId,
          (record, account) -> ReturnRequestMapping.neutral(record, account, SEARCH.operation()));
  private static final ById BY_ID = new ById(Paging.LARGEST_AFTER_SALES);

  private final ShopCalls calls;
  private final SettingsCascade settings;

  public ShopReturns(ShopCalls calls, SettingsCascade settings) {
    this.calls = calls;
    this.settings = settings;
  }

  @Override
  public Duration longestWindow() {
    return LONGEST;
  }

  @Override
  public Page<ReturnRequest> returns(Account account, Window window, @Nullable String cursor) {
    SearchReturns202309Request changed =
        SearchReturns202309Request.builder()
            .updateTimeGe(window.from().getEpochSecond())
            .updateTimeLt(WireValues.secondsAtOrAfter(window.to()))
            .build();
    return page(account, changed, cursor);
  }

  @Override
  public Found<ReturnRequest> returnsById(Account account, Collection<String> ids) {
    return BY_ID.read(ids, some -> named(account, some));
  }

  private Found<ReturnRequest> named(Account account, List<String> ids) {
    SearchReturns202309Request named = SearchReturns202309Request.builder().returnIds(ids).build();
    List<ReturnRequest> items = new ArrayList<>(ids.size());
    List<Unreadable> unreadable = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Page<ReturnRequest> page = page(account, named, cursor);
      items.addAll(page.items());
      unreadable.addAll(page.unreadable());
      cursor = page.cursor();
    } while (cursor != null);
    return new Found<>(items, unreadable);
  }

  private Page<ReturnRequest> page(
      Account account, SearchReturns202309Request filter, @Nullable String cursor) {
    return LISTING.page(account, cursor, token -> search(account, filter, token));
  }

  private Listing.Rows<ReturnRequest> search(
      Account account, SearchReturns202309Request filter, @Nullable String token) {
    SearchReturns202309Query query =
        SearchReturns202309Query.builder()
            .pageSize(Integer.toString(Paging.afterSales(settings.get(account, Paging.PAGE_SIZE))))
            .pageToken(token)
            .sortField("update_time")
            .sortOrder(SortOrder.ASC)
            .build();
    Answer<SearchReturns202309Response> answer =
        calls.read(
            account,
            SEARCH,
            ReturnRefundApi.class,
            (api, tag) -> api.searchReturns202309(tag, query, filter));
    SearchReturns202309Response data = answer.data();
    return new Listing.Rows<>(
        CONVERSION.of(account, answer, data.returnOrders()),
        data.nextPageToken(),
        data.totalCount());
  }
}
