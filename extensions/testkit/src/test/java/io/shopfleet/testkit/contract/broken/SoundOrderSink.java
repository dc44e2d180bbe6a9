package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.RecordRejectedException;
import io.shopfleet.sync.StaleCheckpointException;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.sync.Taken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the whole contract. Broken sinks differ from it by one thing each. */
class SoundOrderSink implements SyncSink<Order> {

  static final BigDecimal TOO_MUCH = new BigDecimal("1e20");

  final Database database;

  SoundOrderSink(Database database) {
    this.database = database;
  }

  record Key(AccountId account, String orderId) {}

  /**
   * @param order with the status that counts
   * @param undated whether that status came later than the order's instant
   */
  record Row(Key key, Order order, boolean undated) {}

  @Override
  public void accept(Account account, SyncBatch<Order> batch) {
    take(account, batch);
  }

  @Override
  public Taken take(Account account, SyncBatch<Order> batch) {
    return database.inTransaction(tx -> store(tx, account, batch));
  }

  Taken store(Transaction tx, Account account, SyncBatch<Order> batch) {
    batch.checkpoint().ifPresent(next -> move(tx, account.id(), next));
    return store(tx, account.id(), batch.records());
  }

  Taken store(Transaction tx, AccountId account, List<Order> orders) {
    long changed = 0;
    for (Order order : orders) {
      if (order.total().amount().compareTo(TOO_MUCH) >= 0) {
        throw new RecordRejectedException(order.id(), "Nobody pays that much");
      }
      changed += store(tx, new Key(account, order.id()), order) ? 1 : 0;
    }
    return new Taken(changed, orders.size() - changed);
  }

  boolean store(Transaction tx, Key key, Order order) {
    Optional<Row> before = tx.get(Row.class, key);
    if (before.isEmpty()) {
      tx.put(Row.class, key, new Row(key, order, false));
      return true;
    }
    Row row = before.get();
    if (order.updatedAt() == null) {
      return storeUndated(tx, row, order);
    }
    if (row.order().equals(order) || !mayFollow(row, order.updatedAt(), order)) {
      return false;
    }
    tx.put(Row.class, key, new Row(key, order, false));
    return true;
  }

  boolean mayFollow(Row row, Instant later, Order order) {
    Instant mine = row.order().updatedAt();
    return mine == null
        || later.isAfter(mine)
        || (later.equals(mine) && (!row.undated() || row.order().status().equals(order.status())));
  }

  boolean storeUndated(Transaction tx, Row row, Order order) {
    Order present = row.order();
    boolean fallsBack =
        present.status().phase() != Phase.UNKNOWN
            && order.status().phase().compareTo(present.status().phase()) < 0;
    if (fallsBack || present.equals(order)) {
      return false;
    }
    if (present.updatedAt() == null) {
      tx.put(Row.class, row.key(), new Row(row.key(), order, false));
      return true;
    }
    if (present.status().equals(order.status())) {
      return false;
    }
    tx.put(Row.class, row.key(), new Row(row.key(), withStatusOf(present, order), true));
    return true;
  }

  void move(Transaction tx, AccountId account, Checkpoint next) {
    long version = tx.get(Checkpoint.class, account).map(Checkpoint::version).orElse(0L);
    if (version != next.version() - 1) {
      throw new StaleCheckpointException(account, DataStream.ORDERS);
    }
    tx.put(Checkpoint.class, account, next);
  }

  static Order withStatusOf(Order present, Order shown) {
    return new Order(
        present.id(),
        shown.status(),
        present.createdAt(),
        present.updatedAt(),
        present.paidAt(),
        present.total(),
        present.amounts(),
        present.channel(),
        present.lines(),
        present.recipient(),
        present.cashOnDelivery(),
        present.sample(),
        present.deadlines(),
        present.source());
  }
}
