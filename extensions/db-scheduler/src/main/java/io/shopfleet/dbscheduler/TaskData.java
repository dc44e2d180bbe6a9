package io.shopfleet.dbscheduler;

import io.shopfleet.sync.RunRequest;

/** What the task of an account carries beside its time. Never a secret. */
sealed interface TaskData {

  /** How often a run is begun anew because its node died or closed. */
  int MOST_ATTEMPTS = 5;

  /** Nothing: the account runs by its schedule. */
  record BySchedule() implements TaskData {}

  /**
   * A run that somebody wants, or that has to go on elsewhere.
   *
   * @param request what was asked for
   * @param attempt how often it was begun before, on nodes that did not end it
   */
  record Wanted(RunRequest request, int attempt) implements TaskData {

    /** The request under the id of this attempt: no two runs share one. */
    RunRequest run() {
      return new RunRequest(
          runId(request.id(), attempt), request.trigger(), request.actor(), request.scope());
    }

    /** What the next node is to do about it. */
    TaskData again() {
      return attempt < MOST_ATTEMPTS ? new Wanted(request, attempt + 1) : BY_SCHEDULE;
    }
  }

  /**
   * What a newer node wrote and this one does not understand.
   *
   * @param text as stored
   */
  record Foreign(String text) implements TaskData {}

  TaskData BY_SCHEDULE = new BySchedule();

  /** The id of the run that is an attempt at a request. */
  static String runId(String request, int attempt) {
    return attempt == 0 ? request : request + "~" + attempt;
  }
}
