package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Unreadable;
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
import java.util.function.Function;
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
  private final Set<String> damaged = new HashSet<>();
  private final List<Asked> askedByCreation = new ArrayList<>();
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

  /** An order that the marketplace tells in a way nobody understands. */
  void damage(String id) {
    damaged.add(id);
  }

  void mend(String id) {
    damaged.remove(id);
  }

  /** Windows asked for by creation, whose first page was asked for. */
  List<Window> windowsByCreation() {
    return askedByCreation.stream().map(Asked::window).distinct().toList();
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
    return page(
        window,
        feed.by() == OrderFeed.By.UPDATE_TIME ? Order::updatedAt : Order::createdAt,
        cursor);
  }

  @Override
  public Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor) {
    askedByCreation.add(new Asked(window, cursor));
    return page(window, Order::createdAt, cursor);
  }

  private Page<Order> page(
      Window window, Function<Order, @Nullable Instant> time, @Nullable String cursor) {
    failIfScripted();
    List<Order> listed =
        orders.values().stream()
            .filter(order -> within(window, time.apply(order)))
            .sorted(sort)
            .toList();
    int start = Math.min(cursor == null ? 0 : Integer.parseInt(cursor), listed.size());
    int end = Math.min(start + pageSize, listed.size());
    List<Order> shown =
        listed.subList(start, end).stream().filter(o -> !hidden.contains(o.id())).toList();
    Page<Order> page =
        new Page<>(
            readable(shown),
            unreadable(shown),
            end < listed.size() ? Integer.toString(end) : null,
            tellsTotal ? (long) listed.size() : null);
    Runnable event = betweenPages.poll();
    if (event != null) {
      event.run();
    }
    return page;
  }

  private static boolean within(Window window, @Nullable Instant at) {
    // An order whose change time is untold is listed all the same.
    return at == null || (!at.isBefore(window.from()) && at.isBefore(window.to()));
  }

  private List<Order> readable(List<Order> shown) {
    return shown.stream().filter(order -> !damaged.contains(order.id())).toList();
  }

  private List<Unreadable> unreadable(List<Order> shown) {
    return shown.stream()
        .map(Order::id)
        .filter(damaged::contains)
        .map(id -> new Unreadable(id, "{\"id\":\"" + id + "\",", "no price"))
        .toList();
  }

  @Override
  public Found<Order> ordersById(Account account, Collection<String> ids) {
    readById.add(Set.copyOf(ids));
    failIfScripted();
    List<Order> found = ids.stream().filter(orders::containsKey).map(orders::get).toList();
    return new Found<>(readable(found), unreadable(found));
  }

  private void failIfScripted() {
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }
}
