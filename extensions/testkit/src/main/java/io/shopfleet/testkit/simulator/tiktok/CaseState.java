package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A return or a cancellation at one moment.
 *
 * @param id its id
 * @param order the order as it was when this was asked for
 * @param units which units of the order, by their numbers
 * @param type the wire's word for what is asked
 * @param status the wire's word for how far it has come
 * @param role who asked
 * @param reason why, for people
 * @param createTime when, in epoch seconds
 * @param updateTime when it changed last, in epoch seconds
 */
record CaseState(
    String id,
    OrderState order,
    List<Integer> units,
    String type,
    String status,
    String role,
    String reason,
    long createTime,
    long updateTime) {

  CaseState {
    units = List.copyOf(units);
  }

  CaseState at(String newStatus, long at) {
    return new CaseState(id, order, units, type, newStatus, role, reason, createTime, at);
  }

  /** The units with what they are units of. */
  List<OrderJson.Unit> items() {
    return OrderJson.units(order).stream().filter(unit -> units.contains(unit.number())).toList();
  }

  BigDecimal refund() {
    return items().stream()
        .map(unit -> unit.line().salePrice())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  ReturnRow returnRow(String currency) {
    return new ReturnRow(
        id,
        order.id(),
        type,
        ReturnStatus.valueOf(status),
        Instant.ofEpochSecond(createTime),
        Instant.ofEpochSecond(updateTime),
        refund(),
        currency,
        lineItemIds());
  }

  CancellationRow cancellationRow(String currency) {
    return new CancellationRow(
        id,
        order.id(),
        type,
        CancelStatus.valueOf(status),
        Instant.ofEpochSecond(createTime),
        Instant.ofEpochSecond(updateTime),
        refund(),
        currency,
        lineItemIds());
  }

  private List<String> lineItemIds() {
    return items().stream().map(unit -> unit.id(order)).toList();
  }
}
