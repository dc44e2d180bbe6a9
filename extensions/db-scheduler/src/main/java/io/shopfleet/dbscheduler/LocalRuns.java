package io.shopfleet.dbscheduler;

import io.shopfleet.sync.SyncRun;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The callers of this node who wait for a run. If this very node runs it, they learn of its end at
 * once; otherwise from the database. Safe for concurrent use.
 */
final class LocalRuns {

  private final Map<String, CompletableFuture<SyncRun>> awaited = new ConcurrentHashMap<>();
  private final Map<String, Thread> here = new ConcurrentHashMap<>();
  private final Set<String> untold = ConcurrentHashMap.newKeySet();

  /** The end of a run that was requested, if it comes on this node. */
  CompletableFuture<SyncRun> await(String request) {
    return awaited.computeIfAbsent(request, id -> new CompletableFuture<>());
  }

  void forget(String request) {
    awaited.remove(request);
  }

  /** The run begins here, so its end will be told here too. */
  void begins(String request) {
    untold.add(request);
    here.put(request, Thread.currentThread());
  }

  /** Whether this node runs it now, or is about to tell its end. */
  boolean runsHere(String request) {
    return untold.contains(request);
  }

  /** Whether a run is on the very thread that asks. */
  boolean onThisThread() {
    return here.containsValue(Thread.currentThread());
  }

  /** It runs here no longer. */
  void leaves(String request) {
    here.remove(request);
  }

  /** Its end is not told here: another node goes on, or it broke down. */
  void handsOn(String request) {
    untold.remove(request);
  }

  void ended(String request, SyncRun run) {
    CompletableFuture<SyncRun> future = awaited.get(request);
    if (future != null) {
      future.complete(run);
    }
    untold.remove(request);
  }

  void failed(String request, RuntimeException reason) {
    CompletableFuture<SyncRun> future = awaited.get(request);
    if (future != null) {
      future.completeExceptionally(reason);
    }
    untold.remove(request);
  }
}
