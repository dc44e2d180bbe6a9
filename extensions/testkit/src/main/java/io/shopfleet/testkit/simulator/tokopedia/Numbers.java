package io.shopfleet.testkit.simulator.tokopedia;

import java.util.OptionalLong;

/** Reads whole numbers as requests carry them. */
final class Numbers {

  private Numbers() {}

  static OptionalLong parse(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }
}
