package io.shopfleet.testkit.simulator.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.testkit.simulator.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderSearchTest {
  private static final String SEARCH = "/order/202309/orders/search";

  private final FakeTikTokShop fake = FakeTikTokShop.open();
  private final FakeApp app = fake.app();
  private final FakeSeller seller = fake.seller("Toko Sejahtera", "ID");
  private final FakeShop shop = seller.shop();
  private final Instant now = fake.clock().instant();
  private String token = "";

  @BeforeEach
  void connect() {
    token = seller.connect(app).accessToken();
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void emptyShop_leavesListKeyOut() {
    RawCaller.Answer answer = search().post(SEARCH);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data()).containsOnlyKeys("total_count");
    assertThat(answer.totalCount()).isZero();
  }

  @Test
  void noSort_newestCreatedFirst() {
    shop.seedOrders(30, now.minus(Duration.ofDays(9)), now);

    List<Map<String, Object>> orders = search().post(SEARCH).list("orders");

    assertThat(orders)
        .hasSize(20)
        .isSortedAccordingTo(
            Comparator.comparing((Map<String, Object> order) -> (Double) order.get("create_time"))
                .reversed());
    assertThat(orders.get(0).get("id")).isEqualTo(shop.orders().get(29).id());
  }

  @Test
  void allPagesAscending_giveTheWholeBookOnce() {
    shop.seedOrders(3_000, now.minus(Duration.ofDays(30)), now);

    List<OrderRow> read = new ArrayList<>();
    String page = "";
    do {
      RawCaller.Answer answer =
          search()
              .with("page_size", "100")
              .with("sort_field", "update_time")
              .with("sort_order", "ASC")
              .with("page_token", page)
              .post(SEARCH);
      assertThat(answer.totalCount()).isEqualTo(3_000);
      answer.list("orders").forEach(order -> read.add(row(order)));
      page = answer.nextPageToken();
      assertThat(page)
          .satisfiesAnyOf(
              last -> assertThat(last).isEmpty(),
              token -> assertThat(token).contains("+", "/", "="));
    } while (!page.isEmpty());

    assertThat(read)
        .isSortedAccordingTo(
            Comparator.comparing(OrderRow::updateTime).thenComparing(OrderRow::id));
    assertThat(read).containsExactlyInAnyOrderElementsOf(shop.orders());
  }

  @Test
  void bookOfThreeThousand_holdsBothPlatformsAndAmountsBeyondInt() {
    shop.seedProducts(100).seedOrders(3_000, now.minus(Duration.ofDays(30)), now);

    assertThat(shop.orders())
        .anyMatch(order -> order.commercePlatform().equals("TOKOPEDIA"))
        .anyMatch(order -> order.commercePlatform().equals("TIKTOK_SHOP"))
        .anyMatch(order -> order.total().compareTo(new BigDecimal("2147483647")) > 0)
        .anyMatch(order -> order.unitsBySku().size() > 1)
        .anyMatch(order -> order.units() > order.unitsBySku().size())
        .allMatch(order -> order.updateTime().isBefore(now));
    assertThat(shop.orders().stream().map(OrderRow::status)).contains(OrderStatus.values()[8]);
  }

  @Test
  void updateWindow_lowerBoundIncludedUpperNot() {
    FakeOrder before = shop.newOrder().updatedAt(now.minusSeconds(101)).create();
    FakeOrder first = shop.newOrder().updatedAt(now.minusSeconds(100)).create();
    FakeOrder last = shop.newOrder().updatedAt(now.minusSeconds(51)).create();
    FakeOrder after = shop.newOrder().updatedAt(now.minusSeconds(50)).create();

    List<Map<String, Object>> orders =
        search()
            .body(window("update", now.minusSeconds(100), now.minusSeconds(50)))
            .post(SEARCH)
            .list("orders");

    assertThat(orders)
        .extracting(order -> order.get("id"))
        .containsExactlyInAnyOrder(first.id(), last.id())
        .doesNotContain(before.id(), after.id());
  }

  @Test
  void createWindow_lowerBoundIncludedUpperNot() {
    shop.newOrder().createdAt(now.minusSeconds(101)).create();
    FakeOrder first = shop.newOrder().createdAt(now.minusSeconds(100)).create();
    FakeOrder last = shop.newOrder().createdAt(now.minusSeconds(51)).create();
    shop.newOrder().createdAt(now.minusSeconds(50)).create();

    List<Map<String, Object>> orders =
        search()
            .body(window("create", now.minusSeconds(100), now.minusSeconds(50)))
            .post(SEARCH)
            .list("orders");

    assertThat(orders)
        .extracting(order -> order.get("id"))
        .containsExactlyInAnyOrder(first.id(), last.id());
  }

  @Test
  void orderChangesBetweenPages_anotherRowSlipsThrough() {
    shop.seedOrders(40, now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(20)));
    RawCaller.Answer first = ascending("").post(SEARCH);
    String moved = (String) first.list("orders").get(0).get("id");
    String slipped = idsByUpdateTime().get(20);

    shop.order(moved).orElseThrow().touch();
    RawCaller.Answer second = ascending(first.nextPageToken()).post(SEARCH);

    assertThat(second.list("orders"))
        .extracting(order -> order.get("id"))
        .contains(moved)
        .doesNotContain(slipped);
  }

  @Test
  void orderChangesBetweenPagesUnderCursors_nothingElseMoves() {
    fake.paging(Paging.CURSOR);
    shop.seedOrders(40, now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(20)));
    List<String> before = idsByUpdateTime();
    RawCaller.Answer first = ascending("").post(SEARCH);

    shop.order(before.get(0)).orElseThrow().touch();
    RawCaller.Answer second = ascending(first.nextPageToken()).post(SEARCH);

    assertThat(second.list("orders"))
        .extracting(order -> order.get("id"))
        .containsExactlyElementsOf(before.subList(20, 40));
    assertThat(ascending(second.nextPageToken()).post(SEARCH).list("orders"))
        .extracting(order -> order.get("id"))
        .containsExactly(before.get(0));
  }

  @Test
  void pageTokenOfAnotherQuery_answers36009004() {
    shop.seedOrders(40, now.minus(Duration.ofDays(30)), now);
    String foreign = search().post(SEARCH).nextPageToken();

    RawCaller.Answer answer =
        search().with("page_token", foreign).with("sort_order", "ASC").post(SEARCH);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(36009004);
    assertThat(answer.message()).contains("page_token");
  }

  @Test
  void pageTokenSentWithBarePlus_answers106001() throws Exception {
    shop.seedOrders(40, now.minus(Duration.ofDays(30)), now);
    String page = search().post(SEARCH).nextPageToken();
    var good = search().with("page_token", page).request("POST", SEARCH);
    var bad =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create(good.uri().toString().replace("%2B", "+")))
            .method("POST", good.bodyPublisher().orElseThrow());
    good.headers().map().forEach((name, values) -> bad.header(name, values.get(0)));

    var response =
        java.net.http.HttpClient.newHttpClient()
            .send(bad.build(), java.net.http.HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("106001");
  }

  @Test
  void repeatedPageFault_nextTokenIsTheSameAgain() {
    shop.seedOrders(40, now.minus(Duration.ofDays(30)), now);
    String page = search().post(SEARCH).nextPageToken();
    fake.faults().next(Fault.repeatedPage());

    assertThat(search().with("page_token", page).post(SEARCH).nextPageToken()).isEqualTo(page);
  }

  @Test
  void pageSizeLeftOut_saysSo() {
    RawCaller.Answer answer = search().without("page_size").post(SEARCH);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(36009004);
    assertThat(answer.message()).contains("PageSize is a required field");
  }

  @Test
  void pageSizeBounds_oneAndHundredPass_zeroAndMoreDoNot() {
    assertThat(search().with("page_size", "1").post(SEARCH).code()).isZero();
    assertThat(search().with("page_size", "100").post(SEARCH).code()).isZero();
    for (String bad : List.of("0", "101", "-1", "ten", "1.5")) {
      assertThat(search().with("page_size", bad).post(SEARCH).code()).isEqualTo(36009004);
    }
  }

  @Test
  void malformedBody_answers36009004() {
    for (String bad :
        List.of(
            "[]",
            "{",
            "{\"update_time_ge\":\"1700000000\"}",
            "{\"update_time_ge\":1.5}",
            "{\"order_status\":\"LOST\"}",
            "{\"is_buyer_request_cancel\":1}",
            "{\"warehouse_ids\":\"1\"}")) {
      assertThat(search().body(bad).post(SEARCH).code()).as(bad).isEqualTo(36009004);
    }
  }

  @Test
  void unknownSort_answers36009004() {
    assertThat(search().with("sort_field", "id").post(SEARCH).code()).isEqualTo(36009004);
    assertThat(search().with("sort_order", "UP").post(SEARCH).code()).isEqualTo(36009004);
  }

  @Test
  void statusFilter_onlyThatStatus() {
    FakeOrder cancelled = shop.newOrder().status(OrderStatus.CANCELLED).create();
    shop.newOrder().status(OrderStatus.COMPLETED).create();

    assertThat(search().body("{\"order_status\":\"CANCELLED\"}").post(SEARCH).list("orders"))
        .extracting(order -> order.get("id"))
        .containsExactly(cancelled.id());
  }

  @Test
  @SuppressWarnings("unchecked")
  void order_carriesMoneyAsTextAndOneItemPerUnit() {
    shop.seedProducts(1);
    String sku = shop.products().get(0).skus().get(0).id();
    shop.newOrder().commercePlatform("TOKOPEDIA").line(sku, 3).create();

    Map<String, Object> order = search().post(SEARCH).list("orders").get(0);
    Map<String, Object> payment = (Map<String, Object>) order.get("payment");
    List<Map<String, Object>> items = (List<Map<String, Object>>) order.get("line_items");

    assertThat(order).containsEntry("commerce_platform", "TOKOPEDIA");
    assertThat(payment).containsEntry("currency", "IDR");
    assertThat((String) payment.get("total_amount")).matches("\\d+");
    assertThat(items).hasSize(3).extracting(item -> item.get("sku_id")).containsOnly(sku);
    assertThat(items).extracting(item -> item.get("id")).doesNotHaveDuplicates();
    assertThat(order).containsKeys("packages", "recipient_address", "paid_time", "user_id");
  }

  @Test
  void detail_givesTheNewFieldsAndLeavesTheOldOnesOut() {
    FakeOrder order = shop.newOrder().create();

    Map<String, Object> latest =
        call().shop(shop).with("ids", order.id()).get("/order/202507/orders").list("orders").get(0);
    Map<String, Object> older =
        call().shop(shop).with("ids", order.id()).get("/order/202309/orders").list("orders").get(0);

    assertThat(latest)
        .containsKey("payment_method_code")
        .doesNotContainKeys("fulfillment_priority_level", "recommended_shipping_time");
    assertThat(older)
        .doesNotContainKey("payment_method_code")
        .containsKeys("fulfillment_priority_level", "recommended_shipping_time");
  }

  @Test
  void detailOfFiftyOne_answers36009004_ofFiftyAnswers() {
    List<String> ids = shop.newOrders(51).stream().map(FakeOrder::id).toList();

    assertThat(detail(ids.subList(0, 50)).list("orders")).hasSize(50);
    assertThat(detail(ids).code()).isEqualTo(36009004);
    assertThat(detail(List.of()).code()).isEqualTo(36009004);
  }

  @Test
  void detailOfAnotherShopsOrder_answers21008111InsideHttp200() {
    FakeOrder foreign = fake.seller("Lain", "ID").shop().newOrder().create();

    RawCaller.Answer answer = detail(List.of(foreign.id()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.code()).isEqualTo(21008111);
  }

  @Test
  void advanceOrders_movesTheShareAndStampsIt() {
    shop.newOrders(10);
    fake.clock().advance(Duration.ofSeconds(7));

    int moved = fake.advanceOrders(0.5);

    assertThat(moved).isEqualTo(5);
    assertThat(shop.orders())
        .filteredOn(order -> order.status() == OrderStatus.ON_HOLD)
        .hasSize(5)
        .allMatch(order -> order.updateTime().equals(now.plusSeconds(7)));
  }

  @Test
  void readersAndMovers_atTheSameTime_seeWholeOrders() throws Exception {
    shop.seedOrders(400, now.minus(Duration.ofDays(3)), now);
    Set<String> seen = new HashSet<>();
    Thread mover =
        new Thread(
            () -> {
              for (int i = 0; i < 30; i++) {
                shop.advanceOrders(0.05);
              }
            });
    mover.start();
    for (int i = 0; i < 30; i++) {
      search()
          .with("page_size", "100")
          .post(SEARCH)
          .list("orders")
          .forEach(order -> seen.add((String) order.get("id")));
    }
    mover.join();

    assertThat(seen).isNotEmpty().allMatch(id -> shop.order(id).isPresent());
  }

  private RawCaller.Answer detail(List<String> ids) {
    return call().shop(shop).with("ids", String.join(",", ids)).get("/order/202507/orders");
  }

  private List<String> idsByUpdateTime() {
    return shop.orders().stream()
        .sorted(Comparator.comparing(OrderRow::updateTime).thenComparing(OrderRow::id))
        .map(OrderRow::id)
        .toList();
  }

  private RawCaller ascending(String page) {
    return search()
        .with("sort_field", "update_time")
        .with("sort_order", "ASC")
        .with("page_token", page);
  }

  private RawCaller search() {
    return call().shop(shop).with("page_size", "20");
  }

  private RawCaller call() {
    return new RawCaller(fake, app, token);
  }

  private static String window(String field, Instant from, Instant to) {
    return "{\"%1$s_time_ge\":%2$d,\"%1$s_time_lt\":%3$d}"
        .formatted(field, from.getEpochSecond(), to.getEpochSecond());
  }

  @SuppressWarnings("unchecked")
  private static OrderRow row(Map<String, Object> order) {
    Map<String, Object> payment = (Map<String, Object>) order.get("payment");
    Map<String, Integer> units = new LinkedHashMap<>();
    for (Map<String, Object> item : (List<Map<String, Object>>) order.get("line_items")) {
      units.merge((String) item.get("sku_id"), 1, Integer::sum);
    }
    return new OrderRow(
        (String) order.get("id"),
        OrderStatus.valueOf((String) order.get("status")),
        Instant.ofEpochSecond(((Double) order.get("create_time")).longValue()),
        Instant.ofEpochSecond(((Double) order.get("update_time")).longValue()),
        new BigDecimal((String) payment.get("total_amount")),
        (String) payment.get("currency"),
        (String) order.get("commerce_platform"),
        units);
  }
}
