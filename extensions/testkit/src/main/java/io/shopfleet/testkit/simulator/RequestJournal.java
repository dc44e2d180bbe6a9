package io.shopfleet.testkit.simulator;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator was asked. The last requests are kept one by one, all of them are counted. Safe
 * for use by many threads.
 */
public final class RequestJournal {
  private static final Set<String> SECRETS =
      Set.of("app_secret", "auth_code", "refresh_token", "access_token", "sign", "client_secret");
  private static final int KEPT = 20_000;

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<JournalEntry> entries = new ArrayDeque<>();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> codes = new ConcurrentHashMap<>();
  private long total;

  RequestJournal(Clock clock) {
    this.clock = clock;
  }

  /** The last requests, at most 20,000, in the order of completion. */
  public List<JournalEntry> entries() {
    lock.lock();
    try {
      return List.copyOf(entries);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The kept requests to some operations.
   *
   * @param operation a text that the name of the operation contains
   * @return the requests in the order of completion
   */
  public List<JournalEntry> entries(String operation) {
    return entries().stream().filter(entry -> entry.operation().contains(operation)).toList();
  }

  /** How many requests came, hit by a fault or not. */
  public long count() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /**
   * How many requests came to some operations.
   *
   * @param operation a text that the name of the operation contains
   * @return how many
   */
  public long count(String operation) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().contains(operation))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  /** How many requests came, for each operation by name. */
  public Map<String, Long> counts() {
    return counts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().sum(), Long::sum, TreeMap::new));
  }

  /**
   * How many requests were answered with a code, over all operations.
   *
   * @param code the marketplace's own result code, for example {@code 105002}
   * @return how many
   */
  public long countAnswered(String code) {
    LongAdder count = codes.get(code);
    return count == null ? 0 : count.sum();
  }

  /** Forgets everything, so that a test can count from a known point. */
  public void clear() {
    lock.lock();
    try {
      entries.clear();
      counts.clear();
      codes.clear();
    } finally {
      lock.unlock();
    }
  }

  void record(Exchange exchange, int status, String code, @Nullable Fault fault) {
    counts.computeIfAbsent(exchange.operation(), name -> new LongAdder()).increment();
    codes.computeIfAbsent(code, name -> new LongAdder()).increment();
    Map<String, String> query =
        exchange.request().query().entrySet().stream()
            .filter(parameter -> !SECRETS.contains(parameter.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    lock.lock();
    try {
      total++;
      entries.addLast(
          new JournalEntry(
              total,
              clock.instant(),
              exchange.operation(),
              exchange.shop(),
              exchange.principal(),
              query,
              status,
              code,
              fault));
      if (entries.size() > KEPT) {
        entries.removeFirst();
      }
    } finally {
      lock.unlock();
    }
  }
}
