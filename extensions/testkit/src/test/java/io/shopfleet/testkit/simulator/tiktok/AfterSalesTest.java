package io.shopfleet.testkit.simulator.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.Poison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AfterSalesTest {
  private static final String RETURNS = "/return_refund/202309/returns/search";
  private static final String CANCELLATIONS = "/return_refund/202309/cancellations/search";

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

  private RawCaller search() {
    return new RawCaller(fake, app, token).shop(shop);
  }

  private FakeOrder delivered() {
    return shop.newOrder().status(OrderStatus.DELIVERED).create();
  }

  private List<String> ids(String body) {
    return search().body(body).post(RETURNS).list("return_orders").stream()
        .map(row -> String.valueOf(row.get("return_id")))
        .toList();
  }

  @Test
  void noParameters_oldestTenFirst() {
    shop.seedOrders(100, now.minus(Duration.ofDays(30)), now);
    shop.seedReturns(25, now.minus(Duration.ofDays(9)), now);

    RawCaller.Answer answer = search().body("{}").post(RETURNS);

    assertThat(answer.totalCount()).isEqualTo(25);
    assertThat(answer.list("return_orders"))
        .extracting(row -> row.get("return_id"))
        .containsExactlyElementsOf(
            shop.returns().stream().limit(10).map(row -> (Object) row.id()).toList());
  }

  @Test
  void pageOutsideTheDocumentedRange_isRefused() {
    assertThat(search().with("page_size", "9").body("{}").post(RETURNS).code()).isNotZero();
    assertThat(search().with("page_size", "51").body("{}").post(RETURNS).code()).isNotZero();
    assertThat(search().with("page_size", "10").body("{}").post(RETURNS).code()).isZero();
    assertThat(search().with("page_size", "1").body("{}").post(CANCELLATIONS).code()).isZero();
  }

  @Test
  void tokens_countRows() {
    shop.seedOrders(100, now.minus(Duration.ofDays(30)), now);
    shop.seedReturns(25, now.minus(Duration.ofDays(9)), now);
    List<Object> met = new ArrayList<>();
    String next = "";
    do {
      RawCaller.Answer page = search().with("page_token", next).body("{}").post(RETURNS);
      page.list("return_orders").forEach(row -> met.add(row.get("return_id")));
      next = String.valueOf(page.data().getOrDefault("next_page_token", ""));
    } while (!next.isEmpty());

    assertThat(met).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void filters_narrowTheSearch() {
    FakeReturn refund = delivered().requestReturn("REFUND", "Damaged");
    FakeOrder order = delivered();
    FakeReturn goods = order.requestReturn("RETURN_AND_REFUND", "Too small");
    fake.clock().advance(Duration.ofHours(1));
    goods.advance();

    assertThat(ids("{\"return_types\":[\"REFUND\"]}")).containsExactly(refund.id());
    assertThat(ids("{\"return_status\":[\"AWAITING_BUYER_SHIP\"]}")).containsExactly(goods.id());
    assertThat(ids("{\"order_ids\":[\"" + order.id() + "\"]}")).containsExactly(goods.id());
    assertThat(ids("{\"return_ids\":[\"" + refund.id() + "\"]}")).containsExactly(refund.id());
    assertThat(ids("{\"update_time_ge\":" + (now.getEpochSecond() + 1) + "}"))
        .containsExactly(goods.id());
    assertThat(ids("{\"update_time_lt\":" + (now.getEpochSecond() + 1) + "}"))
        .containsExactly(refund.id());
    assertThat(ids("{\"create_time_lt\":" + now.getEpochSecond() + "}")).isEmpty();
    assertThat(search().body("{\"return_types\":[\"RENT\"]}").post(RETURNS).code()).isNotZero();
  }

  @Test
  void return_goesItsWayAndNoOther() {
    FakeReturn one = delivered().requestReturn("RETURN_AND_REFUND", "Too small");

    assertThatThrownBy(() -> one.moveTo(ReturnStatus.RETURN_OR_REFUND_REQUEST_COMPLETE))
        .isInstanceOf(IllegalStateException.class);
    for (int steps = 0; steps < 6; steps++) {
      one.advance();
    }
    assertThat(one.row().status()).isEqualTo(ReturnStatus.RETURN_OR_REFUND_REQUEST_COMPLETE);
  }

  @Test
  void orderThatWasNotDelivered_hasNothingToReturn() {
    FakeOrder order = shop.newOrder().create();

    assertThatThrownBy(() -> order.requestReturn("REFUND", "Damaged"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void cancellation_movesItsOrder() {
    FakeOrder order = shop.newOrder().create();
    FakeCancellation asked = order.requestCancellation("Cheaper elsewhere");

    assertThat(asked.row().type()).isEqualTo("BUYER_CANCEL");
    asked.approve();

    assertThat(order.row().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThatThrownBy(asked::reject).isInstanceOf(IllegalStateException.class);
    Map<String, Object> row =
        search()
            .body("{\"cancel_status\":[\"CANCELLATION_REQUEST_SUCCESS\"]}")
            .post(CANCELLATIONS)
            .list("cancellations")
            .get(0);
    assertThat(row).containsEntry("cancel_id", asked.id()).containsEntry("order_id", order.id());
  }

  @Test
  void orderThatWentOn_canNoLongerBeCancelledByAnOldRequest() {
    FakeOrder order = shop.newOrder().create();
    FakeCancellation asked = order.requestCancellation("Cheaper elsewhere");
    for (int steps = 0; steps < 3; steps++) {
      order.advance();
    }

    assertThat(order.row().status()).isEqualTo(OrderStatus.DELIVERED);
    assertThatThrownBy(asked::approve).isInstanceOf(IllegalStateException.class);
    assertThat(asked.row().status()).isEqualTo(CancelStatus.CANCELLATION_REQUEST_PENDING);
    assertThatThrownBy(() -> order.requestCancellation("Too late"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusedCancellation_isFoundByTheWordOfTheFilter() {
    shop.newOrder().create().requestCancellation("Cheaper elsewhere").reject();

    List<Map<String, Object>> rows =
        search()
            .body("{\"cancel_status\":[\"CANCELLATION_REQUEST_CANCEL\"]}")
            .post(CANCELLATIONS)
            .list("cancellations");

    assertThat(rows)
        .singleElement()
        .satisfies(
            row ->
                assertThat(row).containsEntry("cancel_status", "CANCELLATION_REQUEST_CANCELLED"));
  }

  @Test
  void emptyPage_hasATokenOfItsOwnForTheSameRows() {
    delivered().requestReturn("REFUND", "Damaged");
    fake.faults().add(Fault.emptyPage().on(RETURNS).times(2));

    RawCaller.Answer first = search().body("{}").post(RETURNS);
    String one = String.valueOf(first.data().get("next_page_token"));
    RawCaller.Answer second = search().with("page_token", one).body("{}").post(RETURNS);
    String other = String.valueOf(second.data().get("next_page_token"));
    RawCaller.Answer third = search().with("page_token", other).body("{}").post(RETURNS);

    assertThat(first.data()).doesNotContainKey("return_orders");
    assertThat(other).isNotEqualTo(one);
    assertThat(third.list("return_orders")).hasSize(1);
  }

  @Test
  void poison_spoilsItsRecordAlone() {
    FakeReturn bad = delivered().requestReturn("REFUND", "Damaged");
    delivered().requestReturn("REFUND", "Damaged");
    shop.poison(bad.id(), Poison.instead("refund_amount", "\"none\""));

    List<Map<String, Object>> rows = search().body("{}").post(RETURNS).list("return_orders");

    assertThat(rows.get(0)).containsEntry("refund_amount", "none").containsKey("order_id");
    assertThat(rows.get(1).get("refund_amount")).isInstanceOf(Map.class);
    shop.cure();
    assertThat(search().body("{}").post(RETURNS).list("return_orders").get(0).get("refund_amount"))
        .isInstanceOf(Map.class);
  }

  @Test
  void sameSeed_drawsTheSameReturns() {
    try (FakeTikTokShop other = FakeTikTokShop.open()) {
      FakeShop twin = other.seller("Toko Sejahtera", "ID").shop();
      for (FakeShop one : List.of(shop, twin)) {
        one.seedOrders(50, now.minus(Duration.ofDays(20)), now);
        one.seedReturns(20, now.minus(Duration.ofDays(9)), now).seedCancellations();
      }

      assertThat(twin.returns()).isEqualTo(shop.returns());
      assertThat(twin.cancellations()).isEqualTo(shop.cancellations());
    }
  }
}
