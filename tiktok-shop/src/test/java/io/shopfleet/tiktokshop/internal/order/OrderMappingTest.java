package io.shopfleet.tiktokshop.internal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderDeadlines;
import io.shopfleet.commerce.OrderLine;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.commerce.SalesChannel;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.tiktokshop.TestFleet;
import io.shopfleet.tiktokshop.api.order.SearchOrdersResponse;
import io.shopfleet.tiktokshop.api.registry.ApiAdapters;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMappingTest {

  private static final String PAYMENT =
      "\"payment\":{\"currency\":\"IDR\",\"total_amount\":\"4500000000\",\"sub_total\":\"4499990000\","
          + "\"shipping_fee\":\"10000\",\"seller_discount\":\"500\",\"platform_discount\":\"0\","
          + "\"tax\":\"0\"}";

  private static Order map(String members) {
    return OrderMapping.neutral(read(members), TestFleet.account().build(), "order.searchOrders");
  }

  private static io.shopfleet.tiktokshop.api.order.Order read(String members) {
    try {
      SearchOrdersResponse answer =
          new ApiAdapters()
              .of(SearchOrdersResponse.class)
              .fromJson("{\"orders\":[{\"id\":\"580000000000000007\"," + members + "}]}");
      return Objects.requireNonNull(answer).orders().get(0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String basics(String more) {
    return "\"status\":\"AWAITING_SHIPMENT\",\"create_time\":1762000000," + PAYMENT + more;
  }

  private static String item(int number, String sku, String price, boolean gift) {
    return "{\"id\":\"L"
        + number
        + "\",\"product_id\":\"P1\",\"sku_id\":\""
        + sku
        + "\",\"seller_sku\":\"KOPI-1\",\"product_name\":\"Kopi\",\"currency\":\"IDR\",\"sale_price\":\""
        + price
        + "\",\"is_gift\":"
        + gift
        + "}";
  }

  @Test
  void amountsBeyondAnInt_areKeptExactly() {
    Order order = map(basics(""));

    assertThat(order.total()).isEqualTo(new Money(new BigDecimal("4500000000"), "IDR"));
    assertThat(order.amounts().items()).isEqualTo(new Money(new BigDecimal("4499990000"), "IDR"));
    assertThat(order.amounts().shipping()).isEqualTo(new Money(new BigDecimal("10000"), "IDR"));
    assertThat(order.amounts().sellerDiscount()).isEqualTo(new Money(new BigDecimal("500"), "IDR"));
    assertThat(order.amounts().platformDiscount()).isEqualTo(new Money(BigDecimal.ZERO, "IDR"));
    assertThat(order.amounts().tax()).isEqualTo(new Money(BigDecimal.ZERO, "IDR"));
  }

  @Test
  void amountsNotTold_areNull() {
    Order order =
        map(
            "\"status\":\"UNPAID\",\"create_time\":1762000000,"
                + "\"payment\":{\"currency\":\"MYR\",\"total_amount\":\"4.9\"}");

    assertThat(order.total()).isEqualTo(new Money(new BigDecimal("4.9"), "MYR"));
    assertThat(order.amounts().items()).isNull();
    assertThat(order.amounts().tax()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"free", "1,000", "12.3.4", "1e999999999", " "})
  void amountThatIsNoNumber_namesFieldAndOrder(String amount) {
    assertThatThrownBy(
            () ->
                map(
                    "\"status\":\"UNPAID\",\"create_time\":1762000000,\"payment\":"
                        + "{\"currency\":\"IDR\",\"total_amount\":\""
                        + amount
                        + "\"}"))
        .hasMessageContaining("payment.total_amount")
        .hasMessageContaining("580000000000000007")
        .hasMessageContaining("order.searchOrders")
        .hasMessageContaining("Toko Uji")
        .satisfies(
            e -> assertThat(((MarketplaceException) e).kind()).isEqualTo(FailureKind.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"status\":\"UNPAID\",\"create_time\":1762000000 | payment.total_amount is missing",
        "\"payment\":{\"currency\":\"IDR\",\"total_amount\":\"1\"} | create_time is missing",
        "\"create_time\":0,\"payment\":{\"currency\":\"IDR\",\"total_amount\":\"1\"} | create_time is missing",
        "\"create_time\":1,\"payment\":{\"total_amount\":\"1\"} | currency of payment.total_amount is missing",
        "\"create_time\":1,\"payment\":{\"total_amount\":\"1\",\"currency\":\"Rp\"} | which is no ISO 4217 code",
      })
  void orderWithoutWhatMakesAnOrder_namesTheField(String members, String message) {
    assertThatThrownBy(() -> map(members)).hasMessageContaining(message);
  }

  @Test
  void unitsOfOneSkuAndPrice_becomeOneLine() {
    Order order =
        map(
            basics(
                ",\"line_items\":["
                    + String.join(
                        ",",
                        item(1, "S1", "10000", false),
                        item(2, "S2", "5000", false),
                        item(3, "S1", "10000.00", false),
                        item(4, "S1", "9000", false),
                        item(5, "S1", "10000", true))
                    + "]"));

    assertThat(order.units()).isEqualTo(5);
    assertThat(order.lines()).extracting(OrderLine::quantity).containsExactly(2, 1, 1, 1);
    OrderLine first = order.lines().get(0);
    assertThat(first.ids()).containsExactly("L1", "L3");
    assertThat(first.productId()).isEqualTo("P1");
    assertThat(first.skuId()).isEqualTo("S1");
    assertThat(first.sellerSku()).isEqualTo("KOPI-1");
    assertThat(first.name()).isEqualTo("Kopi");
    assertThat(first.unitPrice()).isEqualTo(new Money(new BigDecimal("10000"), "IDR"));
    assertThat(first.gift()).isFalse();
    assertThat(order.lines().get(3).gift()).isTrue();
  }

  @Test
  void noLineItems_areNoLines() {
    assertThat(map(basics("")).lines()).isEmpty();
    assertThat(map(basics(",\"line_items\":null")).units()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "UNPAID, UNPAID",
    "ON_HOLD, ON_HOLD",
    "AWAITING_SHIPMENT, AWAITING_SHIPMENT",
    "PARTIALLY_SHIPPING, PARTIALLY_SHIPPED",
    "AWAITING_COLLECTION, AWAITING_COLLECTION",
    "IN_TRANSIT, IN_TRANSIT",
    "DELIVERED, DELIVERED",
    "COMPLETED, COMPLETED",
    "CANCELLED, CANCELLED",
    "CANCEL, CANCELLED",
    "CALCELLED, CANCELLED",
    "TELEPORTED, UNKNOWN"
  })
  void status_hasItsPhaseAndKeepsItsWord(String word, Phase phase) {
    Order order = map("\"status\":\"" + word + "\",\"create_time\":1762000000," + PAYMENT);

    assertThat(order.status().phase()).isEqualTo(phase);
    assertThat(order.status().raw()).isEqualTo(word);
  }

  @Test
  void channel_isTheCommercePlatform() {
    assertThat(map(basics("")).channel()).isEqualTo(SalesChannel.TIKTOK_SHOP);
    assertThat(map(basics(",\"commerce_platform\":\"\"")).channel())
        .isEqualTo(SalesChannel.TIKTOK_SHOP);
    assertThat(map(basics(",\"commerce_platform\":\"TOKOPEDIA\"")).channel())
        .isEqualTo(SalesChannel.TOKOPEDIA);
    assertThat(map(basics(",\"commerce_platform\":\"moon\"")).channel().name()).isEqualTo("MOON");
  }

  @Test
  void times_areEpochSecondsAndZeroIsNone() {
    Order order = map(basics(",\"update_time\":\"1762000100\",\"paid_time\":0"));

    assertThat(order.createdAt()).isEqualTo(Instant.ofEpochSecond(1762000000));
    assertThat(order.updatedAt()).isEqualTo(Instant.ofEpochSecond(1762000100));
    assertThat(order.paidAt()).isNull();
    assertThat(order.deadlines()).isEqualTo(OrderDeadlines.NONE);
  }

  @Test
  void deadlines_areThoseOfTheSeller() {
    Order order = map(basics(",\"rts_sla_time\":11,\"tts_sla_time\":12,\"delivery_sla_time\":13"));
    Order other = map(basics(",\"shipping_due_time\":22,\"delivery_due_time\":23"));

    assertThat(order.deadlines())
        .isEqualTo(
            new OrderDeadlines(
                Instant.ofEpochSecond(11), Instant.ofEpochSecond(12), Instant.ofEpochSecond(13)));
    assertThat(other.deadlines())
        .isEqualTo(new OrderDeadlines(null, Instant.ofEpochSecond(22), Instant.ofEpochSecond(23)));
  }

  @Test
  void recipient_isToldAsFarAsThePlatformTellsIt() {
    Order order =
        map(
            basics(
                ",\"is_cod\":true,\"is_sample_order\":true,\"recipient_address\":{\"name\":\"B*** S\","
                    + "\"phone_number\":\"\",\"full_address\":\"Indonesia, Jakarta\","
                    + "\"postal_code\":\"10110\",\"region_code\":\"ID\"}"));

    assertThat(order.recipient()).isNotNull();
    assertThat(order.recipient().name()).isEqualTo("B*** S");
    assertThat(order.recipient().phone()).isNull();
    assertThat(order.recipient().address()).isEqualTo("Indonesia, Jakarta");
    assertThat(order.recipient().postalCode()).isEqualTo("10110");
    assertThat(order.recipient().region()).isEqualTo("ID");
    assertThat(order.cashOnDelivery()).isTrue();
    assertThat(order.sample()).isTrue();
    assertThat(map(basics("")).recipient()).isNull();
  }

  @Test
  void ownRecord_isReachable() {
    Order order = map(basics(",\"packages\":[{\"id\":\"PK1\"}]"));

    assertThat(order.source(io.shopfleet.tiktokshop.api.order.Order.class))
        .hasValueSatisfying(own -> assertThat(own.packages()).hasSize(1));
    assertThat(List.of(order.source())).hasSize(1);
  }
}
