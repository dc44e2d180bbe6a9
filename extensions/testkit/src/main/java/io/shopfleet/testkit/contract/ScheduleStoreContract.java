package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.OpenBackfill;
import io.shopfleet.sync.RunControl.Directive;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.sync.ScheduleState.Claim;
import io.shopfleet.sync.ScheduleState.Troubles;
import io.shopfleet.sync.ScheduleStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ScheduleStore} has to do. Extend it for an implementation of your own:
 *
 * <pre>{@code
 * class OurScheduleStoreTest extends ScheduleStoreContract {
 *   @Override
 *   protected ScheduleStore node() {
 *     return new OurScheduleStore(dataSource);   // a new one, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty: every test uses an account of its own, which no registry knows.
 * Instants are whole milliseconds.
 */
public abstract class ScheduleStoreContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private final AccountId account = new AccountId("contract-" + UUID.randomUUID());
  private ScheduleStore here;
  private ScheduleStore there;

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract ScheduleStore node();

  @BeforeEach
  public void buildTwoNodes() {
    here = node();
    there = node();
  }

  @Test
  public void neverSaved_absent() {
    assertThat(here.load(account)).isEmpty();
    assertThat(here.load(List.of(account))).isEmpty();
    assertThat(here.load(List.of())).isEmpty();
  }

  @Test
  public void savedBare_loadedOnEveryNode() {
    ScheduleState bare = bare(account);

    assertThat(here.save(bare)).isTrue();

    assertThat(there.load(account)).contains(bare.withVersion(1));
    assertThat(here.load(account)).contains(bare.withVersion(1));
  }

  @Test
  public void savedFull_loadedWithAllItsParts() {
    ScheduleState full = full(account, 0);

    assertThat(here.save(full)).isTrue();

    assertThat(there.load(account)).contains(full.withVersion(1));
    assertThat(there.load(List.of(account))).containsOnly(Map.entry(account, full.withVersion(1)));
  }

  @Test
  public void everyDirective_loadedAsSaved() {
    long version = 0;
    for (Directive directive : Directive.values()) {
      ScheduleState state = claimed(version, new Claim("run", NOON, directive));

      assertThat(here.save(state)).isTrue();

      version++;
      assertThat(there.load(account)).contains(state.withVersion(version));
    }
  }

  @Test
  public void savedOverWhatWasLoaded_replacesAllOfIt() {
    here.save(full(account, 0));

    assertThat(there.save(bare(account).withVersion(1))).isTrue();

    assertThat(here.load(account)).contains(bare(account).withVersion(2));

    assertThat(here.save(full(account, 2))).isTrue();

    assertThat(there.load(account)).contains(full(account, 3));
  }

  @Test
  public void absentExpectedToExist_refusedAndNothingSaved() {
    assertThat(here.save(full(account, 1))).isFalse();

    assertThat(there.load(account)).isEmpty();
  }

  @Test
  public void presentExpectedToBeAbsent_refusedAndNothingChanged() {
    here.save(bare(account));

    assertThat(there.save(full(account, 0))).isFalse();

    assertThat(here.load(account)).contains(bare(account).withVersion(1));
  }

  @Test
  public void outdatedVersion_refusedAndNothingChanged() {
    here.save(bare(account));
    here.save(full(account, 1));

    assertThat(there.save(bare(account).withVersion(1))).isFalse();
    assertThat(there.save(bare(account).withVersion(3))).isFalse();

    assertThat(here.load(account)).contains(full(account, 2));
  }

  @Test
  public void manySaveOverOneVersion_exactlyOneWins() {
    here.save(bare(account));

    List<Race.Result<Boolean>> results =
        Race.of(Race.RUNNERS, i -> () -> anyNode(i).save(claimed(1, claim(i))));

    assertThat(results).filteredOn(Race.Result::value).hasSize(1);
    int winner = results.stream().map(Race.Result::value).toList().indexOf(true);
    assertThat(there.load(account)).contains(claimed(2, claim(winner)));
  }

  @Test
  public void manyCreate_exactlyOneWins() {
    List<Race.Result<Boolean>> results =
        Race.of(Race.RUNNERS, i -> () -> anyNode(i).save(claimed(0, claim(i))));

    assertThat(results).filteredOn(Race.Result::value).hasSize(1);
    int winner = results.stream().map(Race.Result::value).toList().indexOf(true);
    assertThat(there.load(account)).contains(claimed(1, claim(winner)));
  }

  @Test
  public void savedElsewhereAfterALoad_seenByTheNextLoad() {
    here.save(bare(account));
    assertThat(here.load(account)).isPresent();
    assertThat(here.load(List.of(account))).hasSize(1);

    there.save(full(account, 1));

    assertThat(here.load(account)).contains(full(account, 2));
    assertThat(here.load(List.of(account))).containsOnly(Map.entry(account, full(account, 2)));
  }

  @Test
  public void manyAccounts_loadedTogetherWithoutThoseThatAreAbsent() {
    List<AccountId> asked = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      AccountId one = new AccountId(account.value() + "-" + i);
      asked.add(one);
      if (i % 2 == 0) {
        here.save(bare(one));
      }
    }
    asked.add(asked.get(0));

    Map<AccountId, ScheduleState> found = there.load(asked);

    assertThat(found).hasSize(600);
    for (int i = 0; i < 1_200; i += 2) {
      assertThat(found.get(asked.get(i))).isEqualTo(bare(asked.get(i)).withVersion(1));
    }
  }

  @Test
  public void accountsThatDifferInCase_haveStatesOfTheirOwn() {
    AccountId upper = new AccountId(account.value() + "-A");
    AccountId lower = new AccountId(account.value() + "-a");
    here.save(bare(upper));

    assertThat(there.load(lower)).isEmpty();
    assertThat(there.load(List.of(lower))).isEmpty();
    assertThat(there.save(full(lower, 0))).isTrue();
    assertThat(here.load(List.of(upper, lower)))
        .containsOnly(
            Map.entry(upper, bare(upper).withVersion(1)), Map.entry(lower, full(lower, 1)));
  }

  @Test
  public void erased_goneOnEveryNode() {
    here.save(full(account, 0));

    there.erase(account);

    for (ScheduleStore node : List.of(here, there)) {
      assertThat(node.load(account)).isEmpty();
      assertThat(node.load(List.of(account))).isEmpty();
    }
  }

  @Test
  public void erased_otherAccountsStay() {
    AccountId other = new AccountId(account.value() + "-other");
    here.save(bare(account));
    here.save(bare(other));

    there.erase(account);

    assertThat(here.load(other)).contains(bare(other).withVersion(1));
  }

  @Test
  public void erasedWhenAbsent_doesNothing() {
    here.erase(account);

    assertThat(there.load(account)).isEmpty();
  }

  @Test
  public void savedOverAnErasedOne_refusedUnlessCreated() {
    here.save(bare(account));
    here.save(bare(account).withVersion(1));
    there.erase(account);

    assertThat(here.save(full(account, 2))).isFalse();
    assertThat(there.load(account)).isEmpty();
    assertThat(here.save(full(account, 0))).isTrue();
    assertThat(there.load(account)).contains(full(account, 1));
  }

  @Test
  public void manyNodesAtRandom_noSaveIsLost() {
    AtomicInteger saved = new AtomicInteger();
    Fuzz fuzz = Fuzz.fromProperties();

    fuzz.run(
        runner ->
            random -> {
              countUp();
              saved.incrementAndGet();
            });

    ScheduleState state = there.load(account).orElseThrow();
    assertThat(state.version()).as("%s", fuzz).isEqualTo(saved.get());
    assertThat(state.troubles().consecutive()).as("%s", fuzz).isEqualTo(saved.get());
  }

  /** Counts one more failure, with new nodes for every call. */
  private void countUp() {
    boolean saved = false;
    while (!saved) {
      ScheduleState read = node().load(account).orElse(bare(account));
      int failures = read.troubles().consecutive() + 1;
      saved =
          node()
              .save(
                  new ScheduleState(
                      account,
                      read.version(),
                      NOON,
                      Map.of(),
                      null,
                      new Troubles(failures, NOON, null, false),
                      false,
                      null,
                      List.of()));
    }
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  private ScheduleStore anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }

  private static Claim claim(int number) {
    return new Claim("run-" + number, NOON.plusMillis(number), Directive.GO_ON);
  }

  private ScheduleState claimed(long version, Claim claim) {
    return new ScheduleState(
        account, version, NOON, Map.of(), null, Troubles.NONE, false, claim, List.of());
  }

  private static ScheduleState bare(AccountId owner) {
    return new ScheduleState(owner, 0, NOON, Map.of(), null, Troubles.NONE, false, null, List.of());
  }

  private static ScheduleState full(AccountId owner, long version) {
    Map<DataStream, Instant> begun = new EnumMap<>(DataStream.class);
    for (DataStream stream : DataStream.values()) {
      begun.put(stream, NOON.plusMillis(stream.ordinal()));
    }
    return new ScheduleState(
        owner,
        version,
        NOON.minusMillis(1),
        begun,
        NOON.plusMillis(11),
        new Troubles(7, NOON.plusMillis(12), NOON.plusMillis(13), true),
        true,
        new Claim("Run-\u00e9", NOON.plusMillis(14), Directive.CANCEL),
        List.of(
            new OpenBackfill(
                new Scope.Backfill(
                    Set.of(DataStream.RETURNS, DataStream.ORDERS),
                    NOON.minusSeconds(99),
                    NOON.minusNanos(1)),
                "Ann \u00e9\ud83d\ude42",
                Map.of(DataStream.ORDERS, NOON.minusSeconds(9)),
                3,
                NOON.plusMillis(15)),
            new OpenBackfill(
                new Scope.Backfill(Set.of(DataStream.CANCELLATIONS), Instant.EPOCH, NOON),
                null,
                Map.of(),
                1,
                NOON.plusMillis(16))));
  }
}
