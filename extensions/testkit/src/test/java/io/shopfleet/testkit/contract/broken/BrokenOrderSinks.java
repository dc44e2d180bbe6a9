package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.Order;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.RecordRejectedException;
import io.shopfleet.sync.StaleCheckpointException;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.Taken;
import java.time.Instant;
import java.util.List;

/** Order sinks that are broken. */
final class BrokenOrderSinks {

  private BrokenOrderSinks() {}

  static class TheLastOneWins extends SoundOrderSink {
    TheLastOneWins(Database database) {
      super(database);
    }

    @Override
    boolean mayFollow(Row row, Instant later, Order order) {
      return true;
    }
  }

  static class TheFirstOfAnInstantWins extends SoundOrderSink {
    TheFirstOfAnInstantWins(Database database) {
      super(database);
    }

    @Override
    boolean mayFollow(Row row, Instant later, Order order) {
      Instant mine = row.order().updatedAt();
      return mine == null || later.isAfter(mine);
    }
  }

  static class CountsEveryRecordAsNews extends SoundOrderSink {
    CountsEveryRecordAsNews(Database database) {
      super(database);
    }

    @Override
    public Taken take(Account account, SyncBatch<Order> batch) {
      super.take(account, batch);
      return new Taken(batch.records().size(), 0);
    }
  }

  static class UndatedReplacesAll extends SoundOrderSink {
    UndatedReplacesAll(Database database) {
      super(database);
    }

    @Override
    boolean storeUndated(Transaction tx, Row row, Order order) {
      tx.put(Row.class, row.key(), new Row(row.key(), order, false));
      return !row.order().equals(order);
    }
  }

  static class UndatedIsIgnored extends SoundOrderSink {
    UndatedIsIgnored(Database database) {
      super(database);
    }

    @Override
    boolean storeUndated(Transaction tx, Row row, Order order) {
      return false;
    }
  }

  static class UndatedFallsBack extends SoundOrderSink {
    UndatedFallsBack(Database database) {
      super(database);
    }

    @Override
    boolean storeUndated(Transaction tx, Row row, Order order) {
      Order present = row.order();
      if (present.updatedAt() == null || present.status().equals(order.status())) {
        return super.storeUndated(tx, row, order);
      }
      tx.put(Row.class, row.key(), new Row(row.key(), withStatusOf(present, order), true));
      return true;
    }
  }

  static class IgnoresTheCheckpoint extends SoundOrderSink {
    IgnoresTheCheckpoint(Database database) {
      super(database);
    }

    @Override
    void move(Transaction tx, AccountId account, Checkpoint next) {
      // "the engine saves it"
    }
  }

  static class OverwritesTheCheckpoint extends SoundOrderSink {
    OverwritesTheCheckpoint(Database database) {
      super(database);
    }

    @Override
    void move(Transaction tx, AccountId account, Checkpoint next) {
      tx.put(Checkpoint.class, account, next);
    }
  }

  static class StoresBeforeItLooks extends SoundOrderSink {
    StoresBeforeItLooks(Database database) {
      super(database);
    }

    @Override
    public Taken take(Account account, SyncBatch<Order> batch) {
      Taken taken = database.inTransaction(tx -> store(tx, account.id(), batch.records()));
      batch.checkpoint().ifPresent(next -> database.change(tx -> move(tx, account.id(), next)));
      return taken;
    }
  }

  static class MovesBeforeItStores extends SoundOrderSink {
    MovesBeforeItStores(Database database) {
      super(database);
    }

    @Override
    public Taken take(Account account, SyncBatch<Order> batch) {
      batch.checkpoint().ifPresent(next -> database.change(tx -> move(tx, account.id(), next)));
      return database.inTransaction(tx -> store(tx, account.id(), batch.records()));
    }
  }

  static class StoresAllButTheRejected extends SoundOrderSink {
    StoresAllButTheRejected(Database database) {
      super(database);
    }

    @Override
    Taken store(Transaction tx, AccountId account, List<Order> orders) {
      return super.store(
          tx,
          account,
          orders.stream().filter(one -> one.total().amount().compareTo(TOO_MUCH) < 0).toList());
    }
  }

  static class BlamesTheFirst extends SoundOrderSink {
    BlamesTheFirst(Database database) {
      super(database);
    }

    @Override
    public Taken take(Account account, SyncBatch<Order> batch) {
      try {
        return super.take(account, batch);
      } catch (RecordRejectedException e) {
        throw new RecordRejectedException(batch.records().get(0).id(), e.reason());
      }
    }
  }

  static class TakesAnOutageForAnotherRun extends SoundOrderSink {
    TakesAnOutageForAnotherRun(Database database) {
      super(database);
    }

    @Override
    public Taken take(Account account, SyncBatch<Order> batch) {
      try {
        return super.take(account, batch);
      } catch (StorageDownException e) {
        throw new StaleCheckpointException(account.id(), batch.stream());
      }
    }
  }

  static class LooksThenStores extends SoundOrderSink {
    LooksThenStores(Database database) {
      super(database);
    }

    @Override
    public Taken take(Account account, SyncBatch<Order> batch) {
      Checkpoint next = batch.next();
      if (next == null) {
        return super.take(account, batch);
      }
      long version =
          database
              .inTransaction(tx -> tx.get(Checkpoint.class, account.id()))
              .map(Checkpoint::version)
              .orElse(0L);
      if (version != next.version() - 1) {
        throw new StaleCheckpointException(account.id(), batch.stream());
      }
      database.rendezvous().meet(account.id());
      return database.inTransaction(
          tx -> {
            tx.put(Checkpoint.class, account.id(), next);
            return store(tx, account.id(), batch.records());
          });
    }
  }
}
