package io.shopfleet.testkit.contract.broken;

import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.testkit.contract.broken.PendingAuthorizationsTiers.Basic;
import io.shopfleet.testkit.contract.broken.PendingAuthorizationsTiers.Outage;
import java.util.function.Function;

/** Ways in which a store can be broken. */
enum PendingFlaw implements Flaw<PendingAuthorizations> {
  NONE(SoundPendingAuthorizations::new, Basic.class, ""),

  GIVES_IT_TWICE(
      BrokenPendingAuthorizations.GivesItTwice::new,
      Basic.class,
      "manyTakeTheSame_exactlyOneGetsIt"),
  REPLACES_WHAT_WAITS(
      BrokenPendingAuthorizations.ReplacesWhatWaits::new,
      Basic.class,
      "idThatWaitsAlready_refusedAndTheFirstOneStays"),
  HIDES_WHAT_ENDED(
      BrokenPendingAuthorizations.HidesWhatEnded::new, Basic.class, "expired_isGivenToo"),
  KEEPS_WHAT_ENDS_NOW(
      BrokenPendingAuthorizations.KeepsWhatEndsNow::new,
      Basic.class,
      "removedExpired_thoseThatEndedAtOrBeforeAreGone"),
  ABSENT_WHEN_IT_CANNOT_TELL(
      BrokenPendingAuthorizations.AbsentWhenItCannotTell::new,
      Outage.class,
      "storageDown_nothingIsAbsentAddedOrRemoved"),
  GIVES_IT_ALTHOUGH_IT_STAYS(
      BrokenPendingAuthorizations.GivesItAlthoughItStays::new,
      Outage.class,
      "takeFailsAnywhere_nobodyOrOneGetsItAndSaysSo");

  private final Function<Database, PendingAuthorizations> node;
  private final Class<?> tier;
  private final String caughtBy;

  PendingFlaw(Function<Database, PendingAuthorizations> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, PendingAuthorizations> node() {
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
