package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every node draws for an account. */
class SpreadTest {

  /** Computed apart from the code: a version that draws otherwise disagrees with its neighbours. */
  @ParameterizedTest
  @CsvSource({
    "account-1, 0, 0.74122715239129",
    "account-2, 0, 0.9574933679235161",
    "7f1c0e52-6f0e-4a44-9a43-0d5a6b2f9c11, 1781524800, 0.9459621847702334",
    "a, -1, 0.14210737721947553"
  })
  void knownAccount_isDrawnAlikeByAllVersions(String account, long occasion, double drawn) {
    assertThat(Spread.of(new AccountId(account), occasion)).isEqualTo(drawn);
  }
}
