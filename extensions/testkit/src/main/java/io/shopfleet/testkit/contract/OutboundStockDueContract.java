package io.shopfleet.testkit.contract;

import static io.shopfleet.testkit.contract.OutboundRows.NOON;
import static io.shopfleet.testkit.contract.OutboundRows.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.stock.Lane;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.OutboundRow.State;
import io.shopfleet.stock.OutboundStock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which rows of an {@link OutboundStock} are due, and in which order. Extended as {@link
 * OutboundStockContract} is. Other accounts in the storage do no harm, as long as fewer than ten
 * thousand of them have something due on the first of March 2026.
 */
public abstract class OutboundStockDueContract {

  private static final int ALL = 10_000;

  private final String test = "contract-" + UUID.randomUUID();
  private final AccountId a = new AccountId(test + "-a");
  private final AccountId b = new AccountId(test + "-b");
  private final AccountId c = new AccountId(test + "-c");
  private final String item = test + "/shirt";
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
    Stream.of(a, b, c).forEach(here::erase);
  }

  @Test
  public void waitingRow_isDueFromItsTimeOn() {
    save(a, of("sku", Lane.LESS, State.WAITING, NOON, null));

    assertThat(due(a, NOON.minusMillis(1))).isEmpty();
    assertThat(due(a, NOON)).containsExactly("sku");
    assertThat(due(a, NOON.plusMillis(1))).containsExactly("sku");
    assertThat(accountsDue(NOON.minusMillis(1))).isEmpty();
    assertThat(accountsDue(NOON)).containsExactly(a);
  }

  @Test
  public void settledOrRefusedRow_isNeverDue() {
    save(
        a,
        of("settled", Lane.MORE, State.SETTLED, NOON, null),
        of("refused", Lane.ZERO, State.REFUSED, NOON, null));

    assertThat(due(a, NOON.plusSeconds(9_999))).isEmpty();
    assertThat(accountsDue(NOON.plusSeconds(9_999))).isEmpty();
  }

  @Test
  public void dueRows_comeAsTheyAreKept() {
    OutboundRow row = of("sku", Lane.LESS, State.WAITING, NOON, item);
    save(a, row);

    assertThat(there.due(a, NOON, 10)).containsExactly(row.saved());
  }

  @Test
  public void rowsOfSeveralLanes_onlyTheEarliestLaneIsAnswered() {
    Lane[] lanes = Lane.values();
    for (int i = lanes.length - 1; i >= 0; i--) {
      save(a, of("sku-" + lanes[i], lanes[i], State.WAITING, NOON.minusSeconds(i), null));

      assertThat(due(a, NOON)).containsExactly("sku-" + lanes[i]);
    }
  }

  @Test
  public void earlierLaneNotDueYet_holdsBackNoOtherItem() {
    save(
        a,
        of("later", Lane.ZERO, State.WAITING, NOON.plusMillis(1), null),
        of("now", Lane.MORE, State.WAITING, NOON, null));

    assertThat(due(a, NOON)).containsExactly("now");
  }

  @Test
  public void rowsOfOneLane_theLongestDueComeFirst() {
    save(
        a,
        of("third", Lane.LESS, State.WAITING, NOON, null),
        of("first", Lane.LESS, State.WAITING, NOON.minusSeconds(2), null),
        of("second", Lane.LESS, State.WAITING, NOON.minusSeconds(1), null));

    assertThat(due(a, NOON)).containsExactly("first", "second", "third");
    assertThat(skus(there.due(a, NOON, 2))).containsExactly("first", "second");
  }

  @Test
  public void rowsOfTheSameTime_comeInTheSameOrderOnEveryNode() {
    for (String sku : List.of("d", "A", "c", "b", "B", "a")) {
      save(a, of(sku, Lane.LESS, State.WAITING, NOON, null));
    }

    assertThat(here.due(a, NOON, 4)).isEqualTo(there.due(a, NOON, 6).subList(0, 4));
  }

  @Test
  public void higherQuantity_waitsForEveryEarlierLaneOfItsItemInAnyAccount() {
    for (Lane lane : List.of(Lane.ZERO, Lane.LESS, Lane.UNCLEAR)) {
      here.erase(b);
      save(b, of("their", lane, State.WAITING, NOON.plusSeconds(60), item));
      here.erase(a);
      save(a, of("mine", Lane.MORE, State.WAITING, NOON, item));

      assertThat(due(a, NOON)).as("while a row of lane %s is open", lane).isEmpty();
      assertThat(accountsDue(NOON)).isEmpty();
    }
  }

  @Test
  public void rowNeverWritten_waitsForLowerQuantitiesOfItsItem() {
    save(a, of("mine", Lane.UNCLEAR, State.WAITING, NOON, item));
    save(b, of("their", Lane.LESS, State.WAITING, NOON.plusSeconds(60), item));

    assertThat(due(a, NOON)).isEmpty();
  }

  @Test
  public void rowsOfTheSameLane_doNotWaitForEachOther() {
    for (Lane lane : Lane.values()) {
      here.erase(a);
      here.erase(b);
      save(a, of("mine", lane, State.WAITING, NOON, item));
      save(b, of("their", lane, State.WAITING, NOON.plusSeconds(60), item));

      assertThat(due(a, NOON)).as("lane %s", lane).containsExactly("mine");
    }
  }

  @Test
  public void lowerQuantity_waitsForNobody() {
    save(a, of("mine", Lane.LESS, State.WAITING, NOON, item));
    save(b, of("their", Lane.ZERO, State.WAITING, NOON.plusSeconds(60), item));

    assertThat(due(a, NOON)).containsExactly("mine");
  }

  @Test
  public void higherQuantity_waitsForWhatIsUnderWayAndForItsOwnAccount() {
    save(b, of("their", Lane.LESS, State.SENDING, NOON.plusSeconds(60), item));
    save(a, of("mine", Lane.MORE, State.WAITING, NOON, item));
    assertThat(due(a, NOON)).isEmpty();

    here.erase(b);
    save(a, of("mine too", Lane.LESS, State.WAITING, NOON.plusSeconds(60), item));
    assertThat(due(a, NOON)).isEmpty();
  }

  @Test
  public void settledOrRefusedRow_holdsBackNobody() {
    save(b, of("settled", Lane.LESS, State.SETTLED, NOON, item));
    save(c, of("refused", Lane.LESS, State.REFUSED, NOON, item));
    save(a, of("mine", Lane.MORE, State.WAITING, NOON, item));

    assertThat(due(a, NOON)).containsExactly("mine");
    assertThat(accountsDue(NOON)).containsExactly(a);
  }

  @Test
  public void otherItemOrNone_holdsBackNobody() {
    save(
        b,
        of("none", Lane.LESS, State.WAITING, NOON.plusSeconds(60), null),
        of("upper", Lane.LESS, State.WAITING, NOON.plusSeconds(60), test + "/SHIRT"));
    save(
        a,
        of("mine", Lane.MORE, State.WAITING, NOON, item),
        of("alone", Lane.MORE, State.WAITING, NOON, null));

    assertThat(due(a, NOON)).containsExactlyInAnyOrder("mine", "alone");
  }

  @Test
  public void rowsHeldBack_hideNoOthers() {
    save(b, of("their", Lane.LESS, State.WAITING, NOON.plusSeconds(60), item));
    save(
        a,
        of("held", Lane.UNCLEAR, State.WAITING, NOON.minusSeconds(60), item),
        of("free", Lane.MORE, State.WAITING, NOON, null));

    assertThat(skus(there.due(a, NOON, 1))).containsExactly("free");
    assertThat(accountsDue(NOON)).containsExactly(a);
  }

  @Test
  public void rowUnderWay_letsNoOtherOfItsAccountBeDueUntilItsTime() {
    save(
        a,
        of("under way", Lane.LESS, State.SENDING, NOON.plusSeconds(60), null),
        of("waiting", Lane.LESS, State.WAITING, NOON, null));
    save(b, of("theirs", Lane.LESS, State.WAITING, NOON, null));

    assertThat(due(a, NOON)).isEmpty();
    assertThat(accountsDue(NOON)).containsExactly(b);
    assertThat(due(a, NOON.plusSeconds(60).minusMillis(1))).isEmpty();
    assertThat(due(a, NOON.plusSeconds(60))).containsExactly("waiting", "under way");
    assertThat(accountsDue(NOON.plusSeconds(60))).containsExactlyInAnyOrder(a, b);
  }

  @Test
  public void accounts_comeByTheirEarliestLaneAndThenByTheirEarliestTime() {
    save(
        a,
        of("more", Lane.MORE, State.WAITING, NOON.minusSeconds(90), null),
        of("less", Lane.LESS, State.WAITING, NOON.minusSeconds(10), null));
    save(b, of("zero", Lane.ZERO, State.WAITING, NOON, null));
    save(
        c,
        of("zero, later", Lane.ZERO, State.WAITING, NOON.plusSeconds(1), null),
        of("less", Lane.LESS, State.WAITING, NOON.minusSeconds(20), null),
        of("less, too", Lane.LESS, State.WAITING, NOON, null));

    assertThat(accountsDue(NOON)).containsExactly(b, c, a);
  }

  @Test
  public void fewerAccountsAskedFor_areTheFirstOnes() {
    save(a, of("sku", Lane.LESS, State.WAITING, NOON, null));
    save(b, of("sku", Lane.ZERO, State.WAITING, Instant.EPOCH, null));
    save(c, of("sku", Lane.MORE, State.WAITING, NOON, null));

    List<AccountId> all = here.accountsDue(NOON, ALL);

    assertThat(there.accountsDue(NOON, 2)).hasSize(2).isEqualTo(all.subList(0, 2));
  }

  @Test
  public void putOff_rowsAreDueThen() {
    save(a, of("sku", Lane.LESS, State.WAITING, NOON, null));

    there.putOff(a, NOON.plusSeconds(30));

    assertThat(due(a, NOON.plusSeconds(30).minusMillis(1))).isEmpty();
    assertThat(due(a, NOON.plusSeconds(30))).containsExactly("sku");
  }

  @Test
  public void laneOfARow_followsWhatIsSavedLast() {
    OutboundRow row = of("mine", Lane.MORE, State.WAITING, NOON, item);
    save(a, row);
    save(b, of("their", Lane.LESS, State.WAITING, NOON.plusSeconds(60), item));
    assertThat(due(a, NOON)).isEmpty();

    there.save(a, List.of(OutboundRows.desiring(row, 1, 1)));

    assertThat(due(a, NOON)).containsExactly("mine");
  }

  private void save(AccountId account, OutboundRow... rows) {
    assertThat(here.save(account, List.of(rows))).isEmpty();
  }

  private List<String> due(AccountId account, Instant now) {
    return skus(there.due(account, now, 100));
  }

  private static List<String> skus(List<OutboundRow> rows) {
    return rows.stream().map(row -> row.key().skuId()).toList();
  }

  private List<AccountId> accountsDue(Instant now) {
    return there.accountsDue(now, ALL).stream()
        .filter(account -> account.value().startsWith(test))
        .toList();
  }
}
