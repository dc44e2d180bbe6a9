package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.StreamCatalogue.OpenStream;
import io.shopfleet.sync.SyncRun.Kind;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.Requests;
import io.shopfleet.sync.SyncRun.StreamRun;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a run does: reads an account's streams one after another and hands them to the host. Knows
 * nothing of schedules and leaves no record; {@link AccountRunner}, which every engine calls, does.
 * Safe for concurrent use, but never for the same account twice at once: that is the engine's to
 * prevent.
 */
public final class AccountSync {

  private final StreamCatalogue catalogue;
  private final SyncStores stores;
  private final SettingsCascade settings;
  private final RequestTally tally;
  private final FleetListener listener;
  private final Clock clock;

  /**
   * @param connectors finds a platform's connector; throws if the platform is not part of the fleet
   * @param tally hears the events of the requests
   */
  public AccountSync(
      Function<PlatformId, Connector> connectors,
      SyncSinks sinks,
      SyncStores stores,
      SettingsCascade settings,
      RequestTally tally,
      FleetListener listener,
      Clock clock) {
    this(
        new StreamCatalogue(connectors, sinks, settings, stores.watch()),
        stores,
        settings,
        tally,
        FleetListener.shielded(listener),
        clock);
  }

  private AccountSync(
      StreamCatalogue catalogue,
      SyncStores stores,
      SettingsCascade settings,
      RequestTally tally,
      FleetListener listener,
      Clock clock) {
    this.catalogue = catalogue;
    this.stores = stores;
    this.settings = settings;
    this.tally = tally;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * The same with other sinks and stores, told to nobody: for runs that leave no trace.
   *
   * @param sinks take the records
   * @param others rest what the run writes
   */
  AccountSync silently(SyncSinks sinks, SyncStores others) {
    return new AccountSync(
        catalogue.with(sinks, others.watch()),
        others,
        settings,
        new RequestTally(),
        FleetListener.SILENT,
        clock);
  }

  /**
   * Runs an account's streams. Blocks until they are read or failed; failures are in the result.
   *
   * @param control asked at the border of every page
   */
  public SyncRun run(Account account, RunRequest request, RunControl control) {
    return run(account, request, control, LongRun.ALONE);
  }

  /** The same; a run that takes long keeps its place, and lets what is due pass. */
  SyncRun run(Account account, RunRequest request, RunControl control, LongRun longRun) {
    Instant started = clock.instant();
    tally.watch(account.id());
    try {
      Progress progress = new Progress(account, request, control, longRun);
      progress.readStreams();
      return finished(progress, started);
    } finally {
      tally.release(account.id());
    }
  }

  SyncSinks sinks() {
    return catalogue.sinks();
  }

  SyncStores stores() {
    return stores;
  }

  /**
   * The streams of an account that its operator and the host want.
   *
   * @throws InvalidSettingException if the account's settings make no sense
   */
  public Set<DataStream> streams(Account account) {
    return catalogue.streams(account);
  }

  private SyncRun finished(Progress progress, Instant started) {
    return new SyncRun(
        progress.request.id(),
        progress.account.id(),
        progress.request.trigger(),
        progress.request.actor(),
        Kind.of(progress.request.scope()),
        progress.outcome,
        started,
        clock.instant(),
        progress.streams);
  }

  /** One run on its way. Used by the run's thread alone. */
  private final class Progress {

    private final Account account;
    private final RunRequest request;
    private final RunControl control;
    private final LongRun longRun;
    private final List<StreamRun> streams = new ArrayList<>();
    private Outcome outcome = Outcome.SUCCEEDED;

    Progress(Account account, RunRequest request, RunControl control, LongRun longRun) {
      this.account = account;
      this.request = request;
      this.control = control;
      this.longRun = longRun;
    }

    void readStreams() {
      @Nullable StreamFailure broken = brokenSetting();
      if (broken != null) {
        add(DataStream.ORDERS, unread(DataStream.ORDERS, broken));
        return;
      }
      for (DataStream stream : DataStream.values()) {
        if (asked(stream) && read(stream) != null) {
          return;
        }
      }
    }

    /** A setting that makes no sense is its account's failed run, and nobody else's trouble. */
    private @Nullable StreamFailure brokenSetting() {
      try {
        for (Settings level : settings.levels(account)) {
          SyncSettings.check(level);
          ScheduleSettings.check(level);
        }
        return null;
      } catch (InvalidSettingException e) {
        return StreamFailure.of(e);
      }
    }

    private boolean asked(DataStream stream) {
      Scope scope = request.scope();
      if (scope instanceof Scope.Changes changes) {
        return changes.includes(stream) && catalogue.switchedOn(account, stream);
      }
      if (scope instanceof Scope.Sweep sweep) {
        return sweep.includes(stream) && catalogue.switchedOn(account, stream);
      }
      // Whoever names a stream himself wants it, switched on or not.
      return scope instanceof Scope.Backfill backfill
          ? backfill.streams().contains(stream)
          : scope instanceof Scope.Records records && records.stream() == stream;
    }

    /** Whether somebody asked for this very stream, and has to be told that there is none. */
    private boolean named(DataStream stream) {
      Scope scope = request.scope();
      return scope instanceof Scope.Backfill
          || scope instanceof Scope.Records
          || (scope instanceof Scope.Changes changes
              && changes.streams().contains(stream)
              && request.trigger() != SyncRun.Trigger.SCHEDULE);
    }

    /** Reads a stream as asked; what ends the run with it, null if the run goes on. */
    private @Nullable RuntimeException read(DataStream stream) {
      Scope scope = request.scope();
      boolean takesLong = scope instanceof Scope.Backfill || scope instanceof Scope.Sweep;
      return read(stream, scope, takesLong ? new LongBorders(stream) : new Borders());
    }

    private @Nullable RuntimeException read(DataStream stream, Scope scope, Borders borders) {
      try {
        @Nullable OpenStream<?> open = catalogue.open(account, stream);
        if (open != null) {
          return read(open, scope, borders);
        }
        if (scope.equals(request.scope()) && named(stream)) {
          add(stream, unread(stream, StreamFailure.notOffered(stream)));
        }
        return null;
      } catch (RuntimeException e) {
        StreamFailure failure = StreamFailure.of(e);
        add(stream, unread(stream, failure));
        return failure.concernsWholeAccount() ? e : null;
      }
    }

    private <T> @Nullable RuntimeException read(OpenStream<T> open, Scope scope, Borders borders) {
      DataStream stream = open.type().stream();
      tally.take(account.id());
      StreamPass<T> pass =
          new StreamPass<>(
              account,
              request.id(),
              open.type(),
              open.sink(),
              policy(scope),
              stores,
              borders,
              listener,
              clock);
      try {
        borders.atPage();
        read(open.reading(), scope, pass);
        add(stream, pass.ended(Outcome.SUCCEEDED, borders.requests(), null));
        return null;
      } catch (RunEndedException e) {
        add(stream, pass.ended(e.directive().outcome(), borders.requests(), null));
        return e;
      } catch (StaleCheckpointException e) {
        add(stream, pass.ended(Outcome.SUPERSEDED, borders.requests(), null));
        return e;
      } catch (RuntimeException e) {
        StreamFailure failure = StreamFailure.of(e);
        add(stream, pass.ended(Outcome.FAILED, borders.requests(), failure));
        return failure.concernsWholeAccount() ? e : null;
      }
    }

    private <T> void read(StreamReading<T> reading, Scope scope, StreamPass<T> pass) {
      if (scope instanceof Scope.Changes) {
        reading.changes(pass);
      } else if (scope instanceof Scope.Backfill backfill) {
        Instant start = longRun.start(pass.type().stream(), backfill.from());
        if (start.isBefore(backfill.to())) {
          reading.period(pass, new Window(start, backfill.to()));
        }
      } else if (scope instanceof Scope.Sweep sweep) {
        reading.period(pass, new Window(sweep.from(), sweep.to()));
      } else if (scope instanceof Scope.Records records) {
        reading.records(pass, records.ids());
      }
    }

    /** Between the pages of a stream. */
    private class Borders implements PassBorders {

      @Override
      public void atPage() {
        RunControl.Directive directive = control.atPageBorder();
        if (directive != RunControl.Directive.GO_ON) {
          throw new RunEndedException(directive);
        }
      }

      @Override
      public void afterPage() {
        // What is due is being read.
      }

      @Override
      public void reached(Instant position) {
        // The checkpoint tells it.
      }

      /** What the stream's requests had to bear. */
      Requests requests() {
        return tally.take(account.id());
      }
    }

    /** Between the pages of a period, where what is due meanwhile goes first. */
    private final class LongBorders extends Borders {

      private final DataStream stream;
      private Requests before = Requests.NONE;

      LongBorders(DataStream stream) {
        this.stream = stream;
      }

      /** Not while a page waits to be handed over: it would be older than what passes it. */
      @Override
      public void afterPage() {
        for (DataStream due : new TreeSet<>(longRun.due())) {
          before = before.and(tally.take(account.id()));
          @Nullable RuntimeException end = read(due, new Scope.Changes(Set.of(due)), new Borders());
          if (end != null) {
            throw end;
          }
        }
      }

      @Override
      public void reached(Instant position) {
        longRun.reached(stream, position);
      }

      @Override
      Requests requests() {
        return before.and(super.requests());
      }
    }

    private PassPolicy policy(Scope scope) {
      // A record that somebody names is wanted, however old it is.
      Instant cutover =
          scope instanceof Scope.Records
              ? Instant.MIN
              : settings.get(account, SyncSettings.CUTOVER);
      return new PassPolicy(scope instanceof Scope.Changes, scope instanceof Scope.Sweep, cutover);
    }

    private void add(DataStream stream, StreamRun run) {
      streams.add(run);
      outcome = outcome.and(run.outcome());
      StreamFailure failure = run.failure();
      if (failure != null) {
        listener.on(
            new FleetEvent.StreamFailed(
                clock.instant(), account.id(), request.id(), stream, failure.message()));
      }
    }

    private StreamRun unread(DataStream stream, StreamFailure failure) {
      return new StreamRun(
          stream,
          Outcome.FAILED,
          null,
          SyncRun.Counts.NONE,
          tally.take(account.id()),
          null,
          failure);
    }
  }
}
