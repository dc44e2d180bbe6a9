package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.END;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.TICK;
import static io.shopfleet.credential.KeeperBench.access;
import static io.shopfleet.credential.KeeperBench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An attempt that does not end holds nobody else for ever. */
class StuckRenewalTest {

  private static final Duration LIMIT =
      RenewalPolicy.DEFAULT.lockWait().plus(RenewalPolicy.DEFAULT.attempt());

  private final KeeperBench bench = new KeeperBench();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void letEverybodyGo() {
    goOn.countDown();
  }

  @Test
  void storeHangsAtAdvisory_theNextCallerAfterTheLimitTriesAgain() throws Exception {
    bench.current();
    bench.clock.moveTo(ADVISORY);
    Background<String> hanging = storeHangs(bench.keeper);
    bench.endpoint.will(bench.grant(2));

    bench.clock.moveTo(ADVISORY.plus(LIMIT).minus(TICK));
    assertThat(bench.current()).isEqualTo("access-1");
    assertThat(bench.endpoint.calls()).isEmpty();
    bench.clock.moveTo(ADVISORY.plus(LIMIT));
    assertThat(bench.current()).isEqualTo("access-2");

    goOn.countDown();
    assertThat(hanging.result()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void storeHangsAtMandatory_whoWaitsGivesUpOnItAndTriesItself() throws Exception {
    bench.clock.moveTo(MANDATORY);
    RenewingTokenKeeper keeper = bench.node(KeeperBench.hasty());
    Background<String> hanging = storeHangs(keeper);
    bench.endpoint.will(bench.grant(2));

    assertThat(access(keeper.current(bench.account))).isEqualTo("access-2");

    goOn.countDown();
    assertThat(hanging.result()).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void marketplaceHangsUnderTheLock_othersFailInTimeAndNeverAskWithoutTheLock() throws Exception {
    bench.clock.moveTo(END);
    RenewingTokenKeeper keeper = bench.node(KeeperBench.hasty());
    RenewalOutcome late = bench.grant(2);
    bench.endpoint.will(
        asked -> {
          reached.countDown();
          KeeperBench.pass(goOn);
          return late;
        });
    Background<String> hanging = Background.start(() -> access(keeper.current(bench.account)));
    KeeperBench.pass(reached);

    assertThat(failure(FailureKind.TRANSIENT, () -> keeper.current(bench.account)))
        .hasMessageContaining("renewed elsewhere");
    assertThat(bench.endpoint.calls()).hasSize(1);

    goOn.countDown();
    assertThat(hanging.result()).isEqualTo("access-2");
    assertThat(access(keeper.current(bench.account))).isEqualTo("access-2");
    assertThat(bench.endpoint.calls()).hasSize(1);
  }

  @Test
  void listenerHangs_othersAreServed() throws Exception {
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(bench.grant(2));
    RenewingTokenKeeper keeper =
        new RenewingTokenKeeper(
            bench.store,
            platform -> bench.endpoint,
            RenewalPolicy.DEFAULT,
            event -> {
              reached.countDown();
              KeeperBench.pass(goOn);
            },
            bench.clock,
            KeeperBench.LOWEST);
    Background<String> hanging = Background.start(() -> access(keeper.current(bench.account)));
    KeeperBench.pass(reached);

    assertThat(access(keeper.current(bench.account))).isEqualTo("access-2");
    assertThat(access(bench.node().current(bench.account))).isEqualTo("access-2");

    goOn.countDown();
    assertThat(hanging.result()).isEqualTo("access-2");
  }

  private Background<String> storeHangs(RenewingTokenKeeper keeper) {
    bench.store.beforeNextLock(
        () -> {
          reached.countDown();
          KeeperBench.pass(goOn);
        });
    Background<String> hanging = Background.start(() -> access(keeper.current(bench.account)));
    KeeperBench.pass(reached);
    return hanging;
  }
}
