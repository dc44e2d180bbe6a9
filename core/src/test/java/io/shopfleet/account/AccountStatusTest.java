package io.shopfleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccountStatusTest {

  @ParameterizedTest
  @CsvSource({
    "PENDING, PENDING, pending",
    "CONNECTED, ACTIVE, active",
    "NEEDS_REAUTH, ERROR, error",
    "ERROR, ERROR, error",
    "DISCONNECTED, INACTIVE, inactive",
    "REVOKED, INACTIVE, inactive"
  })
  void enabledAccount_showsWhatWasObserved(
      ConnectionState observed, AccountStatus status, String word) {
    Account account = Accounts.account().connectionState(observed).build();

    assertThat(account.status()).isEqualTo(status);
    assertThat(account.status().word()).isEqualTo(word);
  }

  @ParameterizedTest
  @EnumSource
  void disabledAccount_isInactiveWhateverWasObserved(ConnectionState observed) {
    Account account = Accounts.account().connectionState(observed).enabled(false).build();

    assertThat(account.status()).isEqualTo(AccountStatus.INACTIVE);
  }

  @Test
  void archivedAccount_isInactive() {
    Account account =
        Accounts.account()
            .connectionState(ConnectionState.CONNECTED)
            .archivedAt(Instant.EPOCH)
            .build();

    assertThat(account.archived()).isTrue();
    assertThat(account.status()).isEqualTo(AccountStatus.INACTIVE);
  }
}
