package io.shopfleet.tiktokshop.internal.aftersales;

import io.shopfleet.commerce.Initiator;
import io.shopfleet.commerce.Initiator.Role;
import io.shopfleet.tiktokshop.internal.call.WireValues;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What returns and cancellations say in the same words. Stateless. */
final class AfterSalesWords {

  private AfterSalesWords() {}

  /** The platform's word; empty if it sent none. */
  static String raw(@Nullable String word) {
    return word == null ? "" : word;
  }

  static Initiator initiator(String word) {
    Role role =
        switch (word) {
          case "BUYER" -> Role.BUYER;
          case "SELLER" -> Role.SELLER;
          case "OPERATOR" -> Role.OPERATOR;
          case "SYSTEM" -> Role.SYSTEM;
          default -> Role.UNKNOWN;
        };
    return new Initiator(role, word);
  }

  /** The text for people; else the key that stands for it. */
  static @Nullable String reason(@Nullable String text, @Nullable String key) {
    String told = WireValues.textOrNull(text);
    return told == null ? WireValues.textOrNull(key) : told;
  }

  /** The seller may have more than one way to answer, each with its deadline. */
  static @Nullable Instant firstDeadline(Stream<@Nullable Long> deadlines) {
    return deadlines
        .map(WireValues::instant)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
