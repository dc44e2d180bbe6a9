package io.shopfleet.tiktokshop.internal.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.CancellationStatus;
import io.shopfleet.commerce.CancellationType;
import io.shopfleet.commerce.Initiator;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.RefundLine;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.ReturnStatus;
import io.shopfleet.commerce.ReturnType;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.tiktokshop.TestFleet;
import io.shopfleet.tiktokshop.api.registry.ApiAdapters;
import io.shopfleet.tiktokshop.api.returnrefund.ReturnOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AfterSalesMappingTest {

  private static final String TIMES = "\"create_time\":1762000000,\"update_time\":1762000500";

  private static <T> T read(Class<T> type, String json) {
    try {
      return Objects.requireNonNull(new ApiAdapters().of(type).fromJson(json));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ReturnRequest returned(String members) {
    return ReturnRequestMapping.neutral(
        read(ReturnOrder.class, "{" + members + "}"), TestFleet.account().build(), "returns");
  }

  private static Cancellation cancelled(String members) {
    return CancellationMapping.neutral(
        read(io.shopfleet.tiktokshop.api.returnrefund.Cancellation.class, "{" + members + "}"),
        TestFleet.account().build(),
        "cancellations");
  }

  @ParameterizedTest
  @CsvSource({
    "RETURN_OR_REFUND_REQUEST_PENDING, REQUESTED",
    "REPLACEMENT_REQUEST_PENDING, REQUESTED",
    "AWAITING_BUYER_RESPONSE, AWAITING_BUYER",
    "AWAITING_BUYER_SHIP, AWAITING_SHIPMENT",
    "BUYER_SHIPPED_ITEM, IN_TRANSIT",
    "REJECT_RECEIVE_PACKAGE, PARCEL_REJECTED",
    "REFUND_OR_RETURN_REQUEST_REJECT, REJECTED",
    "REPLACEMENT_REQUEST_REJECT, REJECTED",
    "RETURN_OR_REFUND_REQUEST_SUCCESS, APPROVED",
    "REPLACEMENT_REQUEST_REFUND_SUCCESS, APPROVED",
    "RETURN_OR_REFUND_REQUEST_CANCEL, CANCELLED",
    "RETURN_OR_REFUND__REQUEST_CANCELLED, CANCELLED",
    "REPLACEMENT_REQUEST_CANCEL, CANCELLED",
    "RETURN_OR_REFUND_REQUEST_COMPLETE, COMPLETED",
    "REPLACEMENT_REQUEST_COMPLETE, COMPLETED",
    "SOMETHING_NEW, UNKNOWN"
  })
  void returnStatus_hasItsPhaseAndKeepsItsWord(String word, ReturnStatus.Phase phase) {
    assertThat(ReturnRequestMapping.status(word)).isEqualTo(new ReturnStatus(phase, word));
  }

  @ParameterizedTest
  @CsvSource({
    "REFUND, REFUND",
    "RETURN_AND_REFUND, RETURN_AND_REFUND",
    "REPLACEMENT, REPLACEMENT",
    "RENT, UNKNOWN"
  })
  void returnType_hasItsKindAndKeepsItsWord(String word, ReturnType.Kind kind) {
    assertThat(ReturnRequestMapping.type(word)).isEqualTo(new ReturnType(kind, word));
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLATION_REQUEST_PENDING, REQUESTED",
    "CANCELLATION_REQUEST_SUCCESS, APPROVED",
    "CANCELLATION_REQUEST_CANCEL, CANCELLED",
    "CANCELLATION_REQUEST_CANCELLED, CANCELLED",
    "CANCELLATION_REQUEST_COMPLETE, COMPLETED",
    "SOMETHING_NEW, UNKNOWN"
  })
  void cancelStatus_hasItsPhaseAndKeepsItsWord(String word, CancellationStatus.Phase phase) {
    assertThat(CancellationMapping.status(word)).isEqualTo(new CancellationStatus(phase, word));
  }

  @ParameterizedTest
  @CsvSource({"CANCEL, AT_ONCE", "BUYER_CANCEL, REQUEST", "OTHER, UNKNOWN"})
  void cancelType_hasItsKindAndKeepsItsWord(String word, CancellationType.Kind kind) {
    assertThat(CancellationMapping.type(word)).isEqualTo(new CancellationType(kind, word));
  }

  @ParameterizedTest
  @CsvSource({
    "BUYER, BUYER",
    "SELLER, SELLER",
    "OPERATOR, OPERATOR",
    "SYSTEM, SYSTEM",
    "ROBOT, UNKNOWN"
  })
  void role_isKnownOrKeepsItsWord(String word, Initiator.Role role) {
    assertThat(AfterSalesWords.initiator(word)).isEqualTo(new Initiator(role, word));
  }

  @Test
  void returnWithEverything_isMapped() {
    ReturnRequest told =
        returned(
            "\"return_id\":\"R1\",\"order_id\":\"O1\",\"return_type\":\"REFUND\","
                + "\"return_status\":\"RETURN_OR_REFUND_REQUEST_PENDING\",\"role\":\"BUYER\","
                + "\"return_reason\":\"key\",\"return_reason_text\":\"Damaged\","
                + "\"refund_amount\":{\"currency\":\"IDR\",\"refund_total\":\"4500000000\"},"
                + "\"return_line_items\":[{\"order_line_item_id\":\"L1\",\"sku_id\":\"S1\","
                + "\"refund_amount\":{\"currency\":\"IDR\",\"refund_total\":\"1000.5\"}},"
                + "{\"sku_id\":\"S2\"}],"
                + "\"seller_next_action_response\":[{\"action\":\"A\",\"deadline\":1762000900},"
                + "{\"action\":\"B\",\"deadline\":1762000800},{\"action\":\"C\"}],"
                + TIMES);

    assertThat(told.id()).isEqualTo("R1");
    assertThat(told.orderId()).isEqualTo("O1");
    assertThat(told.createdAt()).isEqualTo(Instant.ofEpochSecond(1762000000));
    assertThat(told.updatedAt()).isEqualTo(Instant.ofEpochSecond(1762000500));
    assertThat(told.refund()).isEqualTo(new Money(new BigDecimal("4500000000"), "IDR"));
    assertThat(told.reason()).isEqualTo("Damaged");
    assertThat(told.deadline()).isEqualTo(Instant.ofEpochSecond(1762000800));
    assertThat(told.lines())
        .containsExactly(
            new RefundLine("L1", "S1", 1, new Money(new BigDecimal("1000.5"), "IDR")),
            new RefundLine(null, "S2", 1, null));
    assertThat(told.source(ReturnOrder.class)).isPresent();
    assertThat(told.source(String.class)).isEmpty();
  }

  @Test
  void returnWithTheLeast_leavesTheRestUntold() {
    ReturnRequest told = returned("\"return_id\":\"R1\",\"order_id\":\"O1\"," + TIMES);

    assertThat(told.type()).isEqualTo(new ReturnType(ReturnType.Kind.UNKNOWN, ""));
    assertThat(told.status().isFinal()).isFalse();
    assertThat(told.lines()).isEmpty();
    assertThat(told.refund()).isNull();
    assertThat(told.reason()).isNull();
    assertThat(told.deadline()).isNull();
  }

  @Test
  void cancellation_isMapped() {
    Cancellation told =
        cancelled(
            "\"cancel_id\":\"C1\",\"order_id\":\"O1\",\"cancel_type\":\"BUYER_CANCEL\","
                + "\"cancel_status\":\"CANCELLATION_REQUEST_PENDING\",\"role\":\"BUYER\","
                + "\"cancel_reason\":\"key\",\"cancel_line_items\":[{\"sku_id\":\"S1\"}],"
                + TIMES);

    assertThat(told.id()).isEqualTo("C1");
    assertThat(told.type().kind()).isEqualTo(CancellationType.Kind.REQUEST);
    assertThat(told.reason()).isEqualTo("key");
    assertThat(told.lines()).containsExactly(new RefundLine(null, "S1", 1, null));
    assertThat(told.source(io.shopfleet.tiktokshop.api.returnrefund.Cancellation.class))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"order_id\":\"O1\",\"create_time\":1,\"update_time\":1",
        "\"return_id\":\"\",\"order_id\":\"O1\",\"create_time\":1,\"update_time\":1",
        "\"return_id\":\"R1\",\"create_time\":1,\"update_time\":1",
        "\"return_id\":\"R1\",\"order_id\":\"O1\",\"update_time\":1",
        "\"return_id\":\"R1\",\"order_id\":\"O1\",\"create_time\":1",
        "\"return_id\":\"R1\",\"order_id\":\"O1\",\"create_time\":1,\"update_time\":0",
        "\"return_id\":\"R1\",\"order_id\":\"O1\",\"create_time\":1,\"update_time\":1,"
            + "\"refund_amount\":{\"currency\":\"rupiah\",\"refund_total\":\"1\"}",
        "\"return_id\":\"R1\",\"order_id\":\"O1\",\"create_time\":1,\"update_time\":1,"
            + "\"return_line_items\":[{}]"
      })
  void returnWithoutWhatMakesItOne_isAFailure(String members) {
    assertThatThrownBy(() -> returned(members)).isInstanceOf(MarketplaceException.class);
  }
}
