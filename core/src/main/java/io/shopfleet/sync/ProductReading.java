package io.shopfleet.sync;

import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.Product;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads products: those that changed where the marketplace can list them, else all. */
final class ProductReading implements StreamReading<Product> {

  private final ProductSource source;
  private final SettingsCascade settings;

  ProductReading(ProductSource source, SettingsCascade settings) {
    this.source = source;
    this.settings = settings;
  }

  @Override
  public void changes(StreamPass<Product> pass) {
    Duration overlap = settings.get(pass.account(), SyncSettings.OVERLAP);
    @Nullable Instant changedSince =
        source.listsChanges() ? pass.watermark().map(at -> at.minus(overlap)).orElse(null) : null;
    // A product may change after its page was read, and another one later still on a later page:
    // the newest change read says nothing about what happened since the reading began.
    Instant begun = pass.now();
    List<Instant> changes = new ArrayList<>();
    CompleteListing.of(Product::id, cursor -> source.products(pass.account(), changedSince, cursor))
        .forEachPage(
            page -> {
              pass.deliver(page);
              page.items().stream()
                  .map(Product::updatedAt)
                  .filter(Objects::nonNull)
                  .forEach(changes::add);
            });
    pass.reached(
        changes.stream()
            .max(Instant::compareTo)
            .map(newest -> newest.isAfter(begun) ? begun : newest)
            .orElse(null));
  }

  @Override
  public void period(StreamPass<Product> pass, Window period) {
    CompleteListing.of(Product::id, cursor -> source.products(pass.account(), null, cursor))
        .forEachPage(pass::deliver);
  }

  @Override
  public void records(StreamPass<Product> pass, List<String> ids) {
    new FoundRecords<Product>(some -> source.productsById(pass.account(), some)).read(pass, ids);
  }
}
