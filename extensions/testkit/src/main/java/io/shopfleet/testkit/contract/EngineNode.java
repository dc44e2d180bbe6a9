package io.shopfleet.testkit.contract;

import io.shopfleet.sync.SyncEngineFactory;

/** A node of a cluster as its engine sees it, for {@link SyncEngineClusterContract}. */
public interface EngineNode {

  /** Makes the node's engine. Called once. */
  SyncEngineFactory engine();

  /**
   * Cuts the engine off from all that the nodes share for its own sake (its tables, its leases), as
   * if the node stood still: calls do not fail, they do not come back. A node that stays so is dead
   * to the others. The stores of the fleet are the contract's and stay in reach.
   */
  void stall();

  /** Lets what stood still go on, as after a long pause. Does nothing if nothing stands still. */
  void awake();
}
