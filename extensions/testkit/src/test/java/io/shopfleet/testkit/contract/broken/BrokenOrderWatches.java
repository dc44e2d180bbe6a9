package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Order watches that are broken. */
final class BrokenOrderWatches {

  private BrokenOrderWatches() {}

  static class ForgetsOpenOrders extends SoundOrderWatch {
    ForgetsOpenOrders(Database database) {
      super(database);
    }

    @Override
    boolean forgettable(Watched order, Instant createdBefore) {
      return order.createdAt().isBefore(createdBefore);
    }
  }

  static class ForgetsWhatIsAtTheInstant extends SoundOrderWatch {
    ForgetsWhatIsAtTheInstant(Database database) {
      super(database);
    }

    @Override
    boolean forgettable(Watched order, Instant createdBefore) {
      return super.forgettable(order, createdBefore.plusMillis(1));
    }
  }

  static class ReadsTheNewestFirst extends SoundOrderWatch {
    ReadsTheNewestFirst(Database database) {
      super(database);
    }

    @Override
    Comparator<Watched> nextFirst() {
      return Comparator.comparing(Watched::state)
          .thenComparing(Comparator.comparing(Watched::readAt).reversed());
    }
  }

  static class KeepsTheFirstReading extends SoundOrderWatch {
    KeepsTheFirstReading(Database database) {
      super(database);
    }

    @Override
    public void put(AccountId account, Collection<Watched> orders) {
      change(account, known -> orders.forEach(order -> known.putIfAbsent(order.orderId(), order)));
    }
  }

  static class UnknownWhenItCannotTell extends SoundOrderWatch {
    UnknownWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public Map<String, Watched> find(AccountId account, Collection<String> orderIds) {
      try {
        return super.find(account, orderIds);
      } catch (SyncStoreException e) {
        return Map.of();
      }
    }
  }

  static class PutsOneByOneAndGivesUp extends SoundOrderWatch {
    PutsOneByOneAndGivesUp(Database database) {
      super(database);
    }

    @Override
    public void put(AccountId account, Collection<Watched> orders) {
      for (Watched order : orders) {
        try {
          super.put(account, List.of(order));
        } catch (SyncStoreException e) {
          return;
        }
      }
    }
  }
}
