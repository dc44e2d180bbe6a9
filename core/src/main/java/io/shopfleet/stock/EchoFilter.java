package io.shopfleet.stock;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.sync.Taken;
import java.time.Clock;
import java.util.List;

/**
 * Hands on readings of stock, without those that only show what was written to the shop. How many
 * were left out is told as {@link FleetEvent.StockEchoed}.
 */
final class EchoFilter implements SyncSink<StockLevel> {

  private final Echoes echoes;
  private final SyncSink<StockLevel> sink;
  private final FleetListener listener;
  private final Clock clock;

  EchoFilter(Echoes echoes, SyncSink<StockLevel> sink, FleetListener listener, Clock clock) {
    this.echoes = echoes;
    this.sink = sink;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void accept(Account account, SyncBatch<StockLevel> batch) {
    take(account, batch);
  }

  /** An echo is nothing new to the host. */
  @Override
  public Taken take(Account account, SyncBatch<StockLevel> batch) {
    List<StockLevel> news = echoes.news(account.id(), batch.records());
    int dropped = batch.records().size() - news.size();
    if (dropped == 0) {
      return sink.take(account, batch);
    }
    listener.on(new FleetEvent.StockEchoed(clock.instant(), account.id(), dropped));
    if (news.isEmpty() && batch.next() == null) {
      return new Taken(0, dropped);
    }
    Taken taken = sink.take(account, new SyncBatch<>(batch.stream(), news, batch.next()));
    return new Taken(taken.changed(), taken.unchanged() + dropped);
  }
}
