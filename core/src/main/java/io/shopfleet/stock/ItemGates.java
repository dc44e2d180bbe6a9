package io.shopfleet.stock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lets those who wish for the same item in on this node one after the other, in the order in which
 * they came. Without it, of two that wish at once for several shops, one shop might be left with
 * the wish of the first and another with that of the second. Safe for concurrent use.
 */
final class ItemGates {

  private static final int GATES = 256;

  private final List<ReentrantLock> gates =
      Stream.generate(() -> new ReentrantLock(true)).limit(GATES).toList();

  /**
   * Runs an action while nobody else runs one for any of the items. It may block on the stores: who
   * waits meanwhile has wishes that must not be mixed with these.
   */
  void through(Collection<String> items, Runnable action) {
    // In one order, so that no two wait for each other.
    int[] numbers =
        items.stream()
            .mapToInt(item -> Math.floorMod(item.hashCode(), GATES))
            .sorted()
            .distinct()
            .toArray();
    List<ReentrantLock> held = new ArrayList<>();
    try {
      IntStream.of(numbers)
          .mapToObj(gates::get)
          .forEach(
              gate -> {
                gate.lock();
                held.add(gate);
              });
      action.run();
    } finally {
      held.forEach(ReentrantLock::unlock);
    }
  }
}
