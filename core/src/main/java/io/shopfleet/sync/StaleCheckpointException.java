package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;

/** Somebody else moved the checkpoint while this run was under way; the run has to stop. */
public final class StaleCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleCheckpointException(AccountId account, DataStream stream) {
    super(
        "Another run moved the "
            + stream
            + " checkpoint of account "
            + account
            + " meanwhile; this run stops, and the other one goes on");
  }
}
