package io.shopfleet.sync;

import io.shopfleet.sync.SyncRun.Outcome;

/**
 * What an engine tells the run that it started. Asked on the run's thread at the border of every
 * page, before the page is handed to the host; may block on storage.
 */
@FunctionalInterface
public interface RunControl {

  /** Lets every run go on. */
  RunControl GO_ON = () -> Directive.GO_ON;

  /** What the run is to do now. Whatever it throws ends the run as failed. */
  Directive atPageBorder();

  /** This control first, and another one if this one lets the run go on. */
  default RunControl and(RunControl other) {
    return () -> {
      Directive mine = atPageBorder();
      return mine == Directive.GO_ON ? other.atPageBorder() : mine;
    };
  }

  /** What a run is to do at the border of a page. */
  enum Directive {
    GO_ON(Outcome.SUCCEEDED),
    /** End here: the engine closes. */
    STOP(Outcome.STOPPED),
    /** End here: the account is paused. */
    PAUSE(Outcome.PAUSED),
    /** End here: somebody cancelled the run. */
    CANCEL(Outcome.CANCELLED),
    /** End here: another node took over. */
    GIVE_WAY(Outcome.SUPERSEDED);

    private final Outcome outcome;

    Directive(Outcome outcome) {
      this.outcome = outcome;
    }

    Outcome outcome() {
      return outcome;
    }
  }
}
