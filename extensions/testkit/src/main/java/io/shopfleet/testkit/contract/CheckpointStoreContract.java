package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.CheckpointStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CheckpointStore} has to do. Extend it for an implementation of your own:
 *
 * <pre>{@code
 * class OurCheckpointStoreTest extends CheckpointStoreContract {
 *   @Override
 *   protected CheckpointStore node() {
 *     return new OurCheckpointStore(dataSource);   // a new one, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty: every test uses an account of its own, which no registry knows.
 * Instants are whole milliseconds.
 */
public abstract class CheckpointStoreContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private final AccountId account = new AccountId("contract-" + UUID.randomUUID());
  private CheckpointStore here;
  private CheckpointStore there;

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract CheckpointStore node();

  @BeforeEach
  public void buildTwoNodes() {
    here = node();
    there = node();
  }

  @Test
  public void neverSaved_absent() {
    assertThat(here.load(account, DataStream.ORDERS)).isEmpty();
  }

  @Test
  public void saved_loadedOnEveryNode() {
    assertThat(here.save(account, DataStream.ORDERS, 0, NOON)).isTrue();

    assertThat(there.load(account, DataStream.ORDERS)).contains(new Checkpoint(NOON, 1));
    assertThat(here.load(account, DataStream.ORDERS)).contains(new Checkpoint(NOON, 1));
  }

  @Test
  public void savedOverWhatWasLoaded_versionGrows() {
    here.save(account, DataStream.ORDERS, 0, NOON);

    assertThat(there.save(account, DataStream.ORDERS, 1, NOON.plusMillis(1))).isTrue();

    assertThat(here.load(account, DataStream.ORDERS))
        .contains(new Checkpoint(NOON.plusMillis(1), 2));
  }

  @Test
  public void savedAnEarlierPosition_taken() {
    here.save(account, DataStream.ORDERS, 0, NOON);

    assertThat(there.save(account, DataStream.ORDERS, 1, NOON.minusSeconds(3600))).isTrue();

    assertThat(here.load(account, DataStream.ORDERS))
        .contains(new Checkpoint(NOON.minusSeconds(3600), 2));
  }

  @Test
  public void absentExpectedToExist_refusedAndNothingSaved() {
    assertThat(here.save(account, DataStream.ORDERS, 1, NOON)).isFalse();

    assertThat(there.load(account, DataStream.ORDERS)).isEmpty();
  }

  @Test
  public void presentExpectedToBeAbsent_refusedAndNothingChanged() {
    here.save(account, DataStream.ORDERS, 0, NOON);

    assertThat(there.save(account, DataStream.ORDERS, 0, NOON.plusSeconds(1))).isFalse();

    assertThat(here.load(account, DataStream.ORDERS)).contains(new Checkpoint(NOON, 1));
  }

  @Test
  public void outdatedVersion_refusedAndNothingChanged() {
    here.save(account, DataStream.ORDERS, 0, NOON);
    here.save(account, DataStream.ORDERS, 1, NOON.plusSeconds(1));

    assertThat(there.save(account, DataStream.ORDERS, 1, NOON.plusSeconds(2))).isFalse();
    assertThat(there.save(account, DataStream.ORDERS, 3, NOON.plusSeconds(2))).isFalse();

    assertThat(here.load(account, DataStream.ORDERS))
        .contains(new Checkpoint(NOON.plusSeconds(1), 2));
  }

  @Test
  public void otherStreamsAndAccounts_haveCheckpointsOfTheirOwn() {
    AccountId other = new AccountId(account.value() + "-other");
    Instant watermark = NOON;
    for (DataStream stream : DataStream.values()) {
      watermark = watermark.plusSeconds(1);
      assertThat(here.save(account, stream, 0, watermark)).isTrue();
    }

    watermark = NOON;
    for (DataStream stream : DataStream.values()) {
      watermark = watermark.plusSeconds(1);
      assertThat(there.load(account, stream)).contains(new Checkpoint(watermark, 1));
      assertThat(there.load(other, stream)).isEmpty();
    }
  }

  @Test
  public void manySaveOverTheSameVersion_exactlyOneWins() {
    here.save(account, DataStream.ORDERS, 0, NOON);

    List<Race.Result<Boolean>> results =
        Race.of(
            Race.RUNNERS,
            i -> () -> anyNode(i).save(account, DataStream.ORDERS, 1, NOON.plusSeconds(i + 1L)));

    assertThat(results).filteredOn(Race.Result::value).hasSize(1);
    int winner = results.stream().map(Race.Result::value).toList().indexOf(true);
    assertThat(here.load(account, DataStream.ORDERS))
        .contains(new Checkpoint(NOON.plusSeconds(winner + 1L), 2));
  }

  @Test
  public void manyCreate_exactlyOneWins() {
    List<Race.Result<Boolean>> results =
        Race.of(Race.RUNNERS, i -> () -> anyNode(i).save(account, DataStream.ORDERS, 0, NOON));

    assertThat(results).filteredOn(Race.Result::value).hasSize(1);
    assertThat(there.load(account, DataStream.ORDERS)).contains(new Checkpoint(NOON, 1));
  }

  @Test
  public void savedElsewhereAfterALoad_seenByTheNextLoad() {
    here.save(account, DataStream.ORDERS, 0, NOON);
    assertThat(here.load(account, DataStream.ORDERS)).isPresent();

    there.save(account, DataStream.ORDERS, 1, NOON.plusMillis(1));

    assertThat(here.load(account, DataStream.ORDERS))
        .contains(new Checkpoint(NOON.plusMillis(1), 2));
  }

  @Test
  public void accountsThatDifferInCase_haveCheckpointsOfTheirOwn() {
    AccountId upper = new AccountId(account.value() + "-A");
    AccountId lower = new AccountId(account.value() + "-a");
    here.save(upper, DataStream.ORDERS, 0, NOON);

    assertThat(there.load(lower, DataStream.ORDERS)).isEmpty();
    assertThat(there.save(lower, DataStream.ORDERS, 0, NOON.plusMillis(1))).isTrue();
    assertThat(here.load(upper, DataStream.ORDERS)).contains(new Checkpoint(NOON, 1));
  }

  @Test
  public void erased_goneOnEveryNodeForAllStreams() {
    for (DataStream stream : DataStream.values()) {
      here.save(account, stream, 0, NOON);
      assertThat(here.load(account, stream)).isPresent();
    }

    there.erase(account);

    for (DataStream stream : DataStream.values()) {
      assertThat(here.load(account, stream)).isEmpty();
      assertThat(there.load(account, stream)).isEmpty();
    }
  }

  @Test
  public void erased_otherAccountsStay() {
    AccountId other = new AccountId(account.value() + "-other");
    here.save(account, DataStream.ORDERS, 0, NOON);
    here.save(other, DataStream.ORDERS, 0, NOON);

    there.erase(account);

    assertThat(here.load(other, DataStream.ORDERS)).contains(new Checkpoint(NOON, 1));
  }

  @Test
  public void erasedWhenAbsent_doesNothing() {
    here.erase(account);

    assertThat(there.load(account, DataStream.ORDERS)).isEmpty();
  }

  @Test
  public void savedOverAnErasedOne_refusedUnlessCreated() {
    here.save(account, DataStream.ORDERS, 0, NOON);
    here.save(account, DataStream.ORDERS, 1, NOON);
    there.erase(account);

    assertThat(here.save(account, DataStream.ORDERS, 2, NOON)).isFalse();
    assertThat(here.save(account, DataStream.ORDERS, 0, NOON.plusMillis(1))).isTrue();
    assertThat(there.load(account, DataStream.ORDERS))
        .contains(new Checkpoint(NOON.plusMillis(1), 1));
  }

  @Test
  public void manyUseAndEraseTheirOwn_nobodyIsHindered() {
    Race.of(
            Fuzz.RUNNERS,
            i ->
                () -> {
                  AccountId own = new AccountId(account.value() + "-" + i);
                  for (int n = 0; n < 5; n++) {
                    assertThat(anyNode(n).save(own, DataStream.ORDERS, 0, NOON)).isTrue();
                    assertThat(anyNode(n + 1).load(own, DataStream.ORDERS)).isPresent();
                    anyNode(n + 2).erase(own);
                    assertThat(anyNode(n).load(own, DataStream.ORDERS)).isEmpty();
                  }
                  return i;
                })
        .forEach(Race.Result::value);
  }

  @Test
  public void manyNodesAtRandom_noSaveIsLost() {
    List<DataStream> streams = List.of(DataStream.ORDERS, DataStream.PRODUCTS);
    AtomicIntegerArray saved = new AtomicIntegerArray(streams.size());
    Fuzz fuzz = Fuzz.fromProperties();

    fuzz.run(
        runner ->
            random -> {
              int stream = random.nextInt(streams.size());
              countUp(streams.get(stream));
              saved.incrementAndGet(stream);
            });

    for (int i = 0; i < streams.size(); i++) {
      int steps = saved.get(i);
      assertThat(there.load(account, streams.get(i)))
          .as(fuzz + ": " + streams.get(i))
          .contains(new Checkpoint(NOON.plusMillis(steps), steps));
    }
  }

  /** Moves a watermark on by one millisecond, with new nodes for every call. */
  private void countUp(DataStream stream) {
    long seen = -1;
    boolean saved = false;
    while (!saved) {
      Checkpoint read = node().load(account, stream).orElse(new Checkpoint(NOON, 0));
      assertThat(read.version()).as("version read, after one was refused").isGreaterThan(seen);
      saved = node().save(account, stream, read.version(), read.watermark().plusMillis(1));
      seen = read.version();
    }
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  private CheckpointStore anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }
}
