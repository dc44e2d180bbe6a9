package io.shopfleet.testkit.contract.broken;

import java.util.function.Function;

/**
 * One way in which a store is broken.
 *
 * @param <S> the kind of store
 */
interface Flaw<S> {

  /** The name of every flaw that is none. */
  String NONE = "NONE";

  /** Builds a node that has this flaw. */
  Function<Database, S> node();

  /** The tier that has to notice. */
  Class<?> tier();

  /** The test that has to fail. */
  String caughtBy();
}
