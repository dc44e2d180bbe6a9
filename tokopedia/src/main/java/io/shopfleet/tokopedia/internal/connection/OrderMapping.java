package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderAmounts;
import io.shopfleet.commerce.OrderDeadlines;
import io.shopfleet.commerce.OrderLine;
import io.shopfleet.commerce.Recipient;
import io.shopfleet.commerce.SalesChannel;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.tokopedia.internal.wire.JakartaTime;
import io.shopfleet.tokopedia.model.ListedOrder;
import io.shopfleet.tokopedia.model.OrderDetail;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes neutral orders. The order list and the single order are two records of one order, written
 * differently; whatever both tell is mapped so that both give the same:
 *
 * <ul>
 *   <li>the total is {@code amt.ttl_amount} and {@code open_amt}: in official samples each is the
 *       sum of lines, shipping and insurance, before vouchers and promotions, which the two records
 *       tell in different ways;
 *   <li>the creation is cut to whole seconds, for the list has no finer ones;
 *   <li>lines are named by product id, for the list has no line ids; the single order's stand in
 *       {@link OrderDetail.Line#id()};
 *   <li>cash on delivery is not told by the single order and is false for both.
 * </ul>
 */
final class OrderMapping {

  private static final String COUNTRY = "ID";

  private OrderMapping() {}

  static Order fromList(ListedOrder order) {
    List<OrderLine> lines = order.products().stream().map(OrderMapping::line).toList();
    ListedOrder.Amounts told = order.amt();
    BigDecimal shipping = told == null ? null : told.shippingCost();
    BigDecimal insurance = told == null ? null : told.insuranceCost();
    return new Order(
        Long.toString(order.orderId()),
        OrderStatuses.of(order.orderStatus()),
        JakartaTime.instant(order.createTime()),
        null,
        time(order.paymentDate()),
        total(told == null ? null : told.total(), lines, shipping, insurance),
        amounts(told == null ? null : told.productPrice(), shipping),
        SalesChannel.TOKOPEDIA,
        lines,
        recipient(order.recipient()),
        false,
        false,
        deadlines(order.deadlines()),
        order);
  }

  /**
   * @throws MarketplaceException UNKNOWN if the order does not say when it was created
   */
  static Order fromDetail(Account account, OrderDetail order) {
    OrderDetail.Info info = order.info();
    List<OrderLine> lines =
        info == null ? List.of() : info.lines().stream().map(OrderMapping::line).toList();
    OrderDetail.Shipping courier = info == null ? null : info.shipping();
    BigDecimal shipping = courier == null ? null : courier.price();
    BigDecimal insurance = courier == null ? null : courier.insurance();
    return new Order(
        Long.toString(order.orderId()),
        OrderStatuses.of(order.orderStatus()),
        created(account, order),
        time(order.updateTime()),
        time(order.paymentDate()),
        total(order.openAmt(), lines, shipping, insurance),
        amounts(order.itemPrice(), shipping),
        SalesChannel.TOKOPEDIA,
        lines,
        recipient(info == null ? null : info.destination()),
        false,
        false,
        deadlines(order.deadlines()),
        order);
  }

  private static Instant created(Account account, OrderDetail order) {
    return JakartaTime.instant(order.createTime())
        .orElseThrow(
            () ->
                MarketplaceException.of(FailureKind.UNKNOWN, account, "order.single")
                    .message("order " + order.orderId() + " does not say when it was created")
                    .build())
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private static OrderLine line(ListedOrder.Line line) {
    return line(line.productId(), line.sku(), line.name(), line.quantity(), line.price());
  }

  private static OrderLine line(OrderDetail.Line line) {
    return line(line.productId(), line.sku(), line.name(), line.quantity(), line.price());
  }

  private static OrderLine line(
      long product,
      @Nullable String sku,
      @Nullable String name,
      @Nullable Integer quantity,
      @Nullable BigDecimal price) {
    String id = Long.toString(product);
    return new OrderLine(
        List.of(id),
        id,
        id,
        Texts.orNull(sku),
        Texts.orEmpty(name),
        units(quantity),
        Rupiah.of(price == null ? BigDecimal.ZERO : price),
        false);
  }

  private static int units(@Nullable Integer quantity) {
    int units = quantity == null ? 0 : quantity;
    if (units < 0) {
      throw new IllegalArgumentException("a line has " + units + " units");
    }
    return units;
  }

  private static Money total(
      @Nullable BigDecimal told,
      List<OrderLine> lines,
      @Nullable BigDecimal shipping,
      @Nullable BigDecimal insurance) {
    if (told != null) {
      return Rupiah.of(told);
    }
    Stream<BigDecimal> goods =
        lines.stream()
            .map(line -> line.unitPrice().amount().multiply(BigDecimal.valueOf(line.quantity())));
    Stream<BigDecimal> rest = Stream.of(orZero(shipping), orZero(insurance));
    return Rupiah.of(Stream.concat(goods, rest).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /** Who pays for a discount is not told by both records, so discounts stay in the own records. */
  private static OrderAmounts amounts(@Nullable BigDecimal items, @Nullable BigDecimal shipping) {
    return new OrderAmounts(
        Rupiah.ofNullable(items), Rupiah.ofNullable(shipping), null, null, null);
  }

  private static @Nullable Recipient recipient(ListedOrder.@Nullable Recipient to) {
    return to == null
        ? null
        : new Recipient(
            Texts.orNull(to.name()),
            Texts.orNull(to.phone()),
            Texts.orNull(to.addressFull()),
            Texts.orNull(to.postalCode()),
            COUNTRY);
  }

  private static @Nullable Recipient recipient(OrderDetail.@Nullable Destination to) {
    return to == null
        ? null
        : new Recipient(
            Texts.orNull(to.name()),
            Texts.orNull(to.phone()),
            Texts.orNull(to.street()) == null
                ? null
                : Texts.joined(
                    to.street(), to.district(), to.city(), to.province(), to.postalCode()),
            Texts.orNull(to.postalCode()),
            COUNTRY);
  }

  private static OrderDeadlines deadlines(ListedOrder.@Nullable Deadlines by) {
    return by == null
        ? OrderDeadlines.NONE
        : new OrderDeadlines(time(by.accept()), time(by.ship()), null);
  }

  private static OrderDeadlines deadlines(OrderDetail.@Nullable Deadlines by) {
    return by == null
        ? OrderDeadlines.NONE
        : new OrderDeadlines(time(by.accept()), time(by.ship()), time(by.deliver()));
  }

  private static @Nullable Instant time(@Nullable String wireText) {
    return JakartaTime.instant(wireText).orElse(null);
  }
}
