package io.shopfleet.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the steps of chores to an executor, no two of one chore at once on this node. Safe for
 * concurrent use; every engine has one.
 */
public final class Chores {

  private static final Logger log = LoggerFactory.getLogger(Chores.class);

  private final List<Turn> turns = new ArrayList<>();
  private final Executor executor;
  private final BooleanSupplier closing;

  /**
   * @param executor runs the steps; each blocks one of its threads
   * @param closing true once the engine closes
   */
  public Chores(List<Chore> chores, Executor executor, BooleanSupplier closing) {
    chores.forEach(chore -> turns.add(new Turn(chore, new AtomicBoolean())));
    this.executor = executor;
    this.closing = closing;
  }

  private record Turn(Chore chore, AtomicBoolean underWay) {}

  /** Starts a step of every chore that is due and has none under way, and waits for none. */
  public void startDue() {
    for (Turn turn : turns) {
      if (!closing.getAsBoolean()
          && due(turn.chore())
          && turn.underWay().compareAndSet(false, true)) {
        start(turn);
      }
    }
  }

  private static boolean due(Chore chore) {
    try {
      return chore.due();
    } catch (RuntimeException e) {
      // One that cannot tell must keep neither the others nor the accounts waiting.
      log.warn("Whether the {} is due could not be found out", chore.name(), e);
      return false;
    }
  }

  private void start(Turn turn) {
    try {
      executor.execute(() -> step(turn));
    } catch (RejectedExecutionException e) {
      turn.underWay().set(false);
    } catch (RuntimeException | Error e) {
      // No thread could be had for it, most likely; there may be one in a second.
      turn.underWay().set(false);
      log.warn("A step of the {} could not be started", turn.chore().name(), e);
    }
  }

  private void step(Turn turn) {
    try {
      turn.chore().step(closing);
    } catch (RuntimeException e) {
      // A store that does not answer, most likely; the same step comes again in a second.
      log.warn("A step of the {} failed", turn.chore().name(), e);
    } finally {
      turn.underWay().set(false);
    }
  }
}
