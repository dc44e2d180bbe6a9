package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.ID;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.access;
import static io.shopfleet.credential.KeeperBench.failure;
import static io.shopfleet.credential.KeeperBench.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.CredentialId;
import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the keeper goes on to know after somebody else saved or erased a credential. */
class ForgottenCredentialTest {

  private static final Secret FIRST = Secret.of("access-1");

  private final KeeperBench bench = new KeeperBench();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void letEverybodyGo() {
    goOn.countDown();
  }

  @Test
  void forgotten_readFromTheStoreAgain() {
    bench.current();
    bench.save(bench.stored().withParameter("app_key", "other"));
    assertThat(bench.keeper.current(bench.account).parameter("app_key")).contains("key");

    bench.keeper.forget(ID);

    assertThat(bench.keeper.current(bench.account).parameter("app_key")).contains("other");
  }

  @Test
  void forgottenAfterErasure_absentAtOnce() {
    bench.current();
    bench.store.erase(ID);

    bench.keeper.forget(ID);

    failure(FailureKind.AUTH_REJECTED, bench::current);
  }

  @Test
  void forgottenDuringThePauseOfAdvice_advisedAgain() {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    bench.store.locksFail(true);
    bench.current();
    bench.store.locksFail(false);
    bench.endpoint.will(bench.grant(2));
    assertThat(bench.current()).isEqualTo("access-1");

    bench.keeper.forget(ID);

    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void forgottenAfterTheSameTokenWasGivenAgain_askedAgain() {
    bench.endpoint.will(grant("access-1", null, END)).will(bench.grant(2));
    failure(FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, FIRST));

    bench.keeper.forget(ID);

    assertThat(access(bench.keeper.afterRefusal(bench.account, FIRST))).isEqualTo("access-2");
  }

  @Test
  void readingBeganBeforeForgetting_doesNotPutItsKnowledgeBack() throws Exception {
    bench.store.afterNextLoad(this::stop);
    Background<String> reading = Background.start(bench::current);
    KeeperBench.pass(reached);
    bench.save(authorizedAnew());

    bench.keeper.forget(ID);
    goOn.countDown();

    assertThat(reading.result()).isEqualTo("access-1");
    assertThat(bench.current()).isEqualTo("access-9");
  }

  @Test
  void renewalBeganBeforeForgetting_doesNotPutItsKnowledgeBack() throws Exception {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(bench.grant(2));
    // The renewal has saved its tokens; then somebody authorizes anew.
    bench.store.nextSave(
        save -> {
          boolean saved = save.getAsBoolean();
          stop();
          return saved;
        });
    Background<String> renewing = Background.start(bench::current);
    KeeperBench.pass(reached);
    bench.save(authorizedAnew());

    bench.keeper.forget(ID);
    goOn.countDown();

    assertThat(renewing.result()).isEqualTo("access-2");
    assertThat(bench.current()).isEqualTo("access-9");
  }

  @Test
  void attemptBeganBeforeForgetting_itsPauseOfAdviceIsNotKept() throws Exception {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    bench.store.beforeNextLock(
        () -> {
          stop();
          throw new CredentialStoreException("database is down");
        });
    Background<String> renewing = Background.start(bench::current);
    KeeperBench.pass(reached);
    bench.keeper.forget(ID);
    goOn.countDown();
    assertThat(renewing.result()).isEqualTo("access-1");
    bench.endpoint.will(bench.grant(2));

    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void attemptBeganBeforeForgetting_itsSameTokenIsNotKept() throws Exception {
    bench.endpoint.will(
        asked -> {
          stop();
          return grant("access-1", null, END);
        });
    Background<Boolean> refused =
        Background.start(
            () -> {
              failure(
                  FailureKind.AUTH_REJECTED, () -> bench.keeper.afterRefusal(bench.account, FIRST));
              return true;
            });
    KeeperBench.pass(reached);
    bench.keeper.forget(ID);
    goOn.countDown();
    assertThat(refused.result()).isTrue();
    bench.endpoint.will(bench.grant(2));

    assertThat(access(bench.keeper.afterRefusal(bench.account, FIRST))).isEqualTo("access-2");
  }

  @Test
  void attemptUnderWayWhenForgotten_whoAsksLaterDoesNotWaitForIt() throws Exception {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(
        asked -> {
          stop();
          return bench.grant(2);
        });
    Background<String> renewing = Background.start(bench::current);
    KeeperBench.pass(reached);
    bench.save(authorizedAnew());

    bench.keeper.forget(ID);

    assertThat(bench.current()).isEqualTo("access-9");
    goOn.countDown();
    assertThat(renewing.result()).isEqualTo("access-9");
    assertThat(bench.current()).isEqualTo("access-9");
  }

  @Test
  void otherCredentialForgotten_thisOneStaysKnown() {
    bench.current();

    bench.keeper.forget(new CredentialId("credential-2"));

    int loads = bench.store.loads();
    bench.current();
    assertThat(bench.store.loads()).isEqualTo(loads);
  }

  @Test
  void erasedAndCreatedAgainElsewhere_notMaskedByTheHigherVersionInMemory() {
    bench.save(bench.stored().withParameter("app_key", "second version"));
    bench.current();
    bench.store.erase(ID);
    bench.save(authorizedAnew());
    bench.clock.moveTo(ADVISORY);

    assertThat(bench.current()).isEqualTo("access-9");
    int locks = bench.store.locks();
    assertThat(bench.current()).isEqualTo("access-9");

    assertThat(bench.stored().version()).isEqualTo(1);
    assertThat(bench.store.locks()).isEqualTo(locks);
  }

  @Test
  void slowReadingOfAnOlderVersion_doesNotReplaceTheNewerOne() throws Exception {
    bench.current();
    bench.store.afterNextLoad(this::stop);
    Background<String> reading =
        Background.start(
            () -> access(bench.keeper.afterRefusal(bench.account, Secret.of("access-0"))));
    KeeperBench.pass(reached);
    bench.clock.moveTo(ADVISORY);
    bench.endpoint.will(bench.grant(2));
    assertThat(bench.current()).isEqualTo("access-2");
    bench.clock.moveTo(ADVISORY.minusSeconds(1));

    goOn.countDown();

    assertThat(reading.result()).isEqualTo("access-1");
    assertThat(bench.current()).isEqualTo("access-2");
  }

  @Test
  void slowReadingOfANewerVersion_replacesTheOlderOne() throws Exception {
    bench.store.beforeNextLoad(this::stop);
    Background<Credential> reading =
        Background.start(() -> bench.keeper.afterRefusal(bench.account, Secret.of("access-0")));
    KeeperBench.pass(reached);
    assertThat(bench.current()).isEqualTo("access-1");
    bench.save(authorizedAnew());

    goOn.countDown();

    assertThat(access(reading.result())).isEqualTo("access-9");
    assertThat(bench.current()).isEqualTo("access-9");
  }

  private void stop() {
    reached.countDown();
    KeeperBench.pass(goOn);
  }

  private static Credential authorizedAnew() {
    return KeeperBench.credential()
        .withTokens(
            AccessToken.expiringAt(Secret.of("access-9"), END.plus(Duration.ofDays(1))),
            new RefreshToken(Secret.of("refresh-9"), null));
  }
}
