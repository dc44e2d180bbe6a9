package io.shopfleet.testkit.simulator.tiktok;

/** What a page token stands for. The platform does not say; clients must live with both. */
public enum Paging {
  /**
   * A number of rows to pass over. Rows that change between two pages move, so that a reader can
   * miss some and meet others twice. This is the harder case and the default.
   */
  OFFSET,
  /** The last row of the page before. Only rows that change themselves can be missed. */
  CURSOR
}
