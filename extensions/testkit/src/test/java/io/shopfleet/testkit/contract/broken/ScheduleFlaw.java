package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.testkit.contract.broken.ScheduleStoreTiers.Basic;
import io.shopfleet.testkit.contract.broken.ScheduleStoreTiers.Outage;
import java.util.function.Function;

/** Ways in which a schedule store can be broken. */
enum ScheduleFlaw implements Flaw<ScheduleStore> {
  NONE(SoundScheduleStore::new, Basic.class, ""),

  IGNORES_THE_VERSION(
      BrokenScheduleStores.IgnoresTheVersion::new,
      Basic.class,
      "outdatedVersion_refusedAndNothingChanged"),
  CHECKS_THEN_ACTS(
      BrokenScheduleStores.ChecksThenActs::new,
      Basic.class,
      "manySaveOverOneVersion_exactlyOneWins"),
  CHECKS_THEN_COUNTS(
      BrokenScheduleStores.ChecksThenActs::new, Basic.class, "manyNodesAtRandom_noSaveIsLost"),
  LOADS_THE_FIRST_THOUSAND(
      BrokenScheduleStores.LoadsTheFirstThousand::new,
      Basic.class,
      "manyAccounts_loadedTogetherWithoutThoseThatAreAbsent"),
  LOADS_MANY_FROM_A_CACHE(
      BrokenScheduleStores.LoadsManyFromACache::new,
      Basic.class,
      "savedElsewhereAfterALoad_seenByTheNextLoad"),
  KEEPS_AN_OLD_CLAIM(
      BrokenScheduleStores.KeepsAnOldClaim::new,
      Basic.class,
      "savedOverWhatWasLoaded_replacesAllOfIt"),
  FORGETS_THE_DIRECTIVE(
      BrokenScheduleStores.ForgetsTheDirective::new, Basic.class, "everyDirective_loadedAsSaved"),
  TRUNCATES_TO_SECONDS(
      BrokenScheduleStores.TruncatesToSeconds::new, Basic.class, "savedFull_loadedWithAllItsParts"),
  CREATES_WHAT_WAS_ERASED(
      BrokenScheduleStores.CreatesWhatWasErased::new,
      Basic.class,
      "savedOverAnErasedOne_refusedUnlessCreated"),
  ABSENT_WHEN_IT_CANNOT_TELL(
      BrokenScheduleStores.AbsentWhenItCannotTell::new,
      Outage.class,
      "storageDown_nothingIsAbsentSavedOrErased"),
  REFUSES_WHEN_IT_CANNOT_TELL(
      BrokenScheduleStores.RefusesWhenItCannotTell::new,
      Outage.class,
      "saveFailsAnywhere_leavesTheOldOrTheNewAndSaysSo");

  private final Function<Database, ScheduleStore> node;
  private final Class<?> tier;
  private final String caughtBy;

  ScheduleFlaw(Function<Database, ScheduleStore> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, ScheduleStore> node() {
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
