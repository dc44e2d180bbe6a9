package io.shopfleet.sync;

import java.util.function.BooleanSupplier;

/**
 * Something that a node does beside the runs, in small steps: looking after credentials, sending
 * stock, following webhooks. An engine asks once a second; on one node no two steps of a chore run
 * at once, on several nodes they may.
 */
public interface Chore {

  /** What it is, for logs and thread dumps. */
  String name();

  /** Whether there may be something to do. Quick; called on the engine's clock thread. */
  boolean due();

  /**
   * Does a bounded piece of work and returns; blocks on storage and marketplaces. What it throws is
   * logged, and the next step comes as usual.
   *
   * @param closing true once the engine closes; a step then ends as soon as it can
   */
  void step(BooleanSupplier closing);
}
