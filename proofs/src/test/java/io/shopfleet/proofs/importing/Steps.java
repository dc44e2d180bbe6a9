package io.shopfleet.proofs.importing;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The steps of an import, told line by line. At one of them the process stands still, so that it
 * can be killed right there.
 */
final class Steps {

  private static final String WORD = "step";

  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch never = new CountDownLatch(1);
  private final Map<Step, Integer> reached = new EnumMap<>(Step.class);
  private final Told last;

  /**
   * @param last after which step nothing goes on any more
   */
  Steps(Told last) {
    this.last = last;
  }

  /** What happens next on the way of an import. */
  enum Step {
    CONNECTS,
    ASKS,
    ANSWERED,
    HANDED_OVER,
    COMMITS,
    COMMITTED
  }

  /**
   * A step as another process hears it.
   *
   * @param number the how manieth of its kind
   */
  record Told(Step step, int number) {

    /** A step that is never reached. */
    static final Told NEVER = new Told(Step.COMMITTED, Integer.MAX_VALUE);

    String line() {
      return WORD + " " + step + " " + number;
    }

    static boolean is(String line) {
      return line.startsWith(WORD + " ");
    }

    static Told of(String line) {
      String[] words = line.split(" ", -1);
      return new Told(Step.valueOf(words[1]), Integer.parseInt(words[2]));
    }
  }

  void reach(Step step) {
    lock.lock();
    try {
      Told told = new Told(step, reached.merge(step, 1, Integer::sum));
      System.out.println(told.line());
      if (told.equals(last)) {
        // With the lock, so that no other thread comes any further either.
        never.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
