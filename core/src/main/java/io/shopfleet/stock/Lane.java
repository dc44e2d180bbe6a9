package io.shopfleet.stock;

/**
 * How urgent a write is, the most urgent first. A write never raises what a shop shows while one of
 * an earlier lane waits that concerns the same item.
 */
public enum Lane {
  /** Nothing is left. */
  ZERO,
  /** The shop will show less, or as much as now. */
  LESS,
  /** The shop was never written to, so nobody knows. */
  UNCLEAR,
  /** The shop will show more. */
  MORE
}
