package io.shopfleet;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ConnectionReport;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.StreamFailure;
import io.shopfleet.sync.SyncRun;
import io.shopfleet.webhook.WebhookErrands;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does through the doors of a fleet what webhooks ask for. */
final class FleetErrands implements WebhookErrands {

  private final AtomicReference<@Nullable Shopfleet> fleet;
  private final Function<Account, Set<DataStream>> streams;

  /**
   * @param fleet set before the engine starts, which needs this first
   * @param streams which streams of an account are read at all
   */
  FleetErrands(
      AtomicReference<@Nullable Shopfleet> fleet, Function<Account, Set<DataStream>> streams) {
    this.fleet = fleet;
    this.streams = streams;
  }

  @Override
  public void reread(AccountId account, DataStream stream, List<String> ids) {
    if (!streams.apply(doors().accounts().get(account)).contains(stream)) {
      return;
    }
    SyncRun run =
        doors().sync().run(account, RunRequest.records(SyncRun.Trigger.WEBHOOK, null, stream, ids));
    if (!run.succeeded()) {
      throw new UnfinishedErrandException(
          run.firstFailure()
              .map(StreamFailure::message)
              .orElse("Run " + run.id() + " ended as " + run.outcome()));
    }
  }

  @Override
  public void tryConnection(AccountId account) {
    ConnectionReport report = doors().test(account).connection();
    if (!report.works() && report.failure() != FailureKind.AUTH_REJECTED) {
      throw new UnfinishedErrandException(report.message());
    }
  }

  private Shopfleet doors() {
    return Objects.requireNonNull(fleet.get(), "The fleet is not built yet");
  }
}
