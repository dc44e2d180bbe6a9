package io.shopfleet.stock;

/** What a marketplace made of one row. */
sealed interface Verdict {

  /** It shows the quantity now. */
  record Accepted() implements Verdict {}

  /**
   * It may take it another time.
   *
   * @param reason why not now, for people
   */
  record Later(String reason) implements Verdict {}

  /**
   * It will not take it.
   *
   * @param reason why not, for people
   */
  record Never(String reason) implements Verdict {}
}
