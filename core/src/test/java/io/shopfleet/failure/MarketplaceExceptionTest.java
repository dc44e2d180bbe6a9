package io.shopfleet.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The evidence that a failure carries. */
class MarketplaceExceptionTest {

  private static final PlatformId PLATFORM = new PlatformId("bazaar");
  private static final Account ACCOUNT =
      Account.of(PLATFORM, new ShopId("7495"), "Bazaar Jakarta")
          .id(new AccountId("acc-1"))
          .region(new RegionCode("ID"))
          .build();

  @Test
  void everythingKnown_isToldInOneSentence() {
    IOException cause = new IOException("reset");

    MarketplaceException failure =
        MarketplaceException.of(FailureKind.RATE_LIMITED, ACCOUNT, "order.search")
            .httpStatus(429)
            .code("36009002")
            .requestId("2026-AB")
            .retryAfter(Duration.ofSeconds(3))
            .message("too many requests")
            .whatToDo("Wait")
            .cause(cause)
            .build();

    assertThat(failure)
        .hasMessage(
            "bazaar order.search for account acc-1 (Bazaar Jakarta): RATE_LIMITED, HTTP 429,"
                + " code 36009002, request 2026-AB: too many requests. Wait")
        .hasCause(cause);
    assertThat(failure.platform()).isEqualTo(PLATFORM);
    assertThat(failure.account()).contains(new AccountId("acc-1"));
    assertThat(failure.operation()).isEqualTo("order.search");
    assertThat(failure.httpStatus()).hasValue(429);
    assertThat(failure.code()).contains("36009002");
    assertThat(failure.requestId()).contains("2026-AB");
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
    assertThat(failure.sent()).isTrue();
  }

  @Test
  void nothingKnown_isEmptyAndNotInvented() {
    MarketplaceException failure =
        MarketplaceException.of(FailureKind.UNKNOWN, PLATFORM, "GET /shops").notSent().build();

    assertThat(failure).hasMessage("bazaar GET /shops: UNKNOWN").hasNoCause();
    assertThat(failure.account()).isEmpty();
    assertThat(failure.httpStatus()).isEmpty();
    assertThat(failure.code()).isEmpty();
    assertThat(failure.requestId()).isEmpty();
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure.sent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void onlyPassingKinds_areRetryable(FailureKind kind) {
    boolean passing =
        switch (kind) {
          case TRANSIENT, RATE_LIMITED, PLATFORM_DOWN -> true;
          case AUTH_EXPIRED,
              AUTH_REJECTED,
              PERMISSION,
              INVALID_REQUEST,
              NOT_FOUND,
              CONFLICT,
              UNKNOWN ->
              false;
        };

    assertThat(MarketplaceException.of(kind, PLATFORM, "x").build().retryable()).isEqualTo(passing);
  }
}
