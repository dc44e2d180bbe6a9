package io.shopfleet.jdbc.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BlocksTest {

  @Property
  void anyLength_allInTheirOrderInSizesOfPowersOfTwo(@ForAll @IntRange(max = 700) int length) {
    List<Integer> all = numbers(length);

    List<List<Integer>> blocks = Blocks.of(all);

    assertThat(blocks.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
    assertThat(blocks).allMatch(block -> fits(block.size()));
  }

  @Property
  void anyLengthPadded_sameElementsInAsFewBlocksAsCanBe(
      @ForAll @IntRange(min = 1, max = 700) int length) {
    List<Integer> all = numbers(length);

    List<List<Integer>> blocks = Blocks.padded(all);

    assertThat(blocks.stream().flatMap(List::stream).distinct()).containsExactlyElementsOf(all);
    assertThat(blocks).hasSize((length + Blocks.LARGEST - 1) / Blocks.LARGEST);
    assertThat(blocks).allMatch(block -> fits(block.size()));
  }

  private static boolean fits(int size) {
    return Integer.bitCount(size) == 1 && size <= Blocks.LARGEST;
  }

  private static List<Integer> numbers(int length) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      all.add(i);
    }
    return all;
  }
}
