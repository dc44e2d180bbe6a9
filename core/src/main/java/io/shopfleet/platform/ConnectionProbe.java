package io.shopfleet.platform;

import io.shopfleet.account.Account;

/** Tries whether an account works. Blocks on calls. Safe for concurrent use. */
public interface ConnectionProbe {

  /** Makes the cheapest call that proves token, signature and shop. Failures are in the report. */
  ConnectionReport probe(Account account);
}
