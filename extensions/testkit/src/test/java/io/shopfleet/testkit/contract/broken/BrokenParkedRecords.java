package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.ParkedRecord;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Parked records that are broken. */
final class BrokenParkedRecords {

  private BrokenParkedRecords() {}

  static class ReadsThenCounts extends SoundParkedRecords {
    ReadsThenCounts(Database database) {
      super(database);
    }

    @Override
    public void park(ParkedRecord record) {
      int before = database.inTransaction(tx -> attempts(tx, record));
      database.rendezvous().meet(record.recordId());
      change(tx -> keep(tx, record, before + 1));
    }
  }

  static class CountsWhatIsHandedOver extends SoundParkedRecords {
    CountsWhatIsHandedOver(Database database) {
      super(database);
    }

    @Override
    public void park(ParkedRecord record) {
      change(tx -> keep(tx, record, Math.max(record.attempts(), attempts(tx, record) + 1)));
    }
  }

  static class CutsLongTexts extends SoundParkedRecords {
    CutsLongTexts(Database database) {
      super(database);
    }

    @Override
    void keep(Transaction tx, ParkedRecord record, int attempts) {
      String raw = record.raw();
      super.keep(tx, raw(record, raw.substring(0, Math.min(65_535, raw.length()))), attempts);
    }
  }

  static class DropsTheCharacterZero extends SoundParkedRecords {
    DropsTheCharacterZero(Database database) {
      super(database);
    }

    @Override
    void keep(Transaction tx, ParkedRecord record, int attempts) {
      super.keep(tx, raw(record, record.raw().replace("\0", "")), attempts);
    }
  }

  static class RemovesWhatWasParkedAgain extends SoundParkedRecords {
    RemovesWhatWasParkedAgain(Database database) {
      super(database);
    }

    @Override
    boolean removable(ParkedRecord record, DataStream stream, Instant parkedUntil) {
      return record.stream() == stream;
    }
  }

  static class RemovesFromAllStreams extends SoundParkedRecords {
    RemovesFromAllStreams(Database database) {
      super(database);
    }

    @Override
    boolean removable(ParkedRecord record, DataStream stream, Instant parkedUntil) {
      return super.removable(record, record.stream(), parkedUntil);
    }
  }

  static class ListsFromTheOneNamed extends SoundParkedRecords {
    ListsFromTheOneNamed(Database database) {
      super(database);
    }

    @Override
    boolean behind(String recordId, String after) {
      return recordId.compareTo(after) >= 0;
    }
  }

  static class ErasesTheOrdersAlone extends SoundParkedRecords {
    ErasesTheOrdersAlone(Database database) {
      super(database);
    }

    @Override
    public void erase(AccountId account) {
      change(
          tx ->
              of(tx, account)
                  .filter(record -> record.stream() == DataStream.ORDERS)
                  .forEach(record -> tx.remove(ParkedRecord.class, Key.of(record))));
    }
  }

  static class NoneParkedWhenItCannotTell extends SoundParkedRecords {
    NoneParkedWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public Set<String> parked(AccountId account, DataStream stream, Collection<String> ids) {
      try {
        return super.parked(account, stream, ids);
      } catch (SyncStoreException e) {
        return Set.of();
      }
    }
  }

  static class SwallowsAFailedParking extends SoundParkedRecords {
    SwallowsAFailedParking(Database database) {
      super(database);
    }

    @Override
    public void park(ParkedRecord record) {
      try {
        super.park(record);
      } catch (SyncStoreException e) {
        // "it will come again"
      }
    }
  }

  private static ParkedRecord raw(ParkedRecord record, String raw) {
    return new ParkedRecord(
        record.account(),
        record.stream(),
        record.recordId(),
        record.reason(),
        raw,
        record.parkedAt(),
        record.attempts());
  }
}
