package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.ID;
import static io.shopfleet.credential.KeeperBench.MIDNIGHT;
import static io.shopfleet.credential.KeeperBench.TICK;
import static io.shopfleet.credential.KeeperBench.access;
import static io.shopfleet.credential.KeeperBench.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.Account;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the keeper does for an account that nobody uses. */
class TendedCredentialTest {

  private final KeeperBench bench = new KeeperBench();

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void aroundAdvisory_renewedFromItOn(long ticks) {
    bench.clock.moveTo(ADVISORY.plusNanos(ticks));
    bench.endpoint.will(bench.grant(2));

    bench.keeper.tend(bench.account);
    bench.keeper.tend(bench.account);

    assertThat(access(bench.stored())).isEqualTo(ticks < 0 ? "access-1" : "access-2");
    assertThat(bench.endpoint.calls()).hasSize(ticks < 0 ? 0 : 1);
  }

  @Test
  void tokenHasEnded_renewed() {
    bench.clock.moveTo(END);
    bench.endpoint.will(bench.grant(2));

    bench.keeper.tend(bench.account);

    assertThat(access(bench.stored())).isEqualTo("access-2");
  }

  @Test
  void accountWithoutCredential_leftAlone() {
    Account bare = bench.account.toBuilder().credential(null).build();
    int loads = bench.store.loads();

    bench.keeper.tend(bare);

    assertThat(bench.store.loads()).isEqualTo(loads);
  }

  @Test
  void personIsNeeded_notAskedAndNoFailure() {
    bench.save(
        bench.stored().withRenewal(new Renewal(Renewal.State.NEEDS_REAUTH, 1, null, "gone")));
    bench.clock.moveTo(END);

    bench.keeper.tend(bench.account);

    assertThat(bench.store.locks()).isZero();
    assertThat(bench.events).isEmpty();
  }

  @Test
  void backOffLasts_notAskedUntilItIsOver() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null)).will(bench.grant(2));
    bench.keeper.tend(bench.account);

    bench.clock.moveTo(ADVISORY.plus(KeeperBench.FIRST_BACKOFF).minus(TICK));
    bench.keeper.tend(bench.account);
    assertThat(bench.endpoint.calls()).hasSize(1);
    bench.clock.moveTo(ADVISORY.plus(KeeperBench.FIRST_BACKOFF));
    bench.keeper.tend(bench.account);

    assertThat(access(bench.stored())).isEqualTo("access-2");
  }

  @Test
  void backOffLastsAfterTheEnd_notAskedAndNoFailure() {
    bench.clock.moveTo(END);
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));
    failure(FailureKind.TRANSIENT, () -> bench.keeper.tend(bench.account));

    bench.keeper.tend(bench.account);

    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void answerWaitsToBeSaved_saved() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();
    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(() -> bench.keeper.tend(bench.account));

    bench.keeper.tend(bench.account);

    assertThat(access(bench.stored())).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void answerWaitsThoughABackOffLasts_saved() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();
    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(() -> bench.keeper.tend(bench.account));
    bench.save(
        bench
            .stored()
            .withRenewal(
                new Renewal(
                    Renewal.State.BACKING_OFF, 1, ADVISORY.plus(Duration.ofHours(1)), "busy")));

    bench.keeper.tend(bench.account);

    assertThat(access(bench.stored())).isEqualTo("access-2");
  }

  @Test
  void adviceIsPaused_notTried() {
    bench.clock.moveTo(ADVISORY);
    bench.store.locksFail(true);
    bench.keeper.tend(bench.account);
    int locks = bench.store.locks();

    bench.keeper.tend(bench.account);

    assertThat(bench.store.locks()).isEqualTo(locks);
  }

  @Test
  void anotherNodeRenewed_itsTokenIsServedFromNowOn() {
    bench.current();
    bench.save(
        KeeperBench.credential()
            .withTokens(
                AccessToken.expiringAt(Secret.of("access-s"), END.plus(Duration.ofDays(1))), null));
    assertThat(bench.current()).isEqualTo("access-1");

    bench.keeper.tend(bench.account);

    assertThat(bench.current()).isEqualTo("access-s");
  }

  @Test
  void credentialAbsent_saysSo() {
    bench.store.erase(ID);

    assertThat(failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.tend(bench.account)))
        .hasMessageContaining("is not in the credential store");
  }

  @Test
  void storeDoesNotAnswer_saysSoAndTellsTheListener() {
    bench.store.loadsFail(true);

    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(() -> bench.keeper.tend(bench.account));
    assertThat(bench.events)
        .containsExactly(
            new FleetEvent.TokenRenewalFailed(
                MIDNIGHT, bench.account.id(), ID, "the credential store did not answer", MIDNIGHT));
  }
}
