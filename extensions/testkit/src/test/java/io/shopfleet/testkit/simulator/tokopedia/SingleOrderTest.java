package io.shopfleet.testkit.simulator.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.testkit.simulator.tokopedia.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleOrderTest {

  private static final String PATH = "v2/fs/15001/order";

  private final FakeTokopedia tokopedia = FakeTokopedia.open();
  private final FakeTokopediaApp app = tokopedia.app(15_001, "client-a", "secret-a");
  private final FakeTokopediaShop shop = app.shop(480_001, "Toko Satu");
  private final Wire wire = Wire.signedIn(tokopedia, app);
  private final OrderRow order =
      shop.newOrder().createdAt(Instant.parse("2025-06-15T19:27:02.580Z")).place();

  @AfterEach
  void close() {
    tokopedia.close();
  }

  @Test
  void orderId_givesTheOrderWithJakartaTimesWrittenAsUtc() {
    Map<String, @Nullable Object> data = wire.order(order.orderId());

    assertThat(Wire.number(data, "order_id").longValueExact()).isEqualTo(order.orderId());
    assertThat(order.orderId()).isGreaterThan(1L << 32);
    assertThat(data)
        .containsEntry("create_time", "2025-06-16T02:27:02.58Z")
        .containsEntry("update_time", "2025-06-16T02:27:02.58Z")
        .containsEntry("payment_date", "2025-06-16T02:27:02.58Z")
        .containsEntry("shipping_date", null);
  }

  @Test
  void invoice_carriesTheJakartaDate_andFindsTheOrder() {
    assertThat(order.invoice()).startsWith("INV/20250616/");

    Answer answer = wire.get(PATH + "?invoice_num=" + Wire.encoded(order.invoice()));

    assertThat(Wire.number(answer.data(), "order_id").longValueExact()).isEqualTo(order.orderId());
  }

  @Test
  void neitherOrderIdNorInvoice_answersOrdDlv003() {
    Answer answer = wire.get(PATH);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("ORD_DLV_003");
  }

  @Test
  void bothOrderIdAndInvoice_answersOrdDlv004() {
    Answer answer = wire.get(PATH + "?order_id=1&invoice_num=2");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("ORD_DLV_004");
  }

  @Test
  void unknownOrder_answersOrdApi008() {
    Answer answer = wire.get(PATH + "?order_id=99");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.errorCode()).isEqualTo("ORD_API_008");
  }

  @Test
  void everyMove_movesTheUpdateTimeAndTheHistory() {
    tokopedia.clock().advance(Duration.ofHours(1));
    OrderRow moved = tokopedia.moveOrder(order.orderId(), OrderStatus.ACCEPTED);

    Map<String, @Nullable Object> data = wire.order(order.orderId());

    assertThat(moved.updatedAt()).isEqualTo(Instant.parse("2025-06-16T04:00:00Z"));
    assertThat(data).containsEntry("update_time", "2025-06-16T11:00:00Z");
    assertThat(Wire.objects(Wire.object(data.get("order_info")).get("order_history")))
        .extracting(event -> Wire.number(event, "hist_status_code").intValueExact())
        .containsExactly(400, 220, 100);
  }

  @Test
  void newAwb_movesTheUpdateTimeButNotTheStatus() {
    tokopedia.clock().advance(Duration.ofMinutes(1));
    tokopedia.assignAwb(order.orderId(), "AWB-1");

    Map<String, @Nullable Object> data = wire.order(order.orderId());

    assertThat(data).containsEntry("update_time", "2025-06-16T10:01:00Z");
    assertThat(Wire.number(data, "order_status")).isEqualByComparingTo("220");
    Map<String, @Nullable Object> info = Wire.object(data.get("order_info"));
    assertThat(Wire.object(info.get("shipping_info"))).containsEntry("awb", "AWB-1");
  }

  @Test
  void straightWay_goesThroughEveryStatusAndStopsAtTheEnd() {
    int[] seen = new int[5];
    for (int i = 0; i < 5; i++) {
      seen[i] = shop.advanceOrders().get(0).status();
    }

    assertThat(seen).containsExactly(400, 450, 500, 600, 700);
    assertThat(shop.advanceOrders()).isEmpty();
    assertThat(wire.order(order.orderId())).containsEntry("delivered_date", "2025-06-16T10:00:00Z");
  }

  @Test
  void cancelledOrder_saysWhenInItsComment_andIsNotAdvanced() {
    tokopedia.moveOrder(order.orderId(), OrderStatus.CANCELLED_BY_SELLER);

    assertThat(Wire.text(wire.order(order.orderId()), "comment"))
        .startsWith("* 16/06/2025 10:00:00 : ");
    assertThat(shop.advanceOrders()).isEmpty();
  }

  @Test
  void unknownStatus_goesOverTheWireAsItIs() {
    tokopedia.moveOrder(order.orderId(), 777);

    assertThat(Wire.number(wire.order(order.orderId()), "order_status"))
        .isEqualByComparingTo("777");
    assertThat(tokopedia.order(order.orderId()).orElseThrow().status()).isEqualTo(777);
  }

  @Test
  void orderOfADetachedShop_isRefused() {
    shop.detach();

    Answer answer = wire.get(PATH + "?order_id=" + order.orderId());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errorCode()).isEqualTo("RBAC_MDLW_001");
  }
}
