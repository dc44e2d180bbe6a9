package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.ID;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shopfleet.account.Account;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import org.junit.jupiter.api.Test;

/** What the keeper says when something is missing or broken. */
class KeeperTroubleTest {

  private final KeeperBench bench = new KeeperBench();

  @Test
  void accountWithoutCredential_rejectedWithWhatToDo() {
    Account bare = bench.account.toBuilder().credential(null).build();

    for (int i = 0; i < 2; i++) {
      assertThat(failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.current(bare)))
          .hasMessageContaining("names no credential")
          .hasMessageContaining("Connect the account");
    }
    assertThat(
            failure(
                FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bare, Secret.of("x"))))
        .hasMessageContaining("names no credential");
  }

  @Test
  void credentialAbsent_rejectedWithWhatToDo() {
    bench.store.erase(ID);

    assertThat(failure(FailureKind.AUTH_REJECTED, bench::current))
        .hasMessageContaining("credential-1 is not in the credential store")
        .hasMessageContaining("Authorize the account anew");
  }

  @Test
  void credentialErasedWhileInUse_noticedWhenItsTokenIsDue() {
    bench.current();
    bench.store.erase(ID);
    bench.clock.moveTo(ADVISORY);

    failure(FailureKind.AUTH_REJECTED, bench::current);

    assertThat(bench.endpoint.calls()).isEmpty();
    assertThat(bench.events).isEmpty();
    int locks = bench.store.locks();
    failure(FailureKind.AUTH_REJECTED, bench::current);
    assertThat(bench.store.locks()).isEqualTo(locks);
  }

  @Test
  void credentialErasedWhileInUse_noticedWhenItsTokenIsRefused() {
    bench.current();
    bench.store.erase(ID);

    failure(
        FailureKind.AUTH_REJECTED,
        () -> bench.keeper.afterRefusal(bench.account, Secret.of("access-1")));

    failure(FailureKind.AUTH_REJECTED, bench::current);
  }

  @Test
  void storeDoesNotAnswer_saysSoAndNeverThatTheCredentialIsAbsent() {
    bench.store.loadsFail(true);

    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(bench::current)
        .withMessageContaining("account-1 (Toko Satu)")
        .withMessageContaining("did not answer")
        .withStackTraceContaining("database is down");

    bench.store.loadsFail(false);
    assertThat(bench.current()).isEqualTo("access-1");
  }

  @Test
  void storeDoesNotAnswerAtAdvisory_oldTokenIsServedAndTheListenerTold() {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    bench.store.locksFail(true);

    assertThat(bench.current()).isEqualTo("access-1");

    assertThat(bench.events)
        .containsExactly(
            new FleetEvent.TokenRenewalFailed(
                ADVISORY, bench.account.id(), ID, "the credential store did not answer", ADVISORY));
  }

  @Test
  void storeStaysBrokenAtAdvisory_triedAgainOnlyAfterAPause() {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    bench.store.locksFail(true);
    bench.current();
    bench.current();
    assertThat(bench.store.locks()).isEqualTo(1);

    bench.clock.advance(RenewalPolicy.DEFAULT.firstBackoff().minusNanos(1));
    bench.current();
    assertThat(bench.store.locks()).isEqualTo(1);
    bench.clock.advance(KeeperBench.TICK);
    bench.current();
    assertThat(bench.store.locks()).isEqualTo(2);
  }

  @Test
  void storeDoesNotAnswerAtTheEnd_saysSoWithoutAsking() {
    bench.current();
    bench.clock.moveTo(END);
    bench.store.locksFail(true);

    assertThatExceptionOfType(CredentialStoreException.class).isThrownBy(bench::current);

    bench.store.locksFail(false);
    bench.endpoint.will(bench.grant(2));
    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void endReachedWhileTheStoreFails_saysSo() {
    bench.current();
    bench.clock.moveTo(END.minus(KeeperBench.TICK));
    bench.store.beforeNextLock(
        () -> {
          bench.clock.moveTo(END);
          throw new CredentialStoreException("database is down");
        });

    assertThatExceptionOfType(CredentialStoreException.class).isThrownBy(bench::current);
  }

  @Test
  void storeDoesNotAnswerAtMandatory_tokenThatLivesIsServed() {
    bench.current();
    bench.clock.moveTo(MANDATORY);
    bench.store.locksFail(true);

    assertThat(bench.current()).isEqualTo("access-1");
  }

  @Test
  void tokenRefusedAndStoreDoesNotAnswer_saysSoAndDoesNotGiveTheRefusedToken() {
    bench.current();
    bench.store.locksFail(true);

    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(() -> bench.keeper.afterRefusal(bench.account, Secret.of("access-1")));
  }

  @Test
  void personNeededForNoRecordedReason_saysThat() {
    bench.save(bench.stored().withRenewal(new Renewal(Renewal.State.NEEDS_REAUTH, 1, null, null)));

    assertThat(failure(FailureKind.AUTH_REJECTED, bench::current))
        .hasMessageContaining("(no reason is recorded)");
  }

  @Test
  void platformWithoutEndpoint_itsOwnErrorComesOutAndTheCredentialIsNotStuck() {
    bench.clock.moveTo(MANDATORY);
    RenewingTokenKeeper keeper =
        new RenewingTokenKeeper(
            bench.store,
            platform -> {
              throw new IllegalStateException("no platform " + platform);
            },
            RenewalPolicy.DEFAULT,
            bench.events::add,
            bench.clock,
            KeeperBench.LOWEST);

    for (int i = 0; i < 2; i++) {
      assertThatIllegalStateException()
          .isThrownBy(() -> keeper.current(bench.account))
          .withMessage("no platform market");
    }
  }
}
