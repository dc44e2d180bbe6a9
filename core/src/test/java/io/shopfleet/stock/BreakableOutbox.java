package io.shopfleet.stock;

import io.shopfleet.account.AccountId;
import io.shopfleet.internal.memory.InMemoryOutboundStock;
import io.shopfleet.sync.SyncStoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An outbox whose storage can go away, and that lets a test step between two of its calls. */
final class BreakableOutbox implements OutboundStock {

  private final OutboundStock outbox = new InMemoryOutboundStock();
  private boolean down;
  private Runnable beforeSave = () -> {};
  private Runnable afterSave = () -> {};

  void down(boolean value) {
    down = value;
  }

  /** What happens once, before the next save. */
  void beforeSave(Runnable event) {
    beforeSave = event;
  }

  /** What happens after every save, but not after those that it makes itself. */
  void afterSave(Runnable event) {
    afterSave = event;
  }

  private OutboundStock reached() {
    if (down) {
      throw new SyncStoreException("outbox is down", new IllegalStateException());
    }
    return outbox;
  }

  @Override
  public Map<StockKey, OutboundRow> find(AccountId account, Collection<StockKey> keys) {
    return reached().find(account, keys);
  }

  @Override
  public Set<StockKey> save(AccountId account, Collection<OutboundRow> rows) {
    Runnable event = beforeSave;
    beforeSave = () -> {};
    event.run();
    Set<StockKey> refused = reached().save(account, rows);
    Runnable after = afterSave;
    afterSave = () -> {};
    after.run();
    afterSave = after;
    return refused;
  }

  @Override
  public List<AccountId> accountsDue(Instant now, int limit) {
    return reached().accountsDue(now, limit);
  }

  @Override
  public List<OutboundRow> due(AccountId account, Instant now, int limit) {
    return reached().due(account, now, limit);
  }

  @Override
  public void putOff(AccountId account, Instant notBefore) {
    reached().putOff(account, notBefore);
  }

  @Override
  public List<OutboundRow> list(AccountId account, OutboundRow.State state, int limit) {
    return reached().list(account, state, limit);
  }

  @Override
  public void erase(AccountId account) {
    reached().erase(account);
  }
}
