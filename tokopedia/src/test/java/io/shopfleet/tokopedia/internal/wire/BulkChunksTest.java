package io.shopfleet.tokopedia.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.tokopedia.model.ProductKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BulkChunksTest {

  @Test
  void upToAHundredRows_areOneCall() {
    assertThat(BulkCalls.chunks(rows(99))).hasSize(1);
    assertThat(BulkCalls.chunks(rows(100))).hasSize(1);
  }

  @Test
  void oneRowMore_isAnotherCall() {
    List<List<BulkRow>> chunks = BulkCalls.chunks(rows(101));

    assertThat(chunks).extracting(List::size).containsExactly(100, 1);
  }

  @Test
  void sameProductAgain_startsAnotherCall() {
    BulkRow first = row(1, "5");
    BulkRow again = row(1, "6");

    assertThat(BulkCalls.chunks(List.of(first, row(2, "7"), again)))
        .containsExactly(List.of(first, row(2, "7")), List.of(again));
  }

  @Test
  void noRows_areNoCall() {
    assertThat(BulkCalls.chunks(List.of())).isEmpty();
  }

  private static List<BulkRow> rows(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(id -> row(id, "3")).toList();
  }

  private static BulkRow row(long id, String value) {
    return new BulkRow(new ProductKey.Id(id), new BigDecimal(value));
  }
}
