package io.shopfleet.sync;

import io.shopfleet.commerce.StockLevel;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.StockSource;
import io.shopfleet.platform.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads stock, always whole: a level that was missed is read by the next run. */
final class StockReading implements StreamReading<StockLevel> {

  private final StockSource source;

  StockReading(StockSource source) {
    this.source = source;
  }

  @Override
  public void changes(StreamPass<StockLevel> pass) {
    Set<String> cursors = new HashSet<>();
    @Nullable String cursor = null;
    do {
      Page<StockLevel> page = source.stock(pass.account(), cursor);
      pass.deliver(page);
      cursor = page.cursor();
      if (cursor != null && !cursors.add(cursor)) {
        throw UnreliableListingException.repeats(cursor);
      }
    } while (cursor != null);
  }

  @Override
  public void period(StreamPass<StockLevel> pass, Window period) {
    changes(pass);
  }

  @Override
  public void records(StreamPass<StockLevel> pass, List<String> ids) {
    changes(pass);
  }
}
