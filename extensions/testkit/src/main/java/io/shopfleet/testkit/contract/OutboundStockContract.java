package io.shopfleet.testkit.contract;

import static io.shopfleet.testkit.contract.OutboundRows.NOON;
import static io.shopfleet.testkit.contract.OutboundRows.desiring;
import static io.shopfleet.testkit.contract.OutboundRows.in;
import static io.shopfleet.testkit.contract.OutboundRows.key;
import static io.shopfleet.testkit.contract.OutboundRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.shopfleet.account.AccountId;
import io.shopfleet.stock.Exposure;
import io.shopfleet.stock.Lane;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.OutboundRow.State;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.stock.StockKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How every {@link OutboundStock} has to keep its rows; {@link OutboundStockDueContract} says which
 * of them are due. Extend both for an implementation of your own:
 *
 * <pre>{@code
 * class OurOutboundStockTest extends OutboundStockContract {
 *   @Override
 *   protected OutboundStock node() {
 *     return new OurOutboundStock(dataSource);   // a new one, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty: every test uses accounts of its own, which no registry knows, and
 * erases them. Instants are whole milliseconds.
 */
public abstract class OutboundStockContract {

  private final AccountId account = new AccountId("contract-" + UUID.randomUUID());
  private final AccountId other = new AccountId(account.value() + "-other");
  private OutboundStock here;
  private OutboundStock there;

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract OutboundStock node();

  @BeforeEach
  public void buildTwoNodes() {
    here = node();
    there = node();
  }

  @AfterEach
  public void eraseAll() {
    here.erase(account);
    here.erase(other);
  }

  @Test
  public void neverSaved_leftOut() {
    here.save(account, List.of(row("a")));

    assertThat(there.find(account, List.of(key("a"), key("b")))).containsOnlyKeys(key("a"));
    assertThat(there.find(account, List.of(key("b")))).isEmpty();
    assertThat(there.find(account, List.of())).isEmpty();
  }

  @Test
  public void saved_foundOnEveryNodeWithAllItsParts() {
    for (State state : State.values()) {
      OutboundRow bare =
          new OutboundRow(
              new StockKey("bare-" + state, null),
              "p",
              null,
              0,
              Exposure.UNKNOWN,
              state,
              0,
              NOON,
              null,
              null,
              0);
      OutboundRow full =
          new OutboundRow(
              new StockKey("full-" + state, "W"),
              "product \u00e9",
              "tenant/item \u4e2d",
              Long.MAX_VALUE,
              new Exposure(3, 7_000_000_000L),
              state,
              12,
              NOON.plusMillis(1),
              NOON.minusMillis(1),
              "refused: \"why\" \u00e9",
              0);

      assertThat(here.save(account, List.of(bare, full))).isEmpty();

      assertThat(there.find(account, List.of(bare.key(), full.key())))
          .containsOnly(entry(bare.key(), bare.saved()), entry(full.key(), full.saved()));
    }
  }

  @Test
  public void longReason_isKeptWhole() {
    OutboundRow row = row("a");
    OutboundRow long2000 =
        new OutboundRow(
            row.key(),
            row.productId(),
            null,
            1,
            row.shown(),
            State.REFUSED,
            1,
            NOON,
            null,
            "because ".repeat(250),
            0);

    here.save(account, List.of(long2000));

    assertThat(found("a")).isEqualTo(long2000.saved());
  }

  @Test
  public void savedOverWhatWasFound_versionGrows() {
    here.save(account, List.of(row("a")));

    assertThat(there.save(account, List.of(desiring(row("a"), 7, 1)))).isEmpty();

    assertThat(found("a")).isEqualTo(desiring(row("a"), 7, 2));
  }

  @Test
  public void otherVersion_refusedAndNothingChanged() {
    here.save(account, List.of(row("a")));
    here.save(account, List.of(desiring(row("a"), 7, 1)));

    for (long version : new long[] {0, 1, 3}) {
      assertThat(there.save(account, List.of(desiring(row("a"), 8, version))))
          .containsExactly(key("a"));
    }

    assertThat(found("a")).isEqualTo(desiring(row("a"), 7, 2));
  }

  @Test
  public void absentExpectedToExist_refusedAndNothingSaved() {
    assertThat(here.save(account, List.of(desiring(row("a"), 7, 1)))).containsExactly(key("a"));

    assertThat(there.find(account, List.of(key("a")))).isEmpty();
  }

  @Test
  public void someOfThemOutdated_theOthersAreSaved() {
    here.save(account, List.of(row("a"), row("b")));
    here.save(account, List.of(desiring(row("b"), 6, 1)));

    Set<StockKey> refused =
        there.save(
            account,
            List.of(desiring(row("a"), 7, 1), desiring(row("b"), 8, 1), desiring(row("c"), 9, 0)));

    assertThat(refused).containsExactly(key("b"));
    assertThat(found("a").desired()).isEqualTo(7);
    assertThat(found("b").desired()).isEqualTo(6);
    assertThat(found("c").desired()).isEqualTo(9);
  }

  @Test
  public void saveNothing_changesNothing() {
    assertThat(here.save(account, List.of())).isEmpty();
  }

  @Test
  public void keysThatDifferInCaseOrWarehouse_areDifferent() {
    List<StockKey> keys =
        List.of(
            new StockKey("sku-a", "w"),
            new StockKey("sku-A", "w"),
            new StockKey("sku-a", "W"),
            new StockKey("sku-a", null));
    for (int i = 0; i < keys.size(); i++) {
      OutboundRow row = row("any");
      OutboundRow own =
          new OutboundRow(
              keys.get(i), "p", null, i, row.shown(), State.SETTLED, 0, NOON, null, null, 0);
      assertThat(here.save(account, List.of(own))).isEmpty();
    }

    for (int i = 0; i < keys.size(); i++) {
      assertThat(there.find(account, List.of(keys.get(i))).get(keys.get(i)))
          .extracting(OutboundRow::desired)
          .isEqualTo((long) i);
    }
  }

  @Test
  public void otherAccounts_haveRowsOfTheirOwn() {
    here.save(account, List.of(row("a")));

    assertThat(there.find(other, List.of(key("a")))).isEmpty();
    assertThat(there.save(other, List.of(desiring(row("a"), 7, 0)))).isEmpty();
    assertThat(found("a").desired()).isEqualTo(5);
  }

  @Test
  public void manySaveOverTheSameVersion_exactlyOneWins() {
    here.save(account, List.of(row("a")));

    List<Race.Result<Set<StockKey>>> results =
        Race.of(
            Race.RUNNERS,
            i -> () -> anyNode(i).save(account, List.of(desiring(row("a"), 100L + i, 1))));

    assertThat(results).filteredOn(result -> result.value().isEmpty()).hasSize(1);
    int winner = results.stream().map(result -> result.value().isEmpty()).toList().indexOf(true);
    assertThat(found("a")).isEqualTo(desiring(row("a"), 100L + winner, 2));
  }

  @Test
  public void manyCreate_exactlyOneWins() {
    List<Race.Result<Set<StockKey>>> results =
        Race.of(
            Race.RUNNERS,
            i -> () -> anyNode(i).save(account, List.of(desiring(row("a"), 100L + i, 0))));

    assertThat(results).filteredOn(result -> result.value().isEmpty()).hasSize(1);
    assertThat(found("a").version()).isEqualTo(1);
  }

  @Test
  public void manySaveTheSameRowsInAnyOrder_nobodyIsHindered() {
    List<OutboundRow> rows = IntStream.range(0, 20).mapToObj(i -> row("sku-" + i)).toList();
    List<OutboundRow> backwards = IntStream.range(0, 20).mapToObj(i -> rows.get(19 - i)).toList();

    int saved =
        Race.of(8, i -> () -> anyNode(i).save(account, i % 2 == 0 ? rows : backwards)).stream()
            .mapToInt(result -> rows.size() - result.value().size())
            .sum();

    assertThat(saved).isEqualTo(rows.size());
  }

  @Test
  public void manyAtOnce_allAreFound() {
    List<OutboundRow> rows = IntStream.range(0, 1_200).mapToObj(i -> row("sku-" + i)).toList();

    assertThat(here.save(account, rows)).isEmpty();

    assertThat(there.find(account, rows.stream().map(OutboundRow::key).toList()).values())
        .containsExactlyInAnyOrderElementsOf(rows.stream().map(OutboundRow::saved).toList());
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

    assertThat(found("a"))
        .as(fuzz.toString())
        .isEqualTo(desiring(row("a"), 5L + saved.get(), saved.get()));
  }

  private void countUp() {
    boolean done = false;
    while (!done) {
      OutboundRow read = node().find(account, List.of(key("a"))).getOrDefault(key("a"), row("a"));
      OutboundRow next = desiring(read, read.desired() + 1, read.version());
      done = node().save(account, List.of(next)).isEmpty();
    }
  }

  @Test
  public void list_isTheRowsInThatStateAlone() {
    here.save(
        account,
        List.of(
            row("waiting"),
            in(State.REFUSED, row("refused-1")),
            in(State.REFUSED, row("refused-2")),
            in(State.REFUSED, row("refused-3")),
            in(State.SETTLED, row("settled"))));
    here.save(other, List.of(in(State.REFUSED, row("theirs"))));

    List<OutboundRow> refused = there.list(account, State.REFUSED, 10);

    assertThat(refused)
        .extracting(OutboundRow::key)
        .containsExactlyInAnyOrder(key("refused-1"), key("refused-2"), key("refused-3"));
    assertThat(here.list(account, State.REFUSED, 3)).isEqualTo(refused);
    assertThat(here.list(account, State.REFUSED, 2)).isEqualTo(refused.subList(0, 2));
    assertThat(there.list(account, State.SENDING, 10)).isEmpty();
  }

  @Test
  public void putOff_movesWaitingRowsThatWouldComeEarlier() {
    OutboundRow early = row("early");
    OutboundRow late =
        OutboundRows.of("late", Lane.LESS, State.WAITING, NOON.plusSeconds(60), null);
    OutboundRow sending = in(State.SENDING, row("sending"));
    OutboundRow refused = in(State.REFUSED, row("refused"));
    OutboundRow settled = in(State.SETTLED, row("settled"));
    here.save(account, List.of(early, late, sending, refused, settled));
    here.save(other, List.of(early));

    there.putOff(account, NOON.plusSeconds(30));

    assertThat(found("early")).isEqualTo(early.saved().putOff(NOON.plusSeconds(30)));
    assertThat(found("late")).isEqualTo(late.saved());
    assertThat(found("sending")).isEqualTo(sending.saved());
    assertThat(found("refused")).isEqualTo(refused.saved());
    assertThat(found("settled")).isEqualTo(settled.saved());
    assertThat(here.find(other, List.of(key("early"))).get(key("early"))).isEqualTo(early.saved());
  }

  @Test
  public void putOff_keepsVersionsAsTheyAre() {
    here.save(account, List.of(row("a")));

    there.putOff(account, NOON.plusSeconds(30));

    assertThat(here.save(account, List.of(desiring(row("a"), 7, 1)))).isEmpty();
  }

  @Test
  public void putOffWhereNothingIs_doesNothing() {
    here.putOff(account, NOON);

    assertThat(there.list(account, State.WAITING, 10)).isEmpty();
  }

  @Test
  public void savedElsewhereAfterAReading_seenByTheNext() {
    here.save(account, List.of(row("a")));
    assertThat(here.find(account, List.of(key("a")))).hasSize(1);

    there.save(account, List.of(desiring(row("a"), 7, 1)));

    assertThat(found("a").desired()).isEqualTo(7);
  }

  @Test
  public void erased_goneOnEveryNode() {
    here.save(account, List.of(row("a"), in(State.REFUSED, row("b"))));

    there.erase(account);

    for (OutboundStock node : List.of(here, there)) {
      assertThat(node.find(account, List.of(key("a"), key("b")))).isEmpty();
      assertThat(node.list(account, State.REFUSED, 10)).isEmpty();
      assertThat(node.due(account, NOON, 10)).isEmpty();
    }
  }

  @Test
  public void erasedWhenAbsentOrAnother_doesNothing() {
    here.save(account, List.of(row("a")));

    there.erase(other);

    assertThat(found("a")).isEqualTo(row("a").saved());
  }

  @Test
  public void savedOverAnErasedOne_refusedUnlessCreated() {
    here.save(account, List.of(row("a")));
    there.erase(account);

    assertThat(here.save(account, List.of(desiring(row("a"), 7, 1)))).containsExactly(key("a"));
    assertThat(here.save(account, List.of(desiring(row("a"), 7, 0)))).isEmpty();
    assertThat(found("a").version()).isEqualTo(1);
  }

  @Test
  public void limitBelowOne_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> here.list(account, State.WAITING, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> here.due(account, NOON, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> here.accountsDue(NOON, 0));
  }

  private OutboundRow found(String sku) {
    OutboundRow row = here.find(account, List.of(key(sku))).get(key(sku));
    if (row == null) {
      throw new AssertionError("There is no row of " + sku);
    }
    return row;
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  private OutboundStock anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }
}
