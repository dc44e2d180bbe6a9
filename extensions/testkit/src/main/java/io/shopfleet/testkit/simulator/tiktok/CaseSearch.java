package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.Exchange;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The searches for returns and for cancellations, which differ in names alone. Page tokens count
 * rows, which is the harder case.
 */
final class CaseSearch {
  private static final int LARGEST_PAGE = 50;
  private static final int USUAL_PAGE = 10;

  private final String listName;
  private final String idsName;
  private final String typesName;
  private final List<String> types;
  private final String statusesName;
  private final List<String> statuses;
  private final int smallestPage;

  private CaseSearch(
      String listName,
      String idsName,
      String typesName,
      List<String> types,
      String statusesName,
      List<String> statuses,
      int smallestPage) {
    this.listName = listName;
    this.idsName = idsName;
    this.typesName = typesName;
    this.types = types;
    this.statusesName = statusesName;
    this.statuses = statuses;
    this.smallestPage = smallestPage;
  }

  static Consumer<JsonFields> returns(Exchange exchange, FakeShop shop) {
    CaseSearch search =
        new CaseSearch(
            "return_orders",
            "return_ids",
            "return_types",
            List.of("REFUND", "RETURN_AND_REFUND", "REPLACEMENT"),
            "return_status",
            Stream.of(ReturnStatus.values()).map(Enum::name).toList(),
            10);
    CaseJson json = new CaseJson(shop.market());
    return search.answer(exchange, shop, shop.returnBook(), json::returned);
  }

  static Consumer<JsonFields> cancellations(Exchange exchange, FakeShop shop) {
    CaseSearch search =
        new CaseSearch(
            "cancellations",
            "cancel_ids",
            "cancel_types",
            List.of("CANCEL", "BUYER_CANCEL"),
            "cancel_status",
            Stream.of(CancelStatus.values()).map(CancelStatus::filterWord).toList(),
            1);
    CaseJson json = new CaseJson(shop.market());
    return search.answer(exchange, shop, shop.cancellationBook(), json::cancelled);
  }

  private Consumer<JsonFields> answer(
      Exchange exchange, FakeShop shop, CaseBook book, CaseWriter writer) {
    Query query = Query.of(exchange.request());
    int size = query.pageSize(smallestPage, LARGEST_PAGE, USUAL_PAGE);
    List<CaseState> hits = book.all(sort(query)).stream().filter(filter(query)).toList();
    String fingerprint = PageToken.fingerprint(exchange.request(), shop.id());
    String position = PageToken.read(exchange.request(), fingerprint).orElse("0");
    int from = Math.min(Integer.parseInt(Position.plain(position)), hits.size());
    int to = exchange.emptiesPage() ? from : Math.min(from + size, hits.size());
    List<CaseState> page = hits.subList(from, to);
    String next = next(exchange, position, to, hits.size());
    return data -> {
      data.number("total_count", hits.size());
      if (!next.isEmpty()) {
        data.text("next_page_token", PageToken.write(fingerprint, next));
      }
      if (!page.isEmpty()) {
        data.records(listName, page, one -> shop.poisonOf(one.id()), writer::write);
      }
    };
  }

  private static String next(Exchange exchange, String position, int to, int all) {
    if (exchange.repeatsPage()) {
      return position;
    }
    if (exchange.emptiesPage()) {
      return Position.again(position);
    }
    return to < all ? Integer.toString(to) : "";
  }

  private static Comparator<CaseState> sort(Query query) {
    String field = query.choice("sort_field", "create_time", List.of("create_time", "update_time"));
    Comparator<CaseState> ascending =
        field.equals("create_time") ? CaseBook.BY_CREATE_TIME : CaseBook.BY_UPDATE_TIME;
    String order = query.choice("sort_order", "ASC", List.of("ASC", "DESC"));
    return order.equals("ASC") ? ascending : ascending.reversed();
  }

  private Predicate<CaseState> filter(Query query) {
    List<String> ids = query.texts(idsName, 100);
    List<String> orders = query.texts("order_ids", 100);
    List<String> buyers = query.texts("buyer_user_ids", 100);
    List<String> wantedTypes = query.choices(typesName, types);
    List<String> wantedStatuses = query.choices(statusesName, statuses);
    OptionalLong createGe = query.seconds("create_time_ge");
    OptionalLong createLt = query.seconds("create_time_lt");
    OptionalLong updateGe = query.seconds("update_time_ge");
    OptionalLong updateLt = query.seconds("update_time_lt");
    return one ->
        (ids.isEmpty() || ids.contains(one.id()))
            && (orders.isEmpty() || orders.contains(one.order().id()))
            && (buyers.isEmpty() || buyers.contains(one.order().buyer().userId()))
            && (wantedTypes.isEmpty() || wantedTypes.contains(one.type()))
            && (wantedStatuses.isEmpty() || wantedStatuses.contains(filterWord(one.status())))
            && one.createTime() >= createGe.orElse(Long.MIN_VALUE)
            && one.createTime() < createLt.orElse(Long.MAX_VALUE)
            && one.updateTime() >= updateGe.orElse(Long.MIN_VALUE)
            && one.updateTime() < updateLt.orElse(Long.MAX_VALUE);
  }

  private static String filterWord(String status) {
    return status.equals(CancelStatus.CANCELLATION_REQUEST_CANCELLED.name())
        ? CancelStatus.CANCELLATION_REQUEST_CANCELLED.filterWord()
        : status;
  }

  /** Writes one row. */
  @FunctionalInterface
  private interface CaseWriter {

    void write(JsonFields json, CaseState one);
  }
}
