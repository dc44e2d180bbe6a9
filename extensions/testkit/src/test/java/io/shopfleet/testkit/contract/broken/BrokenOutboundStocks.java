package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.stock.Lane;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.OutboundRow.State;
import io.shopfleet.stock.StockKey;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Stores of outgoing stock that are broken. */
final class BrokenOutboundStocks {

  private BrokenOutboundStocks() {}

  static class IgnoresTheVersion extends SoundOutboundStock {
    IgnoresTheVersion(Database database) {
      super(database);
    }

    @Override
    Set<StockKey> saved(Transaction tx, AccountId account, Collection<OutboundRow> changed) {
      Map<StockKey, OutboundRow> rows = new HashMap<>(rows(tx, account));
      changed.forEach(row -> rows.put(row.key(), row.saved()));
      tx.put(Rows.class, account, new Rows(account, rows));
      return Set.of();
    }
  }

  static class ChecksThenActs extends SoundOutboundStock {
    ChecksThenActs(Database database) {
      super(database);
    }

    @Override
    public Set<StockKey> save(AccountId account, Collection<OutboundRow> changed) {
      Map<StockKey, OutboundRow> present =
          find(account, changed.stream().map(OutboundRow::key).toList());
      for (OutboundRow row : changed) {
        if (version(present, row.key()) != row.version()) {
          return Set.of(row.key());
        }
      }
      database.rendezvous().meet(account);
      change(account, rows -> changed.forEach(row -> rows.put(row.key(), row.saved())));
      return Set.of();
    }
  }

  static class RefusesAllForOne extends SoundOutboundStock {
    RefusesAllForOne(Database database) {
      super(database);
    }

    @Override
    public Set<StockKey> save(AccountId account, Collection<OutboundRow> changed) {
      Map<StockKey, OutboundRow> present =
          find(account, changed.stream().map(OutboundRow::key).toList());
      for (OutboundRow row : changed) {
        if (version(present, row.key()) != row.version()) {
          return Set.of(row.key());
        }
      }
      return super.save(account, changed);
    }
  }

  static class DueOnlyAfterItsTime extends SoundOutboundStock {
    DueOnlyAfterItsTime(Database database) {
      super(database);
    }

    @Override
    boolean isDue(OutboundRow row, Rows own, List<Rows> all, Instant now) {
      return super.isDue(row, own, all, now.minusMillis(1));
    }
  }

  static class MixesTheLanes extends SoundOutboundStock {
    MixesTheLanes(Database database) {
      super(database);
    }

    @Override
    boolean sameLane(OutboundRow row, List<OutboundRow> due) {
      return true;
    }
  }

  static class ForgetsTheLanes extends SoundOutboundStock {
    ForgetsTheLanes(Database database) {
      super(database);
    }

    @Override
    Comparator<OutboundRow> nextFirst() {
      return Comparator.comparing(OutboundRow::notBefore)
          .thenComparing(row -> row.key().toString());
    }
  }

  static class HoldsBackNobody extends SoundOutboundStock {
    HoldsBackNobody(Database database) {
      super(database);
    }

    @Override
    boolean goesBefore(OutboundRow other, OutboundRow row) {
      return false;
    }
  }

  static class HoldsBackLowerQuantitiesToo extends SoundOutboundStock {
    HoldsBackLowerQuantitiesToo(Database database) {
      super(database);
    }

    @Override
    boolean goesBefore(OutboundRow other, OutboundRow row) {
      return row.item() != null
          && row.item().equals(other.item())
          && other.open()
          && other.lane().compareTo(row.lane()) < 0;
    }
  }

  static class HeldBackByWhatIsSettled extends SoundOutboundStock {
    HeldBackByWhatIsSettled(Database database) {
      super(database);
    }

    @Override
    boolean goesBefore(OutboundRow other, OutboundRow row) {
      return row.item() != null
          && row.item().equals(other.item())
          && row.lane().compareTo(Lane.LESS) > 0
          && other.lane().compareTo(row.lane()) < 0;
    }
  }

  static class NotHeldBackByWhatIsUnderWay extends SoundOutboundStock {
    NotHeldBackByWhatIsUnderWay(Database database) {
      super(database);
    }

    @Override
    boolean goesBefore(OutboundRow other, OutboundRow row) {
      return other.state() == State.WAITING && super.goesBefore(other, row);
    }
  }

  static class IgnoresTheCaseOfItems extends SoundOutboundStock {
    IgnoresTheCaseOfItems(Database database) {
      super(database);
    }

    @Override
    boolean goesBefore(OutboundRow other, OutboundRow row) {
      return super.goesBefore(lower(other), lower(row));
    }

    private static OutboundRow lower(OutboundRow row) {
      String item = row.item();
      return new OutboundRow(
          row.key(),
          row.productId(),
          item == null ? null : item.toLowerCase(Locale.ROOT),
          row.desired(),
          row.shown(),
          row.state(),
          row.attempts(),
          row.notBefore(),
          row.writtenAt(),
          row.trouble(),
          row.version());
    }
  }

  static class SendsBesideWhatIsUnderWay extends SoundOutboundStock {
    SendsBesideWhatIsUnderWay(Database database) {
      super(database);
    }

    @Override
    boolean underWay(OutboundRow row, Instant now) {
      return false;
    }
  }

  static class WaitsForEverForWhatIsUnderWay extends SoundOutboundStock {
    WaitsForEverForWhatIsUnderWay(Database database) {
      super(database);
    }

    @Override
    boolean underWay(OutboundRow row, Instant now) {
      return row.state() == State.SENDING;
    }
  }

  static class PutsOffWhatIsLaterAnyway extends SoundOutboundStock {
    PutsOffWhatIsLaterAnyway(Database database) {
      super(database);
    }

    @Override
    OutboundRow putOff(OutboundRow row, Instant notBefore) {
      return row.state() == State.WAITING ? row.putOff(notBefore) : row;
    }
  }

  static class CountsPuttingOffAsASave extends SoundOutboundStock {
    CountsPuttingOffAsASave(Database database) {
      super(database);
    }

    @Override
    OutboundRow putOff(OutboundRow row, Instant notBefore) {
      return super.putOff(row, notBefore).saved();
    }
  }

  static class NothingDueWhenItCannotTell extends SoundOutboundStock {
    NothingDueWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public List<OutboundRow> due(AccountId account, Instant now, int limit) {
      try {
        return super.due(account, now, limit);
      } catch (SyncStoreException e) {
        return List.of();
      }
    }
  }

  static class SavesOneByOneAndGivesUp extends SoundOutboundStock {
    SavesOneByOneAndGivesUp(Database database) {
      super(database);
    }

    @Override
    public Set<StockKey> save(AccountId account, Collection<OutboundRow> changed) {
      for (OutboundRow row : changed) {
        try {
          super.save(account, List.of(row));
        } catch (SyncStoreException e) {
          return Set.of();
        }
      }
      return Set.of();
    }
  }
}
