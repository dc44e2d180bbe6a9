package io.shopfleet.dbscheduler;

import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.sync.SyncRun;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits on the caller's thread until requested runs ended, wherever they run. */
final class RequestedRuns {

  private static final Logger log = LoggerFactory.getLogger(RequestedRuns.class);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /** How many of a great round are looked after between two pauses. */
  private static final int LOOKED_AFTER = 200;

  private final BooleanSupplier closing;

  RequestedRuns(BooleanSupplier closing) {
    this.closing = closing;
  }

  /**
   * @throws IllegalStateException if the engine closed before the run ended
   */
  SyncRun await(RequestedRun run) {
    try {
      Duration pause = SHORTEST_PAUSE;
      while (true) {
        Optional<SyncRun> ended = run.step();
        if (ended.isPresent()) {
          return ended.get();
        }
        refuseIfClosed(run);
        pause(run.end(), pause);
        pause = longer(pause);
      }
    } finally {
      run.forget();
    }
  }

  /** Waits for all of them, and only then fails if one could not be run. */
  List<SyncRun> awaitAll(List<RequestedRun> runs) {
    try {
      return ended(runs);
    } finally {
      runs.forEach(RequestedRun::forget);
    }
  }

  private List<SyncRun> ended(List<RequestedRun> runs) {
    Map<RequestedRun, SyncRun> ended = new HashMap<>();
    @Nullable RuntimeException failed = null;
    Deque<RequestedRun> open = new ArrayDeque<>(runs);
    Duration pause = SHORTEST_PAUSE;
    while (!open.isEmpty()) {
      int looks = Math.min(open.size(), LOOKED_AFTER);
      for (int i = 0; i < looks; i++) {
        RequestedRun run = open.remove();
        try {
          Optional<SyncRun> end = run.step();
          end.ifPresentOrElse(value -> ended.put(run, value), () -> open.add(run));
        } catch (AccountNotFoundException e) {
          // Archived since it was listed: no longer one of those that match.
          log.debug("Left out of the round", e);
        } catch (RuntimeException e) {
          failed = e;
        }
      }
      if (!open.isEmpty()) {
        refuseIfClosed(open.peek());
        pause(open.peek().end(), pause);
        pause = longer(pause);
      }
    }
    if (failed != null) {
      throw failed;
    }
    return runs.stream().map(ended::get).filter(Objects::nonNull).toList();
  }

  /** What runs here ends at its next page border and is told still; for others nobody waits. */
  private void refuseIfClosed(RequestedRun run) {
    if (closing.getAsBoolean() && !run.runsHere()) {
      throw new IllegalStateException(
          "The engine closed; the run is left to another node, or to the next start");
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private static void pause(CompletableFuture<SyncRun> end, Duration atMost) {
    try {
      end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.trace("Nothing yet", e);
    } catch (ExecutionException e) {
      log.trace("It ended, and the next step tells how", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a run, which goes on", e);
    }
  }
}
