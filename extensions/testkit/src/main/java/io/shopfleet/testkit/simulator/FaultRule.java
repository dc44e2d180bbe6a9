package io.shopfleet.testkit.simulator;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A fault with the place and the time at which it strikes. Rules are values: every method answers a
 * new rule and leaves this one as it is.
 *
 * @param fault what happens
 * @param matcher which requests it can hit
 * @param skip how many matching requests pass unharmed first
 * @param times how many requests it hits before it is spent; {@link Integer#MAX_VALUE} for no end
 * @param duration how long it lasts on the simulator's clock from the moment it is added; null for
 *     no end
 */
public record FaultRule(
    Fault fault, Predicate<Exchange> matcher, int skip, int times, @Nullable Duration duration) {

  /** Refuses counts that mean nothing. */
  public FaultRule {
    if (skip < 0 || times < 1) {
      throw new IllegalArgumentException(
          "A fault skips 0 or more requests and hits at least 1: skip="
              + skip
              + ", times="
              + times);
    }
  }

  /**
   * A rule that hits every request until it is removed.
   *
   * @param fault what happens
   * @return the rule
   */
  public static FaultRule of(Fault fault) {
    return new FaultRule(fault, exchange -> true, 0, Integer.MAX_VALUE, null);
  }

  /**
   * Narrows the rule to operations whose name (method and path template) contains a text.
   *
   * @param operation for example {@code /orders/search} or {@code POST /product}
   * @return the narrower rule
   */
  public FaultRule on(String operation) {
    return where(exchange -> exchange.operation().contains(operation));
  }

  /**
   * Narrows the rule to one shop.
   *
   * @param shop the id of the shop
   * @return the narrower rule
   */
  public FaultRule forShop(String shop) {
    return where(exchange -> exchange.isFor(shop));
  }

  /**
   * Narrows the rule to requests of one principal, such as the refreshes of one seller.
   *
   * @param principal the id as {@link Exchange#principal} has it
   * @return the narrower rule
   */
  public FaultRule forPrincipal(String principal) {
    return where(exchange -> principal.equals(exchange.principal()));
  }

  /**
   * Narrows the rule to what a test can tell from the request.
   *
   * @param condition which requests remain; called on the server's threads
   * @return the narrower rule
   */
  public FaultRule where(Predicate<Exchange> condition) {
    return new FaultRule(fault, matcher.and(condition), skip, times, duration);
  }

  /**
   * Lets some matching requests pass first.
   *
   * @param requests how many
   * @return the new rule
   */
  public FaultRule after(int requests) {
    return new FaultRule(fault, matcher, requests, times, duration);
  }

  /**
   * Limits how many requests the rule hits.
   *
   * @param count how many, at least 1
   * @return the new rule
   */
  public FaultRule times(int count) {
    return new FaultRule(fault, matcher, skip, count, duration);
  }

  /**
   * Limits how long the rule lasts on the simulator's clock, from the moment it is added.
   *
   * @param span how long
   * @return the new rule
   */
  public FaultRule lasting(Duration span) {
    return new FaultRule(fault, matcher, skip, times, span);
  }
}
