package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderLine;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.testkit.contract.OrderSinkContract;
import io.shopfleet.testkit.contract.OrderSinkOutageContract;
import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.contract.broken.SoundOrderSink.Key;
import io.shopfleet.testkit.contract.broken.SoundOrderSink.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tiers of the contract of order sinks, over one that has a flaw. */
final class OrderSinkTiers {

  private OrderSinkTiers() {}

  private static List<Order> orders(Database database, AccountId account) {
    return database.inTransaction(tx -> tx.all(Row.class)).stream()
        .filter(row -> row.key().account().equals(account))
        .map(Row::order)
        .toList();
  }

  @ExtendWith(FlawUnderTest.class)
  static class Basic extends OrderSinkContract {

    private final Stand<SyncSink<Order>> stand;

    Basic(OrderSinkFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @BeforeEach
    void prepare(TestInfo test) {
      stand.prepare(test);
    }

    @Override
    protected SyncSink<Order> sink() {
      return stand.node();
    }

    @Override
    protected Optional<StoredOrder> stored(AccountId account, String orderId) {
      return stand
          .database()
          .inTransaction(tx -> tx.get(Row.class, new Key(account, orderId)))
          .map(Row::order)
          .map(
              order ->
                  new StoredOrder(
                      order.status().raw(),
                      order.updatedAt(),
                      order.total().amount().stripTrailingZeros().toPlainString(),
                      order.lines().stream().map(OrderLine::skuId).toList()));
    }

    @Override
    protected long count(AccountId account) {
      return orders(stand.database(), account).size();
    }

    @Override
    protected Optional<Checkpoint> checkpoint(AccountId account) {
      return stand.database().inTransaction(tx -> tx.get(Checkpoint.class, account));
    }

    @Override
    protected Optional<Order> unacceptable(Order order) {
      return Optional.of(
          new Order(
              order.id(),
              order.status(),
              order.createdAt(),
              order.updatedAt(),
              order.paidAt(),
              new Money(SoundOrderSink.TOO_MUCH, "IDR"),
              order.amounts(),
              order.channel(),
              order.lines(),
              order.recipient(),
              order.cashOnDelivery(),
              order.sample(),
              order.deadlines(),
              order.source()));
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class Outage extends OrderSinkOutageContract {

    private final Stand<SyncSink<Order>> stand;

    Outage(OrderSinkFlaw flaw) {
      this.stand = new Stand<>(flaw);
    }

    @Override
    protected SyncSink<Order> sink() {
      return stand.node();
    }

    @Override
    protected List<String> orders(AccountId account) {
      return OrderSinkTiers.orders(stand.database(), account).stream().map(Order::id).toList();
    }

    @Override
    protected Optional<Checkpoint> checkpoint(AccountId account) {
      return stand.database().inTransaction(tx -> tx.get(Checkpoint.class, account));
    }

    @Override
    protected StorageFaults faults() {
      return stand.faults();
    }
  }
}
