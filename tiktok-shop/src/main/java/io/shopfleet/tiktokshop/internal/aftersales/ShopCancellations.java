package io.shopfleet.tiktokshop.internal.aftersales;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Cancellation;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.CancellationSource;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.platform.Window;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnRefundApi;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnRefundOperations;
import io.shopfleet.tiktokshop.api.returnrefund.SearchCancellations202309Query;
import io.shopfleet.tiktokshop.api.returnrefund.SearchCancellations202309Request;
import io.shopfleet.tiktokshop.api.returnrefund.SearchCancellations202309Response;
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
 * Reads cancellations by their last change, oldest first. The search of 202309 is used: what
 * filters the later one takes is not documented.
 */
public final class ShopCancellations implements CancellationSource {

  /** No limit is documented. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private static final CallSpec SEARCH =
      ShopCalls.spec(ReturnRefundOperations.SEARCH_CANCELLATIONS_202309);
  private static final Listing<Cancellation> LISTING =
      new Listing<>(SEARCH.operation(), Cancellation::id);
  private static final Conversion<
          io.shopfleet.tiktokshop.api.returnrefund.Cancellation, Cancellation>
      CONVERSION =
          new Conversion<>(
              io.shopfleet.tiktokshop.api.returnrefund.Cancellation.class,
              "cancel_id",
              io.shopfleet.tiktokshop.api.returnrefund.Cancellation::cancelId,
              (record, account) ->
                  CancellationMapping.neutral(record, account, SEARCH.operation()));
  private static final ById BY_ID = new ById(Paging.LARGEST_AFTER_SALES);

  private final ShopCalls calls;
  private final SettingsCascade settings;

  public ShopCancellations(ShopCalls calls, SettingsCascade settings) {
    this.calls = calls;
    this.settings = settings;
  }

  @Override
  public Duration longestWindow() {
    return LONGEST;
  }

  @Override
  public Page<Cancellation> cancellations(Account account, Window window, @Nullable String cursor) {
    SearchCancellations202309Request changed =
        SearchCancellations202309Request.builder()
            .updateTimeGe(window.from().getEpochSecond())
            .updateTimeLt(WireValues.secondsAtOrAfter(window.to()))
            .build();
    return page(account, changed, cursor);
  }

  @Override
  public Found<Cancellation> cancellationsById(Account account, Collection<String> ids) {
    return BY_ID.read(ids, some -> named(account, some));
  }

  private Found<Cancellation> named(Account account, List<String> ids) {
    SearchCancellations202309Request named =
        SearchCancellations202309Request.builder().cancelIds(ids).build();
    List<Cancellation> items = new ArrayList<>(ids.size());
    List<Unreadable> unreadable = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Page<Cancellation> page = page(account, named, cursor);
      items.addAll(page.items());
      unreadable.addAll(page.unreadable());
      cursor = page.cursor();
    } while (cursor != null);
    return new Found<>(items, unreadable);
  }

  private Page<Cancellation> page(
      Account account, SearchCancellations202309Request filter, @Nullable String cursor) {
    return LISTING.page(account, cursor, token -> search(account, filter, token));
  }

  private Listing.Rows<Cancellation> search(
      Account account, SearchCancellations202309Request filter, @Nullable String token) {
    SearchCancellations202309Query query =
        SearchCancellations202309Query.builder()
            .pageSize(Integer.toString(Paging.afterSales(settings.get(account, Paging.PAGE_SIZE))))
            .pageToken(token)
            .sortField("update_time")
            .sortOrder(SortOrder.ASC)
            .build();
    Answer<SearchCancellations202309Response> answer =
        calls.read(
            account,
            SEARCH,
            ReturnRefundApi.class,
            (api, tag) -> api.searchCancellations202309(tag, query, filter));
    SearchCancellations202309Response data = answer.data();
    return new Listing.Rows<>(
        CONVERSION.of(account, answer, data.cancellations()),
        data.nextPageToken(),
        data.totalCount());
  }
}
