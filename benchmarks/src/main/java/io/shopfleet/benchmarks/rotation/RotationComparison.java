package io.shopfleet.benchmarks.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Sixty-four threads ask each library for a token at the moment when the present one has ended, and
 * the server counts. Prints a table.
 */
public final class RotationComparison {

  private static final int THREADS = 64;
  private static final int EXPIRIES = 20;
  private static final long LIFETIME_SECONDS = 1;
  private static final long WAIT_NANOS = 1_100_000_000;

  private RotationComparison() {}

  /**
   * @param args none
   */
  public static void main(String[] args) throws InterruptedException {
    System.out.println(
        "| library | calls per expiry | refused per expiry | callers without a token | sign-ins needed |");
    System.out.println("|---|---|---|---|---|");
    compare(ShopfleetKeeper::new);
    compare(GoogleCredentials::new);
    compare(SpringSecurity::new);
  }

  /** What a library did over all expiries. */
  private record Score(int calls, int refused, int withoutToken, int signIns) {

    Score plus(RotatingServer.Look look, int without, int signIn) {
      return new Score(
          calls + look.calls(), refused + look.refused(), withoutToken + without, signIns + signIn);
    }

    String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %d of %d | %d |",
          name,
          (double) calls / EXPIRIES,
          (double) refused / EXPIRIES,
          withoutToken,
          THREADS * EXPIRIES,
          signIns);
    }
  }

  private static void compare(Function<RotatingServer, Contestant> library)
      throws InterruptedException {
    ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    try (RotatingServer server = new RotatingServer(LIFETIME_SECONDS)) {
      Contestant contestant = library.apply(server);
      contestant.signedIn(server.signIn());
      Score score = new Score(0, 0, 0, 0);
      for (int i = 0; i < EXPIRIES; i++) {
        int without = allAsk(contestant, callers);
        boolean dead = !works(contestant);
        score = score.plus(server.look(), without, dead ? 1 : 0);
        if (dead) {
          contestant.signedIn(server.signIn());
        } else {
          LockSupport.parkNanos(WAIT_NANOS);
        }
      }
      System.out.println(score.row(contestant.name()));
    } finally {
      callers.shutdownNow();
    }
  }

  private static int allAsk(Contestant contestant, ExecutorService callers)
      throws InterruptedException {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Callable<String>> asking = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      asking.add(
          () -> {
            together.await();
            return contestant.token();
          });
    }
    int without = 0;
    for (Future<String> asked : callers.invokeAll(asking)) {
      try {
        asked.get();
      } catch (ExecutionException e) {
        without++;
      }
    }
    return without;
  }

  private static boolean works(Contestant contestant) {
    try {
      contestant.token();
      return true;
    } catch (Exception e) {
      return false;
    }
  }
}
