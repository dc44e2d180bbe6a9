package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.ParkedRecord;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the whole contract. Broken ones differ from it by one thing each. */
class SoundParkedRecords implements ParkedRecords {

  final Database database;

  SoundParkedRecords(Database database) {
    this.database = database;
  }

  record Key(AccountId account, DataStream stream, String recordId) {

    static Key of(ParkedRecord record) {
      return new Key(record.account(), record.stream(), record.recordId());
    }
  }

  @Override
  public void park(ParkedRecord record) {
    change(tx -> keep(tx, record, attempts(tx, record) + 1));
  }

  @Override
  public List<ParkedRecord> list(
      AccountId account, DataStream stream, @Nullable String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one record, not " + limit);
    }
    return answered(
        () ->
            database.inTransaction(
                tx ->
                    of(tx, account)
                        .filter(record -> record.stream() == stream)
                        .filter(record -> after == null || behind(record.recordId(), after))
                        .sorted(Comparator.comparing(ParkedRecord::recordId))
                        .limit(limit)
                        .toList()));
  }

  @Override
  public Set<String> parked(AccountId account, DataStream stream, Collection<String> recordIds) {
    return answered(
        () ->
            database.inTransaction(
                tx -> {
                  Set<String> found = new HashSet<>();
                  of(tx, account)
                      .filter(record -> record.stream() == stream)
                      .forEach(record -> found.add(record.recordId()));
                  found.retainAll(recordIds);
                  return found;
                }));
  }

  @Override
  public long count(AccountId account) {
    return answered(() -> database.inTransaction(tx -> of(tx, account).count()));
  }

  @Override
  public void remove(
      AccountId account, DataStream stream, Collection<String> recordIds, Instant parkedUntil) {
    change(
        tx ->
            of(tx, account)
                .filter(record -> removable(record, stream, parkedUntil))
                .filter(record -> recordIds.contains(record.recordId()))
                .forEach(record -> tx.remove(ParkedRecord.class, Key.of(record))));
  }

  @Override
  public void erase(AccountId account) {
    change(tx -> of(tx, account).forEach(record -> tx.remove(ParkedRecord.class, Key.of(record))));
  }

  boolean behind(String recordId, String after) {
    return recordId.compareTo(after) > 0;
  }

  boolean removable(ParkedRecord record, DataStream stream, Instant parkedUntil) {
    return record.stream() == stream && !record.parkedAt().isAfter(parkedUntil);
  }

  int attempts(Transaction tx, ParkedRecord record) {
    return tx.get(ParkedRecord.class, Key.of(record)).map(ParkedRecord::attempts).orElse(0);
  }

  void keep(Transaction tx, ParkedRecord record, int attempts) {
    tx.put(
        ParkedRecord.class,
        Key.of(record),
        new ParkedRecord(
            record.account(),
            record.stream(),
            record.recordId(),
            record.reason(),
            record.raw(),
            record.parkedAt(),
            attempts));
  }

  static Stream<ParkedRecord> of(Transaction tx, AccountId account) {
    return tx.all(ParkedRecord.class).stream().filter(record -> record.account().equals(account));
  }

  void change(Consumer<Transaction> change) {
    answered(
        () -> {
          database.change(change);
          return true;
        });
  }

  <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageDownException e) {
      throw new SyncStoreException("The storage of parked records does not answer", e);
    }
  }
}
