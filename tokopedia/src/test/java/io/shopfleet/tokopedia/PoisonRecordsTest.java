package io.shopfleet.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.platform.CancellationSource;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.ReturnSource;
import io.shopfleet.platform.StockSource;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.platform.Window;
import io.shopfleet.testkit.simulator.Poison;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopedia;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaApp;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaShop;
import io.shopfleet.testkit.simulator.tokopedia.OrderRow;
import io.shopfleet.testkit.simulator.tokopedia.ProductRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoisonRecordsTest {

  private final VirtualClock clock = VirtualClock.at(Instant.parse("2025-06-16T03:00:00Z"));
  private final FakeTokopedia tokopedia = FakeTokopedia.open(clock);
  private FakeTokopediaApp app;
  private FakeTokopediaShop shop;
  private Rig rig;
  private Account account;

  @BeforeEach
  void connect() {
    app = tokopedia.app(Rig.FS_ID, Rig.CLIENT_ID, Rig.CLIENT_SECRET);
    shop = app.shop(480_001, "Toko Satu").seedProducts(12);
    rig = Rig.at(tokopedia.url().uri(), clock);
    account = rig.account(480_001);
  }

  @AfterEach
  void close() {
    rig.close();
    tokopedia.close();
  }

  private Window lastDays() {
    return new Window(clock.instant().minus(Duration.ofDays(2)), clock.instant());
  }

  private OrderSource orders() {
    return rig.capability(account, OrderSource.class);
  }

  private List<OrderRow> seeded(int count) {
    shop.seedOrders(count, lastDays().from(), lastDays().to());
    return shop.orders();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "products; \"none\"",
        "create_time; {}",
        "create_time; 99999999999999999",
        "products; [{\"id\":1,\"quantity\":-2,\"price\":1}]"
      })
  void poisonInTheList_losesNobodyElse(String member, String json) {
    List<OrderRow> rows = seeded(9);
    long bad = rows.get(4).orderId();
    shop.poison(bad, Poison.instead(member, json));

    Page<Order> page = orders().orders(account, lastDays(), null);

    assertThat(page.items())
        .extracting(Order::id)
        .containsExactlyInAnyOrderElementsOf(
            rows.stream()
                .map(OrderRow::orderId)
                .filter(id -> id != bad)
                .map(String::valueOf)
                .toList());
    assertThat(page.unreadable()).hasSize(1);
    Unreadable told = page.unreadable().get(0);
    assertThat(told.id()).isEqualTo(Long.toString(bad));
    assertThat(told.raw()).startsWith("{").contains("\"invoice_ref_num\":").endsWith("}");
    assertThat(told.reason()).isNotBlank();
  }

  @Test
  void orderWithoutId_isToldWithoutIt() {
    shop.poison(seeded(3).get(0).orderId(), Poison.without("order_id"));

    Page<Order> page = orders().ordersCreated(account, lastDays(), null);

    assertThat(page.items()).hasSize(2);
    assertThat(page.unreadable()).extracting(Unreadable::id).containsOnlyNulls().hasSize(1);
  }

  @Test
  void pageOfPoisonAlone_isFollowedByTheNext() {
    List<OrderRow> rows = seeded(60);
    rows.forEach(row -> shop.poison(row.orderId(), Poison.without("create_time")));
    int unreadable = 0;
    String cursor = null;
    do {
      Page<Order> page = orders().orders(account, lastDays(), cursor);
      unreadable += page.unreadable().size();
      cursor = page.cursor();
    } while (cursor != null);

    assertThat(unreadable).isEqualTo(rows.size());
  }

  @Test
  void singleOrder_isToldWithTheIdItWasAskedBy() {
    List<OrderRow> rows = seeded(3);
    shop.poison(rows.get(0).orderId(), Poison.instead("order_info", "[]"));
    shop.poison(rows.get(1).orderId(), Poison.without("create_time"));

    Found<Order> found =
        orders()
            .ordersById(account, rows.stream().map(row -> Long.toString(row.orderId())).toList());

    assertThat(found.items())
        .extracting(Order::id)
        .containsExactly(Long.toString(rows.get(2).orderId()));
    assertThat(found.unreadable())
        .extracting(Unreadable::id)
        .containsExactly(
            Long.toString(rows.get(0).orderId()), Long.toString(rows.get(1).orderId()));
    assertThat(found.unreadable()).allMatch(told -> told.raw().contains("\"invoice_number\""));
  }

  @Test
  void damagedOrderOfAnotherShop_isNotThisShops() {
    FakeTokopediaShop other = app.shop(480_002, "Toko Dua").seedProducts(5);
    other.seedOrders(1, lastDays().from(), lastDays().to());
    long id = other.orders().get(0).orderId();
    other.poison(id, Poison.instead("order_info", "[]"));

    Found<Order> found = orders().ordersById(account, List.of(Long.toString(id)));

    assertThat(found.items()).isEmpty();
    assertThat(found.unreadable()).isEmpty();
  }

  @Test
  void product_isToldBesideTheOthersInListStockAndById() {
    ProductRow bad = shop.product("KOPI-BAD", 5, BigDecimal.TEN);
    ProductRow good = shop.product("KOPI-GOOD", 5, BigDecimal.TEN);
    shop.poison(bad.productId(), Poison.instead("price", "[]"));
    ProductSource source = rig.capability(account, ProductSource.class);
    String badId = Long.toString(bad.productId());

    Page<Product> page = source.products(account, null, null);
    Found<Product> found =
        source.productsById(account, List.of(badId, Long.toString(good.productId()), "x"));
    Page<StockLevel> stock = rig.capability(account, StockSource.class).stock(account, null);

    assertThat(page.items()).extracting(Product::id).doesNotContain(badId);
    assertThat(page.unreadable()).extracting(Unreadable::id).containsExactly(badId);
    assertThat(found.items())
        .extracting(Product::id)
        .containsExactly(Long.toString(good.productId()));
    assertThat(found.unreadable()).extracting(Unreadable::id).containsExactly(badId);
    assertThat(stock.items()).extracting(StockLevel::productId).doesNotContain(badId);
    assertThat(stock.unreadable()).extracting(Unreadable::id).containsExactly(badId);
  }

  @Test
  void productsOfOnePage_areCountedWithTheUnreadable() {
    ProductRow bad = shop.product("KOPI-BAD", 5, BigDecimal.TEN);
    shop.poison(bad.productId(), Poison.instead("price", "[]"));
    ProductSource source = rig.capability(account, ProductSource.class);
    Page<Product> first = source.products(account, null, null);

    Page<Product> second = source.products(account, null, first.next().orElseThrow());

    assertThat(first.totalCount()).isEmpty();
    assertThat(second.items()).isEmpty();
    assertThat(second.next()).isEmpty();
    assertThat(second.totalCount()).hasValue(first.items().size() + 1L);
  }

  @Test
  void fullPageOfProducts_tellsNoTotal() {
    shop.seedProducts(38);
    ProductSource source = rig.capability(account, ProductSource.class);
    Page<Product> first = source.products(account, null, null);

    assertThat(source.products(account, null, first.next().orElseThrow()).totalCount()).isEmpty();
  }

  @Test
  void familyWithADamagedVariant_isToldAsAWhole() {
    List<ProductRow> family = shop.variants("Kaos", List.of("KAOS-S", "KAOS-M"), 3, BigDecimal.TEN);
    ProductRow parent = family.get(0);
    ProductRow variant = family.get(family.size() - 1);
    shop.poison(variant.productId(), Poison.instead("stock", "[]"));

    Page<Product> page = rig.capability(account, ProductSource.class).products(account, null, null);

    String id = Long.toString(parent.productId());
    assertThat(page.items()).extracting(Product::id).doesNotContain(id);
    assertThat(page.unreadable()).extracting(Unreadable::id).containsExactly(id);
    assertThat(page.unreadable().get(0).reason()).contains("variant " + variant.productId());
  }

  @Test
  void productOfAnotherShop_isNotThisShops() {
    FakeTokopediaShop other = app.shop(480_002, "Toko Dua");
    ProductRow row = other.product("TEH", 5, BigDecimal.TEN);

    assertThat(
            rig.capability(account, ProductSource.class)
                .productsById(account, List.of(Long.toString(row.productId())))
                .items())
        .isEmpty();
  }

  @Test
  void returnsAndCancellations_areNotOffered() {
    assertThatThrownBy(() -> rig.capability(account, ReturnSource.class))
        .hasMessageContaining("ReturnSource");
    assertThatThrownBy(() -> rig.capability(account, CancellationSource.class))
        .hasMessageContaining("CancellationSource");
  }
}
