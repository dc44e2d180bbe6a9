package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A marketplace's order list in memory. Pages are cut at the moment they are asked for and tokens
 * are positions, so an order that changes between two pages really moves, and those behind it
 * really close up.
 */
final class ScriptedShop implements OrderSource {

  /** A question for a page. */
  record Asked(Window window, @Nullable String cursor) {}

  static final Comparator<Order> OLDEST_CHANGE_FIRST =
      Comparator.comparing(Order::updatedAt).thenComparing(Order::id);

  private final OrderFeed feed;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<Set<String>> readById = new ArrayList<>();
  private final Deque<Runnable> betweenPages = new ArrayDeque<>();
  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private Comparator<Order> sort;
  private int pageSize = 2;
  private boolean tellsTotal = true;

  private ScriptedShop(OrderFeed feed, Comparator<Order> sort) {
    this.feed = feed;
    this.sort = sort;
  }

  static ScriptedShop byUpdate() {
    return new ScriptedShop(
        new OrderFeed(OrderFeed.By.UPDATE_TIME, Duration.ofDays(30)), OLDEST_CHANGE_FIRST);
  }

  static ScriptedShop byCreation(Duration longest) {
    return new ScriptedShop(
        new OrderFeed(OrderFeed.By.CREATION_TIME, longest), Comparator.comparing(Order::id));
  }

  ScriptedShop pageSize(int value) {
    pageSize = value;
    return this;
  }

  ScriptedShop sortedBy(Comparator<Order> value) {
    sort = value;
    return this;
  }

  ScriptedShop withoutTotals() {
    tellsTotal = false;
    return this;
  }

  ScriptedShop put(Order order) {
    orders.put(order.id(), order);
    return this;
  }

  void change(String id, Phase phase, @Nullable Instant at) {
    Order old = orders.get(id);
    put(Orders.order(id, phase, old.createdAt(), at));
  }

  /** An order that takes a place in the listing and is not shown. */
  void hide(String id) {
    hidden.add(id);
  }

  void remove(String id) {
    orders.remove(id);
  }

  /** What happens after the next page was answered; later calls are for later pages. */
  ScriptedShop afterPage(Runnable event) {
    betweenPages.add(event);
    return this;
  }

  void failNext(RuntimeException failure) {
    failures.add(failure);
  }

  Map<String, Order> book() {
    return Map.copyOf(orders);
  }

  /** The orders that a listing shows. */
  Map<String, Order> shown() {
    Map<String, Order> shown = new LinkedHashMap<>(orders);
    shown.keySet().removeAll(hidden);
    return shown;
  }

  boolean hasEventsLeft() {
    return !betweenPages.isEmpty();
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** The ids of each reading by id. */
  List<Set<String>> readById() {
    return List.copyOf(readById);
  }

  void forgetWhatWasAsked() {
    asked.clear();
    readById.clear();
  }

  @Override
  public OrderFeed feed() {
    return feed;
  }

  @Override
  public Page<Order> orders(Account account, Window window, @Nullable String cursor) {
    asked.add(new Asked(window, cursor));
    failIfScripted();
    List<Order> listed =
        orders.values().stream().filter(order -> within(window, order)).sorted(sort).toList();
    int start = Math.min(cursor == null ? 0 : Integer.parseInt(cursor), listed.size());
    int end = Math.min(start + pageSize, listed.size());
    Page<Order> page =
        new Page<>(
            listed.subList(start, end).stream().filter(o -> !hidden.contains(o.id())).toList(),
            end < listed.size() ? Integer.toString(end) : null,
            tellsTotal ? (long) listed.size() : null);
    Runnable event = betweenPages.poll();
    if (event != null) {
      event.run();
    }
    return page;
  }

  private boolean within(Window window, Order order) {
    Instant at = feed.by() == OrderFeed.By.UPDATE_TIME ? order.updatedAt() : order.createdAt();
    // An order whose change time is untold is listed all the same.
    return at == null || (!at.isBefore(window.from()) && at.isBefore(window.to()));
  }

  @Override
  public Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor) {
    throw new UnsupportedOperationException("no test asks for orders by their creation");
  }

  @Override
  public Found<Order> ordersById(Account account, Collection<String> ids) {
    readById.add(Set.copyOf(ids));
    failIfScripted();
    return Found.of(ids.stream().filter(orders::containsKey).map(orders::get).toList());
  }

  private void failIfScripted() {
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }
}
