package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.RunTotals;
import io.shopfleet.sync.StreamFailure;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.sync.SyncRun.Counts;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.Requests;
import io.shopfleet.sync.SyncRun.StreamRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RunStore} has to do. Extend it for an implementation of your own:
 *
 * <pre>{@code
 * class OurRunStoreTest extends RunStoreContract {
 *   @Override
 *   protected RunStore node() {
 *     return new OurRunStore(dataSource);   // a new one, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty: every test uses an account of its own, which no registry knows.
 * Instants are whole milliseconds. How many runs are kept is the implementation's choice, from 100.
 */
public abstract class RunStoreContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private final AccountId account = new AccountId("contract-" + UUID.randomUUID());
  private RunStore here;
  private RunStore there;

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract RunStore node();

  @BeforeEach
  public void buildTwoNodes() {
    here = node();
    there = node();
  }

  @Test
  public void neverRun_nothingAndNoTotals() {
    assertThat(here.recent(account, 10)).isEmpty();
    assertThat(here.totals(account)).isEqualTo(RunTotals.NONE);
  }

  @Test
  public void added_readOnEveryNodeWithAllItsParts() {
    SyncRun run =
        new SyncRun(
            id(0),
            account,
            SyncRun.Trigger.MANUAL,
            "Siti \u2013 warehouse 2",
            SyncRun.Kind.BACKFILL,
            Outcome.FAILED,
            NOON,
            NOON.plusSeconds(9),
            List.of(
                new StreamRun(
                    DataStream.PRODUCTS,
                    Outcome.COMPLETED_WITH_ITEM_ERRORS,
                    null,
                    new Counts(3, 250, 101, 102, 23, 24, 5, 6),
                    new Requests(7, 8, Duration.ofMillis(90_001)),
                    NOON,
                    null),
                new StreamRun(
                    DataStream.ORDERS,
                    Outcome.FAILED,
                    new Window(NOON.minusSeconds(60), NOON.minusMillis(1)),
                    Counts.NONE,
                    Requests.NONE,
                    null,
                    new StreamFailure(
                        FailureKind.TRANSIENT, StreamFailure.Origin.HOST, "No \"route\". Wait"))));

    here.add(run);

    assertThat(there.recent(account, 10)).containsExactly(run);
  }

  @Test
  public void runWithoutStreams_readAsAdded() {
    SyncRun run = run(account, 0, Outcome.SUCCEEDED, List.of());

    here.add(run);

    assertThat(there.recent(account, 1)).containsExactly(run);
  }

  @Test
  public void everyWord_readAsAdded() {
    int number = 0;
    for (SyncRun.Trigger trigger : SyncRun.Trigger.values()) {
      for (SyncRun.Kind kind : SyncRun.Kind.values()) {
        for (Outcome outcome : Outcome.values()) {
          SyncRun run =
              new SyncRun(
                  id(number++), account, trigger, null, kind, outcome, NOON, NOON, List.of());

          here.add(run);

          assertThat(there.recent(account, 1)).containsExactly(run);
        }
      }
    }
  }

  @Test
  public void everyOrigin_readAsAdded() {
    int number = 0;
    for (StreamFailure.Origin origin : StreamFailure.Origin.values()) {
      SyncRun run =
          run(
              account,
              number++,
              Outcome.FAILED,
              List.of(failed(new StreamFailure(FailureKind.UNKNOWN, origin, "why"))));

      here.add(run);

      assertThat(there.recent(account, 1)).containsExactly(run);
    }
  }

  @Test
  public void found_byItsIdOnEveryNode() {
    here.add(good(0));
    here.add(bad(1, "why"));
    there.add(good(2));

    assertThat(there.find(account, id(1))).contains(bad(1, "why"));
    assertThat(here.find(account, id(2))).contains(good(2));
  }

  @Test
  public void notAdded_notFound() {
    assertThat(here.find(account, id(0))).isEmpty();

    here.add(good(0));

    assertThat(there.find(account, id(1))).isEmpty();
    assertThat(there.find(account, id(0).toUpperCase(Locale.ROOT))).isEmpty();
  }

  @Test
  public void runOfAnotherAccount_notFound() {
    AccountId other = new AccountId(account.value() + "-other");
    here.add(good(0));

    assertThat(there.find(other, id(0))).isEmpty();
  }

  @Test
  public void hundredthLast_stillFound() {
    for (int i = 0; i < 100; i++) {
      here.add(good(i));
    }

    assertThat(there.find(account, id(0))).contains(good(0));
  }

  @Test
  public void recent_isNewestFirstAndAtMostTheLimit() {
    List<SyncRun> runs = List.of(good(0), good(1), bad(2, "x"), good(3));
    runs.forEach(here::add);

    assertThat(there.recent(account, 1)).containsExactly(runs.get(3));
    assertThat(there.recent(account, 3)).containsExactly(runs.get(3), runs.get(2), runs.get(1));
    assertThat(there.recent(account, 5))
        .containsExactly(runs.get(3), runs.get(2), runs.get(1), runs.get(0));
  }

  @Test
  public void otherAccounts_haveRunsOfTheirOwn() {
    AccountId other = new AccountId(account.value() + "-other");
    here.add(good(0));

    assertThat(there.recent(other, 10)).isEmpty();
    assertThat(there.totals(other)).isEqualTo(RunTotals.NONE);
  }

  @Test
  public void goodRun_countsAndIsTheLastSuccess() {
    here.add(good(0));

    assertThat(there.totals(account))
        .isEqualTo(new RunTotals(1, 0, 0, finished(0), finished(0), null));
  }

  @Test
  public void failuresInARow_areCountedUntilOneSucceeds() {
    here.add(good(0));
    here.add(bad(1, "first"));
    there.add(bad(2, "second"));

    assertThat(here.totals(account))
        .isEqualTo(new RunTotals(3, 2, 2, finished(2), finished(0), "second"));

    here.add(good(3));

    assertThat(there.totals(account))
        .isEqualTo(new RunTotals(4, 2, 0, finished(3), finished(3), null));
  }

  @Test
  public void completedWithItemErrors_isASuccess() {
    here.add(bad(0, "why"));
    here.add(run(account, 1, Outcome.COMPLETED_WITH_ITEM_ERRORS, List.of()));

    assertThat(there.totals(account))
        .isEqualTo(new RunTotals(2, 1, 0, finished(1), finished(1), null));
  }

  @Test
  public void endedOnPurpose_isNeitherSuccessNorFailure() {
    here.add(good(0));
    here.add(bad(1, "why"));
    int number = 1;
    for (Outcome outcome :
        List.of(Outcome.STOPPED, Outcome.PAUSED, Outcome.CANCELLED, Outcome.SUPERSEDED)) {
      number++;

      here.add(run(account, number, outcome, List.of()));

      assertThat(there.totals(account))
          .as("%s", outcome)
          .isEqualTo(new RunTotals(number + 1L, 1, 1, finished(number), finished(0), "why"));
    }
  }

  @Test
  public void neverSucceeded_noLastSuccess() {
    here.add(bad(0, "why"));

    assertThat(there.totals(account)).isEqualTo(new RunTotals(1, 1, 1, finished(0), null, "why"));
  }

  @Test
  public void manyAddAtOnce_allAreCounted() {
    Race.of(
            Race.RUNNERS,
            i ->
                () -> {
                  anyNode(i).add(i % 4 == 0 ? bad(i, "why") : good(i));
                  return i;
                })
        .forEach(Race.Result::value);

    RunTotals totals = here.totals(account);
    assertThat(totals.syncCount()).isEqualTo(Race.RUNNERS);
    assertThat(totals.errorCount()).isEqualTo(Race.RUNNERS / 4);
    assertThat(there.recent(account, 10)).hasSize(10);
  }

  @Test
  public void manyNodesAtRandom_allAreCountedOnce() {
    List<AccountId> accounts = List.of(account, new AccountId(account.value() + "-other"));
    AtomicIntegerArray added = new AtomicIntegerArray(accounts.size());
    AtomicInteger numbers = new AtomicInteger();
    Fuzz fuzz = Fuzz.fromProperties();

    fuzz.run(
        runner ->
            random -> {
              int which = random.nextInt(accounts.size());
              node().add(good(accounts.get(which), numbers.getAndIncrement()));
              added.incrementAndGet(which);
            });

    for (int i = 0; i < accounts.size(); i++) {
      AccountId one = accounts.get(i);
      List<SyncRun> kept = there.recent(one, 100);
      assertThat(there.totals(one).syncCount()).as("%s", fuzz).isEqualTo(added.get(i));
      assertThat(kept).as("%s", fuzz).hasSize(Math.min(100, added.get(i))).doesNotHaveDuplicates();
      assertThat(kept).as("%s", fuzz).allMatch(run -> run.account().equals(one));
    }
  }

  @Test
  public void hundredRunsOfEachAccount_areKept() {
    AccountId other = new AccountId(account.value() + "-other");
    for (int i = 0; i < 100; i++) {
      anyNode(i).add(good(i));
      anyNode(i + 1).add(good(other, 1_000 + i));
    }

    List<SyncRun> kept = there.recent(account, 100);

    assertThat(kept).hasSize(100).startsWith(good(99), good(98)).endsWith(good(0));
    assertThat(there.recent(other, 100)).hasSize(100).startsWith(good(other, 1_099));
  }

  @Test
  public void moreThanAHundredRuns_lastHundredAreKeptAndAllCount() {
    for (int i = 0; i < 120; i++) {
      anyNode(i).add(i % 10 == 0 ? bad(i, "why") : good(i));
    }

    List<SyncRun> kept = there.recent(account, 100);

    assertThat(kept).hasSize(100).startsWith(good(119)).endsWith(bad(20, "why"));
    assertThat(here.totals(account))
        .isEqualTo(new RunTotals(120, 12, 0, finished(119), finished(119), null));
  }

  @Test
  public void lastSuccessLongAgo_stillKnown() {
    here.add(good(0));
    for (int i = 1; i <= 105; i++) {
      here.add(bad(i, "why"));
    }

    assertThat(there.totals(account))
        .isEqualTo(new RunTotals(106, 105, 105, finished(105), finished(0), "why"));
  }

  @Test
  public void nodesClockRanBehind_runAddedLastIsTheLast() {
    here.add(good(5));
    there.add(bad(2, "why"));

    assertThat(here.recent(account, 10)).containsExactly(bad(2, "why"), good(5));
    assertThat(here.totals(account))
        .isEqualTo(new RunTotals(2, 1, 1, finished(2), finished(5), "why"));
  }

  @Test
  public void limitBelowOne_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> here.recent(account, 0));
  }

  @Test
  public void addedElsewhereAfterAReading_seenByTheNext() {
    here.add(good(0));
    assertThat(here.recent(account, 10)).hasSize(1);
    assertThat(here.totals(account).syncCount()).isEqualTo(1);

    there.add(good(1));

    assertThat(here.recent(account, 10)).containsExactly(good(1), good(0));
    assertThat(here.totals(account).syncCount()).isEqualTo(2);
  }

  @Test
  public void erased_noRunsAndNoTotalsOnAnyNode() {
    here.add(good(0));
    here.add(bad(1, "why"));

    there.erase(account);

    for (RunStore node : List.of(here, there)) {
      assertThat(node.recent(account, 10)).isEmpty();
      assertThat(node.find(account, id(0))).isEmpty();
      assertThat(node.totals(account)).isEqualTo(RunTotals.NONE);
    }
  }

  @Test
  public void addedAfterErasing_countsFromOne() {
    here.add(bad(0, "why"));
    there.erase(account);

    here.add(good(1));

    assertThat(there.recent(account, 10)).containsExactly(good(1));
    assertThat(there.totals(account))
        .isEqualTo(new RunTotals(1, 0, 0, finished(1), finished(1), null));
  }

  @Test
  public void erasedWhenAbsentOrAnother_doesNothing() {
    here.add(good(0));

    there.erase(new AccountId(account.value() + "-other"));

    assertThat(here.recent(account, 10)).containsExactly(good(0));
    assertThat(here.totals(account).syncCount()).isEqualTo(1);
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  private RunStore anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }

  private SyncRun good(int number) {
    return good(account, number);
  }

  private SyncRun good(AccountId owner, int number) {
    return run(
        owner,
        number,
        Outcome.SUCCEEDED,
        List.of(
            new StreamRun(
                DataStream.ORDERS,
                Outcome.SUCCEEDED,
                new Window(NOON.minusSeconds(60), NOON),
                new Counts(1, 50, 40, 10, 0, 0, 0, 0),
                Requests.NONE,
                finished(number),
                null)));
  }

  private SyncRun bad(int number, String message) {
    return run(
        account,
        number,
        Outcome.FAILED,
        List.of(
            failed(
                new StreamFailure(
                    FailureKind.PLATFORM_DOWN, StreamFailure.Origin.MARKETPLACE, message))));
  }

  private static StreamRun failed(StreamFailure failure) {
    return new StreamRun(
        DataStream.ORDERS, Outcome.FAILED, null, Counts.NONE, Requests.NONE, null, failure);
  }

  private SyncRun run(AccountId owner, int number, Outcome outcome, List<StreamRun> streams) {
    return new SyncRun(
        id(number),
        owner,
        SyncRun.Trigger.SCHEDULE,
        null,
        SyncRun.Kind.CHANGES,
        outcome,
        finished(number).minusSeconds(5),
        finished(number),
        streams);
  }

  private String id(int number) {
    return account.value() + "-run-" + number;
  }

  private static Instant finished(int number) {
    return NOON.plusSeconds(60L * number);
  }
}
