package io.shopfleet.internal.memory;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.ParkedRecord;
import io.shopfleet.sync.ParkedRecords;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Parked records in memory, for trials and tests: gone when the process ends. */
public final class InMemoryParkedRecords implements ParkedRecords {

  private final ConcurrentMap<Key, NavigableMap<String, ParkedRecord>> parked =
      new ConcurrentHashMap<>();

  private record Key(AccountId account, DataStream stream) {}

  @Override
  public void park(ParkedRecord record) {
    parked
        .computeIfAbsent(
            new Key(record.account(), record.stream()), key -> new ConcurrentSkipListMap<>())
        .compute(
            record.recordId(),
            (id, before) -> attempted(record, before == null ? 1 : before.attempts() + 1));
  }

  private static ParkedRecord attempted(ParkedRecord record, int attempts) {
    return new ParkedRecord(
        record.account(),
        record.stream(),
        record.recordId(),
        record.reason(),
        record.raw(),
        record.parkedAt(),
        attempts);
  }

  @Override
  public List<ParkedRecord> list(
      AccountId account, DataStream stream, @Nullable String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Ask for at least one record, not " + limit);
    }
    NavigableMap<String, ParkedRecord> mine = of(account, stream);
    NavigableMap<String, ParkedRecord> rest = after == null ? mine : mine.tailMap(after, false);
    return rest.values().stream().limit(limit).toList();
  }

  @Override
  public Set<String> parked(AccountId account, DataStream stream, Collection<String> recordIds) {
    Set<String> found = new HashSet<>(recordIds);
    found.retainAll(of(account, stream).keySet());
    return found;
  }

  @Override
  public long count(AccountId account) {
    return parked.entrySet().stream()
        .filter(entry -> entry.getKey().account().equals(account))
        .mapToLong(entry -> entry.getValue().size())
        .sum();
  }

  @Override
  public void remove(
      AccountId account, DataStream stream, Collection<String> recordIds, Instant parkedUntil) {
    NavigableMap<String, ParkedRecord> mine = of(account, stream);
    for (String id : recordIds) {
      mine.computeIfPresent(
          id, (key, record) -> record.parkedAt().isAfter(parkedUntil) ? record : null);
    }
  }

  @Override
  public void erase(AccountId account) {
    parked.keySet().removeIf(key -> key.account().equals(account));
  }

  private NavigableMap<String, ParkedRecord> of(AccountId account, DataStream stream) {
    NavigableMap<String, ParkedRecord> mine = parked.get(new Key(account, stream));
    return mine == null ? new ConcurrentSkipListMap<>() : mine;
  }
}
