package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.ParkedRecord;
import io.shopfleet.sync.ParkedRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ParkedRecords} has to do. Extend it for an implementation of your own:
 *
 * <pre>{@code
 * class OurParkedRecordsTest extends ParkedRecordsContract {
 *   @Override
 *   protected ParkedRecords node() {
 *     return new OurParkedRecords(dataSource);   // a new one, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty: every test uses an account of its own, which no registry knows.
 * Instants are whole milliseconds.
 */
public abstract class ParkedRecordsContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final DataStream ORDERS = DataStream.ORDERS;

  private final AccountId account = new AccountId("contract-" + UUID.randomUUID());
  private ParkedRecords here;
  private ParkedRecords there;

  /** Parked records as another node would build them, on the storage of the present test. */
  protected abstract ParkedRecords node();

  @BeforeEach
  public void buildTwoNodes() {
    here = node();
    there = node();
  }

  @Test
  public void neverParked_nothingIsListedOrCounted() {
    assertThat(here.list(account, ORDERS, null, 10)).isEmpty();
    assertThat(here.parked(account, ORDERS, List.of("a"))).isEmpty();
    assertThat(here.parked(account, ORDERS, List.of())).isEmpty();
    assertThat(here.count(account)).isZero();
  }

  @Test
  public void parked_listedOnEveryNodeWithAllItsParts() {
    ParkedRecord record =
        new ParkedRecord(account, ORDERS, "a", "No \"total\"", "{\"id\":\"a\"}", NOON, 1);

    here.park(record);

    assertThat(there.list(account, ORDERS, null, 10)).containsExactly(record);
    assertThat(there.parked(account, ORDERS, List.of("a", "b"))).containsExactly("a");
    assertThat(there.count(account)).isEqualTo(1);
  }

  @Test
  public void textOfAnyCharacter_listedAsItWas() {
    StringBuilder every = new StringBuilder();
    for (char c = 0; c < 0x180; c++) {
      every.append(c);
    }
    every.append("\ud83d\udce6 \ud83d \udce6 \uffff \\u0000 \u001a0000 \u001a");

    here.park(new ParkedRecord(account, ORDERS, "a", "reason " + every, "" + every, NOON, 1));

    ParkedRecord read = there.list(account, ORDERS, null, 1).get(0);
    assertThat(read.raw()).isEqualTo(every.toString());
    assertThat(read.reason()).isEqualTo("reason " + every);
  }

  @Test
  public void emptyAndVeryLongText_listedAsItWas() {
    String longest = "0123456789abcdef".repeat(1 << 16);

    here.park(parked("a", "why", ""));
    here.park(parked("b", "why " + "x".repeat(100_000), longest));

    assertThat(there.list(account, ORDERS, null, 10))
        .containsExactly(
            parked("a", "why", ""), parked("b", "why " + "x".repeat(100_000), longest));
  }

  @Test
  public void parkedAgain_replacedAndAttemptsGrowByOne() {
    here.park(parked("a", "first", "1"));

    there.park(new ParkedRecord(account, ORDERS, "a", "second", "2", NOON.plusMillis(1), 40));

    assertThat(here.list(account, ORDERS, null, 10))
        .containsExactly(
            new ParkedRecord(account, ORDERS, "a", "second", "2", NOON.plusMillis(1), 2));
    assertThat(here.count(account)).isEqualTo(1);
  }

  @Test
  public void parkedFirst_attemptsHandedOverDoNotCount() {
    here.park(new ParkedRecord(account, ORDERS, "a", "why", "raw", NOON, 40));

    assertThat(there.list(account, ORDERS, null, 10)).containsExactly(parked("a", "why", "raw"));
  }

  @Test
  public void manyParkTheSame_everyAttemptCounts() {
    Race.of(
            Race.RUNNERS,
            i ->
                () -> {
                  anyNode(i).park(parked("a", "why " + i, "raw"));
                  return i;
                })
        .forEach(Race.Result::value);

    List<ParkedRecord> listed = there.list(account, ORDERS, null, 10);
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).attempts()).isEqualTo(Race.RUNNERS);
  }

  @Test
  public void manyNodesAtRandom_everyAttemptCounts() {
    List<String> ids = List.of("a", "b", "c");
    AtomicIntegerArray parked = new AtomicIntegerArray(ids.size());
    Fuzz fuzz = Fuzz.fromProperties();

    fuzz.run(
        runner ->
            random -> {
              int which = random.nextInt(ids.size());
              node().park(parked(ids.get(which), "why", "raw"));
              parked.incrementAndGet(which);
            });

    for (ParkedRecord record : there.list(account, ORDERS, null, 10)) {
      assertThat(record.attempts())
          .as("%s", fuzz)
          .isEqualTo(parked.get(ids.indexOf(record.recordId())));
    }
  }

  @Test
  public void list_isOrderedByIdAndGoesOnBehindOne() {
    List.of("c", "a", "d", "b").forEach(id -> here.park(parked(id, "why", "raw")));

    assertThat(ids(there.list(account, ORDERS, null, 10))).containsExactly("a", "b", "c", "d");
    assertThat(ids(there.list(account, ORDERS, null, 2))).containsExactly("a", "b");
    assertThat(ids(there.list(account, ORDERS, "b", 2))).containsExactly("c", "d");
    assertThat(ids(there.list(account, ORDERS, "bb", 10))).containsExactly("c", "d");
    assertThat(ids(there.list(account, ORDERS, "d", 10))).isEmpty();
  }

  @Test
  public void limitBelowOne_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> here.list(account, ORDERS, null, 0));
  }

  @Test
  public void idsThatDifferInCase_areDifferent() {
    here.park(parked("order-a", "lower", "1"));
    here.park(parked("order-A", "upper", "2"));

    assertThat(there.list(account, ORDERS, null, 10))
        .containsExactly(parked("order-A", "upper", "2"), parked("order-a", "lower", "1"));
    assertThat(there.parked(account, ORDERS, List.of("order-A"))).containsExactly("order-A");

    there.remove(account, ORDERS, List.of("order-A"), NOON);

    assertThat(ids(here.list(account, ORDERS, null, 10))).containsExactly("order-a");
  }

  @Test
  public void otherStreamsAndAccounts_haveRecordsOfTheirOwn() {
    AccountId other = new AccountId(account.value() + "-other");
    for (DataStream stream : DataStream.values()) {
      here.park(new ParkedRecord(account, stream, "a", stream.name(), "raw", NOON, 1));
    }

    for (DataStream stream : DataStream.values()) {
      assertThat(there.list(account, stream, null, 10))
          .extracting(ParkedRecord::reason)
          .containsExactly(stream.name());
      assertThat(there.list(other, stream, null, 10)).isEmpty();
      assertThat(there.parked(other, stream, List.of("a"))).isEmpty();
    }
    assertThat(there.count(account)).isEqualTo(DataStream.values().length);
    assertThat(there.count(other)).isZero();
  }

  @Test
  public void removed_goneOnEveryNodeAndTheOthersStay() {
    List.of("a", "b", "c").forEach(id -> here.park(parked(id, "why", "raw")));

    there.remove(account, ORDERS, List.of("a", "c", "never"), NOON);

    for (ParkedRecords node : List.of(here, there)) {
      assertThat(ids(node.list(account, ORDERS, null, 10))).containsExactly("b");
      assertThat(node.count(account)).isEqualTo(1);
    }
  }

  @Test
  public void parkedAgainAfterTheInstant_stays() {
    here.park(parkedAt("before", NOON.minusMillis(1)));
    here.park(parkedAt("at", NOON));
    here.park(parkedAt("after", NOON.plusMillis(1)));
    here.park(parkedAt("again", NOON.minusMillis(1)));
    here.park(parkedAt("again", NOON.plusMillis(1)));

    there.remove(account, ORDERS, List.of("before", "at", "after", "again"), NOON);

    assertThat(ids(here.list(account, ORDERS, null, 10))).containsExactly("after", "again");
  }

  @Test
  public void removedFromOneStreamOrAccount_staysInTheOthers() {
    AccountId other = new AccountId(account.value() + "-other");
    here.park(parked("a", "why", "raw"));
    here.park(new ParkedRecord(account, DataStream.PRODUCTS, "a", "why", "raw", NOON, 1));
    here.park(new ParkedRecord(other, ORDERS, "a", "why", "raw", NOON, 1));

    there.remove(account, ORDERS, List.of("a"), NOON);

    assertThat(here.list(account, DataStream.PRODUCTS, null, 10)).hasSize(1);
    assertThat(here.list(other, ORDERS, null, 10)).hasSize(1);
  }

  @Test
  public void removedNothingOrWhatIsAbsent_doesNothing() {
    here.park(parked("a", "why", "raw"));

    there.remove(account, ORDERS, List.of(), NOON);
    there.remove(account, ORDERS, List.of("b"), NOON);

    assertThat(here.count(account)).isEqualTo(1);
  }

  @Test
  public void parkedAfterRemoving_countsFromOne() {
    here.park(parked("a", "why", "raw"));
    here.park(parked("a", "why", "raw"));
    there.remove(account, ORDERS, List.of("a"), NOON);

    here.park(parked("a", "anew", "raw"));

    assertThat(there.list(account, ORDERS, null, 10)).containsExactly(parked("a", "anew", "raw"));
  }

  @Test
  public void manyAtOnce_allAreToldAndRemoved() {
    List<String> all = IntStream.range(0, 1_200).mapToObj(i -> "order-" + i).toList();
    all.subList(0, 1_100).forEach(id -> here.park(parked(id, "why", "raw")));

    assertThat(there.parked(account, ORDERS, all))
        .containsExactlyInAnyOrderElementsOf(all.subList(0, 1_100));

    there.remove(account, ORDERS, all, NOON);

    assertThat(here.count(account)).isZero();
  }

  @Test
  public void parkedElsewhereAfterAReading_seenByTheNext() {
    here.park(parked("a", "why", "raw"));
    assertThat(here.count(account)).isEqualTo(1);
    assertThat(here.list(account, ORDERS, null, 10)).hasSize(1);

    there.park(parked("b", "why", "raw"));

    assertThat(here.count(account)).isEqualTo(2);
    assertThat(ids(here.list(account, ORDERS, null, 10))).containsExactly("a", "b");
  }

  @Test
  public void erased_nothingIsParkedOnAnyNodeInAnyStream() {
    for (DataStream stream : DataStream.values()) {
      here.park(new ParkedRecord(account, stream, "a", "why", "raw", NOON, 1));
    }

    there.erase(account);

    for (ParkedRecords node : List.of(here, there)) {
      assertThat(node.count(account)).isZero();
      for (DataStream stream : DataStream.values()) {
        assertThat(node.list(account, stream, null, 10)).isEmpty();
      }
    }
  }

  @Test
  public void erasedWhenAbsentOrAnother_doesNothing() {
    here.park(parked("a", "why", "raw"));

    there.erase(new AccountId(account.value() + "-other"));

    assertThat(here.list(account, ORDERS, null, 10)).containsExactly(parked("a", "why", "raw"));
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  private ParkedRecords anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }

  private ParkedRecord parked(String id, String reason, String raw) {
    return new ParkedRecord(account, ORDERS, id, reason, raw, NOON, 1);
  }

  private ParkedRecord parkedAt(String id, Instant at) {
    return new ParkedRecord(account, ORDERS, id, "why", "raw", at, 1);
  }

  private static List<String> ids(List<ParkedRecord> records) {
    List<String> ids = new ArrayList<>();
    records.forEach(record -> ids.add(record.recordId()));
    return ids;
  }
}
