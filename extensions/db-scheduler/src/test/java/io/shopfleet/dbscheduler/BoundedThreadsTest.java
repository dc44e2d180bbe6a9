package io.shopfleet.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedThreadsTest {

  private final Deque<Runnable> host = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private final AtomicInteger freed = new AtomicInteger();

  private BoundedThreads threads(boolean keepsSurplus) {
    return new BoundedThreads(host::add, 2, keepsSurplus, freed::incrementAndGet);
  }

  private void bring(BoundedThreads threads, String... names) {
    for (String name : names) {
      threads.execute(() -> done.add(name));
    }
  }

  @Test
  void bound_isWhatTheHostSees() {
    BoundedThreads threads = threads(true);

    bring(threads, "a");
    assertThat(threads.free()).isTrue();
    bring(threads, "b", "c");

    assertThat(host).hasSize(2);
    assertThat(threads.free()).isFalse();
  }

  @Test
  void surplusThatIsKept_getsTheNextThread() {
    BoundedThreads threads = threads(true);
    bring(threads, "a", "b", "c");

    host.remove().run();
    assertThat(freed).hasValue(0);
    host.remove().run();
    host.remove().run();

    assertThat(done).containsExactly("a", "b", "c");
    assertThat(freed).hasValue(2);
    assertThat(threads.free()).isTrue();
  }

  @Test
  void surplusThatIsNotKept_isAskedForAgain() {
    BoundedThreads threads = threads(false);
    bring(threads, "a", "b", "c");

    host.remove().run();
    host.remove().run();

    assertThat(host).isEmpty();
    assertThat(done).containsExactly("a", "b");
    assertThat(freed).hasValue(2);
  }

  private BoundedThreads refusedTimes(int times, boolean keepsSurplus) {
    AtomicInteger left = new AtomicInteger(times);
    return new BoundedThreads(
        task -> {
          if (left.getAndDecrement() > 0) {
            throw new RejectedExecutionException("full");
          }
          host.add(task);
        },
        2,
        keepsSurplus,
        freed::incrementAndGet);
  }

  @Test
  void hostWithoutThreads_whatIsKeptGetsOneLaterAndNothingMoreIsFetched() {
    BoundedThreads threads = refusedTimes(3, true);

    bring(threads, "a", "b");
    assertThat(threads.free()).isFalse();
    threads.retry();
    assertThat(host).isEmpty();
    threads.retry();
    host.remove().run();
    host.remove().run();

    assertThat(done).containsExactlyInAnyOrder("a", "b");
    assertThat(threads.free()).isTrue();
  }

  @Test
  void hostWithoutThreads_whatIsNotKeptIsForgotten() {
    BoundedThreads threads = refusedTimes(1, false);

    bring(threads, "a");

    assertThat(threads.free()).isTrue();
    threads.retry();
    assertThat(host).isEmpty();
  }

  @Test
  void shutdownWithoutThreads_whatWaitsIsHandedBackOnTheSpot() throws InterruptedException {
    BoundedThreads threads = refusedTimes(Integer.MAX_VALUE, true);
    bring(threads, "a", "b");

    threads.shutdown();

    assertThat(done).containsExactlyInAnyOrder("a", "b");
    assertThat(threads.awaitTermination(1, TimeUnit.MILLISECONDS)).isTrue();
    assertThat(threads.isTerminated()).isTrue();
  }

  @Test
  void shutdown_waitsForWhatRuns() throws InterruptedException {
    BoundedThreads threads = threads(true);
    bring(threads, "a");
    threads.shutdown();

    assertThat(threads.free()).isFalse();
    assertThat(threads.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(threads.isTerminated()).isFalse();
    host.remove().run();

    assertThat(threads.awaitTermination(1, TimeUnit.MILLISECONDS)).isTrue();
    assertThat(threads.isTerminated()).isTrue();
  }
}
