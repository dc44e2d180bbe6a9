package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.RunStore;
import io.shopfleet.testkit.contract.broken.RunStoreTiers.Basic;
import io.shopfleet.testkit.contract.broken.RunStoreTiers.Outage;
import java.util.function.Function;

/** Ways in which a run store can be broken. */
enum RunFlaw implements Flaw<RunStore> {
  NONE(SoundRunStore::new, Basic.class, ""),

  KEEPS_FIFTY(BrokenRunStores.KeepsFifty::new, Basic.class, "hundredRunsOfEachAccount_areKept"),
  TRIMS_ALL_ACCOUNTS_TOGETHER(
      BrokenRunStores.TrimsAllAccountsTogether::new,
      Basic.class,
      "hundredRunsOfEachAccount_areKept"),
  COUNTS_WHAT_IT_KEEPS(
      BrokenRunStores.CountsWhatItKeeps::new,
      Basic.class,
      "moreThanAHundredRuns_lastHundredAreKeptAndAllCount"),
  ORDERS_BY_THE_CLOCK(
      BrokenRunStores.OrdersByTheClock::new,
      Basic.class,
      "nodesClockRanBehind_runAddedLastIsTheLast"),
  READS_THEN_COUNTS(
      BrokenRunStores.ReadsThenCounts::new, Basic.class, "manyAddAtOnce_allAreCounted"),
  READS_THEN_COUNTS_AT_RANDOM(
      BrokenRunStores.ReadsThenCounts::new, Basic.class, "manyNodesAtRandom_allAreCountedOnce"),
  COUNTS_IN_ANOTHER_TRANSACTION(
      BrokenRunStores.CountsInAnotherTransaction::new,
      Outage.class,
      "addFailsAnywhere_recordedAndCountedOrNeither"),
  COUNTS_WHAT_WAS_STOPPED_AS_FAILED(
      BrokenRunStores.CountsWhatWasStoppedAsFailed::new,
      Basic.class,
      "endedOnPurpose_isNeitherSuccessNorFailure"),
  FINDS_AMONG_THE_LAST_TEN(
      BrokenRunStores.FindsAmongTheLastTen::new, Basic.class, "hundredthLast_stillFound"),
  FINDS_WHATEVER_CASE(BrokenRunStores.FindsWhateverCase::new, Basic.class, "notAdded_notFound"),
  ERASES_THE_RUNS_ALONE(
      BrokenRunStores.ErasesTheRunsAlone::new, Basic.class, "erased_noRunsAndNoTotalsOnAnyNode"),
  SWALLOWS_A_FAILED_ADD(
      BrokenRunStores.SwallowsAFailedAdd::new,
      Outage.class,
      "storageDown_nothingIsAbsentAddedOrErased"),
  NO_TOTALS_WHEN_IT_CANNOT_TELL(
      BrokenRunStores.NoTotalsWhenItCannotTell::new,
      Outage.class,
      "readingFailsAnywhere_isNeverAbsent");

  private final Function<Database, RunStore> node;
  private final Class<?> tier;
  private final String caughtBy;

  RunFlaw(Function<Database, RunStore> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, RunStore> node() {
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
