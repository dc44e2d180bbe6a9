package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order at one moment. */
record OrderState(
    String id,
    OrderStatus status,
    long createTime,
    long updateTime,
    Milestones times,
    Buyer buyer,
    List<LineState> lines,
    String commercePlatform,
    String warehouseId,
    String carrier,
    boolean cashOnDelivery,
    boolean buyerAsksCancel,
    BigDecimal originalShippingFee,
    BigDecimal shippingFee,
    BigDecimal serviceFee,
    @Nullable String cancelReason,
    @Nullable String cancelledBy) {

  OrderState {
    lines = List.copyOf(lines);
  }

  OrderState moved(OrderStatus next, long at, @Nullable String reason, @Nullable String by) {
    return new OrderState(
        id,
        next,
        createTime,
        at,
        times.reached(next, at),
        buyer,
        lines,
        commercePlatform,
        warehouseId,
        carrier,
        cashOnDelivery,
        buyerAsksCancel && next != OrderStatus.CANCELLED,
        originalShippingFee,
        shippingFee,
        serviceFee,
        reason,
        by);
  }

  OrderState touched(long at, boolean asksCancel) {
    return new OrderState(
        id,
        status,
        createTime,
        at,
        times,
        buyer,
        lines,
        commercePlatform,
        warehouseId,
        carrier,
        cashOnDelivery,
        asksCancel,
        originalShippingFee,
        shippingFee,
        serviceFee,
        cancelReason,
        cancelledBy);
  }

  boolean isTokopedia() {
    return commercePlatform.equals("TOKOPEDIA");
  }

  boolean isShipped() {
    return times.shipping() != 0;
  }

  BigDecimal originalTotal() {
    return lines.stream().map(LineState::originalTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal subTotal() {
    return lines.stream().map(LineState::saleTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal total() {
    return subTotal().add(shippingFee).add(serviceFee);
  }

  String packageId() {
    return Long.toString(Long.parseLong(id) + 577_000_000_000_000_000L);
  }

  String trackingNumber() {
    return isShipped() ? "JX" + id.substring(id.length() - 12) : "";
  }

  OrderRow row(String currency) {
    Map<String, Integer> units = new LinkedHashMap<>();
    lines.forEach(line -> units.merge(line.skuId(), line.units(), Integer::sum));
    return new OrderRow(
        id,
        status,
        Instant.ofEpochSecond(createTime),
        Instant.ofEpochSecond(updateTime),
        total(),
        currency,
        commercePlatform,
        units);
  }
}
