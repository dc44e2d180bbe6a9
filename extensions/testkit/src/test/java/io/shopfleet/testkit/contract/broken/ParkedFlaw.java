package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.testkit.contract.broken.ParkedRecordsTiers.Basic;
import io.shopfleet.testkit.contract.broken.ParkedRecordsTiers.Outage;
import java.util.function.Function;

/** Ways in which parked records can be broken. */
enum ParkedFlaw implements Flaw<ParkedRecords> {
  NONE(SoundParkedRecords::new, Basic.class, ""),

  READS_THEN_COUNTS(
      BrokenParkedRecords.ReadsThenCounts::new, Basic.class, "manyParkTheSame_everyAttemptCounts"),
  READS_THEN_COUNTS_AT_RANDOM(
      BrokenParkedRecords.ReadsThenCounts::new,
      Basic.class,
      "manyNodesAtRandom_everyAttemptCounts"),
  COUNTS_WHAT_IS_HANDED_OVER(
      BrokenParkedRecords.CountsWhatIsHandedOver::new,
      Basic.class,
      "parkedFirst_attemptsHandedOverDoNotCount"),
  CUTS_LONG_TEXTS(
      BrokenParkedRecords.CutsLongTexts::new, Basic.class, "emptyAndVeryLongText_listedAsItWas"),
  DROPS_THE_CHARACTER_ZERO(
      BrokenParkedRecords.DropsTheCharacterZero::new,
      Basic.class,
      "textOfAnyCharacter_listedAsItWas"),
  REMOVES_WHAT_WAS_PARKED_AGAIN(
      BrokenParkedRecords.RemovesWhatWasParkedAgain::new,
      Basic.class,
      "parkedAgainAfterTheInstant_stays"),
  REMOVES_FROM_ALL_STREAMS(
      BrokenParkedRecords.RemovesFromAllStreams::new,
      Basic.class,
      "removedFromOneStreamOrAccount_staysInTheOthers"),
  LISTS_FROM_THE_ONE_NAMED(
      BrokenParkedRecords.ListsFromTheOneNamed::new,
      Basic.class,
      "list_isOrderedByIdAndGoesOnBehindOne"),
  ERASES_THE_ORDERS_ALONE(
      BrokenParkedRecords.ErasesTheOrdersAlone::new,
      Basic.class,
      "erased_nothingIsParkedOnAnyNodeInAnyStream"),
  ABSENT_WHEN_IT_CANNOT_TELL(
      BrokenParkedRecords.NoneParkedWhenItCannotTell::new,
      Outage.class,
      "readingFailsAnywhere_isNeverAbsent"),
  SWALLOWS_A_FAILED_PARKING(
      BrokenParkedRecords.SwallowsAFailedParking::new,
      Outage.class,
      "parkFailsAnywhere_leavesNothingOrAllOfItAndSaysSo");

  private final Function<Database, ParkedRecords> node;
  private final Class<?> tier;
  private final String caughtBy;

  ParkedFlaw(Function<Database, ParkedRecords> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, ParkedRecords> node() {
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
