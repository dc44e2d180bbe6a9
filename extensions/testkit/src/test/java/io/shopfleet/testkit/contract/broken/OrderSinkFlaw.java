package io.shopfleet.testkit.contract.broken;

import io.shopfleet.commerce.Order;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.testkit.contract.broken.OrderSinkTiers.Basic;
import io.shopfleet.testkit.contract.broken.OrderSinkTiers.Outage;
import java.util.function.Function;

/** Ways in which an order sink can be broken. */
enum OrderSinkFlaw implements Flaw<SyncSink<Order>> {
  NONE(SoundOrderSink::new, Basic.class, ""),

  THE_LAST_ONE_WINS(
      BrokenOrderSinks.TheLastOneWins::new, Basic.class, "olderVersion_changesNothing"),
  THE_LAST_OF_A_BATCH_WINS(
      BrokenOrderSinks.TheLastOneWins::new,
      Basic.class,
      "oneOrderTwiceInABatch_newestStaysWhateverTheOrder"),
  THE_LAST_OF_MANY_WINS(
      BrokenOrderSinks.TheLastOneWins::new, Basic.class, "manyOfOneBatch_eachIsJudgedAlone"),
  THE_FIRST_OF_AN_INSTANT_WINS(
      BrokenOrderSinks.TheFirstOfAnInstantWins::new,
      Basic.class,
      "changedTwiceInOneInstant_theOneReadLastCounts"),
  COUNTS_EVERY_RECORD_AS_NEWS(
      BrokenOrderSinks.CountsEveryRecordAsNews::new, Basic.class, "sameAgain_unchanged"),
  UNDATED_REPLACES_ALL(
      BrokenOrderSinks.UndatedReplacesAll::new,
      Basic.class,
      "undatedOverADatedOneOfTheSameStatus_changesNothing"),
  UNDATED_IS_IGNORED(
      BrokenOrderSinks.UndatedIsIgnored::new,
      Basic.class,
      "undatedOverADatedOneFurtherOn_bringsTheStatusAndLosesNothing"),
  UNDATED_FALLS_BACK(
      BrokenOrderSinks.UndatedFallsBack::new,
      Basic.class,
      "undatedThatFallsBehindAKnownLaterState_changesNothing"),
  IGNORES_THE_CHECKPOINT(
      BrokenOrderSinks.IgnoresTheCheckpoint::new,
      Basic.class,
      "batchWithACheckpoint_bothAreStored"),
  OVERWRITES_THE_CHECKPOINT(
      BrokenOrderSinks.OverwritesTheCheckpoint::new,
      Basic.class,
      "checkpointMovedBySomebodyElse_refusedAndNothingStored"),
  LOOKS_THEN_STORES(
      BrokenOrderSinks.LooksThenStores::new,
      Basic.class,
      "manyReachOneCheckpoint_oneStoresAndTheOthersStoreNothing"),
  STORES_BEFORE_IT_LOOKS(
      BrokenOrderSinks.StoresBeforeItLooks::new,
      Basic.class,
      "checkpointErasedMeanwhile_refusedAndNothingStored"),
  MOVES_BEFORE_IT_STORES(
      BrokenOrderSinks.MovesBeforeItStores::new,
      Outage.class,
      "takeFailsAnywhere_ordersAndCheckpointAreBothStoredOrNeither"),
  STORES_ALL_BUT_THE_REJECTED(
      BrokenOrderSinks.StoresAllButTheRejected::new,
      Basic.class,
      "orderThatCannotBeTaken_isNamedAndNothingIsStored"),
  BLAMES_THE_FIRST(
      BrokenOrderSinks.BlamesTheFirst::new,
      Basic.class,
      "orderThatCannotBeTaken_isNamedAndNothingIsStored"),
  TAKES_AN_OUTAGE_FOR_ANOTHER_RUN(
      BrokenOrderSinks.TakesAnOutageForAnotherRun::new,
      Outage.class,
      "takeFailsAnywhere_ordersAndCheckpointAreBothStoredOrNeither");

  private final Function<Database, SyncSink<Order>> node;
  private final Class<?> tier;
  private final String caughtBy;

  OrderSinkFlaw(Function<Database, SyncSink<Order>> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, SyncSink<Order>> node() {
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
