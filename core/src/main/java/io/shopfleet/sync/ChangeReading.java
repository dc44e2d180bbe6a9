package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.platform.CancellationSource;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.ReturnSource;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.ChangeFeed.WindowReader;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Reads what a marketplace lists by its last change alone: returns and cancellations.
 *
 * @param <T> the records
 */
final class ChangeReading<T> implements StreamReading<T> {

  private final Duration longest;
  private final WindowReader<T> listing;
  private final Function<List<String>, Found<T>> byId;
  private final SettingsCascade settings;

  private ChangeReading(
      Duration longest,
      WindowReader<T> listing,
      Function<List<String>, Found<T>> byId,
      SettingsCascade settings) {
    this.longest = longest;
    this.listing = listing;
    this.byId = byId;
    this.settings = settings;
  }

  static ChangeReading<ReturnRequest> returns(
      Account account, ReturnSource source, SettingsCascade settings) {
    return new ChangeReading<>(
        source.longestWindow(),
        (window, cursor) -> source.returns(account, window, cursor),
        ids -> source.returnsById(account, ids),
        settings);
  }

  static ChangeReading<Cancellation> cancellations(
      Account account, CancellationSource source, SettingsCascade settings) {
    return new ChangeReading<>(
        source.longestWindow(),
        (window, cursor) -> source.cancellations(account, window, cursor),
        ids -> source.cancellationsById(account, ids),
        settings);
  }

  @Override
  public void changes(StreamPass<T> pass) {
    new ChangeFeed<>(listing)
        .read(pass, Windows.due(pass.account(), settings, pass.watermark(), pass.now(), longest));
  }

  @Override
  public void period(StreamPass<T> pass, Window period) {
    new ChangeFeed<>(listing).read(pass, Windows.ofPeriod(period, pass.now(), longest));
  }

  @Override
  public void records(StreamPass<T> pass, List<String> ids) {
    new FoundRecords<>(byId).read(pass, ids);
  }
}
