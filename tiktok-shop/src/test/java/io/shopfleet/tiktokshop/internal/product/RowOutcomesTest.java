package io.shopfleet.tiktokshop.internal.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.shopfleet.account.Account;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.WriteResult.Row;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowOutcomesTest {

  private final RowOutcomes outcomes = new RowOutcomes(List.of("a", "b", "c", "d"));

  @Test
  void rowsNotTried_shareTheFailureThatEndedTheTryingAndNoOther() {
    assertThat(outcomes.callFailed(List.of(0), failure(FailureKind.INVALID_REQUEST))).isTrue();
    outcomes.callSucceeded(List.of(1));
    assertThat(outcomes.callFailed(List.of(2), failure(FailureKind.RATE_LIMITED))).isFalse();

    assertThat(outcomes.result().rows())
        .extracting(Row::accepted, Row::retryable)
        .containsExactly(
            tuple(false, false), tuple(true, false), tuple(false, true), tuple(false, true));
  }

  @Test
  void noneTaken_theFailureThatEndedTheTryingIsThrown() {
    outcomes.callFailed(List.of(0), failure(FailureKind.INVALID_REQUEST));
    outcomes.callFailed(List.of(1), failure(FailureKind.AUTH_REJECTED));

    assertThatExceptionOfType(MarketplaceException.class)
        .isThrownBy(outcomes::result)
        .satisfies(thrown -> assertThat(thrown.kind()).isEqualTo(FailureKind.AUTH_REJECTED));
  }

  @Test
  void noneTakenAndAllTried_theFirstFailureIsThrown() {
    outcomes.callFailed(List.of(0), failure(FailureKind.NOT_FOUND));
    outcomes.callFailed(List.of(1, 2, 3), failure(FailureKind.CONFLICT));

    assertThatExceptionOfType(MarketplaceException.class)
        .isThrownBy(outcomes::result)
        .satisfies(thrown -> assertThat(thrown.kind()).isEqualTo(FailureKind.NOT_FOUND));
  }

  private static MarketplaceException failure(FailureKind kind) {
    Account account =
        Account.of(new PlatformId("tiktok-shop"), new ShopId("s"), "Toko")
            .region(new RegionCode("ID"))
            .build();
    return MarketplaceException.of(kind, account, "stock.write").message("no").build();
  }
}
