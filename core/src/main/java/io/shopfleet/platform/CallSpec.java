package io.shopfleet.platform;

/**
 * What the seam has to know about an operation.
 *
 * @param operation its name for people, for example {@code order.searchOrders}
 * @param group operations that share the marketplace's limit
 * @param idempotent whether it may be repeated when its answer was lost
 * @param priority whether a person waits for it
 */
public record CallSpec(String operation, String group, boolean idempotent, Priority priority) {

  /** Who waits for an answer. */
  public enum Priority {
    INTERACTIVE,
    BACKGROUND
  }

  /** A call that changes nothing, in a limit group of its own. */
  public static CallSpec read(String operation) {
    return new CallSpec(operation, operation, true, Priority.BACKGROUND);
  }

  /** A call that sets absolute values, so that repeating it is safe. */
  public static CallSpec idempotentWrite(String operation) {
    return new CallSpec(operation, operation, true, Priority.BACKGROUND);
  }

  /** A call that must not be repeated unless it certainly was not processed. */
  public static CallSpec write(String operation) {
    return new CallSpec(operation, operation, false, Priority.BACKGROUND);
  }

  /** The same call on behalf of a person who waits. */
  public CallSpec interactive() {
    return new CallSpec(operation, group, idempotent, Priority.INTERACTIVE);
  }
}
