package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Parked records whose storage tells only what is listed while it is broken. */
record BreakableParking(ParkedRecords real, BooleanSupplier broken) implements ParkedRecords {

  private ParkedRecords answering() {
    if (broken.getAsBoolean()) {
      throw new SyncStoreException("no space left", null);
    }
    return real;
  }

  @Override
  public void park(ParkedRecord record) {
    answering().park(record);
  }

  @Override
  public List<ParkedRecord> list(
      AccountId account, DataStream stream, @Nullable String after, int limit) {
    return real.list(account, stream, after, limit);
  }

  @Override
  public Set<String> parked(AccountId account, DataStream stream, Collection<String> recordIds) {
    return answering().parked(account, stream, recordIds);
  }

  @Override
  public long count(AccountId account) {
    return real.count(account);
  }

  @Override
  public void remove(
      AccountId account, DataStream stream, Collection<String> recordIds, Instant parkedUntil) {
    answering().remove(account, stream, recordIds, parkedUntil);
  }

  @Override
  public void erase(AccountId account) {
    real.erase(account);
  }
}
