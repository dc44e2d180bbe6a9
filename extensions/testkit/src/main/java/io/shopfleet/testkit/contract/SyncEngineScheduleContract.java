package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.sync.Chore;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.sync.SyncEngineFactory;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncRun.Trigger;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.testkit.contract.Bazaar.HeldPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * When a {@link SyncEngine} runs accounts by itself, how many at a time, and what it does beside.
 * See {@link SyncEngineContract} for what is expected of the engine. That an account does not run
 * is shown by another one that ran twice meanwhile.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class SyncEngineScheduleContract {

  private static final Duration SHORT = Duration.ofMinutes(1);

  private EngineBench bench;

  /** Makes an engine as a node makes one when it starts. */
  protected abstract SyncEngineFactory engine();

  /**
   * How long the contract waits for what must happen; a minute unless overridden. Nothing is waited
   * for longer than it takes.
   */
  protected Duration patience() {
    return Duration.ofMinutes(1);
  }

  @BeforeEach
  public void buildTheFleet() {
    bench = new EngineBench(this::patience);
  }

  @AfterEach
  public void closeTheFleet() {
    bench.close();
  }

  private SyncEngine started(int bound, Chore... chores) {
    SyncEngine engine = bench.engine(engine(), bound, List.of(chores));
    engine.start();
    engine.start();
    return engine;
  }

  /** An account that is due more often than the others. */
  private AccountId witness() {
    return bench.register(
        bench.shop(EngineBench.BAZAAR, "witness").setting(SyncSettings.INTERVAL, SHORT));
  }

  /** Lets time pass in which a witness runs twice, one run after the other. */
  private void passWith(AccountId witness, Duration time) {
    bench.awaitQuiet();
    passOneRun(witness, time.minus(SHORT));
    passOneRun(witness, SHORT);
  }

  private void passOneRun(AccountId witness, Duration time) {
    // Counted before: it may run before this thread comes to look.
    int before = bench.runs(witness).size();
    bench.clock.advance(time);
    bench.awaitRuns(before + 1, witness);
    bench.awaitQuiet();
  }

  @Test
  public void newAccounts_runSoonAndAgainAfterTheirInterval() {
    AccountId witness = witness();
    AccountId one = bench.register("one");
    AccountId two = bench.register(bench.shop(EngineBench.FAIR, "two"));
    started(8);
    bench.awaitRuns(1, witness, one, two);

    // Far enough from it for the little that passes while the test waits.
    passWith(witness, EngineBench.INTERVAL.minusSeconds(30));
    assertThat(bench.runs(one)).hasSize(1);
    assertThat(bench.runs(two)).hasSize(1);

    bench.clock.advance(Duration.ofSeconds(30));
    bench.awaitRuns(2, one, two);
    assertThat(bench.runs(one)).extracting(SyncRun::trigger).containsOnly(Trigger.SCHEDULE);
    assertThat(bench.twiceAtOnce()).isEmpty();
  }

  @Test
  public void accountThatIsRegisteredLater_isNoticed() {
    AccountId early = bench.register("early");
    started(8);
    bench.awaitRuns(1, early);

    AccountId late = bench.register("late");
    bench.letTheRegistryBeRead();

    bench.awaitRuns(1, late);
  }

  @Test
  public void switchedOffAccount_waitsAndComesBack() {
    comesBackAfter(account -> account.toBuilder().enabled(false).build());
  }

  @Test
  public void disconnectedAccount_waitsAndComesBack() {
    comesBackAfter(account -> account.observedAs(ConnectionState.DISCONNECTED));
  }

  @Test
  public void revokedAccount_waitsAndComesBack() {
    comesBackAfter(account -> account.observedAs(ConnectionState.REVOKED));
  }

  private void comesBackAfter(UnaryOperator<Account> leaving) {
    AccountId witness = witness();
    AccountId id = bench.register("leaving");
    started(8);
    bench.awaitRuns(1, witness, id);
    bench.awaitQuiet();

    bench.accounts.update(leaving.apply(account(id)));
    passWith(witness, EngineBench.INTERVAL.multipliedBy(2));
    assertThat(bench.runs(id)).hasSize(1);

    bench.accounts.update(
        account(id).toBuilder().enabled(true).connectionState(ConnectionState.CONNECTED).build());
    bench.letTheRegistryBeRead();
    bench.awaitRuns(2, id);
  }

  private Account account(AccountId id) {
    return bench.accounts.find(id).orElseThrow();
  }

  @Test
  public void archivedAccount_runsNoMore() {
    AccountId witness = witness();
    AccountId id = bench.register("archived");
    started(8);
    bench.awaitRuns(1, witness, id);
    bench.awaitQuiet();

    bench.accounts.archive(id);
    passWith(witness, EngineBench.INTERVAL.multipliedBy(2));

    assertThat(bench.runs(id)).hasSize(1);
  }

  @Test
  public void pausedAccount_runsNoMoreUntilItIsResumed() {
    AccountId witness = witness();
    AccountId id = bench.register("paused");
    SyncEngine engine = started(8);
    bench.awaitRuns(1, witness, id);
    bench.awaitQuiet();

    engine.pause(id);
    passWith(witness, EngineBench.INTERVAL.multipliedBy(2));
    assertThat(bench.runs(id)).hasSize(1);

    engine.resume(id);
    bench.awaitRuns(2, id);
  }

  @Test
  public void pause_outlivesTheEngine() {
    AccountId witness = witness();
    AccountId id = bench.register("paused");
    SyncEngine before = started(8);
    bench.awaitRuns(1, witness, id);
    bench.awaitQuiet();
    before.pause(id);
    before.close();

    started(8);
    passWith(witness, EngineBench.INTERVAL.multipliedBy(2));

    assertThat(bench.runs(id)).hasSize(1);
  }

  @Test
  public void accountThatIsPausedWhileItWaitsForAPlace_isNotRun() {
    AccountId first = bench.register("first");
    AccountId second = bench.register("second");
    HeldPage held = bench.market.hold(first, 0);
    HeldPage heldToo = bench.market.hold(second, 0);
    AccountId witness =
        bench.register(
            bench.shop(EngineBench.FAIR, "witness").setting(SyncSettings.INTERVAL, SHORT));
    SyncEngine engine = started(1);
    bench.awaitRuns(1, witness);
    bench.awaitWhileTimePasses("one is under way", () -> held.hasArrived() || heldToo.hasArrived());
    AccountId running = held.hasArrived() ? first : second;
    AccountId waiting = held.hasArrived() ? second : first;

    engine.pause(waiting);
    held.release();
    heldToo.release();
    bench.awaitRuns(1, running);
    passWith(witness, SHORT.multipliedBy(2));

    assertThat(bench.runs(waiting)).isEmpty();
  }

  @Test
  public void nextEngine_goesOnWithTheScheduleOfTheOneBefore() {
    AccountId witness = witness();
    AccountId id = bench.register("steady");
    SyncEngine before = started(8);
    bench.awaitRuns(1, witness, id);
    bench.awaitQuiet();
    before.close();

    started(8);
    passWith(witness, EngineBench.INTERVAL.minusSeconds(5));
    assertThat(bench.runs(id)).hasSize(1);

    bench.clock.advance(Duration.ofSeconds(5));
    bench.awaitRuns(2, id);
  }

  @Test
  public void shorterInterval_takesEffectSoon() {
    AccountId id = bench.register("hurried");
    started(8);
    bench.awaitRuns(1, id);
    bench.awaitQuiet();

    bench.accounts.update(account(id).toBuilder().setting(SyncSettings.INTERVAL, SHORT).build());
    bench.clock.advance(SHORT);

    bench.awaitRuns(2, id);
  }

  @Test
  public void failedAccount_backsOffAlsoUnderTheNextEngine() {
    AccountId witness = witness();
    AccountId id = bench.register("ill");
    bench.market.breakDown(id);
    SyncEngine before = started(8);
    bench.awaitRuns(1, witness, id);
    passWith(witness, EngineBench.INTERVAL);
    bench.awaitRuns(2, id);
    bench.awaitQuiet();
    before.close();

    started(8);
    // The second failure on end makes it wait for two intervals.
    passWith(witness, EngineBench.INTERVAL.multipliedBy(2).minusSeconds(30));
    assertThat(bench.runs(id)).hasSize(2);

    bench.clock.advance(Duration.ofSeconds(30));
    bench.awaitRuns(3, id);
  }

  @Test
  public void wake_forgetsTheBackOff() {
    AccountId id = bench.register("ill");
    bench.market.breakDown(id);
    SyncEngine engine = started(8);
    bench.awaitRuns(1, id);
    bench.clock.advance(EngineBench.INTERVAL);
    bench.awaitRuns(2, id);
    bench.awaitQuiet();
    bench.market.repair(id);
    bench.clock.advance(EngineBench.INTERVAL);

    engine.wake(id);

    bench.awaitRuns(3, id);
    assertThat(bench.lastRun(id).succeeded()).isTrue();
  }

  @Test
  public void failingAccount_keepsNoOtherWaiting() {
    AccountId ill = bench.register("a-ill");
    AccountId well = bench.register("b-well");
    bench.market.breakDown(ill);
    started(1);

    bench.awaitRuns(1, ill, well);

    assertThat(bench.lastRun(ill).succeeded()).isFalse();
    assertThat(bench.lastRun(well).succeeded()).isTrue();
  }

  @Test
  public void platformThatHangs_keepsNoOtherWaiting() {
    AccountId stuck = bench.register("stuck");
    AccountId behind = bench.register("behind");
    HeldPage held = bench.market.hold(stuck, 0);
    HeldPage heldToo = bench.market.hold(behind, 0);
    AccountId elsewhere = bench.register(bench.shop(EngineBench.FAIR, "elsewhere"));
    SyncEngine engine = bench.engine(engine(), 2, List.of());
    // It is not to have its turn before the others hang.
    engine.pause(elsewhere);
    engine.start();
    bench.awaitArrival(held, heldToo);

    engine.resume(elsewhere);
    bench.awaitRuns(1, elsewhere);

    assertThat(bench.runs(stuck)).isEmpty();
    assertThat(bench.runs(behind)).isEmpty();
  }

  @Test
  public void accountsOfAPlatform_runNoMoreThanTheBoundAtATime() {
    List<AccountId> ids = new ArrayList<>();
    List<HeldPage> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      AccountId id = bench.register("shop" + i);
      ids.add(id);
      held.add(bench.market.hold(id, 0));
    }
    AccountId witness =
        bench.register(
            bench.shop(EngineBench.FAIR, "witness").setting(SyncSettings.INTERVAL, SHORT));
    started(2);
    bench.awaitRuns(1, witness);
    bench.awaitWhileTimePasses("the bound is used", () -> bench.market.reads().size() >= 3);

    assertThat(ids.stream().filter(id -> bench.underWay(id) > 0)).hasSize(2);
    held.forEach(HeldPage::release);
    bench.awaitRuns(1, ids.toArray(AccountId[]::new));
  }

  @Test
  public void interactiveRun_goesBeforeTheSchedule() {
    AccountId wanted = bench.register(bench.shop(EngineBench.BAZAAR, "wanted").enabled(false));
    List<AccountId> background = new ArrayList<>();
    List<HeldPage> held = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      AccountId id = bench.register("behind" + i);
      background.add(id);
      held.add(bench.market.hold(id, 0));
    }
    Steady steps = new Steady();
    SyncEngine engine = started(1, steps);
    bench.awaitWhileTimePasses("one is under way", () -> arrived(held) > 0);
    bench.clock.advance(Duration.ofMillis(500));

    Thread caller = new Thread(() -> engine.syncNow(wanted));
    caller.start();
    // One place after the other, and time to ask for it: the caller may be slow to say what he
    // wants, but only those may overtake him that were taken before.
    while (!bench.market.reads().contains(wanted)) {
      steps.awaitTwo(bench);
      bench.eventually(
          "the caller waits for the run, or ran it himself", () -> EngineBench.parked(caller));
      long taken = arrived(held);
      held.stream().filter(HeldPage::hasArrived).forEach(HeldPage::release);
      bench.eventually(
          "the place is taken again",
          () -> bench.market.reads().contains(wanted) || arrived(held) > taken);
    }
    held.forEach(HeldPage::release);

    bench.awaitRuns(1, wanted);
    bench.awaitRuns(1, background.toArray(AccountId[]::new));
    List<AccountId> order = bench.market.reads();
    assertThat(order.subList(0, order.indexOf(wanted)))
        .as("read before what somebody waits for")
        .hasSizeLessThan(4);
  }

  private static long arrived(List<HeldPage> held) {
    return held.stream().filter(HeldPage::hasArrived).count();
  }

  /** A chore that is always due: its steps tell that the engine goes on. */
  private static final class Steady implements Chore {

    private final AtomicInteger steps = new AtomicInteger();

    @Override
    public String name() {
      return "keeping time";
    }

    @Override
    public boolean due() {
      return true;
    }

    @Override
    public void step(BooleanSupplier closing) {
      steps.incrementAndGet();
    }

    void awaitTwo(EngineBench bench) {
      int before = steps.get();
      bench.eventually("two more steps", () -> steps.get() >= before + 2);
    }
  }

  @Test
  public void chore_isDoneAgainAndAgainAndNeverTwiceAtOnce() {
    AtomicInteger steps = new AtomicInteger();
    AtomicInteger atOnce = new AtomicInteger();
    AtomicBoolean twice = new AtomicBoolean();
    CountDownLatch gate = new CountDownLatch(1);
    Chore chore =
        new Chore() {
          @Override
          public String name() {
            return "sweeping";
          }

          @Override
          public boolean due() {
            return true;
          }

          @Override
          public void step(BooleanSupplier closing) {
            twice.compareAndSet(false, atOnce.incrementAndGet() > 1);
            if (steps.incrementAndGet() == 1) {
              Race.stay(gate);
            }
            atOnce.decrementAndGet();
          }
        };
    AccountId witness = witness();
    started(8, chore);
    bench.awaitRuns(1, witness);
    bench.eventually("the first step", () -> steps.get() == 1);
    passWith(witness, SHORT.multipliedBy(2));
    assertThat(steps).hasValue(1);

    gate.countDown();

    bench.eventually("two more steps", () -> steps.get() >= 3);
    assertThat(twice).isFalse();
  }
}
