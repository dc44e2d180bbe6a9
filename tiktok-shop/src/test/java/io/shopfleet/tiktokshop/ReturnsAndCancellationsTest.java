package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.CancellationStatus;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.RefundLine;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.ReturnStatus;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CancellationSource;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.ReturnSource;
import io.shopfleet.platform.Window;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.tiktok.CancelStatus;
import io.shopfleet.testkit.simulator.tiktok.CancellationRow;
import io.shopfleet.testkit.simulator.tiktok.FakeCancellation;
import io.shopfleet.testkit.simulator.tiktok.FakeOrder;
import io.shopfleet.testkit.simulator.tiktok.FakeReturn;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.testkit.simulator.tiktok.OrderRow;
import io.shopfleet.testkit.simulator.tiktok.ProductRow;
import io.shopfleet.testkit.simulator.tiktok.ReturnRow;
import io.shopfleet.tiktokshop.api.product.GetProductResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReturnsAndCancellationsTest {

  private SimulatedShop bed;
  private FakeTikTokShop fake;
  private FakeShop fakeShop;
  private Account account;

  @BeforeEach
  void open() {
    bed = new SimulatedShop();
    fake = bed.fake;
    fakeShop = bed.shop;
    account = bed.account;
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Window lastMonth() {
    Instant now = fake.clock().instant();
    return new Window(now.minus(Duration.ofDays(30)), now.plusSeconds(1));
  }

  private List<ReturnRequest> returns(Window window) {
    ReturnSource source = bed.fleet.capability(ReturnSource.class);
    return SimulatedShop.all(cursor -> source.returns(account, window, cursor));
  }

  private List<Cancellation> cancellations(Window window) {
    CancellationSource source = bed.fleet.capability(CancellationSource.class);
    return SimulatedShop.all(cursor -> source.cancellations(account, window, cursor));
  }

  private void seed(int orders) {
    fakeShop.seedOrders(orders, lastMonth().from(), fake.clock().instant());
  }

  private FakeOrder delivered() {
    return fakeShop
        .newOrder()
        .status(io.shopfleet.testkit.simulator.tiktok.OrderStatus.DELIVERED)
        .create();
  }

  @Test
  void allPages_bringEveryReturnAsThePlatformHasIt() {
    seed(200);
    fakeShop.seedReturns(120, lastMonth().from(), fake.clock().instant());

    List<ReturnRequest> read = returns(lastMonth());

    Map<String, ReturnRow> expected =
        fakeShop.returns().stream().collect(Collectors.toMap(ReturnRow::id, row -> row));
    assertThat(read)
        .extracting(ReturnRequest::id)
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (ReturnRequest one : read) {
      ReturnRow row = expected.get(one.id());
      assertThat(one.orderId()).isEqualTo(row.orderId());
      assertThat(one.type().raw()).isEqualTo(row.type());
      assertThat(one.status().raw()).isEqualTo(row.status().name());
      assertThat(one.status().phase()).isNotEqualTo(ReturnStatus.Phase.UNKNOWN);
      assertThat(one.createdAt()).isEqualTo(row.createTime());
      assertThat(one.updatedAt()).isEqualTo(row.updateTime());
      assertThat(one.refund().amount()).isEqualByComparingTo(row.refund());
      assertThat(one.refund().currency()).isEqualTo(row.currency());
      assertThat(one.lines())
          .extracting(RefundLine::orderLineId)
          .containsExactlyElementsOf(row.lineItemIds());
    }
    assertThat(read).extracting(ReturnRequest::updatedAt).isSorted();
    assertThat(fake.journal().count("/returns/search")).isEqualTo(3);
  }

  @Test
  void allPages_bringEveryCancellationAsThePlatformHasIt() {
    seed(900);
    fakeShop.seedCancellations();

    List<Cancellation> read = cancellations(lastMonth());

    Map<String, CancellationRow> expected =
        fakeShop.cancellations().stream()
            .collect(Collectors.toMap(CancellationRow::id, row -> row));
    assertThat(expected).hasSizeGreaterThan(5);
    assertThat(read)
        .extracting(Cancellation::id)
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (Cancellation one : read) {
      CancellationRow row = expected.get(one.id());
      assertThat(one.orderId()).isEqualTo(row.orderId());
      assertThat(one.status().raw()).isEqualTo(row.status().name());
      assertThat(one.updatedAt()).isEqualTo(row.updateTime());
      assertThat(one.refund().amount()).isEqualByComparingTo(row.refund());
      assertThat(one.lines()).hasSameSizeAs(row.lineItemIds());
    }
  }

  @Test
  void window_holdsItsStartAndNotItsEnd() {
    Instant changed = delivered().requestReturn("REFUND", "Damaged").row().updateTime();

    assertThat(returns(new Window(changed, changed.plusSeconds(1)))).hasSize(1);
    assertThat(returns(new Window(changed, changed.plusNanos(1)))).hasSize(1);
    assertThat(returns(new Window(changed.minusSeconds(1), changed))).isEmpty();
    assertThat(returns(new Window(changed.plusSeconds(1), changed.plusSeconds(2)))).isEmpty();
  }

  @Test
  void returnThatMoves_isMetAgainAtItsNewTime() {
    FakeReturn one = delivered().requestReturn("RETURN_AND_REFUND", "Too small");
    Instant before = one.row().updateTime();
    fake.clock().advance(Duration.ofHours(1));
    one.advance();

    assertThat(returns(new Window(before, before.plusSeconds(60)))).isEmpty();
    assertThat(returns(lastMonth()))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.status().phase()).isEqualTo(ReturnStatus.Phase.AWAITING_SHIPMENT);
              assertThat(read.deadline()).isNull();
              assertThat(read.createdAt()).isEqualTo(before);
            });
  }

  @Test
  void pendingReturn_tellsTheSellersDeadline() {
    FakeReturn one = delivered().requestReturn("REFUND", "Damaged");

    assertThat(returns(lastMonth()).get(0).deadline())
        .isEqualTo(one.row().createTime().plus(Duration.ofDays(2)));
  }

  @Test
  void cancellation_isAFactBesideItsOrder() {
    FakeOrder order = fakeShop.newOrder().create();
    FakeCancellation asked = order.requestCancellation("Found it cheaper");

    assertThat(cancellations(lastMonth()).get(0).status().phase())
        .isEqualTo(CancellationStatus.Phase.REQUESTED);
    assertThat(status(order)).isEqualTo(OrderStatus.Phase.AWAITING_SHIPMENT);

    asked.approve();
    assertThat(cancellations(lastMonth()).get(0).status().phase())
        .isEqualTo(CancellationStatus.Phase.APPROVED);
    assertThat(status(order)).isEqualTo(OrderStatus.Phase.CANCELLED);

    asked.complete();
    assertThat(asked.row().status()).isEqualTo(CancelStatus.CANCELLATION_REQUEST_COMPLETE);
    assertThat(cancellations(lastMonth()).get(0).status().isFinal()).isTrue();
  }

  @Test
  void rejectedCancellation_leavesItsOrder() {
    FakeOrder order = fakeShop.newOrder().create();
    order.requestCancellation("Found it cheaper").reject();

    assertThat(cancellations(lastMonth()).get(0).status().phase())
        .isEqualTo(CancellationStatus.Phase.CANCELLED);
    assertThat(status(order)).isEqualTo(OrderStatus.Phase.AWAITING_SHIPMENT);
  }

  private OrderStatus.Phase status(FakeOrder order) {
    return bed.fleet
        .capability(OrderSource.class)
        .ordersById(account, List.of(order.id()))
        .items()
        .get(0)
        .status()
        .phase();
  }

  @Test
  void returnsById_areReadFiftyAtATimeAndMissingOnesLeftOut() {
    seed(150);
    fakeShop.seedReturns(60, lastMonth().from(), fake.clock().instant());
    List<String> ids = new ArrayList<>(fakeShop.returns().stream().map(ReturnRow::id).toList());
    ids.add("4035999999999999999");

    Found<ReturnRequest> found = bed.fleet.capability(ReturnSource.class).returnsById(account, ids);

    assertThat(found.items())
        .extracting(ReturnRequest::id)
        .containsExactlyInAnyOrderElementsOf(ids.subList(0, 60));
    assertThat(found.unreadable()).isEmpty();
    assertThat(fake.journal().count("/returns/search")).isEqualTo(2);
  }

  @Test
  void cancellationsById_areThoseAskedFor() {
    FakeCancellation wanted = fakeShop.newOrder().create().cancelWithRecord("No stock", "SELLER");
    fakeShop.newOrder().create().cancelWithRecord("No stock", "SYSTEM");

    assertThat(
            bed.fleet
                .capability(CancellationSource.class)
                .cancellationsById(account, List.of(wanted.id()))
                .items())
        .extracting(Cancellation::id)
        .containsExactly(wanted.id());
  }

  @Test
  void emptyPagesInTheMiddle_loseNothing() {
    seed(250);
    fakeShop.seedReturns(70, lastMonth().from(), fake.clock().instant());
    fake.faults().add(Fault.emptyPage().on("/returns/search").times(2));
    fake.faults().add(Fault.emptyPage().on("/orders/search").after(1).times(1));

    assertThat(returns(lastMonth())).hasSize(70).doesNotHaveDuplicates();
    OrderSource orders = bed.fleet.capability(OrderSource.class);
    assertThat(SimulatedShop.all(cursor -> orders.orders(account, lastMonth(), cursor)))
        .hasSize(250);
  }

  @Test
  void repeatedPage_endsTheReadingWithAFailure() {
    seed(150);
    fakeShop.seedReturns(120, lastMonth().from(), fake.clock().instant());
    fake.faults().add(Fault.repeatedPage().on("/returns/search").after(1));

    assertThatThrownBy(() -> returns(lastMonth())).hasMessageContaining("does not advance");
  }

  @Test
  void withdrawnScope_isAPermissionFailure() {
    fakeShop.seller().withdrawScope("seller.return_refund.basic");

    assertThatThrownBy(() -> cancellations(lastMonth()))
        .satisfies(
            e -> assertThat(((MarketplaceException) e).kind()).isEqualTo(FailureKind.PERMISSION));
  }

  @Test
  void ordersCreated_areThoseOfTheWindowWhateverHappenedLater() {
    seed(120);
    List<OrderRow> rows = fakeShop.orders();
    Instant from = rows.get(30).createTime();
    Instant to = rows.get(90).createTime();
    fake.clock().advance(Duration.ofDays(3));
    fakeShop.advanceOrders(1);
    OrderSource source = bed.fleet.capability(OrderSource.class);

    List<Order> read =
        SimulatedShop.all(cursor -> source.ordersCreated(account, new Window(from, to), cursor));

    assertThat(read)
        .extracting(Order::id)
        .containsExactlyElementsOf(
            fakeShop.orders().stream()
                .filter(row -> !row.createTime().isBefore(from) && row.createTime().isBefore(to))
                .map(OrderRow::id)
                .toList());
    assertThat(read).extracting(Order::createdAt).isSorted();
  }

  @Test
  void productsById_areReadOneByOneAndMissingOnesLeftOut() {
    fakeShop.seedProducts(5);
    List<ProductRow> rows = fakeShop.products();
    List<String> ids =
        List.of(rows.get(1).id(), rows.get(3).id(), rows.get(1).id(), "1729999999999999999", "x");

    Found<Product> found = bed.fleet.capability(ProductSource.class).productsById(account, ids);

    assertThat(found.items())
        .extracting(Product::id)
        .containsExactly(rows.get(1).id(), rows.get(3).id());
    assertThat(found.unreadable()).isEmpty();
    Product product = found.items().get(0);
    assertThat(product.title()).isEqualTo(rows.get(1).title());
    assertThat(product.skus()).hasSameSizeAs(rows.get(1).skus());
    assertThat(product.skus().get(0).stock())
        .isEqualTo((long) rows.get(1).skus().get(0).totalStock());
    assertThat(product.source(GetProductResponse.class)).isPresent();
    assertThat(fake.journal().count("GET /product/202309/products/{product_id}")).isEqualTo(3);
  }
}
