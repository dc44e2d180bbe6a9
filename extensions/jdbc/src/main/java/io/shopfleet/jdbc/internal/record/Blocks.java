package io.shopfleet.jdbc.internal.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts lists to the sizes 1, 2, 4 up to {@value #LARGEST}, so that a handful of statements serves
 * lists of any length, and the driver and the server can keep them prepared.
 */
final class Blocks {

  // With the widest table, far below the parameters that any database takes in a statement.
  static final int LARGEST = 128;

  private Blocks() {}

  /** The list in pieces, the larger ones first. */
  static <T> List<List<T>> of(List<T> all) {
    List<List<T>> blocks = new ArrayList<>();
    int from = 0;
    while (from < all.size()) {
      int size = Math.min(LARGEST, Integer.highestOneBit(all.size() - from));
      blocks.add(all.subList(from, from + size));
      from += size;
    }
    return blocks;
  }

  /** The list in as few pieces as can be; what a piece lacks is filled with its last element. */
  static <T> List<List<T>> padded(List<T> all) {
    List<List<T>> blocks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += LARGEST) {
      List<T> block = new ArrayList<>(all.subList(from, Math.min(from + LARGEST, all.size())));
      T last = block.get(block.size() - 1);
      while (Integer.bitCount(block.size()) > 1) {
        block.add(last);
      }
      blocks.add(block);
    }
    return blocks;
  }
}
