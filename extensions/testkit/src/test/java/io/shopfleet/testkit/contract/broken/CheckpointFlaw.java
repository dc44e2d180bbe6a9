package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.testkit.contract.broken.CheckpointStoreTiers.Basic;
import io.shopfleet.testkit.contract.broken.CheckpointStoreTiers.Outage;
import java.util.function.Function;

/** Ways in which a checkpoint store can be broken. */
enum CheckpointFlaw implements Flaw<CheckpointStore> {
  NONE(SoundCheckpointStore::new, Basic.class, ""),

  IGNORES_THE_VERSION(
      BrokenCheckpointStores.IgnoresTheVersion::new,
      Basic.class,
      "outdatedVersion_refusedAndNothingChanged"),
  CHECKS_THEN_ACTS(
      BrokenCheckpointStores.ChecksThenActs::new,
      Basic.class,
      "manySaveOverTheSameVersion_exactlyOneWins"),
  CHECKS_THEN_COUNTS(
      BrokenCheckpointStores.ChecksThenActs::new, Basic.class, "manyNodesAtRandom_noSaveIsLost"),
  ONLY_GOES_FORWARD(
      BrokenCheckpointStores.OnlyGoesForward::new, Basic.class, "savedAnEarlierPosition_taken"),
  KEEPS_ONE_CHECKPOINT_PER_ACCOUNT(
      BrokenCheckpointStores.KeepsOneCheckpointPerAccount::new,
      Basic.class,
      "otherStreamsAndAccounts_haveCheckpointsOfTheirOwn"),
  ERASES_THE_ORDERS_ALONE(
      BrokenCheckpointStores.ErasesTheOrdersAlone::new,
      Basic.class,
      "erased_goneOnEveryNodeForAllStreams"),
  TRUNCATES_TO_SECONDS(
      BrokenCheckpointStores.TruncatesToSeconds::new, Basic.class, "saved_loadedOnEveryNode"),
  ABSENT_WHEN_IT_CANNOT_TELL(
      BrokenCheckpointStores.AbsentWhenItCannotTell::new,
      Outage.class,
      "storageDown_nothingIsAbsentSavedOrErased"),
  REFUSES_WHEN_IT_CANNOT_TELL(
      BrokenCheckpointStores.RefusesWhenItCannotTell::new,
      Outage.class,
      "saveFailsAnywhere_leavesTheOldOrTheNewAndSaysSo");

  private final Function<Database, CheckpointStore> node;
  private final Class<?> tier;
  private final String caughtBy;

  CheckpointFlaw(Function<Database, CheckpointStore> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, CheckpointStore> node() {
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
