package io.shopfleet.testkit.contract;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderAmounts;
import io.shopfleet.commerce.OrderDeadlines;
import io.shopfleet.commerce.OrderLine;
import io.shopfleet.commerce.OrderStatus;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.commerce.SalesChannel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order as a marketplace tells it, of which a test says what matters to it. */
final class SampleOrders {

  private static final Instant CREATED = Instant.parse("2026-02-27T03:00:00Z");

  private final String id;
  private OrderStatus status = new OrderStatus(Phase.AWAITING_SHIPMENT, "AWAITING_SHIPMENT");
  private @Nullable Instant updatedAt;
  private Money total = new Money(BigDecimal.TEN, "IDR");
  private List<OrderLine> lines = List.of(line("sku"));

  private SampleOrders(String id) {
    this.id = id;
  }

  static SampleOrders order(String id) {
    return new SampleOrders(id);
  }

  static Account account(String id) {
    return Account.of(new PlatformId("market"), new ShopId("shop-" + id), "Shop")
        .id(new AccountId(id))
        .region(new RegionCode("ID"))
        .build();
  }

  SampleOrders status(Phase phase, String raw) {
    status = new OrderStatus(phase, raw);
    return this;
  }

  SampleOrders updatedAt(@Nullable Instant value) {
    updatedAt = value;
    return this;
  }

  SampleOrders total(String amount) {
    total = new Money(new BigDecimal(amount), "IDR");
    return this;
  }

  SampleOrders lines(String... skuIds) {
    lines = Stream.of(skuIds).map(SampleOrders::line).toList();
    return this;
  }

  Order build() {
    return new Order(
        id,
        status,
        CREATED,
        updatedAt,
        null,
        total,
        OrderAmounts.UNTOLD,
        SalesChannel.TOKOPEDIA,
        lines,
        null,
        false,
        false,
        OrderDeadlines.NONE,
        "source of " + id);
  }

  private static OrderLine line(String skuId) {
    return new OrderLine(
        List.of("unit of " + skuId),
        "product",
        skuId,
        null,
        "Tea",
        1,
        new Money(BigDecimal.ONE, "IDR"),
        false);
  }
}
