package io.shopfleet.authorization;

import io.shopfleet.platform.ConnectionReport;
import org.jspecify.annotations.Nullable;

/**
 * What a test of an account found.
 *
 * @param connection whether calls succeed
 * @param authorization how its authorization stands after the test; null if it has none
 */
public record AccountReport(
    ConnectionReport connection, @Nullable AuthorizationReport authorization) {

  /** Whether the account works. Some of its features may lack a scope all the same. */
  public boolean works() {
    return connection.works();
  }
}
