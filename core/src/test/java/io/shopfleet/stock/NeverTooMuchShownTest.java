package io.shopfleet.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.TenantId;
import io.shopfleet.stock.OutboundRow.State;
import io.shopfleet.sync.SyncStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Whatever fails while an item's units move between shops, after every single write the shops
 * together show no more than what was wished for at most since they last showed what was wished;
 * and once nothing fails any more each shows its own.
 */
class NeverTooMuchShownTest {

  private static final int SHOPS = 3;

  /** Something that happens. */
  private sealed interface Step {}

  private record Allocate(List<Integer> quantities) implements Step {}

  private record Send(int shop, Shelves.Mood mood, boolean crash) implements Step {}

  private record AllocateWhileSending(int shop, List<Integer> quantities) implements Step {}

  private record Wait(int seconds) implements Step {}

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void anythingFails_neverTooMuchAndInTheEndAllIsRight(
      @ForAll("steps") @Size(min = 1, max = 40) List<Step> steps) {
    Story story = new Story();
    steps.forEach(story::take);
    story.endsWell();
  }

  private static final class Story {

    private final StockBench bench = new StockBench();
    private final List<AccountId> shops = new ArrayList<>();
    private List<Integer> wished = List.of(4, 4, 4);
    private long mostWished = sum(wished);

    Story() {
      for (int i = 0; i < SHOPS; i++) {
        AccountId shop = new AccountId("shop-" + i);
        bench.register(shop, TenantId.DEFAULT);
        shops.add(shop);
      }
      allocate(wished);
      shops.forEach(bench.publisher::publishNow);
      bench.shelves.afterWriting(this::check);
    }

    void take(Step step) {
      if (step instanceof Allocate allocate) {
        allocate(allocate.quantities());
      } else if (step instanceof Send send) {
        send(send);
      } else if (step instanceof AllocateWhileSending both) {
        bench.shelves.whileWriting(() -> allocate(both.quantities()));
        bench.publisher.publishNow(shops.get(both.shop()));
        bench.shelves.whileWriting(() -> {});
      } else if (step instanceof Wait pause) {
        bench.clock.advance(Duration.ofSeconds(pause.seconds()));
      }
    }

    void endsWell() {
      shops.forEach(shop -> bench.shelves.mood(shop, Shelves.Mood.WELL));
      for (int i = 0; i < 2 * SHOPS; i++) {
        bench.clock.advance(StockDrain.ON_ITS_WAY);
        shops.forEach(bench.publisher::publishNow);
      }
      assertThat(shown()).isEqualTo(wished.stream().map(Integer::longValue).toList());
      assertThat(shops).allMatch(shop -> bench.row(shop, "shirt").state() == State.SETTLED);
    }

    private void allocate(List<Integer> quantities) {
      if (shown().equals(wished.stream().map(Integer::longValue).toList())) {
        mostWished = sum(wished);
      }
      mostWished = Math.max(mostWished, sum(quantities));
      wished = quantities;
      Map<AccountId, List<StockWish>> wishes = new HashMap<>();
      for (int i = 0; i < SHOPS; i++) {
        wishes.put(
            shops.get(i), List.of(StockBench.wish("shirt", quantities.get(i)).ofItem("shirt")));
      }
      bench.publisher.publish(wishes);
    }

    private void send(Send send) {
      AccountId shop = shops.get(send.shop());
      bench.shelves.mood(shop, send.mood());
      if (send.crash()) {
        bench.shelves.afterWriting(
            () -> {
              check();
              bench.outbox.down(true);
            });
      }
      try {
        bench.publisher.publishNow(shop);
      } catch (SyncStoreException e) {
        assertThat(send.crash()).isTrue();
      } finally {
        bench.outbox.down(false);
        bench.shelves.afterWriting(this::check);
      }
    }

    private void check() {
      assertThat(shown().stream().mapToLong(Long::longValue).sum())
          .as("shown in all shops, after %s", bench.sent())
          .isLessThanOrEqualTo(mostWished);
    }

    private List<Long> shown() {
      return shops.stream().map(shop -> bench.shelves.of(shop).getOrDefault("shirt", 0L)).toList();
    }

    private static long sum(List<Integer> quantities) {
      return quantities.stream().mapToLong(Integer::longValue).sum();
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> shops = Arbitraries.integers().between(0, SHOPS - 1);
    Arbitrary<List<Integer>> quantities = Arbitraries.integers().between(0, 9).list().ofSize(SHOPS);
    Arbitrary<Step> sends =
        Combinators.combine(
                shops,
                Arbitraries.of(Shelves.Mood.class),
                Arbitraries.of(true, false, false, false))
            .as(Send::new);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(2, quantities.map(Allocate::new)),
            net.jqwik.api.Tuple.of(6, sends),
            net.jqwik.api.Tuple.of(
                1, Combinators.combine(shops, quantities).as(AllocateWhileSending::new)),
            net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(1, 700).map(Wait::new)))
        .list();
  }
}
