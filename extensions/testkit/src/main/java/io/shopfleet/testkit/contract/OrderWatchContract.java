package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.shopfleet.account.AccountId;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.OrderWatch.State;
import io.shopfleet.sync.OrderWatch.Watched;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link OrderWatch} has to do. Extend it for an implementation of your own:
 *
 * <pre>{@code
 * class OurOrderWatchTest extends OrderWatchContract {
 *   @Override
 *   protected OrderWatch node() {
 *     return new OurOrderWatch(dataSource);   // a new one, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty: every test uses an account of its own, which no registry knows.
 * Instants are whole milliseconds.
 */
public abstract class OrderWatchContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private final AccountId account = new AccountId("contract-" + UUID.randomUUID());
  private OrderWatch here;
  private OrderWatch there;

  /** A watch as another node would build it, on the storage of the present test. */
  protected abstract OrderWatch node();

  @BeforeEach
  public void buildTwoNodes() {
    here = node();
    there = node();
  }

  @Test
  public void neverSeen_leftOut() {
    here.put(account, List.of(open("a", NOON)));

    assertThat(there.find(account, List.of("a", "b"))).containsOnlyKeys("a");
    assertThat(there.find(account, List.of("b"))).isEmpty();
    assertThat(there.find(account, List.of())).isEmpty();
  }

  @Test
  public void put_foundOnEveryNodeWithAllItsParts() {
    for (State state : State.values()) {
      Watched order =
          new Watched(state.name(), NOON.minusSeconds(9), "AWAITING_SHIPMENT", state, NOON);

      here.put(account, List.of(order));

      assertThat(there.find(account, List.of(state.name())))
          .containsOnly(entry(state.name(), order));
    }
  }

  @Test
  public void putAgain_replacesWhatWasKnown() {
    here.put(account, List.of(open("a", NOON)));
    Watched settled = watched("a", State.SETTLED, NOON.plusMillis(1));

    there.put(account, List.of(settled));

    assertThat(here.find(account, List.of("a"))).containsOnly(entry("a", settled));
    assertThat(here.next(account, 10)).isEmpty();
  }

  @Test
  public void idsThatDifferInCase_areDifferent() {
    Watched lower = open("order-a", NOON);
    Watched upper = watched("order-A", State.SETTLED, NOON);

    here.put(account, List.of(lower, upper));

    assertThat(there.find(account, List.of("order-a", "order-A")))
        .containsOnly(entry("order-a", lower), entry("order-A", upper));
  }

  @Test
  public void putNothing_changesNothing() {
    here.put(account, List.of(open("a", NOON)));

    there.put(account, List.of());

    assertThat(here.next(account, 10)).containsExactly(open("a", NOON));
  }

  @Test
  public void next_isOpenOnesFirstAndOfEachKindTheLongestUnread() {
    Watched believedOld = watched("a", State.BELIEVED_FINAL, Instant.EPOCH);
    Watched openNew = open("b", NOON.plusMillis(1));
    Watched believedNew = watched("c", State.BELIEVED_FINAL, NOON);
    Watched openOld = open("d", NOON);
    Watched settled = watched("e", State.SETTLED, Instant.EPOCH);

    here.put(account, List.of(believedOld, openNew, believedNew, openOld, settled));

    assertThat(there.next(account, 10)).containsExactly(openOld, openNew, believedOld, believedNew);
    assertThat(there.next(account, 3)).containsExactly(openOld, openNew, believedOld);
    assertThat(there.next(account, 1)).containsExactly(openOld);
  }

  @Test
  public void neverReadByIdYet_comesBeforeThoseRead() {
    Watched read = open("a", NOON);
    Watched never = open("b", Instant.EPOCH);

    here.put(account, List.of(read, never));

    assertThat(there.next(account, 10)).containsExactly(never, read);
  }

  @Test
  public void askedForNext_changesNothing() {
    here.put(account, List.of(open("a", NOON), open("b", NOON.plusMillis(1))));

    assertThat(here.next(account, 1)).isEqualTo(there.next(account, 1));
    assertThat(here.next(account, 2)).hasSize(2);
  }

  @Test
  public void settledAndCreatedBefore_forgotten() {
    Watched before = created("before", NOON.minusMillis(1), State.SETTLED);
    Watched at = created("at", NOON, State.SETTLED);
    Watched after = created("after", NOON.plusMillis(1), State.SETTLED);
    here.put(account, List.of(before, at, after));

    there.forget(account, NOON);

    assertThat(here.find(account, List.of("before", "at", "after")))
        .containsOnlyKeys("at", "after");
  }

  @Test
  public void notSettledThoughCreatedBefore_kept() {
    Watched open = created("open", NOON.minusSeconds(1), State.OPEN);
    Watched believed = created("believed", NOON.minusSeconds(1), State.BELIEVED_FINAL);
    here.put(account, List.of(open, believed));

    there.forget(account, NOON);

    assertThat(here.next(account, 10)).containsExactly(open, believed);
  }

  @Test
  public void forgotten_canBePutAgain() {
    Watched settled = created("a", NOON.minusSeconds(1), State.SETTLED);
    here.put(account, List.of(settled));
    here.forget(account, NOON);

    there.put(account, List.of(settled));

    assertThat(here.find(account, List.of("a"))).containsOnly(entry("a", settled));
  }

  @Test
  public void nothingWatched_nothingToForgetOrRead() {
    here.forget(account, NOON);

    assertThat(here.next(account, 10)).isEmpty();
  }

  @Test
  public void otherAccounts_haveWatchesOfTheirOwn() {
    AccountId other = new AccountId(account.value() + "-other");
    Watched mine = open("a", NOON);
    Watched theirs = created("a", NOON.minusSeconds(1), State.SETTLED);
    here.put(account, List.of(mine));
    here.put(other, List.of(theirs));

    assertThat(there.find(account, List.of("a"))).containsOnly(entry("a", mine));
    assertThat(there.find(other, List.of("a"))).containsOnly(entry("a", theirs));

    there.forget(account, NOON);

    assertThat(there.find(other, List.of("a"))).containsOnly(entry("a", theirs));
  }

  @Test
  public void manyAtOnce_allAreFound() {
    List<Watched> orders =
        IntStream.range(0, 1_200).mapToObj(i -> open("order-" + i, NOON.plusMillis(i))).toList();

    here.put(account, orders);

    List<String> ids = orders.stream().map(Watched::orderId).toList();
    assertThat(there.find(account, ids).values()).containsExactlyInAnyOrderElementsOf(orders);
    assertThat(there.next(account, 2_000)).isEqualTo(orders);
  }

  @Test
  public void manyAccountsAtOnce_nothingIsLost() {
    List<AccountId> accounts =
        IntStream.range(0, 8).mapToObj(i -> new AccountId(account.value() + "-" + i)).toList();

    Race.of(
            accounts.size(),
            i ->
                () -> {
                  for (int n = 0; n < 20; n++) {
                    anyNode(n).put(accounts.get(i), List.of(open("order-" + n, NOON)));
                    anyNode(n + 1).next(accounts.get((i + 1) % accounts.size()), 5);
                  }
                  return i;
                })
        .forEach(Race.Result::value);

    for (AccountId one : accounts) {
      assertThat(here.next(one, 100)).hasSize(20);
    }
  }

  @Test
  public void limitBelowOne_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> here.next(account, 0));
  }

  @Test
  public void putElsewhereAfterAReading_seenByTheNext() {
    here.put(account, List.of(open("a", NOON)));
    assertThat(here.find(account, List.of("a"))).hasSize(1);
    Watched settled = watched("a", State.SETTLED, NOON.plusMillis(1));

    there.put(account, List.of(settled));

    assertThat(here.find(account, List.of("a"))).containsOnly(entry("a", settled));
  }

  @Test
  public void erased_nothingIsKnownOnAnyNode() {
    here.put(account, List.of(open("a", NOON), watched("b", State.SETTLED, NOON)));

    there.erase(account);

    for (OrderWatch node : List.of(here, there)) {
      assertThat(node.find(account, List.of("a", "b"))).isEmpty();
      assertThat(node.next(account, 10)).isEmpty();
    }
  }

  @Test
  public void putAfterErasing_isKnownAlone() {
    here.put(account, List.of(open("a", NOON)));
    there.erase(account);

    here.put(account, List.of(open("b", NOON)));

    assertThat(there.find(account, List.of("a", "b"))).containsOnly(entry("b", open("b", NOON)));
  }

  @Test
  public void erasedWhenAbsentOrAnother_doesNothing() {
    here.put(account, List.of(open("a", NOON)));

    there.erase(new AccountId(account.value() + "-other"));

    assertThat(here.next(account, 10)).containsExactly(open("a", NOON));
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  private OrderWatch anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }

  private static Watched open(String id, Instant readAt) {
    return watched(id, State.OPEN, readAt);
  }

  private static Watched watched(String id, State state, Instant readAt) {
    return new Watched(id, NOON.minusSeconds(60), "IN_TRANSIT", state, readAt);
  }

  private static Watched created(String id, Instant createdAt, State state) {
    return new Watched(id, createdAt, "COMPLETED", state, NOON);
  }
}
