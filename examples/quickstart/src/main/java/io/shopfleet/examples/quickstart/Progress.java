package io.shopfleet.examples.quickstart;

import io.shopfleet.account.AccountId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Follows the fleet's events: counts them for the result, and prints what a person wants to know.
 */
final class Progress implements FleetListener {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final PrintStream out;
  private final Instant start;
  private final Map<AccountId, Instant> lastLine = new ConcurrentHashMap<>();
  private final Map<AccountId, String> names = new ConcurrentHashMap<>();
  private final Map<AccountId, AtomicLong> goodRuns = new ConcurrentHashMap<>();
  private final AtomicLong renewed = new AtomicLong();
  private final AtomicLong retried = new AtomicLong();
  private final AtomicLong failedRuns = new AtomicLong();

  Progress(PrintStream out, Instant start) {
    this.out = out;
    this.start = start;
  }

  void name(AccountId account, String name) {
    names.put(account, name);
  }

  long tokensRefreshed() {
    return renewed.get();
  }

  long retried() {
    return retried.get();
  }

  long failedRuns() {
    return failedRuns.get();
  }

  /** How many runs of an account ended well. */
  long goodRuns(AccountId account) {
    AtomicLong count = goodRuns.get(account);
    return count == null ? 0 : count.get();
  }

  @Override
  public void on(FleetEvent event) {
    if (event instanceof FleetEvent.TokenRenewed renewal) {
      renewed.incrementAndGet();
      say(event, "token renewed, good until " + renewal.expiresAt());
    } else if (event instanceof FleetEvent.TokenRenewalFailed failure) {
      say(event, "token not renewed: " + failure.reason());
    } else if (event instanceof FleetEvent.ReauthorizationNeeded need) {
      say(event, "has to be authorized anew: " + need.reason());
    } else if (event instanceof FleetEvent.RequestRetried retry) {
      retried.incrementAndGet();
      say(event, retry.operation() + " " + retry.kind() + ", again in " + retry.pause());
    } else if (event instanceof FleetEvent.ConnectionChanged change) {
      say(event, change.from() + " -> " + change.to());
    } else if (event instanceof FleetEvent.StreamFailed failure) {
      say(event, failure.stream() + " failed: " + failure.reason());
    } else if (event instanceof FleetEvent.RunFinished run) {
      finished(run);
    }
  }

  private void finished(FleetEvent.RunFinished run) {
    if (!run.succeeded()) {
      failedRuns.incrementAndGet();
      return;
    }
    goodRuns.computeIfAbsent(run.account(), id -> new AtomicLong()).incrementAndGet();
    if (worthALine(run)) {
      say(run, run.records() + " records in " + run.took().toMillis() + " ms");
    }
  }

  /** A run every few seconds is too much to read: one line for each shop in a while will do. */
  private boolean worthALine(FleetEvent.RunFinished run) {
    Instant last = lastLine.get(run.account());
    boolean worth =
        run.records() > 0 && (last == null || !run.at().isBefore(last.plus(BETWEEN_LINES)));
    if (worth) {
      lastLine.put(run.account(), run.at());
    }
    return worth;
  }

  private void say(FleetEvent event, String what) {
    Duration since = Duration.between(start, event.at());
    out.printf(
        Locale.ROOT,
        "%6.1fs  %-24s %s%n",
        since.toMillis() / 1000.0,
        names.getOrDefault(event.account(), event.account().value()),
        what);
  }

  /** Prints a line of the story itself. */
  void tell(Instant at, String what) {
    Duration since = Duration.between(start, at);
    out.printf(Locale.ROOT, "%6.1fs  * %s%n", since.toMillis() / 1000.0, what);
  }
}
