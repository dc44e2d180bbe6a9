package io.shopfleet.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.Sku;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ConnectionReport;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.ShopInfo;
import io.shopfleet.platform.StockSource;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopedia;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaApp;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaShop;
import io.shopfleet.testkit.simulator.tokopedia.OrderRow;
import io.shopfleet.testkit.simulator.tokopedia.OrderStatus;
import io.shopfleet.testkit.simulator.tokopedia.ProductRow;
import io.shopfleet.testkit.simulator.tokopedia.ProductRow.Kind;
import io.shopfleet.testkit.simulator.tokopedia.Quirk;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassicAgainstSimulatorTest {

  private final VirtualClock clock = VirtualClock.at(Instant.parse("2025-06-16T03:00:00Z"));
  private final FakeTokopedia tokopedia = FakeTokopedia.open(clock);
  private FakeTokopediaApp app;
  private FakeTokopediaShop shop;
  private Rig rig;
  private Account account;

  @BeforeEach
  void connect() {
    app = tokopedia.app(Rig.FS_ID, Rig.CLIENT_ID, Rig.CLIENT_SECRET);
    shop = app.shop(480_001, "Toko Satu").seedProducts(30);
    rig = Rig.at(tokopedia.url().uri(), clock);
    account = rig.account(480_001);
  }

  @AfterEach
  void close() {
    rig.close();
    tokopedia.close();
  }

  @Test
  void everyListedOrder_isReadOnceWithItsTrueValues() {
    Instant now = clock.instant();
    shop.seedOrders(130, now.minus(Duration.ofDays(5)), now);

    List<Order> read = readOrders(now.minus(Duration.ofDays(5)), now);

    assertThat(read).extracting(Order::id).doesNotHaveDuplicates();
    assertAgrees(read);
  }

  @Test
  void singleOrders_agreeWithTheListed() {
    Instant now = clock.instant();
    shop.seedOrders(12, now.minus(Duration.ofDays(2)), now);
    Map<String, Order> listed = byId(readOrders(now.minus(Duration.ofDays(2)), now));

    List<Order> single = source().ordersById(account, listed.keySet()).items();

    assertThat(single).hasSameSizeAs(listed.keySet());
    for (Order order : single) {
      Order other = listed.get(order.id());
      assertThat(order.total().amount()).isEqualByComparingTo(other.total().amount());
      assertThat(order.createdAt()).isEqualTo(other.createdAt());
      assertThat(order.status()).isEqualTo(other.status());
      assertThat(order.lines()).hasSameSizeAs(other.lines());
      assertThat(order.units()).isEqualTo(other.units());
      assertThat(order.lines().get(0).ids()).isEqualTo(other.lines().get(0).ids());
      assertThat(order.channel()).isEqualTo(other.channel());
      assertThat(order.updatedAt()).isNotNull();
    }
  }

  @Test
  void answersTooBig_areAskedForInSmallerParts() {
    Instant now = clock.instant();
    shop.seedOrders(90, now.minus(Duration.ofDays(2)), now);
    tokopedia.limitOrderWindow(7);

    List<Order> read = readOrders(now.minus(Duration.ofDays(2)), now);

    assertThat(read).extracting(Order::id).doesNotHaveDuplicates();
    assertAgrees(read);
  }

  @Test
  void repeatedPage_isAFailure() {
    Instant now = clock.instant();
    shop.seedOrders(120, now.minus(Duration.ofDays(2)), now);
    tokopedia.faults().add(Fault.repeatedPage().on("order/list"));

    MarketplaceException failure =
        catchThrowableOfType(
            MarketplaceException.class, () -> readOrders(now.minus(Duration.ofDays(2)), now));

    assertThat(failure).hasMessageContaining("same order");
  }

  @Test
  void orderPaidLate_arrivesByTheOverlap() {
    Instant start = clock.instant();
    rig.fleet()
        .accounts()
        .update(
            rig.fleet().accounts().get(account.id()).toBuilder()
                .setting(SyncSettings.FROM, start.minus(Duration.ofDays(1)))
                .build());
    OrderRow late =
        shop.newOrder().createdAt(start.minusSeconds(60)).paidAfter(Duration.ofHours(60)).place();
    rig.fleet().sync().syncNow(account.id());
    clock.advance(Duration.ofHours(59));
    OrderRow newest = shop.newOrder().createdAt(clock.instant().minusSeconds(60)).place();
    rig.fleet().sync().syncNow(account.id());
    assertThat(rig.delivered()).extracting(Order::id).containsOnly(orderId(newest));

    clock.advance(Duration.ofHours(2));
    rig.fleet().sync().syncNow(account.id());

    assertThat(rig.delivered()).extracting(Order::id).contains(orderId(late));
  }

  @Test
  void products_carryTheirVariantsAsSkus() {
    List<Product> products = new ArrayList<>();
    ProductSource source = rig.capability(account, ProductSource.class);
    String cursor = null;
    do {
      Page<Product> page = source.products(account, null, cursor);
      products.addAll(page.items());
      cursor = page.cursor();
    } while (cursor != null);

    List<ProductRow> book = shop.products();
    assertThat(products)
        .extracting(Product::id)
        .containsExactlyInAnyOrderElementsOf(
            book.stream()
                .filter(row -> row.kind() != Kind.VARIANT)
                .map(ClassicAgainstSimulatorTest::id)
                .toList());
    Map<String, Sku> skus =
        products.stream()
            .flatMap(product -> product.skus().stream())
            .collect(Collectors.toMap(Sku::id, Function.identity()));
    List<ProductRow> sellable = book.stream().filter(row -> row.kind() != Kind.PARENT).toList();
    assertThat(skus.keySet()).containsExactlyInAnyOrderElementsOf(ids(sellable));
    for (ProductRow row : sellable) {
      Sku sku = skus.get(id(row));
      assertThat(sku.sellerSku()).isEqualTo(row.sku());
      assertThat(sku.stock()).isEqualTo(row.stock());
      assertThat(sku.price().amount()).isEqualByComparingTo(row.price());
    }
  }

  @Test
  void variantsOnAnotherPage_areFetchedForTheirParent() {
    FakeTokopediaShop edge = app.shop(480_002, "Toko Dua");
    for (int i = 0; i < 49; i++) {
      edge.product("E-" + i, 3, BigDecimal.valueOf(15_000));
    }
    List<ProductRow> family =
        edge.variants("Kemeja", List.of("S", "M"), 4, BigDecimal.valueOf(90_000));
    Account other = rig.account(480_002);

    Page<Product> first = rig.capability(other, ProductSource.class).products(other, null, null);

    Product parent = first.items().get(first.items().size() - 1);
    assertThat(parent.id()).isEqualTo(id(family.get(0)));
    assertThat(parent.skus()).extracting(Sku::sellerSku).containsExactly("S", "M");
  }

  @Test
  void stock_isThatOfWhatCanBeBought() {
    StockSource source = rig.capability(account, StockSource.class);
    Map<String, Long> levels = new HashMap<>();
    String cursor = null;
    do {
      Page<StockLevel> page = source.stock(account, cursor);
      page.items().forEach(level -> levels.put(level.skuId(), level.available()));
      assertThat(page.items())
          .allMatch(level -> Long.toString(shop.warehouseId()).equals(level.warehouseId()));
      cursor = page.cursor();
    } while (cursor != null);

    Map<String, Long> expected =
        shop.products().stream()
            .filter(row -> row.kind() != Kind.PARENT)
            .collect(Collectors.toMap(ClassicAgainstSimulatorTest::id, row -> (long) row.stock()));
    assertThat(levels).isEqualTo(expected);
  }

  @Test
  void stockBeyondTheLimit_isWrittenInTheEnd() {
    List<ProductRow> rows =
        shop.products().stream().filter(row -> row.kind() == Kind.SINGLE).limit(12).toList();
    tokopedia.refuseRows(5);

    WriteResult result =
        rig.capability(account, StockWriter.class)
            .writeStock(
                account,
                rows.stream().map(row -> new StockChange(id(row), id(row), null, 77)).toList());

    assertThat(result.complete()).isTrue();
    assertThat(
            shop.products().stream()
                .filter(row -> ids(rows).contains(id(row)))
                .map(ProductRow::stock))
        .containsOnly(77);
  }

  @Test
  void wrongProduct_isRefusedAlone() {
    ProductRow row = shop.products().get(0);

    WriteResult result =
        rig.capability(account, StockWriter.class)
            .writeStock(
                account,
                List.of(
                    new StockChange(id(row), id(row), null, 41),
                    new StockChange("5", "5", null, 41)));

    assertThat(result.rows()).extracting(WriteResult.Row::accepted).containsExactly(true, false);
    assertThat(shop.products().get(0).stock()).isEqualTo(41);
  }

  @Test
  void oneToken_servesAllShopsOfTheApp() {
    app.shop(480_002, "Toko Dua");
    Account other = rig.account(480_002);

    rig.capability(account, ShopInfo.class).shop(account);
    rig.capability(other, ShopInfo.class).shop(other);

    assertThat(app.tokenCalls()).isEqualTo(1);
  }

  @Test
  void expiredToken_isRenewedOnce() {
    rig.capability(account, ShopInfo.class).shop(account);
    app.expireToken();

    assertThat(rig.capability(account, ShopInfo.class).shop(account).name()).isEqualTo("Toko Satu");
    assertThat(app.tokensIssued()).isEqualTo(2);
  }

  @Test
  void refusedTokenThatIsGivenAgain_endsWithoutALoop() {
    rig.capability(account, ShopInfo.class).shop(account);
    app.refuseToken();
    tokopedia.journal().clear();

    MarketplaceException failure =
        catchThrowableOfType(
            MarketplaceException.class,
            () -> rig.capability(account, ShopInfo.class).shop(account));

    assertThat(failure.retryable()).isFalse();
    assertThat(app.tokenCalls()).isLessThanOrEqualTo(1);
    assertThat(tokopedia.journal().count("shop-info")).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {"DETACHED_SHOP_AS_500", "TOKEN_ERROR_AS_200"})
  void detachedShop_failsAlone(Quirk quirk) {
    tokopedia.enable(quirk);
    app.shop(480_002, "Toko Dua");
    Account other = rig.account(480_002);
    shop.detach();

    ConnectionReport dead = rig.fleet().test(account.id()).connection();
    ConnectionReport alive = rig.fleet().test(other.id()).connection();

    assertThat(dead.works()).isFalse();
    assertThat(dead.failure()).isEqualTo(FailureKind.PERMISSION);
    assertThat(dead.message()).contains("disconnected");
    assertThat(alive.works()).isTrue();
    assertThat(alive.shop().name()).isEqualTo("Toko Dua");
  }

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {"DETACHED_SHOP_AS_500", "TOKEN_ERROR_AS_200"})
  void wrongSecret_needsAPerson(Quirk quirk) {
    tokopedia.enable(quirk);
    try (Rig wrong = Rig.at(tokopedia.url().uri(), clock)) {
      Account locked = wrong.account(480_001, "not the secret");

      ConnectionReport report = wrong.fleet().test(locked.id()).connection();

      assertThat(report.failure()).isEqualTo(FailureKind.AUTH_REJECTED);
      assertThat(report.message()).doesNotContain("not the secret");
    }
  }

  @Test
  void legacyEnvelope_isReadAsWell() {
    tokopedia.enable(Quirk.LEGACY_ENVELOPE);

    assertThat(rig.client(account).shop().name()).isEqualTo("Toko Satu");
    assertThat(rig.client(account).products(1, null)).hasSize(30);
  }

  @Test
  void faults_areSurvived() {
    Instant now = clock.instant();
    shop.seedOrders(60, now.minus(Duration.ofDays(1)), now);
    tokopedia.faults().next(Fault.serverError(500));
    tokopedia.faults().next(Fault.htmlPage(502));
    tokopedia.faults().next(Fault.cutInBody());

    assertAgrees(readOrders(now.minus(Duration.ofDays(1)), now));
  }

  @Test
  void orderMovedOn_isReadAgainById() {
    OrderRow placed = shop.newOrder().place();
    tokopedia.moveOrder(placed.orderId(), OrderStatus.CANCELLED_BY_BUYER);

    Order order =
        source().ordersById(account, List.of(orderId(placed), "4000000000")).items().get(0);

    assertThat(order.status().isFinal()).isTrue();
  }

  private OrderSource source() {
    return rig.capability(account, OrderSource.class);
  }

  private List<Order> readOrders(Instant from, Instant to) {
    List<Order> orders = new ArrayList<>();
    Duration longest = source().feed().longest();
    for (Instant start = from; start.isBefore(to); start = start.plus(longest)) {
      Instant end = start.plus(longest).isBefore(to) ? start.plus(longest) : to;
      String cursor = null;
      do {
        Page<Order> page = source().orders(account, new Window(start, end), cursor);
        orders.addAll(page.items());
        cursor = page.cursor();
      } while (cursor != null);
    }
    return orders;
  }

  private void assertAgrees(List<Order> read) {
    Map<String, Order> orders = byId(read);
    List<OrderRow> book = shop.orders();
    assertThat(orders.keySet())
        .containsExactlyInAnyOrderElementsOf(
            book.stream().map(ClassicAgainstSimulatorTest::orderId).toList());
    for (OrderRow entry : book) {
      Order order = orders.get(orderId(entry));
      assertThat(order.createdAt()).isEqualTo(entry.createdAt().truncatedTo(ChronoUnit.SECONDS));
      assertThat(order.total().amount()).isEqualByComparingTo(entry.total());
      assertThat(order.units()).isEqualTo(entry.units());
      assertThat(order.status().raw()).isEqualTo(Integer.toString(entry.status()));
    }
  }

  private static Map<String, Order> byId(List<Order> orders) {
    return orders.stream().collect(Collectors.toMap(Order::id, Function.identity(), (a, b) -> b));
  }

  private static List<String> ids(List<ProductRow> rows) {
    return rows.stream().map(ClassicAgainstSimulatorTest::id).toList();
  }

  private static String id(ProductRow row) {
    return Long.toString(row.productId());
  }

  private static String orderId(OrderRow entry) {
    return Long.toString(entry.orderId());
  }
}
