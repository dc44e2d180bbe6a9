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
import io.shopfleet.sync.SyncRun.StreamRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a run does: reads an account's streams one after another and hands them to the host. Knows
 * nothing of schedules; every engine, and a host's own cron job, calls the same code. Safe for
 * concurrent use, but never for the same account twice at once: that is the engine's to prevent.
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
    Instant started = clock.instant();
    listener.on(new FleetEvent.RunStarted(started, account.id(), request.id()));
    tally.watch(account.id());
    try {
      Progress progress = new Progress(account, request, control);
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
    SyncRun run =
        new SyncRun(
            progress.request.id(),
            progress.account.id(),
            progress.request.trigger(),
            progress.request.actor(),
            Kind.of(progress.request.scope()),
            progress.outcome,
            started,
            clock.instant(),
            progress.streams);
    listener.on(
        new FleetEvent.RunFinished(
            run.finishedAt(),
            run.account(),
            run.id(),
            run.outcome().name(),
            run.succeeded(),
            run.records(),
            run.itemErrors(),
            Duration.between(started, run.finishedAt())));
    return run;
  }

  /** One run on its way. Used by the run's thread alone. */
  private final class Progress {

    private final Account account;
    private final RunRequest request;
    private final RunControl control;
    private final List<StreamRun> streams = new ArrayList<>();
    private Outcome outcome = Outcome.SUCCEEDED;

    Progress(Account account, RunRequest request, RunControl control) {
      this.account = account;
      this.request = request;
      this.control = control;
    }

    void readStreams() {
      @Nullable StreamFailure broken = brokenSetting();
      if (broken != null) {
        add(DataStream.ORDERS, unread(DataStream.ORDERS, broken));
        return;
      }
      for (DataStream stream : DataStream.values()) {
        if (asked(stream) && !read(stream)) {
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

    /** Reads a stream; false if the run ends with it. */
    private boolean read(DataStream stream) {
      try {
        @Nullable OpenStream<?> open = catalogue.open(account, stream);
        if (open != null) {
          return read(open);
        }
        if (named(stream)) {
          add(stream, unread(stream, StreamFailure.notOffered(stream)));
        }
        return true;
      } catch (RuntimeException e) {
        StreamFailure failure = StreamFailure.of(e);
        add(stream, unread(stream, failure));
        return !failure.concernsWholeAccount();
      }
    }

    private <T> boolean read(OpenStream<T> open) {
      DataStream stream = open.type().stream();
      tally.take(account.id());
      StreamPass<T> pass =
          new StreamPass<>(
              account,
              request.id(),
              open.type(),
              open.sink(),
              policy(),
              stores,
              control,
              listener,
              clock);
      try {
        pass.atBorder();
        read(open.reading(), pass);
        add(stream, pass.ended(Outcome.SUCCEEDED, tally.take(account.id()), null));
        return true;
      } catch (RunEndedException e) {
        add(stream, pass.ended(e.directive().outcome(), tally.take(account.id()), null));
        return false;
      } catch (StaleCheckpointException e) {
        add(stream, pass.ended(Outcome.SUPERSEDED, tally.take(account.id()), null));
        return false;
      } catch (RuntimeException e) {
        StreamFailure failure = StreamFailure.of(e);
        add(stream, pass.ended(Outcome.FAILED, tally.take(account.id()), failure));
        return !failure.concernsWholeAccount();
      }
    }

    private <T> void read(StreamReading<T> reading, StreamPass<T> pass) {
      Scope scope = request.scope();
      if (scope instanceof Scope.Changes) {
        reading.changes(pass);
      } else if (scope instanceof Scope.Backfill backfill) {
        reading.period(pass, new Window(backfill.from(), backfill.to()));
      } else if (scope instanceof Scope.Sweep sweep) {
        reading.period(pass, new Window(sweep.from(), sweep.to()));
      } else if (scope instanceof Scope.Records records) {
        reading.records(pass, records.ids());
      }
    }

    private PassPolicy policy() {
      Scope scope = request.scope();
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
