package io.shopfleet.sync;

/** The run was told to end at the border of a page. */
final class RunEndedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RunControl.Directive directive;

  RunEndedException(RunControl.Directive directive) {
    super("The run was told to " + directive + " at the border of a page");
    this.directive = directive;
  }

  RunControl.Directive directive() {
    return directive;
  }
}
