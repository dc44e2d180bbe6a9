package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.Sku;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ConnectionProbe;
import io.shopfleet.platform.ConnectionReport;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.ShopInfo;
import io.shopfleet.platform.Window;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.FaultRule;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.testkit.simulator.tiktok.OrderRow;
import io.shopfleet.testkit.simulator.tiktok.ProductRow;
import io.shopfleet.testkit.simulator.tiktok.SkuRow;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopOnTheSimulatorTest {

  private SimulatedShop bed;
  private FakeTikTokShop fake;
  private FakeShop fakeShop;
  private TestFleet fleet;
  private Account account;

  @BeforeEach
  void open() {
    bed = new SimulatedShop();
    fake = bed.fake;
    fakeShop = bed.shop;
    fleet = bed.fleet;
    account = bed.account;
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private List<Order> ordersOf(Window window) {
    OrderSource source = fleet.capability(OrderSource.class);
    return SimulatedShop.all(cursor -> source.orders(account, window, cursor));
  }

  private Window lastWeek() {
    Instant now = fake.clock().instant();
    return new Window(now.minus(Duration.ofDays(7)), now.plusSeconds(1));
  }

  private void seedOrders(int count) {
    fakeShop.seedOrders(count, lastWeek().from(), fake.clock().instant());
  }

  private static Map<String, Integer> unitsBySku(Order order) {
    Map<String, Integer> units = new HashMap<>();
    order.lines().forEach(line -> units.merge(line.skuId(), line.quantity(), Integer::sum));
    return units;
  }

  @Test
  void allPages_bringEveryOrderAsThePlatformHasIt() {
    seedOrders(230);

    List<Order> read = ordersOf(lastWeek());

    Map<String, OrderRow> expected =
        fakeShop.orders().stream().collect(Collectors.toMap(OrderRow::id, row -> row));
    assertThat(read).extracting(Order::id).containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (Order order : read) {
      OrderRow row = expected.get(order.id());
      assertThat(order.status().raw()).isEqualTo(row.status().toString());
      assertThat(order.createdAt()).isEqualTo(row.createTime());
      assertThat(order.updatedAt()).isEqualTo(row.updateTime());
      assertThat(order.total().amount()).isEqualByComparingTo(row.total());
      assertThat(order.total().currency()).isEqualTo(row.currency());
      assertThat(order.channel().name()).isEqualTo(row.commercePlatform());
      assertThat(order.units()).isEqualTo(row.units());
      assertThat(unitsBySku(order)).isEqualTo(row.unitsBySku());
    }
    assertThat(read).extracting(Order::updatedAt).isSorted();
    assertThat(fake.journal().count("/orders/search")).isEqualTo(3);
  }

  @Test
  void window_holdsItsStartAndNotItsEnd() {
    seedOrders(1);
    Instant changed = fakeShop.orders().get(0).updateTime();

    assertThat(ordersOf(new Window(changed, changed.plusSeconds(1)))).hasSize(1);
    assertThat(ordersOf(new Window(changed, changed.plusNanos(1)))).hasSize(1);
    assertThat(ordersOf(new Window(changed.minusSeconds(1), changed))).isEmpty();
    assertThat(ordersOf(new Window(changed.plusSeconds(1), changed.plusSeconds(2)))).isEmpty();
  }

  @Test
  void pageSizeOfTheAccount_isAskedFor() {
    seedOrders(25);
    account = account.toBuilder().setting(TikTokShop.PAGE_SIZE, 10).build();

    assertThat(ordersOf(lastWeek())).hasSize(25);
    assertThat(fake.journal().count("/orders/search")).isEqualTo(3);
  }

  @Test
  void ordersById_areReadFiftyAtATime() {
    seedOrders(120);
    List<String> ids = fakeShop.orders().stream().map(OrderRow::id).toList();
    List<String> asked = new ArrayList<>(ids.subList(0, 101));
    asked.add(ids.get(0));

    List<Order> read = fleet.capability(OrderSource.class).ordersById(account, asked).items();

    assertThat(read).extracting(Order::id).containsExactlyInAnyOrderElementsOf(ids.subList(0, 101));
    assertThat(fake.journal().count("GET /order/202507/orders")).isEqualTo(3);
  }

  @Test
  void noIds_areNoCall() {
    assertThat(fleet.capability(OrderSource.class).ordersById(account, List.of()).items())
        .isEmpty();
    assertThat(fake.journal().count()).isZero();
  }

  @Test
  void expiredToken_isRenewedOnceAndTheRequestReplayed() {
    seedOrders(5);
    fakeShop.seller().expireAccessTokens();

    assertThat(ordersOf(lastWeek())).hasSize(5);
    assertThat(fakeShop.seller().refreshCount()).isOne();
    assertThat(fake.journal().count("/orders/search")).isEqualTo(2);
  }

  @Test
  void revokedAuthorization_isRejectedAndNobodyAsksAgain() {
    fakeShop.seller().revoke();

    MarketplaceException failure =
        catchThrowableOfType(MarketplaceException.class, () -> ordersOf(lastWeek()));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTH_REJECTED);
    assertThat(fake.journal().count("/orders/search")).isOne();
  }

  @Test
  void withdrawnScope_isAPermissionFailure() {
    fakeShop.seller().withdrawScope("seller.order.info");

    assertThatThrownBy(() -> ordersOf(lastWeek()))
        .hasMessageContaining("105005")
        .satisfies(
            e -> assertThat(((MarketplaceException) e).kind()).isEqualTo(FailureKind.PERMISSION));
  }

  @Test
  void tooManyRequests_isWaitedForAndRepeated() {
    seedOrders(5);
    fake.faults().next(Fault.tooManyRequests(Duration.ofSeconds(3)));

    assertThat(ordersOf(lastWeek())).hasSize(5);
    assertThat(fleet.pauses).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(3)) >= 0);
  }

  @Test
  void troubleOnTheWay_isRepeatedAndNothingIsLost() {
    seedOrders(130);
    fake.faults().next(Fault.htmlPage(502));
    fake.faults().next(Fault.truncatedJson());
    fake.faults().next(Fault.serverError(500));
    fake.faults().next(Fault.cutInBody());

    assertThat(ordersOf(lastWeek())).hasSize(130);
  }

  @Test
  void repeatedPage_endsTheReadingWithAFailure() {
    seedOrders(250);
    fake.faults().add(FaultRule.of(Fault.repeatedPage()).on("/orders/search").after(1));

    assertThatThrownBy(() -> ordersOf(lastWeek())).hasMessageContaining("does not advance");
  }

  @Test
  void products_areReadAsThePlatformHasThem() {
    fakeShop.seedProducts(130);
    ProductSource source = fleet.capability(ProductSource.class);

    List<Product> read = SimulatedShop.all(cursor -> source.products(account, null, cursor));

    Map<String, ProductRow> expected =
        fakeShop.products().stream().collect(Collectors.toMap(ProductRow::id, row -> row));
    assertThat(read).extracting(Product::id).containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (Product product : read) {
      ProductRow row = expected.get(product.id());
      assertThat(product.title()).isEqualTo(row.title());
      assertThat(product.status().raw()).isEqualTo(row.status());
      assertThat(product.updatedAt()).isEqualTo(row.updateTime());
      assertThat(product.skus()).hasSameSizeAs(row.skus());
      for (int i = 0; i < row.skus().size(); i++) {
        assertSame(product.skus().get(i), row.skus().get(i));
      }
    }
  }

  private static void assertSame(Sku sku, SkuRow row) {
    assertThat(sku.id()).isEqualTo(row.id());
    assertThat(sku.sellerSku()).isEqualTo(row.sellerSku());
    assertThat(sku.price().amount()).isEqualByComparingTo(row.price());
    assertThat(sku.price().currency()).isEqualTo(row.currency());
    assertThat(sku.stock()).isEqualTo((long) row.totalStock());
  }

  @Test
  void changedProducts_areThoseSinceAndAtTheInstant() {
    fakeShop.seedProducts(20);
    fake.clock().advance(Duration.ofSeconds(10));
    ProductRow changed = fakeShop.products().get(3);
    Instant at = fake.clock().instant();
    fakeShop.product(changed.id()).orElseThrow().title("Kopi baru");
    ProductSource source = fleet.capability(ProductSource.class);

    assertThat(source.listsChanges()).isTrue();
    assertThat(source.products(account, at, null).items())
        .extracting(Product::title)
        .containsExactly("Kopi baru");
    assertThat(source.products(account, at.plusSeconds(1), null).items()).isEmpty();
  }

  @Test
  void probe_tellsTheShop() {
    ConnectionReport report = fleet.capability(ConnectionProbe.class).probe(account);

    assertThat(report.works()).isTrue();
    assertThat(report.shop().id().value()).isEqualTo(fakeShop.id());
    assertThat(report.shop().region()).isEqualTo(new RegionCode("ID"));
    assertThat(report.message()).isEqualTo("Connected to " + fakeShop.name());
  }

  @Test
  void rotatedCipher_isReportedWithTheNewOne() {
    fakeShop.rotateCipher();

    assertThatThrownBy(() -> ordersOf(lastWeek()))
        .hasMessageContaining("101000")
        .hasMessageContaining("Reload the shops");
    ConnectionReport report = fleet.capability(ConnectionProbe.class).probe(account);
    assertThat(report.message()).contains("the shop's cipher changed");
    assertThat(report.shop().attributes())
        .containsEntry(TikTokCredential.SHOP_CIPHER, fakeShop.cipher());
  }

  @Test
  void shopThatTheAuthorizationDoesNotOpen_isNotFound() {
    Account other =
        Account.of(TikTokShop.ID, new ShopId("7495999999999999999"), "Toko lain")
            .region(new RegionCode("ID"))
            .credential(account.credential())
            .build();

    assertThatThrownBy(() -> fleet.capability(ShopInfo.class).shop(other))
        .hasMessageContaining("Toko lain")
        .hasMessageContaining(fakeShop.id())
        .satisfies(
            e -> assertThat(((MarketplaceException) e).kind()).isEqualTo(FailureKind.NOT_FOUND));
    assertThat(fleet.capability(ConnectionProbe.class).probe(other).failure())
        .isEqualTo(FailureKind.NOT_FOUND);
  }

  @Test
  void closedShop_isReportedByTheProbe() {
    fakeShop.seller().revoke();

    ConnectionReport report = fleet.capability(ConnectionProbe.class).probe(account);

    assertThat(report.works()).isFalse();
    assertThat(report.failure()).isEqualTo(FailureKind.AUTH_REJECTED);
  }

  @Test
  void client_iteratesOrdersPageByPageAsTheyAreNeeded() {
    seedOrders(130);
    TikTokShopClient shop = fleet.connector.client(account, TikTokShopClient.class).orElseThrow();
    var orders = shop.orders().search(lastWeek().from()).iterator();

    for (int i = 0; i < 100; i++) {
      assertThat(orders.next().source(io.shopfleet.tiktokshop.api.order.Order.class)).isPresent();
    }
    assertThat(fake.journal().count("/orders/search")).isOne();
    int rest = 0;
    while (orders.hasNext()) {
      orders.next();
      rest++;
    }
    assertThat(rest).isEqualTo(30);
    assertThat(shop.account()).isEqualTo(account);
    assertThat(shop.orders().byId(List.of(fakeShop.orders().get(0).id())).items()).hasSize(1);
  }

  @Test
  void client_iteratesProductsAndStock() {
    fakeShop.seedProducts(7);
    TikTokShopClient shop = fleet.connector.client(account, TikTokShopClient.class).orElseThrow();

    assertThat(shop.products().search(null)).hasSize(7);
    assertThat(shop.stock()).isNotEmpty();
    assertThat(fleet.connector.client(account, String.class)).isEmpty();
    assertThat(fleet.connector.capability(String.class)).isEmpty();
  }
}
