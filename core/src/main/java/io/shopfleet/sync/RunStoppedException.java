package io.shopfleet.sync;

/** The engine is closing; the run ends at the border of a page. */
final class RunStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunStoppedException() {
    super("The run was stopped at the border of a page, because the engine closes");
  }
}
