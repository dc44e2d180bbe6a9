package io.shopfleet.tokopedia.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.platform.Window;
import io.shopfleet.tokopedia.internal.wire.JakartaTime.Seconds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class WindowStitchingTest {

  private static final Instant START = Instant.parse("2024-03-05T00:00:00Z");
  private static final long NANOS = 1_000_000_000;

  @Property
  void anySplitOfARange_coversEachSecondOnce(
      @ForAll @LongRange(min = 0, max = NANOS - 1) long startNanos,
      @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 300 * NANOS) Long> cuts,
      @ForAll @LongRange(min = 300 * NANOS + 1, max = 301 * NANOS) long endNanos) {
    TreeSet<Long> borders = new TreeSet<>(cuts);
    borders.add(startNanos);
    borders.add(endNanos);
    borders.headSet(startNanos).clear();

    List<Long> covered = new ArrayList<>();
    Long from = null;
    for (Long to : borders) {
      if (from != null) {
        Window window = new Window(START.plusNanos(from), START.plusNanos(to));
        JakartaTime.seconds(window).ifPresent(part -> all(part).forEach(covered::add));
      }
      from = to;
    }

    Window whole = new Window(START.plusNanos(startNanos), START.plusNanos(endNanos));
    assertThat(covered)
        .containsExactlyElementsOf(all(JakartaTime.seconds(whole).orElseThrow()).boxed().toList());
  }

  @Property
  void halvingAnyTimes_stillCoversEachSecondOnce(
      @ForAll @IntRange(min = 1, max = 5_000) int count,
      @ForAll @IntRange(min = 0, max = 12) int halvings) {
    Seconds whole = new Seconds(1_000, 1_000 + count - 1);
    Seconds part = whole;
    for (int i = 0; i < halvings && part.count() > 1; i++) {
      part = part.firstHalf();
    }

    List<Long> covered = new ArrayList<>();
    Optional<Seconds> next = Optional.of(part);
    while (next.isPresent()) {
      all(next.get()).forEach(covered::add);
      next = next.get().next(whole);
    }

    assertThat(covered).containsExactlyElementsOf(all(whole).boxed().toList());
  }

  private static LongStream all(Seconds part) {
    return LongStream.rangeClosed(part.first(), part.last());
  }
}
