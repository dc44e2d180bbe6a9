package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.ID;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.access;
import static io.shopfleet.credential.KeeperBench.failure;
import static io.shopfleet.credential.KeeperBench.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of new tokens that the store does not take. */
class UnsavedAnswerTest {

  private static final String EVENT = "the credential store did not save the marketplace's answer";

  private final KeeperBench bench = new KeeperBench();

  @Test
  void saveFails_callerAndListenerAreToldAndNobodyGetsTheNewToken() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();

    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(bench::current)
        .withMessageContaining("account-1 (Toko Satu)")
        .withMessageContaining("credential-1")
        .withMessageContaining("kept in memory")
        .withMessageContaining("do not end this process")
        .withStackTraceContaining("disk full")
        .satisfies(failure -> assertThat(failure).hasMessageNotContaining("somebody else saved"));

    assertThat(access(bench.stored())).isEqualTo("access-1");
    assertThat(bench.events)
        .containsExactly(
            new FleetEvent.TokenRenewalFailed(MANDATORY, bench.account.id(), ID, EVENT, MANDATORY));
  }

  @Test
  void nextTryAfterFailedSave_savesWithoutAskingAgain() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();
    loud();

    assertThat(bench.current()).isEqualTo("access-2");

    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(access(bench.stored())).isEqualTo("access-2");
    assertThat(refresh(bench.stored())).isEqualTo("refresh-2");
    assertThat(bench.told(FleetEvent.TokenRenewed.class)).hasSize(1);
  }

  @Test
  void storeStaysBroken_loudEachTimeAndAskedOnce() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    for (int i = 0; i < 3; i++) {
      bench.store.nextSaveFails();
      loud();
    }

    assertThat(bench.current()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.told(FleetEvent.TokenRenewalFailed.class)).hasSize(3);
  }

  @Test
  void saveFailedBeforeMandatory_nextCallerSavesThoughTheOldTokenIsGood() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();
    loud();

    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void forgotten_unsavedAnswerIsStillSaved() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();
    loud();

    bench.keeper.forget(ID);

    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void unsavedAnswerSavedLate_renewedAgainIfItIsOldByThen() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2)).will(asked -> bench.grant(3));
    bench.store.nextSaveFails();
    loud();

    bench.clock.advance(Duration.ofDays(8));

    assertThat(bench.current()).isEqualTo("access-3");
    assertThat(refresh(bench.endpoint.calls().get(1))).isEqualTo("refresh-2");
  }

  @Test
  void parameterSavedByAnotherDuringTheRenewal_bothChangesAreKept() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        asked -> {
          bench.save(asked.withParameter("app_key", "other"));
          return bench.grant(2);
        });

    Credential given = bench.keeper.current(bench.account);

    assertThat(access(given)).isEqualTo("access-2");
    assertThat(given.parameter("app_key")).contains("other");
    assertThat(given).isEqualTo(bench.stored());
    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.told(FleetEvent.TokenRenewed.class)).hasSize(1);
    assertThat(bench.told(FleetEvent.TokenRenewalFailed.class)).isEmpty();
  }

  @Test
  void authorizedAnewDuringTheRenewal_newAuthorizationStaysAndIsServed() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        asked -> {
          bench.save(authorizedAnew());
          return bench.grant(2);
        });

    assertThat(bench.current()).isEqualTo("access-9");

    assertThat(refresh(bench.stored())).isEqualTo("refresh-9");
    assertThat(bench.events).isEmpty();
    assertThat(bench.current()).isEqualTo("access-9");
  }

  @Test
  void erasedDuringTheRenewal_notRaisedFromTheDead() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        asked -> {
          bench.store.erase(ID);
          return bench.grant(2);
        });

    failure(FailureKind.AUTH_REJECTED, bench::current);

    assertThat(bench.store.load(ID)).isEmpty();
    bench.save(KeeperBench.credential());
    bench.endpoint.will(bench.grant(3));
    assertThat(bench.current()).isEqualTo("access-3");
  }

  @Test
  void saveRefusedTwice_loudAndSavedAtTheNextTry() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSave(save -> false);
    bench.store.nextSave(save -> false);

    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(bench::current)
        .withMessageContaining("somebody else saved meanwhile")
        .withNoCause();

    assertThat(bench.current()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void saveRefusedAndTheStoreGoneThen_loudAndSavedAtTheNextTry() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSave(
        save -> {
          bench.store.loadsFail(true);
          return false;
        });

    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(bench::current)
        .withMessageContaining("kept in memory");

    bench.store.loadsFail(false);
    assertThat(bench.current()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void saveSucceededButSaidNot_noticedAndUsed() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveSucceedsButSaysNot();
    loud();

    assertThat(bench.current()).isEqualTo("access-2");

    assertThat(bench.stored().version()).isEqualTo(2);
    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.told(FleetEvent.TokenRenewed.class)).hasSize(1);
  }

  @Test
  void authorizedAnewBeforeTheAnswerCouldBeSaved_newAuthorizationStays() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();
    loud();
    bench.save(authorizedAnew());

    assertThat(bench.current()).isEqualTo("access-9");
    assertThat(bench.current()).isEqualTo("access-9");

    assertThat(refresh(bench.stored())).isEqualTo("refresh-9");
    assertThat(bench.told(FleetEvent.TokenRenewed.class)).isEmpty();
  }

  @Test
  void erasedBeforeTheAnswerCouldBeSaved_notRaisedFromTheDead() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();
    loud();
    bench.store.erase(ID);

    failure(FailureKind.AUTH_REJECTED, bench::current);

    assertThat(bench.store.load(ID)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3600})
  void erasedAndCreatedAgainWithTheSameTokens_unsavedAnswerIsForgotten(long secondsBefore) {
    bench.current();
    bench.clock.moveTo(MANDATORY.minusSeconds(secondsBefore));
    bench.endpoint.will(bench.grant(2)).will(bench.grant(3));
    bench.store.nextSaveFails();
    loud();
    bench.store.erase(ID);
    failure(FailureKind.AUTH_REJECTED, bench::current);

    bench.save(KeeperBench.credential());
    bench.clock.advance(RenewalPolicy.DEFAULT.firstBackoff());

    assertThat(bench.current()).isEqualTo("access-3");
  }

  @Test
  void erasedAndTendedAndCreatedAgainWithTheSameTokens_unsavedAnswerIsForgotten() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2)).will(bench.grant(3));
    bench.store.nextSaveFails();
    loud();
    bench.store.erase(ID);
    failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.tend(bench.account));

    bench.save(KeeperBench.credential());

    assertThat(bench.current()).isEqualTo("access-3");
  }

  @Test
  void neverHadTokensAndTheFirstCouldNotBeSaved_savedAtTheNextTry() {
    bench.endpoint.needsNoRefreshToken();
    bench.save(KeeperBench.credential().withTokens(null, null));
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();
    loud();

    assertThat(bench.current()).isEqualTo("access-2");

    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void refusalCouldNotBeSaved_savedAtTheNextTryAndToldOnce() {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(new RenewalOutcome.Refused("36004005", "no record"));
    bench.store.nextSaveFails();
    loud();
    assertThat(bench.told(FleetEvent.ReauthorizationNeeded.class)).isEmpty();

    failure(FailureKind.AUTH_REJECTED, bench::current);
    failure(FailureKind.AUTH_REJECTED, bench::current);

    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.renewal().state()).isEqualTo(Renewal.State.NEEDS_REAUTH);
    assertThat(bench.told(FleetEvent.ReauthorizationNeeded.class)).hasSize(1);
  }

  @Test
  void refusalCouldNotBeSavedAndAnotherNodeWasRefusedMeanwhile_toldByThatOneAlone() {
    bench.clock.moveTo(MANDATORY);
    bench
        .endpoint
        .will(new RenewalOutcome.Refused("36004005", "no record"))
        .will(new RenewalOutcome.Refused("36004006", "no record either"));
    bench.store.nextSaveFails();
    loud();
    failure(FailureKind.AUTH_REJECTED, () -> bench.node().current(bench.account));

    failure(FailureKind.AUTH_REJECTED, bench::current);
    bench.keeper.tend(bench.account);

    assertThat(bench.told(FleetEvent.ReauthorizationNeeded.class)).hasSize(1);
  }

  @Test
  void backOffCouldNotBeSaved_savedAtTheNextTryWithoutAsking() {
    bench.clock.moveTo(END);
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));
    bench.store.nextSaveSucceedsButSaysNot();
    loud();

    failure(FailureKind.TRANSIENT, bench::current);

    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.stored().version()).isEqualTo(2);
  }

  @Test
  void refusalOfTheOldTokenWhileTheAnswerWaits_answerIsSavedAndUsed() {
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(bench.grant(2));
    bench.store.nextSaveFails();
    loud();

    Credential given = bench.keeper.afterRefusal(bench.account, Secret.of("access-1"));

    assertThat(access(given)).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  private static Credential authorizedAnew() {
    return KeeperBench.credential()
        .withTokens(
            AccessToken.expiringAt(Secret.of("access-9"), END.plus(Duration.ofDays(1))),
            new RefreshToken(Secret.of("refresh-9"), null));
  }

  private void loud() {
    assertThatExceptionOfType(CredentialStoreException.class).isThrownBy(bench::current);
  }
}
