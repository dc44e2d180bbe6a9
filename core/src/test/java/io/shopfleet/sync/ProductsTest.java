package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Product;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The products of a shop. */
class ProductsTest {

  private static final Instant T = ManualClock.START.minusSeconds(600);

  private final ScriptedCatalogue catalogue = new ScriptedCatalogue(true);
  private final OneShop bench = new OneShop(catalogue);

  private SyncRun.StreamRun runProducts() {
    return bench.run(DataStream.PRODUCTS);
  }

  private List<String> delivered() {
    return bench.products.records().stream().map(Product::id).toList();
  }

  @Test
  void firstRun_asksForAll() {
    catalogue.put("a", T).put("b", T.plusSeconds(1)).put("c", T.plusSeconds(2));

    SyncRun.StreamRun products = runProducts();

    assertThat(products.succeeded()).isTrue();
    assertThat(products.pages()).isEqualTo(2);
    assertThat(products.records()).isEqualTo(3);
    assertThat(delivered()).containsExactly("a", "b", "c");
    assertThat(catalogue.askedSince()).containsExactly((Instant) null);
    assertThat(bench.watermark(DataStream.PRODUCTS)).contains(T.plusSeconds(2));
  }

  @Test
  void laterRun_asksForChangesSinceTheWatermarkLessTheOverlap() {
    bench.with(SyncSettings.OVERLAP, Duration.ofMinutes(5));
    catalogue.put("a", T);
    runProducts();

    runProducts();

    assertThat(catalogue.askedSince()).containsExactly(null, T.minus(Duration.ofMinutes(5)));
  }

  @Test
  void sourceListsNoChanges_everyRunAsksForAll() {
    ScriptedCatalogue plain = new ScriptedCatalogue(false).put("a", T);
    OneShop all = new OneShop(plain);
    all.run();

    all.run();

    assertThat(plain.askedSince()).containsExactly(null, null);
  }

  @Test
  void rowStepsOverThePage_isReadInTheNextReading() {
    catalogue.put("a", T).put("b", T.plusSeconds(1)).put("c", T.plusSeconds(2)).put("d", null);
    catalogue.put("d", T.plusSeconds(3));
    catalogue.afterPage(() -> catalogue.put("a", ManualClock.START.minusSeconds(1)));

    assertThat(runProducts().succeeded()).isTrue();

    assertThat(delivered()).contains("a", "b", "c", "d");
    assertThat(catalogue.askedSince()).hasSize(2);
  }

  @Test
  void listingKeepsMoving_failsAndTheWatermarkStays() {
    for (int i = 0; i < 40; i++) {
      catalogue.put("p%02d".formatted(i), T.plusSeconds(i));
    }
    // After every page one of those just read is gone, and somebody else slips past.
    for (int i = 0; i < 40; i++) {
      String gone = "p%02d".formatted(i);
      catalogue.afterPage(() -> catalogue.remove(gone));
    }

    SyncRun.StreamRun products = runProducts();

    assertThat(products.failure().kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(bench.watermark(DataStream.PRODUCTS)).isEmpty();
  }

  @Test
  void changeWhileReading_watermarkStaysAtTheBeginning() {
    catalogue.put("a", T).put("b", T.plusSeconds(1)).put("c", T.plusSeconds(2));
    Duration slowPage = Duration.ofMinutes(10);
    catalogue.afterPage(
        () -> {
          // "a" changes after it was read, and "c" later still but before it is read.
          bench.clock.advance(slowPage);
          catalogue.put("a", bench.clock.instant());
          bench.clock.advance(slowPage);
          catalogue.put("c", bench.clock.instant());
        });

    assertThat(runProducts().succeeded()).isTrue();

    assertThat(bench.watermark(DataStream.PRODUCTS)).contains(ManualClock.START);
  }

  @Test
  void productsWithoutChangeTime_leaveNoWatermark() {
    catalogue.put("a", null);

    assertThat(runProducts().succeeded()).isTrue();

    assertThat(bench.watermark(DataStream.PRODUCTS)).isEmpty();
  }
}
