package io.shopfleet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionStateTest {

  private static final String TABLE =
      """
      from         | PENDING | CONNECTED | NEEDS_REAUTH | ERROR | DISCONNECTED | REVOKED
      PENDING      | yes     | yes       | yes          | yes   | yes          | yes
      CONNECTED    | no      | yes       | yes          | yes   | yes          | yes
      NEEDS_REAUTH | no      | yes       | yes          | no    | yes          | yes
      ERROR        | no      | yes       | yes          | yes   | yes          | yes
      DISCONNECTED | yes     | yes       | no           | no    | yes          | no
      REVOKED      | yes     | yes       | no           | no    | no           | yes
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = TABLE)
  void everyPairOfStates_isAllowedAsTheTableSays(
      ConnectionState from,
      String pending,
      String connected,
      String needsReauth,
      String error,
      String disconnected,
      String revoked) {
    check(from, ConnectionState.PENDING, pending);
    check(from, ConnectionState.CONNECTED, connected);
    check(from, ConnectionState.NEEDS_REAUTH, needsReauth);
    check(from, ConnectionState.ERROR, error);
    check(from, ConnectionState.DISCONNECTED, disconnected);
    check(from, ConnectionState.REVOKED, revoked);
  }

  @Test
  void table_hasARowForEveryState() {
    assertThat(TABLE.lines()).hasSize(ConnectionState.values().length + 1);
  }

  private static void check(ConnectionState from, ConnectionState to, String allowed) {
    Account account = Accounts.account().connectionState(from).build();
    if (allowed.equals("yes")) {
      assertThat(from.canBecome(to)).as("%s to %s", from, to).isTrue();
      assertThat(account.observedAs(to)).isEqualTo(account.toBuilder().connectionState(to).build());
    } else {
      assertThat(from.canBecome(to)).as("%s to %s", from, to).isFalse();
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> account.observedAs(to))
          .withMessage(
              "Account account-1 cannot go from " + from + " to " + to + "; reconnect it first");
    }
  }
}
