package io.shopfleet.testkit.contract.broken;

import io.shopfleet.stock.OutboundStock;
import io.shopfleet.testkit.contract.broken.OutboundStockTiers.Basic;
import io.shopfleet.testkit.contract.broken.OutboundStockTiers.Due;
import io.shopfleet.testkit.contract.broken.OutboundStockTiers.Outage;
import java.util.function.Function;

/** Ways in which a store of outgoing stock can be broken. */
enum OutboundFlaw implements Flaw<OutboundStock> {
  NONE(SoundOutboundStock::new, Basic.class, ""),

  IGNORES_THE_VERSION(
      BrokenOutboundStocks.IgnoresTheVersion::new,
      Basic.class,
      "otherVersion_refusedAndNothingChanged"),
  CHECKS_THEN_ACTS(
      BrokenOutboundStocks.ChecksThenActs::new,
      Basic.class,
      "manySaveOverTheSameVersion_exactlyOneWins"),
  CHECKS_THEN_COUNTS(
      BrokenOutboundStocks.ChecksThenActs::new, Basic.class, "manyNodesAtRandom_noSaveIsLost"),
  REFUSES_ALL_FOR_ONE(
      BrokenOutboundStocks.RefusesAllForOne::new,
      Basic.class,
      "someOfThemOutdated_theOthersAreSaved"),
  PUTS_OFF_WHAT_IS_LATER_ANYWAY(
      BrokenOutboundStocks.PutsOffWhatIsLaterAnyway::new,
      Basic.class,
      "putOff_movesWaitingRowsThatWouldComeEarlier"),
  COUNTS_PUTTING_OFF_AS_A_SAVE(
      BrokenOutboundStocks.CountsPuttingOffAsASave::new,
      Basic.class,
      "putOff_keepsVersionsAsTheyAre"),
  DUE_ONLY_AFTER_ITS_TIME(
      BrokenOutboundStocks.DueOnlyAfterItsTime::new, Due.class, "waitingRow_isDueFromItsTimeOn"),
  MIXES_THE_LANES(
      BrokenOutboundStocks.MixesTheLanes::new,
      Due.class,
      "rowsOfSeveralLanes_onlyTheEarliestLaneIsAnswered"),
  FORGETS_THE_LANES(
      BrokenOutboundStocks.ForgetsTheLanes::new,
      Due.class,
      "accounts_comeByTheirEarliestLaneAndThenByTheirEarliestTime"),
  HOLDS_BACK_NOBODY(
      BrokenOutboundStocks.HoldsBackNobody::new,
      Due.class,
      "higherQuantity_waitsForEveryEarlierLaneOfItsItemInAnyAccount"),
  HOLDS_BACK_LOWER_QUANTITIES_TOO(
      BrokenOutboundStocks.HoldsBackLowerQuantitiesToo::new,
      Due.class,
      "lowerQuantity_waitsForNobody"),
  HELD_BACK_BY_WHAT_IS_SETTLED(
      BrokenOutboundStocks.HeldBackByWhatIsSettled::new,
      Due.class,
      "settledOrRefusedRow_holdsBackNobody"),
  NOT_HELD_BACK_BY_WHAT_IS_UNDER_WAY(
      BrokenOutboundStocks.NotHeldBackByWhatIsUnderWay::new,
      Due.class,
      "higherQuantity_waitsForWhatIsUnderWayAndForItsOwnAccount"),
  IGNORES_THE_CASE_OF_ITEMS(
      BrokenOutboundStocks.IgnoresTheCaseOfItems::new,
      Due.class,
      "otherItemOrNone_holdsBackNobody"),
  SENDS_BESIDE_WHAT_IS_UNDER_WAY(
      BrokenOutboundStocks.SendsBesideWhatIsUnderWay::new,
      Due.class,
      "rowUnderWay_letsNoOtherOfItsAccountBeDueUntilItsTime"),
  WAITS_FOR_EVER_FOR_WHAT_IS_UNDER_WAY(
      BrokenOutboundStocks.WaitsForEverForWhatIsUnderWay::new,
      Due.class,
      "rowUnderWay_letsNoOtherOfItsAccountBeDueUntilItsTime"),
  NOTHING_DUE_WHEN_IT_CANNOT_TELL(
      BrokenOutboundStocks.NothingDueWhenItCannotTell::new,
      Outage.class,
      "storageDown_nothingIsAbsentSavedOrErased"),
  SAVES_ONE_BY_ONE_AND_GIVES_UP(
      BrokenOutboundStocks.SavesOneByOneAndGivesUp::new,
      Outage.class,
      "saveFailsAnywhere_eachRowIsAsBeforeOrAsHandedOverAndSaysSo");

  private final Function<Database, OutboundStock> node;
  private final Class<?> tier;
  private final String caughtBy;

  OutboundFlaw(Function<Database, OutboundStock> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, OutboundStock> node() {
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
