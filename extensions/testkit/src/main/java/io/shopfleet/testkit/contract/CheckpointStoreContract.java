package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.CheckpointStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

  private CheckpointStore anyNode(int number) {
    return number % 2 == 0 ? here : there;
  }
}
