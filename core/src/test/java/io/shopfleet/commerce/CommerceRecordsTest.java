package io.shopfleet.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.platform.ManualClock;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small rules of trade. */
class CommerceRecordsTest {

  private static Money rupiah(String amount) {
    return new Money(new BigDecimal(amount), "IDR");
  }

  @Test
  void money_writesPlainlyAndUpperCase() {
    assertThat(new Money(new BigDecimal("1E+6"), "idr")).hasToString("1000000 IDR");
    assertThat(new Money(new BigDecimal("19.90"), "GBP")).hasToString("19.90 GBP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ID", "IDRX", "R$1", "1DR"})
  void currencyOfNoIsoCode_isRefused(String currency) {
    assertThatThrownBy(() -> new Money(BigDecimal.ONE, currency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ISO 4217");
  }

  @ParameterizedTest
  @EnumSource
  void onlyCompletedAndCancelled_areFinal(Phase phase) {
    boolean over = phase == Phase.COMPLETED || phase == Phase.CANCELLED;

    assertThat(new OrderStatus(phase, "whatever").isFinal()).isEqualTo(over);
  }

  @Test
  void status_writesTheMarketplacesWord() {
    assertThat(new OrderStatus(Phase.UNKNOWN, "BRAND_NEW")).hasToString("BRAND_NEW");
    assertThat(new ProductStatus(ProductStatus.State.UNKNOWN, "3")).hasToString("3");
  }

  @Test
  void order_countsUnitsAndShowsItsSource() {
    OrderLine two =
        new OrderLine(List.of("l1", "l2"), "p", "s", null, "Batik", 2, rupiah("5"), false);
    OrderLine one = new OrderLine(List.of("l3"), "p", "s", null, "Batik", 1, rupiah("0"), true);
    Order order =
        new Order(
            "o",
            new OrderStatus(Phase.UNPAID, "UNPAID"),
            ManualClock.START,
            null,
            null,
            rupiah("10"),
            OrderAmounts.UNTOLD,
            SalesChannel.TIKTOK_SHOP,
            List.of(two, one),
            null,
            false,
            false,
            OrderDeadlines.NONE,
            "own record");

    assertThat(order.units()).isEqualTo(3);
    assertThat(order.source(String.class)).contains("own record");
    assertThat(order.source(Integer.class)).isEmpty();
  }

  @Test
  void recipient_staysOutOfLogs() {
    Recipient buyer = new Recipient("Siti", "+62812", "Jl. Merdeka 1", "10110", "ID");

    assertThat(buyer).hasToString("Recipient[ID]");
  }

  @Test
  void stock_isNeverBelowZero() {
    assertThat(new StockChange("p", "s", null, 0).quantity()).isZero();
    assertThatThrownBy(() -> new StockChange("p", "s 1", null, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.00", "-1"})
  void price_isAboveZero(String amount) {
    Money price = rupiah(amount);

    assertThatThrownBy(() -> new PriceChange("p", "s 1", price))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s 1");
  }

  @Test
  void writeResult_isCompleteOnlyWithoutRefusals() {
    WriteResult.Row taken = WriteResult.Row.accepted("s1");
    WriteResult.Row refused = WriteResult.Row.refused("s2", "12052", "no such SKU", false);

    assertThat(new WriteResult(List.of(taken)).complete()).isTrue();
    assertThat(new WriteResult(List.of(taken, refused)).complete()).isFalse();
    assertThat(new WriteResult(List.of(taken, refused)).refused()).containsExactly(refused);
  }

  @Test
  void refundLine_isAboutOneUnitAtLeast() {
    assertThat(new RefundLine(null, "S1", 1, null).quantity()).isOne();
    assertThatThrownBy(() -> new RefundLine(null, "S1", 0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @ParameterizedTest
  @EnumSource(ReturnStatus.Phase.class)
  void return_isFinalWhenNothingComesAnyMore(ReturnStatus.Phase phase) {
    ReturnStatus status = new ReturnStatus(phase, "WORD");

    assertThat(status.isFinal())
        .isEqualTo(phase == ReturnStatus.Phase.COMPLETED || phase == ReturnStatus.Phase.CANCELLED);
    assertThat(status).hasToString("WORD");
  }

  @ParameterizedTest
  @EnumSource(CancellationStatus.Phase.class)
  void cancellation_isFinalWhenNothingComesAnyMore(CancellationStatus.Phase phase) {
    CancellationStatus status = new CancellationStatus(phase, "WORD");

    assertThat(status.isFinal())
        .isEqualTo(
            phase == CancellationStatus.Phase.COMPLETED
                || phase == CancellationStatus.Phase.CANCELLED);
    assertThat(status).hasToString("WORD");
  }

  @Test
  void wordsOfReturnsAndCancellations_printAsTheMarketplaceWroteThem() {
    assertThat(new ReturnType(ReturnType.Kind.REFUND, "REFUND")).hasToString("REFUND");
    assertThat(new CancellationType(CancellationType.Kind.AT_ONCE, "CANCEL")).hasToString("CANCEL");
    assertThat(new Initiator(Initiator.Role.UNKNOWN, "ROBOT")).hasToString("ROBOT");
  }
}
