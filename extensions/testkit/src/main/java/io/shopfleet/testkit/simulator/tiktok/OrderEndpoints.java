package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Order search and order detail. */
final class OrderEndpoints {
  private static final List<String> STATUSES =
      Stream.of(OrderStatus.values()).map(Enum::name).toList();

  private OrderEndpoints() {}

  static Consumer<JsonFields> search(Exchange exchange, FakeShop shop) {
    Query query = Query.of(exchange.request());
    int size = query.pageSize();
    boolean byCreateTime =
        query
            .choice("sort_field", "create_time", List.of("create_time", "update_time"))
            .equals("create_time");
    boolean descending = query.choice("sort_order", "DESC", List.of("ASC", "DESC")).equals("DESC");
    Sort sort = new Sort(byCreateTime, descending);
    String fingerprint = PageToken.fingerprint(exchange.request(), shop.id());
    Optional<String> position = PageToken.read(exchange.request(), fingerprint);
    List<OrderState> hits = sorted(shop, query, sort);
    int from = position.map(text -> sort.start(Position.plain(text), hits)).orElse(0);
    int to = Math.min(from + size, hits.size());
    OrderJson writer = new OrderJson(shop.market(), false);
    if (exchange.emptiesPage()) {
      String here = PageToken.write(fingerprint, Position.again(position.orElse("#0")));
      return data -> data.number("total_count", hits.size()).text("next_page_token", here);
    }
    List<OrderState> page = from >= to ? List.of() : hits.subList(from, to);
    String next = page.isEmpty() ? "" : nextToken(exchange, shop, fingerprint, hits, to, sort);
    return data -> {
      data.number("total_count", hits.size());
      if (!page.isEmpty()) {
        data.text("next_page_token", next)
            .records("orders", page, order -> shop.poisonOf(order.id()), writer::write);
      }
    };
  }

  static Consumer<JsonFields> detail(Exchange exchange, FakeShop shop, boolean newForm) {
    List<OrderState> found = new ArrayList<>();
    for (String id : Query.of(exchange.request()).ids("ids", 50)) {
      Optional<OrderState> order = shop.orderBook().find(id);
      order.ifPresent(found::add);
      if (order.isEmpty() && belongsToAnother(shop, id)) {
        throw Refusal.business(21008111, "The order belongs to another shop");
      }
    }
    OrderJson writer = new OrderJson(shop.market(), newForm);
    return data -> {
      if (!found.isEmpty()) {
        data.records("orders", found, order -> shop.poisonOf(order.id()), writer::write);
      }
    };
  }

  private static boolean belongsToAnother(FakeShop shop, String orderId) {
    return shop.simulator().shops().stream()
        .anyMatch(other -> other.orderBook().find(orderId).isPresent());
  }

  private static List<OrderState> sorted(FakeShop shop, Query query, Sort sort) {
    OptionalLong createGe = query.seconds("create_time_ge");
    OptionalLong createLt = query.seconds("create_time_lt");
    OptionalLong updateGe = query.seconds("update_time_ge");
    OptionalLong updateLt = query.seconds("update_time_lt");
    Predicate<OrderState> others = others(query);
    List<OrderState> all =
        sort.byCreateTime ? shop.orderBook().byCreateTime() : shop.orderBook().byUpdateTime();
    List<OrderState> hits = new ArrayList<>();
    for (OrderState order : all) {
      if (order.createTime() >= createGe.orElse(Long.MIN_VALUE)
          && order.createTime() < createLt.orElse(Long.MAX_VALUE)
          && order.updateTime() >= updateGe.orElse(Long.MIN_VALUE)
          && order.updateTime() < updateLt.orElse(Long.MAX_VALUE)
          && others.test(order)) {
        hits.add(order);
      }
    }
    if (sort.descending) {
      Collections.reverse(hits);
    }
    return hits;
  }

  private static Predicate<OrderState> others(Query query) {
    Optional<String> status = query.bodyChoice("order_status", STATUSES);
    Optional<String> shipping = query.bodyChoice("shipping_type", List.of("TIKTOK", "SELLER"));
    Optional<String> buyer = query.text("buyer_user_id");
    Optional<Boolean> asksCancel = query.flag("is_buyer_request_cancel");
    List<String> warehouses = query.texts("warehouse_ids", 100);
    return order ->
        status.map(wanted -> order.status().name().equals(wanted)).orElse(true)
            && shipping.map(wanted -> wanted.equals("TIKTOK")).orElse(true)
            && buyer.map(wanted -> order.buyer().userId().equals(wanted)).orElse(true)
            && asksCancel
                .map(wanted -> Objects.equals(order.buyerAsksCancel(), wanted))
                .orElse(true)
            && (warehouses.isEmpty() || warehouses.contains(order.warehouseId()));
  }

  private static String nextToken(
      Exchange exchange,
      FakeShop shop,
      String fingerprint,
      List<OrderState> hits,
      int to,
      Sort sort) {
    if (exchange.repeatsPage()) {
      String same = exchange.request().parameter("page_token").orElse("");
      return same.isEmpty() ? PageToken.write(fingerprint, "#0") : same;
    }
    if (to >= hits.size()) {
      return "";
    }
    boolean offset = shop.simulator().paging() == Paging.OFFSET;
    return PageToken.write(fingerprint, offset ? "#" + to : sort.cursor(hits.get(to - 1)));
  }

  private record Sort(boolean byCreateTime, boolean descending) {

    long time(OrderState order) {
      return byCreateTime ? order.createTime() : order.updateTime();
    }

    String cursor(OrderState last) {
      return time(last) + ":" + last.id();
    }

    /** Where the rows behind a position begin. */
    int start(String position, List<OrderState> hits) {
      if (position.startsWith("#")) {
        return Integer.parseInt(position.substring(1));
      }
      int colon = position.indexOf(':');
      long time = Long.parseLong(position.substring(0, colon));
      String id = position.substring(colon + 1);
      int start = 0;
      while (start < hits.size() && !isBehind(hits.get(start), time, id)) {
        start++;
      }
      return start;
    }

    private boolean isBehind(OrderState order, long time, String id) {
      int compared = Long.compare(time(order), time);
      int side = compared == 0 ? order.id().compareTo(id) : compared;
      return descending ? side < 0 : side > 0;
    }
  }
}
