package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A store of watched orders that does not answer while it is broken. */
record BreakableWatch(OrderWatch store, BooleanSupplier broken) implements OrderWatch {

  private OrderWatch answering() {
    if (broken.getAsBoolean()) {
      throw new SyncStoreException("no answer", null);
    }
    return store;
  }

  @Override
  public Map<String, Watched> find(AccountId account, Collection<String> orderIds) {
    return answering().find(account, orderIds);
  }

  @Override
  public void put(AccountId account, Collection<Watched> orders) {
    answering().put(account, orders);
  }

  @Override
  public List<Watched> next(AccountId account, int limit) {
    return answering().next(account, limit);
  }

  @Override
  public void forget(AccountId account, Instant createdBefore) {
    answering().forget(account, createdBefore);
  }

  @Override
  public void erase(AccountId account) {
    answering().erase(account);
  }
}
