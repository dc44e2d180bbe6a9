package io.shopfleet.testkit.simulator.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.tokopedia.Wire.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderListTest {

  private static final long THREE_DAYS = 259_200;
  private static final long JAKARTA = 25_200;

  private final FakeTokopedia tokopedia = FakeTokopedia.open();
  private final FakeTokopediaApp app = tokopedia.app(15_001, "client-a", "secret-a");
  private final FakeTokopediaShop shop = app.shop(480_001, "Toko Satu");
  private final Wire wire = Wire.signedIn(tokopedia, app);
  private final Instant now = tokopedia.clock().instant();
  private final long nowOnWire = now.getEpochSecond() + JAKARTA;

  @AfterEach
  void close() {
    tokopedia.close();
  }

  @Test
  void windowOneSecondShorterThanThreeDays_isAnswered() {
    Answer answer = list(nowOnWire - THREE_DAYS + 1, nowOnWire);

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void windowOfThreeDays_answersOrdDlv013() {
    Answer answer = list(nowOnWire - THREE_DAYS, nowOnWire);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("ORD_DLV_013");
    assertThat(answer.json()).containsEntry("data", null);
  }

  @Test
  void windowOneSecondLongerThanThreeDays_answersOrdDlv013() {
    Answer answer = list(nowOnWire - THREE_DAYS - 1, nowOnWire);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("ORD_DLV_013");
  }

  @Test
  void filterAndCreateTime_areJakartaWallClockWrittenAsUtc() {
    OrderRow order = shop.newOrder().createdAt(now.minusSeconds(60)).place();
    long created = order.createdAt().getEpochSecond();

    assertThat(ids(created, created)).isEmpty();
    assertThat(ids(created + JAKARTA, created + JAKARTA)).containsExactly(order.orderId());
    Map<String, @Nullable Object> row = list(created + JAKARTA, created + JAKARTA).rows().get(0);
    assertThat(Wire.number(row, "create_time"))
        .isEqualByComparingTo(BigDecimal.valueOf(created + JAKARTA));
  }

  @Test
  void bothEndsOfTheWindow_belongToIt() {
    OrderRow order = shop.newOrder().place();

    assertThat(ids(nowOnWire, nowOnWire + 10)).containsExactly(order.orderId());
    assertThat(ids(nowOnWire - 10, nowOnWire)).containsExactly(order.orderId());
    assertThat(ids(nowOnWire + 1, nowOnWire + 10)).isEmpty();
    assertThat(ids(nowOnWire - 10, nowOnWire - 1)).isEmpty();
  }

  @Test
  void fractionOfACreationSecond_isCutOffInTheList() {
    Instant created = now.minusSeconds(5).plusNanos(999_999_000);
    shop.newOrder().createdAt(created).place();
    long wholeSecond = nowOnWire - 5;

    assertThat(ids(wholeSecond, wholeSecond)).hasSize(1);
    assertThat(ids(wholeSecond + 1, nowOnWire)).isEmpty();
  }

  @Test
  void unpaidOrder_isNotListedUntilItIsPaid() {
    long orderId = shop.newOrder().unpaid().place().orderId();
    List<Long> before = ids(nowOnWire, nowOnWire);

    tokopedia.moveOrder(orderId, OrderStatus.PAID);

    assertThat(before).isEmpty();
    assertThat(ids(nowOnWire, nowOnWire)).containsExactly(orderId);
  }

  @Test
  void unpaidOrderThatIsCancelled_neverAppears() {
    long orderId = shop.newOrder().unpaid().place().orderId();

    tokopedia.moveOrder(orderId, OrderStatus.CANCELLED_BY_BUYER);

    assertThat(ids(nowOnWire, nowOnWire)).isEmpty();
    assertThat(shop.orders()).isEmpty();
    assertThat(shop.allOrders()).extracting(OrderRow::status).containsExactly(15);
  }

  @Test
  void orderPaidADayLater_appearsWithItsOldCreationTime() {
    long orderId = shop.newOrder().paidAfter(Duration.ofDays(1)).place().orderId();
    tokopedia.clock().advance(Duration.ofDays(1).minusNanos(1));
    List<Long> justBefore = ids(nowOnWire, nowOnWire + 90_000);
    tokopedia.clock().advance(Duration.ofNanos(1));

    assertThat(justBefore).isEmpty();
    assertThat(ids(nowOnWire, nowOnWire)).containsExactly(orderId);
    assertThat(ids(nowOnWire + 1, nowOnWire + 90_000)).isEmpty();
    assertThat(shop.orders())
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.createdAt()).isEqualTo(now);
              assertThat(order.updatedAt()).isEqualTo(now.plus(Duration.ofDays(1)));
              assertThat(order.status()).isEqualTo(OrderStatus.PAID);
            });
  }

  @Test
  void orderThatMoves_isStillFoundByItsCreationTimeAlone() {
    long orderId = shop.newOrder().place().orderId();
    tokopedia.clock().advance(Duration.ofDays(2));
    tokopedia.moveOrder(orderId, OrderStatus.ACCEPTED);

    assertThat(ids(nowOnWire + 1, nowOnWire + 2 * 86_400)).isEmpty();
    assertThat(ids(nowOnWire, nowOnWire)).containsExactly(orderId);
  }

  @Test
  void pages_coverEveryOrderOnce_andEndWithAnEmptyPage() {
    shop.seedOrders(95, now.minus(Duration.ofDays(2)), now);

    Set<BigDecimal> seen = new LinkedHashSet<>();
    List<Integer> sizes = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      Answer answer = wire.orderList(shop.id(), nowOnWire - 172_800, nowOnWire, page, 40);
      answer.rows().forEach(row -> seen.add(Wire.number(row, "order_id")));
      sizes.add(answer.rows().size());
    }

    assertThat(sizes).containsExactly(40, 40, 15, 0);
    assertThat(seen).hasSize(95);
  }

  @Test
  void emptyPages_areAnEmptyArrayAndNullByTurns() {
    assertThat(list(nowOnWire, nowOnWire).json()).containsEntry("data", List.of());
    assertThat(list(nowOnWire, nowOnWire).json()).containsEntry("data", null);
    assertThat(list(nowOnWire, nowOnWire).json()).containsEntry("data", List.of());
  }

  @Test
  void windowWithTooManyOrders_answersOrdApi009_untilItIsShorter() {
    shop.newOrder().createdAt(now.minusSeconds(20)).place();
    shop.newOrder().createdAt(now.minusSeconds(10)).place();
    tokopedia.limitOrderWindow(1);

    Answer both = list(nowOnWire - 20, nowOnWire);

    assertThat(both.status()).isEqualTo(500);
    assertThat(both.errorCode()).isEqualTo("ORD_API_009");
    assertThat(ids(nowOnWire - 19, nowOnWire)).hasSize(1);
  }

  @Test
  void withoutShopId_theOrdersOfAllShopsOfTheAppAreMixed() {
    FakeTokopediaShop other = app.shop(480_002, "Toko Dua");
    FakeTokopediaShop foreign = tokopedia.app(15_002, "b", "b").shop(480_003, "Toko Lain");
    shop.newOrder().place();
    other.newOrder().place();
    foreign.newOrder().place();

    Answer answer = wire.get(window() + "&page=1&per_page=50");

    assertThat(answer.rows())
        .extracting(row -> Wire.number(row, "shop_id").longValueExact())
        .containsExactlyInAnyOrder(480_001L, 480_002L);
  }

  @Test
  void warehouseId_standsForItsShop_butNotBesideAShopId() {
    shop.newOrder().place();
    app.shop(480_002, "Toko Dua").newOrder().place();
    String byWarehouse = window() + "&page=1&per_page=50&warehouse_id=" + shop.warehouseId();

    assertThat(wire.get(byWarehouse).rows())
        .extracting(row -> Wire.number(row, "shop_id").longValueExact())
        .containsExactly(480_001L);
    assertThat(wire.get(byWarehouse + "&shop_id=480001").errorCode()).isEqualTo("ORD_DLV_008");
  }

  @Test
  void status_narrowsToThePresentStatus() {
    long moved = shop.newOrder().place().orderId();
    shop.newOrder().place();
    tokopedia.moveOrder(moved, OrderStatus.ACCEPTED);

    Answer answer = wire.get(window() + "&page=1&per_page=50&shop_id=480001&status=400");

    assertThat(answer.rows())
        .extracting(row -> Wire.number(row, "order_id").longValueExact())
        .containsExactly(moved);
  }

  @ParameterizedTest
  @CsvSource({
    "'&per_page=10', ORD_DLV_014",
    "'&page=0&per_page=10', ORD_DLV_015",
    "'&page=x&per_page=10', ORD_DLV_015",
    "'&page=1', ORD_DLV_016",
    "'&page=1&per_page=0', ORD_DLV_017",
  })
  void pageOrSizeMissingOrMalformed_answersItsCode(String paging, String code) {
    Answer answer = wire.get(window() + "&shop_id=480001" + paging);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo(code);
  }

  @Test
  void row_hasTheLiveShape() {
    shop.product("SKU-1", 3, BigDecimal.valueOf(50_000));
    OrderRow order =
        shop.newOrder()
            .line("SKU-1", 2, BigDecimal.valueOf(50_000))
            .line("SKU-GONE", 1, new BigDecimal("1250.50"))
            .shipping(BigDecimal.valueOf(9_000))
            .place();

    Map<String, @Nullable Object> row = list(nowOnWire, nowOnWire).rows().get(0);

    assertThat(row)
        .containsEntry("fs_id", "15001")
        .containsEntry("invoice_ref_num", order.invoice())
        .containsEntry("addon_info", null);
    assertThat(Wire.number(row, "order_status")).isEqualByComparingTo("220");
    assertThat(Wire.number(Wire.object(row.get("amt")), "ttl_amount"))
        .isEqualByComparingTo("110250.50");
    assertThat(order.total()).isEqualByComparingTo("110250.50");
    assertThat(order.units()).isEqualTo(3);
    assertThat(Wire.objects(row.get("products")))
        .extracting(product -> product.get("sku"))
        .containsExactly("SKU-1", "SKU-GONE");
    assertThat(Wire.objects(row.get("products")).get(1)).containsEntry("currency", "Rp");
  }

  @Test
  void repeatedPage_givesTheEarlierPageAgain() {
    shop.seedOrders(4, now.minusSeconds(400), now);
    List<Long> first = page(1);
    tokopedia.faults().next(Fault.repeatedPage());

    assertThat(page(2)).isEqualTo(first);
    assertThat(page(2)).doesNotContainAnyElementsOf(first);
  }

  private List<Long> page(int page) {
    return wire.orderList(shop.id(), nowOnWire - 400, nowOnWire, page, 2).rows().stream()
        .map(row -> Wire.number(row, "order_id").longValueExact())
        .toList();
  }

  private String window() {
    return "v2/order/list?fs_id=15001&from_date=" + nowOnWire + "&to_date=" + nowOnWire;
  }

  private Answer list(long from, long to) {
    return wire.orderList(shop.id(), from, to, 1, 50);
  }

  private List<Long> ids(long from, long to) {
    return wire.orderIds(shop.id(), from, to);
  }
}
