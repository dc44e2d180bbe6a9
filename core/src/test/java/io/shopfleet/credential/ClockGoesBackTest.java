package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.MIDNIGHT;
import static io.shopfleet.credential.KeeperBench.TICK;
import static io.shopfleet.credential.KeeperBench.access;
import static io.shopfleet.credential.KeeperBench.failure;
import static io.shopfleet.credential.KeeperBench.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A clock that is set back neither wears tokens out nor leaves them dead. */
class ClockGoesBackTest {

  private static final Duration YEAR = Duration.ofDays(365);

  private final KeeperBench bench = new KeeperBench();

  @Test
  void setBackAfterARenewal_notRenewedAgainUntilRefused() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2)).will(asked -> bench.grant(3));
    bench.current();

    bench.clock.moveTo(MANDATORY.minus(YEAR));
    for (int i = 0; i < 5; i++) {
      assertThat(bench.current()).isEqualTo("access-2");
    }
    assertThat(bench.endpoint.calls()).hasSize(1);

    Secret refused = Secret.of("access-2");
    assertThat(access(bench.keeper.afterRefusal(bench.account, refused))).isEqualTo("access-3");
    assertThat(bench.current()).isEqualTo("access-3");
  }

  @Test
  void setBackDuringABackOff_waitsNoLongerThanADay() {
    bench.clock.moveTo(MANDATORY.plus(YEAR));
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));
    failure(FailureKind.TRANSIENT, bench::current);
    Instant notBefore = bench.renewal().notBefore();
    assertThat(notBefore).isNotNull();

    bench.clock.moveTo(notBefore.minus(Duration.ofDays(1)));
    assertThat(failure(FailureKind.TRANSIENT, bench::current).retryAfter())
        .contains(Duration.ofDays(1));
    assertThat(bench.endpoint.calls()).hasSize(1);

    bench.clock.moveTo(notBefore.minus(Duration.ofDays(1)).minus(TICK));
    bench.endpoint.will(bench.grant(2));
    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void tokenTakenForEndedByAClockThatRanAhead_usedOnceItIsSetRight() {
    bench.clock.moveTo(MANDATORY.plus(YEAR));
    bench.endpoint.will(grant("access-2", "refresh-2", END.plus(Duration.ofDays(7))));
    failure(FailureKind.TRANSIENT, bench::current);

    bench.clock.moveTo(MANDATORY);

    assertThat(bench.current()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void setBackDuringThePauseOfAdvice_theAdviceIsFollowed() {
    bench.current();
    bench.clock.moveTo(ADVISORY.plusSeconds(10));
    bench.store.locksFail(true);
    bench.current();
    bench.store.locksFail(false);
    bench.endpoint.will(bench.grant(2));

    bench.clock.moveTo(ADVISORY.plusSeconds(10).minus(TICK));

    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void setBackAfterTheSameTokenWasGivenAgain_askedAgain() {
    bench.clock.moveTo(MIDNIGHT.plusSeconds(10));
    bench.endpoint.will(grant("access-1", null, END)).will(bench.grant(2));
    Secret first = Secret.of("access-1");
    failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, first));

    bench.clock.moveTo(MIDNIGHT.plusSeconds(10).minus(TICK));

    assertThat(access(bench.keeper.afterRefusal(bench.account, first))).isEqualTo("access-2");
  }
}
