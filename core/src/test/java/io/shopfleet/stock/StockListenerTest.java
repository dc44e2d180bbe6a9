package io.shopfleet.stock;

import static io.shopfleet.stock.StockBench.A;
import static io.shopfleet.stock.StockBench.B;
import static io.shopfleet.stock.StockBench.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener may do that is told of a round while the round is under way. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class StockListenerTest {

  private final StockBench bench = new StockBench();
  private final List<RuntimeException> thrown = new ArrayList<>();
  private FleetListener listener = event -> {};

  private StockPublisher publisher(Executor executor) {
    return new StockPublisher(
        bench.outbox,
        bench.accounts,
        platform -> bench.shelves,
        event -> listener.on(event),
        bench.clock,
        executor,
        4,
        () -> -1L);
  }

  private static FleetListener whenPublished(Runnable action) {
    return event -> {
      if (event instanceof FleetEvent.StockPublished) {
        action.run();
      }
    };
  }

  private void caught(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      thrown.add(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void publishNowFromInsideARound_isRefusedAndSaysWhatToDo(String other) {
    StockPublisher publisher = publisher(Runnable::run);
    listener = whenPublished(() -> caught(() -> publisher.publishNow(new AccountId(other))));
    publisher.publish(A, List.of(wish("x", 5)));

    assertThat(publisher.publishNow(A)).isEqualTo(new StockRound(1, 0, 0));

    assertThat(thrown)
        .singleElement()
        .isInstanceOf(IllegalStateException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("another thread", "engine");
  }

  @Test
  void publishNowFromInsideARoundOfTheEngine_isRefused() {
    StockPublisher publisher = publisher(Runnable::run);
    listener = whenPublished(() -> caught(() -> publisher.publishNow(A)));
    publisher.publish(A, List.of(wish("x", 5)));

    assertThat(publisher.publishDue()).isEqualTo(1);

    assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
    assertThat(bench.shelves.of(A)).containsEntry("x", 5L);
  }

  @Test
  void wishesFromInsideARound_areSentByIt() {
    StockPublisher publisher = publisher(Runnable::run);
    listener =
        whenPublished(
            () -> {
              listener = event -> {};
              publisher.publish(A, List.of(wish("x", 4)));
            });
    publisher.publish(A, List.of(wish("x", 5)));

    assertThat(publisher.publishNow(A)).isEqualTo(new StockRound(2, 0, 0));

    assertThat(bench.shelves.of(A)).containsEntry("x", 4L);
  }

  @Test
  void afterARound_theSameThreadMayStartAnother() {
    StockPublisher publisher = publisher(Runnable::run);
    publisher.publish(A, List.of(wish("x", 5)));
    publisher.publish(B, List.of(wish("x", 5)));

    publisher.publishNow(A);

    assertThat(publisher.publishNow(B)).isEqualTo(new StockRound(1, 0, 0));
  }

  @Test
  void closeFromInsideARound_doesNotWaitForIt() {
    StockPublisher publisher = publisher(Runnable::run);
    listener = whenPublished(publisher::close);
    publisher.publish(A, List.of(wish("x", 5)));
    long begun = System.nanoTime();

    assertThat(publisher.publishNow(A)).isEqualTo(new StockRound(1, 0, 0));

    // It would wait for half a minute.
    assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
  }

  @Test
  void executorThatBreaks_holdsUpNoLaterRound() {
    List<RuntimeException> failures = new ArrayList<>(List.of(new IllegalStateException("broken")));
    StockPublisher publisher =
        publisher(
            task -> {
              if (!failures.isEmpty()) {
                throw failures.remove(0);
              }
              task.run();
            });
    publisher.publish(A, List.of(wish("x", 5)));

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(publisher::publishDue);

    assertThat(publisher.publishDue()).isEqualTo(1);
    assertThat(bench.shelves.of(A)).containsEntry("x", 5L);
  }
}
