package io.shopfleet.testkit.contract.broken;

import io.shopfleet.testkit.contract.broken.WebhookInboxTiers.Basic;
import io.shopfleet.testkit.contract.broken.WebhookInboxTiers.Outage;
import io.shopfleet.webhook.WebhookInbox;
import java.util.function.Function;

/** Ways in which an inbox can be broken. */
enum WebhookFlaw implements Flaw<WebhookInbox> {
  NONE(SoundWebhookInbox::new, Basic.class, ""),

  LOOKS_AND_THEN_ADDS(
      BrokenWebhookInboxes.LooksAndThenAdds::new,
      Basic.class,
      "manyAddTheSameKey_exactlyOneAddsIt"),
  LOOKS_AND_THEN_TAKES(
      BrokenWebhookInboxes.LooksAndThenTakes::new,
      Basic.class,
      "manyTakeAtOnce_eachEntryIsGivenToOne"),
  FORGETS_WHAT_IS_DONE(
      BrokenWebhookInboxes.ForgetsWhatIsDone::new,
      Basic.class,
      "keyThatIsDone_refusedAndStaysDone"),
  REPLACES_WHAT_IS_PENDING(
      BrokenWebhookInboxes.ReplacesWhatIsPending::new,
      Basic.class,
      "keyThatIsPending_refusedAndTheFirstOneStays"),
  GIVES_THE_LAST_FIRST(
      BrokenWebhookInboxes.GivesTheLastFirst::new,
      Basic.class,
      "several_thoseReceivedFirstAreGivenFirstAndNoMoreThanTheLimit"),
  GIVES_A_TICK_TOO_LATE(
      BrokenWebhookInboxes.GivesATickTooLate::new,
      Basic.class,
      "givenOut_comesAgainWhenTheLeaseEndsAndNotBefore"),
  KEEPS_THE_LEASE_OF_WHAT_FAILED(
      BrokenWebhookInboxes.KeepsTheLeaseOfWhatFailed::new,
      Basic.class,
      "failedForLessThanTheLease_comesAgainAtItsInstant"),
  COUNTS_ONE_FAILURE(
      BrokenWebhookInboxes.CountsOneFailure::new, Basic.class, "failedAgain_everyFailureCounts"),
  REVIVES_WHAT_IS_DONE(
      BrokenWebhookInboxes.RevivesWhatIsDone::new, Basic.class, "failedAfterDone_staysDone"),
  FORGETS_WHAT_IS_PENDING(
      BrokenWebhookInboxes.ForgetsWhatIsPending::new, Basic.class, "forgotten_pendingOnesStay"),
  KEEPS_WHAT_ENDS_NOW(
      BrokenWebhookInboxes.KeepsWhatEndsNow::new,
      Basic.class,
      "forgotten_doneOnesWhoseTimeIsOverAreUnknownAndTheOthersStay"),
  ERASES_WHAT_IS_PENDING_ALONE(
      BrokenWebhookInboxes.ErasesWhatIsPendingAlone::new,
      Basic.class,
      "erased_nothingOfTheAccountIsLeftAndTheOthersStay"),
  NOTHING_WHEN_IT_CANNOT_TELL(
      BrokenWebhookInboxes.NothingWhenItCannotTell::new,
      Outage.class,
      "storageDown_nothingIsAbsentAddedOrChanged"),
  GIVES_WHAT_IT_COULD_NOT_LEASE(
      BrokenWebhookInboxes.GivesWhatItCouldNotLease::new,
      Outage.class,
      "takeFailsAnywhere_saysSoAndTheEntryComesAgain"),
  KNOWN_WHEN_IT_CANNOT_TELL(
      BrokenWebhookInboxes.KnownWhenItCannotTell::new,
      Outage.class,
      "addFailsAnywhere_allOfItIsThereOrNothingAndSaysSo");

  private final Function<Database, WebhookInbox> node;
  private final Class<?> tier;
  private final String caughtBy;

  WebhookFlaw(Function<Database, WebhookInbox> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, WebhookInbox> node() {
    return node;
  }

  @Override
  public Class<?> tier() {
    return tier;
  }

  @Override
  public String caughtBy() {
    return caughtBy;
  }
}
