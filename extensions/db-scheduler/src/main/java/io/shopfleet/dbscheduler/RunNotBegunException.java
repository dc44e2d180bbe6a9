package io.shopfleet.dbscheduler;

import io.shopfleet.account.AccountId;
import java.time.Duration;

/**
 * A run was asked for, and no node began it in time. It was withdrawn. Either no node is started
 * that knows the account's platform, or all of them are busy; look at the bound.
 */
public final class RunNotBegunException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  RunNotBegunException(AccountId account, Duration patience) {
    super(
        "No node began the run of account "
            + account
            + " within "
            + patience
            + "; start() an engine that knows its platform, or raise the bound");
  }
}
