package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderStatus.Phase;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.RecordRejectedException;
import io.shopfleet.sync.StaleCheckpointException;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.sync.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a sink for orders has to do that stores a batch and its checkpoint in one transaction, and
 * so takes every order effectively once. Extend it for a sink of your own:
 *
 * <pre>{@code
 * class OurOrderSinkTest extends OrderSinkContract {
 *   @Override
 *   protected SyncSink<Order> sink() {
 *     return new OurOrderSink(dataSource);   // a new one, on the same storage
 *   }
 *
 *   @Override
 *   protected Optional<StoredOrder> stored(AccountId account, String orderId) {
 *     return ...                              // what stands in your tables
 *   }
 *   ...
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. The storage need not be empty: every
 * test uses an account of its own, which no registry knows. Instants are whole milliseconds, ids
 * have at most 60 characters.
 */
public abstract class OrderSinkContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private Account account;
  private SyncSink<Order> here;
  private SyncSink<Order> there;

  /** A sink as another node would build it, on the storage of the present test. */
  protected abstract SyncSink<Order> sink();

  /** What the host has of an order; empty if it has none. */
  protected abstract Optional<StoredOrder> stored(AccountId account, String orderId);

  /** How many orders the host has of an account. */
  protected abstract long count(AccountId account);

  /** The checkpoint of the orders as the fleet would load it. */
  protected abstract Optional<Checkpoint> checkpoint(AccountId account);

  /**
   * An order that the host cannot take for what stands in it; empty if there is no such thing.
   *
   * @param order an acceptable one, to be made unacceptable
   */
  protected abstract Optional<Order> unacceptable(Order order);

  /**
   * What the contract looks at of a stored order.
   *
   * @param status the marketplace's own word
   * @param updatedAt when the marketplace last changed it; null if it never told
   * @param total the amount, in plain digits without trailing zeros
   * @param lines the SKU ids of its lines, in their order
   */
  public record StoredOrder(
      String status, @Nullable Instant updatedAt, String total, List<String> lines) {

    public StoredOrder {
      lines = List.copyOf(lines);
    }
  }

  @BeforeEach
  public void buildTwoNodes() {
    account = SampleOrders.account("contract-" + UUID.randomUUID());
    here = sink();
    there = sink();
  }

  @Test
  public void taken_storedWithItsLinesAndChanged() {
    Order order =
        SampleOrders.order("a").updatedAt(NOON).total("12.50").lines("sku-1", "sku-2").build();

    Taken taken = here.take(account, batch(order));

    assertThat(taken).isEqualTo(new Taken(1, 0));
    assertThat(stored("a"))
        .contains(new StoredOrder("AWAITING_SHIPMENT", NOON, "12.5", List.of("sku-1", "sku-2")));
    assertThat(count(account.id())).isEqualTo(1);
  }

  @Test
  public void acceptedRatherThanTaken_storedAlike() {
    here.accept(account, batch(order("a", NOON), order("b", NOON)));

    assertThat(count(account.id())).isEqualTo(2);
  }

  @Test
  public void nothingInABatch_nothingHappens() {
    assertThat(here.take(account, batch())).isEqualTo(new Taken(0, 0));

    assertThat(count(account.id())).isZero();
    assertThat(checkpoint(account.id())).isEmpty();
  }

  @Test
  public void sameAgain_unchanged() {
    SyncBatch<Order> batch = batch(order("a", NOON), order("b", NOON));
    here.take(account, batch);

    assertThat(there.take(account, batch)).isEqualTo(new Taken(0, 2));

    assertThat(count(account.id())).isEqualTo(2);
  }

  @Test
  public void newerVersion_replacesAllOfTheOlder() {
    here.take(account, batch(SampleOrders.order("a").updatedAt(NOON).lines("1", "2", "3").build()));
    Instant later = NOON.plusMillis(1);

    Taken taken =
        there.take(
            account,
            batch(
                SampleOrders.order("a")
                    .status(Phase.CANCELLED, "CANCELLED")
                    .updatedAt(later)
                    .total("7")
                    .lines("4")
                    .build()));

    assertThat(taken).isEqualTo(new Taken(1, 0));
    assertThat(stored("a")).contains(new StoredOrder("CANCELLED", later, "7", List.of("4")));
  }

  @Test
  public void olderVersion_changesNothing() {
    Order newer = SampleOrders.order("a").updatedAt(NOON).total("9").lines("1").build();
    here.take(account, batch(newer));

    Taken taken =
        there.take(
            account,
            batch(
                SampleOrders.order("a")
                    .status(Phase.COMPLETED, "COMPLETED")
                    .updatedAt(NOON.minusMillis(1))
                    .total("7")
                    .lines("2")
                    .build()));

    assertThat(taken).isEqualTo(new Taken(0, 1));
    assertThat(stored("a")).contains(new StoredOrder("AWAITING_SHIPMENT", NOON, "9", List.of("1")));
  }

  @Test
  public void changedTwiceInOneInstant_theOneReadLastCounts() {
    here.take(account, batch(order("a", NOON)));
    Order same = SampleOrders.order("a").status(Phase.IN_TRANSIT, "SENT").updatedAt(NOON).build();

    assertThat(there.take(account, batch(same))).isEqualTo(new Taken(1, 0));

    assertThat(stored("a").map(StoredOrder::status)).contains("SENT");
  }

  @Test
  public void manyOfOneBatch_eachIsJudgedAlone() {
    here.take(account, batch(order("same", NOON), order("older", NOON), order("newer", NOON)));

    Taken taken =
        there.take(
            account,
            batch(
                order("same", NOON),
                order("older", NOON.minusMillis(1)),
                order("newer", NOON.plusMillis(1)),
                order("first", NOON)));

    assertThat(taken).isEqualTo(new Taken(2, 2));
    assertThat(stored("older").flatMap(this::updatedAt)).contains(NOON);
    assertThat(stored("newer").flatMap(this::updatedAt)).contains(NOON.plusMillis(1));
    assertThat(count(account.id())).isEqualTo(4);
  }

  @Test
  public void oneOrderTwiceInABatch_newestStaysWhateverTheOrder() {
    Order old = order("a", NOON);
    Order young =
        SampleOrders.order("a")
            .status(Phase.DELIVERED, "DELIVERED")
            .updatedAt(NOON.plusMillis(1))
            .lines("9")
            .build();

    assertThat(here.take(account, batch(old, young, old))).isEqualTo(new Taken(2, 1));
    assertThat(stored("a"))
        .contains(new StoredOrder("DELIVERED", NOON.plusMillis(1), "10", List.of("9")));

    Account other = SampleOrders.account(account.id() + "-other");
    assertThat(there.take(other, batch(young, old))).isEqualTo(new Taken(1, 1));
    assertThat(stored(other.id(), "a").map(StoredOrder::status)).contains("DELIVERED");
  }

  @Test
  public void idsThatDifferInCase_areDifferentOrders() {
    Taken taken = here.take(account, batch(order("order-a", NOON), order("order-A", NOON)));

    assertThat(taken).isEqualTo(new Taken(2, 0));
    assertThat(count(account.id())).isEqualTo(2);
  }

  @Test
  public void otherAccounts_haveOrdersOfTheirOwn() {
    Account other = SampleOrders.account(account.id() + "-other");
    here.take(account, batch(order("a", NOON)));

    assertThat(there.take(other, batch(order("a", NOON.minusMillis(1)))))
        .isEqualTo(new Taken(1, 0));

    assertThat(stored("a").flatMap(this::updatedAt)).contains(NOON);
    assertThat(stored(other.id(), "a").flatMap(this::updatedAt)).contains(NOON.minusMillis(1));
  }

  @Test
  public void undatedFirst_storedAndReplacedByADatedOne() {
    here.take(account, batch(order("a", null)));
    assertThat(stored("a")).isPresent().get().matches(order -> order.updatedAt() == null);

    assertThat(there.take(account, batch(order("a", NOON)))).isEqualTo(new Taken(1, 0));

    assertThat(stored("a").flatMap(this::updatedAt)).contains(NOON);
  }

  @Test
  public void undatedTwice_theOneReadLastCounts() {
    here.take(account, batch(order("a", null)));
    assertThat(there.take(account, batch(order("a", null)))).isEqualTo(new Taken(0, 1));
    Order sent = SampleOrders.order("a").status(Phase.IN_TRANSIT, "SENT").build();

    assertThat(there.take(account, batch(sent))).isEqualTo(new Taken(1, 0));

    assertThat(stored("a").map(StoredOrder::status)).contains("SENT");
  }

  @Test
  public void undatedOverADatedOneOfTheSameStatus_changesNothing() {
    here.take(
        account, batch(SampleOrders.order("a").updatedAt(NOON).total("9").lines("1").build()));

    Taken taken = there.take(account, batch(SampleOrders.order("a").total("7").lines("2").build()));

    assertThat(taken).isEqualTo(new Taken(0, 1));
    assertThat(stored("a")).contains(new StoredOrder("AWAITING_SHIPMENT", NOON, "9", List.of("1")));
  }

  @Test
  public void undatedOverADatedOneFurtherOn_bringsTheStatusAndLosesNothing() {
    here.take(
        account, batch(SampleOrders.order("a").updatedAt(NOON).total("9").lines("1").build()));
    Order undated =
        SampleOrders.order("a").status(Phase.IN_TRANSIT, "SENT").total("7").lines("2").build();

    assertThat(there.take(account, batch(undated))).isEqualTo(new Taken(1, 0));
    assertThat(stored("a")).contains(new StoredOrder("SENT", NOON, "9", List.of("1")));
    assertThat(here.take(account, batch(undated))).isEqualTo(new Taken(0, 1));
    // what was true before the listing came
    assertThat(here.take(account, batch(order("a", NOON)))).isEqualTo(new Taken(0, 1));
    assertThat(stored("a").map(StoredOrder::status)).contains("SENT");

    here.take(
        account,
        batch(
            SampleOrders.order("a")
                .status(Phase.IN_TRANSIT, "SENT")
                .updatedAt(NOON.plusMillis(1))
                .total("8")
                .lines("3")
                .build()));

    assertThat(stored("a"))
        .contains(new StoredOrder("SENT", NOON.plusMillis(1), "8", List.of("3")));
  }

  @Test
  public void undatedThatFallsBehindAKnownLaterState_changesNothing() {
    Order delivered =
        SampleOrders.order("a").status(Phase.DELIVERED, "DELIVERED").updatedAt(NOON).build();
    here.take(account, batch(delivered));

    assertThat(there.take(account, batch(order("a", null)))).isEqualTo(new Taken(0, 1));

    assertThat(stored("a").map(StoredOrder::status)).contains("DELIVERED");
  }

  @Test
  public void wholePages_allAreStored() {
    List<Order> page =
        IntStream.range(0, 300)
            .mapToObj(i -> SampleOrders.order("o-" + i).updatedAt(NOON).lines("1", "2").build())
            .toList();

    Taken taken = here.take(account, new SyncBatch<>(DataStream.ORDERS, page, null));

    assertThat(taken).isEqualTo(new Taken(300, 0));
    assertThat(count(account.id())).isEqualTo(300);
    assertThat(stored("o-299").map(StoredOrder::lines)).contains(List.of("1", "2"));
  }

  @Test
  public void batchWithACheckpoint_bothAreStored() {
    here.take(account, batchTo(new Checkpoint(NOON, 1), order("a", NOON)));
    assertThat(checkpoint(account.id())).contains(new Checkpoint(NOON, 1));

    there.take(account, batchTo(new Checkpoint(NOON.plusMillis(1), 2), order("b", NOON)));

    assertThat(checkpoint(account.id())).contains(new Checkpoint(NOON.plusMillis(1), 2));
    assertThat(count(account.id())).isEqualTo(2);
  }

  @Test
  public void batchWithoutACheckpoint_leavesItWhereItIs() {
    here.take(account, batchTo(new Checkpoint(NOON, 1), order("a", NOON)));

    there.take(account, batch(order("b", NOON.plusMillis(1))));

    assertThat(checkpoint(account.id())).contains(new Checkpoint(NOON, 1));
  }

  @Test
  public void checkpointMovedBySomebodyElse_refusedAndNothingStored() {
    here.take(account, batchTo(new Checkpoint(NOON, 1), order("a", NOON)));
    there.take(account, batchTo(new Checkpoint(NOON.plusMillis(1), 2), order("b", NOON)));
    Order newer = order("a", NOON.plusMillis(2));

    assertThatExceptionOfType(StaleCheckpointException.class)
        .isThrownBy(
            () ->
                here.take(
                    account,
                    batchTo(new Checkpoint(NOON.plusMillis(2), 2), newer, order("c", NOON))));
    assertThatExceptionOfType(StaleCheckpointException.class)
        .isThrownBy(() -> here.take(account, batchTo(new Checkpoint(NOON, 1), order("c", NOON))));

    assertThat(checkpoint(account.id())).contains(new Checkpoint(NOON.plusMillis(1), 2));
    assertThat(stored("a").flatMap(this::updatedAt)).contains(NOON);
    assertThat(stored("c")).isEmpty();
  }

  @Test
  public void checkpointErasedMeanwhile_refusedAndNothingStored() {
    assertThatExceptionOfType(StaleCheckpointException.class)
        .isThrownBy(() -> here.take(account, batchTo(new Checkpoint(NOON, 5), order("a", NOON))));

    assertThat(checkpoint(account.id())).isEmpty();
    assertThat(count(account.id())).isZero();
  }

  @Test
  public void orderThatCannotBeTaken_isNamedAndNothingIsStored() {
    Optional<Order> unacceptable = unacceptable(order("bad", NOON));
    assumeThat(unacceptable).isPresent();
    Order bad = unacceptable.orElseThrow();
    Checkpoint next = new Checkpoint(NOON, 1);

    assertThatExceptionOfType(RecordRejectedException.class)
        .isThrownBy(
            () -> here.take(account, batchTo(next, order("a", NOON), bad, order("b", NOON))))
        .satisfies(
            rejected -> {
              assertThat(rejected.recordId()).isEqualTo("bad");
              assertThat(rejected.reason()).isNotBlank();
            });
    assertThat(count(account.id())).isZero();
    assertThat(checkpoint(account.id())).isEmpty();

    Taken taken = here.take(account, batchTo(next, order("a", NOON), order("b", NOON)));

    assertThat(taken).isEqualTo(new Taken(2, 0));
    assertThat(checkpoint(account.id())).contains(next);
  }

  @Test
  public void manyReachOneCheckpoint_oneStoresAndTheOthersStoreNothing() {
    List<Race.Result<Taken>> results =
        Race.of(
            8,
            i ->
                () ->
                    sink().take(account, batchTo(new Checkpoint(NOON, 1), order("o-" + i, NOON))));

    assertThat(results).filteredOn(Race.Result::succeeded).hasSize(1);
    assertThat(results)
        .filteredOn(result -> result.failedWith(StaleCheckpointException.class))
        .hasSize(7);
    assertThat(count(account.id())).isEqualTo(1);
    assertThat(checkpoint(account.id())).contains(new Checkpoint(NOON, 1));
  }

  @Test
  public void manyStoreVersionsOfTheSameOrders_newestStays() {
    List<Race.Result<Taken>> results = Race.of(8, this::storeVersions);

    results.forEach(Race.Result::value);
    for (int order = 0; order < 10; order++) {
      assertThat(stored("o-" + order).flatMap(this::updatedAt)).contains(NOON.plusMillis(7));
      assertThat(stored("o-" + order).map(StoredOrder::lines)).contains(List.of("sku-7"));
    }
  }

  /** Every second one in the opposite order, so that locks are asked for crosswise. */
  private Callable<Taken> storeVersions(int version) {
    List<Order> orders = new ArrayList<>();
    for (int order = 0; order < 10; order++) {
      orders.add(
          version % 2 == 0 ? order : 0,
          SampleOrders.order("o-" + order)
              .updatedAt(NOON.plusMillis(version))
              .lines("sku-" + version)
              .build());
    }
    return () -> sink().take(account, new SyncBatch<>(DataStream.ORDERS, orders, null));
  }

  @Test
  public void manyAccountsAtOnce_nobodyIsHinderedAndNothingIsLost() {
    List<Account> accounts =
        IntStream.range(0, 8).mapToObj(i -> SampleOrders.account(account.id() + "-" + i)).toList();

    Race.of(
            accounts.size(),
            i ->
                () -> {
                  for (int page = 0; page < 5; page++) {
                    Checkpoint next = new Checkpoint(NOON.plusMillis(page), page + 1);
                    sink()
                        .take(
                            accounts.get(i),
                            batchTo(next, order("p-" + page, NOON), order("q-" + page, NOON)));
                  }
                  return i;
                })
        .forEach(Race.Result::value);

    for (Account one : accounts) {
      assertThat(count(one.id())).isEqualTo(10);
      assertThat(checkpoint(one.id())).contains(new Checkpoint(NOON.plusMillis(4), 5));
    }
  }

  private Optional<StoredOrder> stored(String orderId) {
    return stored(account.id(), orderId);
  }

  private Optional<Instant> updatedAt(StoredOrder order) {
    return Optional.ofNullable(order.updatedAt());
  }

  private static Order order(String id, @Nullable Instant updatedAt) {
    return SampleOrders.order(id).updatedAt(updatedAt).build();
  }

  private static SyncBatch<Order> batch(Order... orders) {
    return new SyncBatch<>(DataStream.ORDERS, Arrays.asList(orders), null);
  }

  private static SyncBatch<Order> batchTo(Checkpoint next, Order... orders) {
    return new SyncBatch<>(DataStream.ORDERS, Arrays.asList(orders), next);
  }
}
