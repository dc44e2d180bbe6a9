package io.shopfleet.event;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to an account. Events are plain data without secrets. */
public sealed interface FleetEvent {

  /** When it happened, by the fleet's clock. */
  Instant at();

  /** The account it happened to. */
  AccountId account();

  /** An account was registered. */
  record AccountRegistered(Instant at, AccountId account) implements FleetEvent {}

  /** An account was archived. */
  record AccountArchived(Instant at, AccountId account) implements FleetEvent {}

  /**
   * A shop was connected, or connected anew, by its seller's consent or by entered credentials.
   *
   * @param credential what opens it from now on
   * @param by who began it, as the host names people; null if the host itself did
   */
  record AccountConnected(
      Instant at, AccountId account, CredentialId credential, @Nullable String by)
      implements FleetEvent {}

  /** An account's secrets were given up; its history is kept. */
  record AccountDisconnected(Instant at, AccountId account) implements FleetEvent {}

  /** An account and everything kept of it was erased. */
  record AccountPurged(Instant at, AccountId account) implements FleetEvent {}

  /** An account became the primary one of its tenant, platform and environment. */
  record PrimaryChanged(Instant at, AccountId account) implements FleetEvent {}

  /** An account was observed in another state. */
  record ConnectionChanged(Instant at, AccountId account, ConnectionState from, ConnectionState to)
      implements FleetEvent {}

  /**
   * A credential has a new access token. Told once per renewal, with the account whose call caused
   * it; other accounts of the credential profit silently.
   *
   * @param expiresAt when the new token ends; null if the marketplace did not say
   */
  record TokenRenewed(
      Instant at, AccountId account, CredentialId credential, @Nullable Instant expiresAt)
      implements FleetEvent {}

  /**
   * A renewal did not succeed.
   *
   * @param reason what happened, without secrets
   * @param nextAttempt not before this instant; null if no further attempt will be made
   */
  record TokenRenewalFailed(
      Instant at,
      AccountId account,
      CredentialId credential,
      String reason,
      @Nullable Instant nextAttempt)
      implements FleetEvent {}

  /**
   * A token comes to its end and will not be renewed in time: renewing it fails, or nothing is
   * there to renew it with. Told when that becomes true, and once a day as long as it stays true,
   * by each process that looks after the credential.
   *
   * @param endsAt when the token ends
   * @param reason why it will not be renewed, without secrets
   */
  record TokenWillNotRenew(
      Instant at, AccountId account, CredentialId credential, Instant endsAt, String reason)
      implements FleetEvent {}

  /**
   * An authorization ends before long and has to be granted again by a person. Told as {@link
   * TokenWillNotRenew} is.
   *
   * @param endsAt when it ends
   */
  record AuthorizationEnding(Instant at, AccountId account, CredentialId credential, Instant endsAt)
      implements FleetEvent {}

  /** The authorization is gone and a person has to grant it again. Told once per loss. */
  record ReauthorizationNeeded(
      Instant at, AccountId account, CredentialId credential, String reason)
      implements FleetEvent {}

  /** A request will be repeated. */
  record RequestRetried(
      Instant at,
      AccountId account,
      String operation,
      FailureKind kind,
      int attempt,
      Duration pause)
      implements FleetEvent {}

  /** The marketplace asked to slow down; one gate is closed for a while. */
  record RateLimited(Instant at, AccountId account, String gate, Duration closedFor)
      implements FleetEvent {}

  /** A run began. */
  record RunStarted(Instant at, AccountId account, String run) implements FleetEvent {}

  /**
   * A page of a run was dealt with: the run's progress.
   *
   * @param records records of this page that could be read
   * @param pages pages of the stream so far in this run
   * @param fetched records of the stream so far in this run
   */
  record PageDelivered(
      Instant at,
      AccountId account,
      String run,
      DataStream stream,
      int records,
      int pages,
      long fetched)
      implements FleetEvent {}

  /**
   * A record could not be read, or the host rejected it; it rests until somebody has it read again.
   *
   * @param record the marketplace's id of it, or a hash if it has none
   * @param reason what is wrong with it
   */
  record RecordParked(
      Instant at, AccountId account, String run, DataStream stream, String record, String reason)
      implements FleetEvent {}

  /**
   * An account failed for so long that it is only tried now and then from here on, until a run
   * succeeds or somebody connects or wakes it. Told once.
   *
   * @param failures failed runs on end
   * @param since when the first of them began
   * @param nextAttempt when it is tried next
   * @param reason the last failure's message
   */
  record AccountResting(
      Instant at,
      AccountId account,
      int failures,
      Instant since,
      Instant nextAttempt,
      String reason)
      implements FleetEvent {}

  /** An account that rested works again, or was woken. */
  record AccountWoke(Instant at, AccountId account) implements FleetEvent {}

  /** A request waited for its permit. */
  record RequestDelayed(Instant at, AccountId account, String operation, Duration delay)
      implements FleetEvent {}

  /**
   * One stream of a run could not be finished.
   *
   * @param reason the failure's message
   */
  record StreamFailed(Instant at, AccountId account, String run, DataStream stream, String reason)
      implements FleetEvent {}

  /**
   * A run ended, well or not.
   *
   * @param outcome how it ended, for example {@code COMPLETED_WITH_ITEM_ERRORS}
   * @param succeeded whether everything was read to its end
   * @param records records that the host took
   * @param itemErrors records that need somebody's attention
   */
  record RunFinished(
      Instant at,
      AccountId account,
      String run,
      String outcome,
      boolean succeeded,
      long records,
      long itemErrors,
      Duration took)
      implements FleetEvent {}

  /**
   * A genuine webhook was noted for the first time; the marketplace will be asked about it.
   *
   * @param type the marketplace's own word for the kind of event
   * @param stream what will be read again; null if the connection will be tried
   */
  record WebhookTaken(Instant at, AccountId account, String type, @Nullable DataStream stream)
      implements FleetEvent {}

  /**
   * What webhooks told of could not be read.
   *
   * @param stream what should have been read; null if the connection should have been tried
   * @param notices how many webhooks told of it
   * @param reason the failure's message
   * @param nextAttempt not before this instant; null if they are given up, and the ordinary
   *     synchronisation alone finds what changed
   */
  record WebhookFailed(
      Instant at,
      AccountId account,
      @Nullable DataStream stream,
      int notices,
      String reason,
      @Nullable Instant nextAttempt)
      implements FleetEvent {}

  /**
   * A shop took new quantities.
   *
   * @param rows how many SKUs, counted per warehouse
   */
  record StockPublished(Instant at, AccountId account, int rows) implements FleetEvent {}

  /**
   * A shop did not take new quantities yet; they are sent again by themselves.
   *
   * @param rows how many SKUs, counted per warehouse
   * @param reason why the first of them was not taken
   * @param nextAttempt when the first of them is sent again, at the earliest
   */
  record StockPostponed(Instant at, AccountId account, int rows, String reason, Instant nextAttempt)
      implements FleetEvent {}

  /**
   * A shop refused a quantity for good and goes on showing another one. Somebody has to act.
   *
   * @param sku the marketplace's SKU id
   * @param warehouse the marketplace's warehouse id; null where none is named
   * @param reason the marketplace's reason
   */
  record StockRefused(
      Instant at, AccountId account, String sku, @Nullable String warehouse, String reason)
      implements FleetEvent {}

  /**
   * The host does not know what is available, so nothing was written and the shop goes on showing
   * what it does.
   *
   * @param sku the marketplace's SKU id
   * @param warehouse the marketplace's warehouse id; null where none is named
   * @param reason the host's reason
   */
  record StockUnknown(
      Instant at, AccountId account, String sku, @Nullable String warehouse, String reason)
      implements FleetEvent {}

  /**
   * Readings of stock were not handed to the host, because they only show what was written.
   *
   * @param levels how many
   */
  record StockEchoed(Instant at, AccountId account, int levels) implements FleetEvent {}
}
