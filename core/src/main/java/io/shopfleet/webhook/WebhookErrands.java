package io.shopfleet.webhook;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.util.List;

/** What is done about a notice: the marketplace is asked. Safe for concurrent use; blocks. */
public interface WebhookErrands {

  /**
   * Reads records again and hands them to the host. Does nothing if the account or the fleet does
   * not read that stream.
   *
   * @param ids the marketplace's ids, each once, at least one
   * @throws RuntimeException if it has to be tried again later; its message says why
   */
  void reread(AccountId account, DataStream stream, List<String> ids);

  /**
   * Tries whether the account's authorization still works, and notes what it finds.
   *
   * @throws RuntimeException if it could not be found out, and has to be tried again later
   */
  void tryConnection(AccountId account);
}
