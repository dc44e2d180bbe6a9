package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.EngineParts;
import io.shopfleet.sync.SyncEngine;
import io.shopfleet.sync.SyncEngineFactory;
import io.shopfleet.testkit.contract.broken.SyncEngineTiers.Asked;
import io.shopfleet.testkit.contract.broken.SyncEngineTiers.ByItself;
import io.shopfleet.testkit.contract.broken.SyncEngineTiers.OnSeveralNodes;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** Ways in which an engine can be broken. */
enum EngineFlaw implements Flaw<SyncEngineFactory> {
  NONE(SoundSyncEngine::new, Asked.class, ""),

  RUNS_TWICE_AT_ONCE(
      BrokenSyncEngines.RunsTwiceAtOnce::new,
      Asked.class,
      "syncNow_whileARunIsUnderWay_beginsAfterIt",
      // Whether callers meet there is for their threads to say.
      "manyCallers_everyOneIsAnsweredByARunOfItsOwnTime",
      "callersOfDifferentThings_eachGetTheirOwn",
      "syncAll_runsWhatMatchesAndAnswersInTheOrderOfTheListing",
      "close_endsRunsAtThePageBorderAndStartsNoOther",
      "close_leavesABackfillToTheNextEngineWhichGoesOnWhereItWas",
      "failure_isInTheRecordAndTouchesNoOther"),
  RUNS_WITHIN_A_RUN(
      BrokenSyncEngines.RunsWithinARun::new,
      Asked.class,
      "sinkThatAsksForARun_isRefusedInsteadOfWaitingForItself"),
  ANSWERS_WITH_AN_OLDER_RUN(
      BrokenSyncEngines.AnswersWithAnOlderRun::new,
      Asked.class,
      "syncNow_whileARunIsUnderWay_beginsAfterIt",
      "manyCallers_everyOneIsAnsweredByARunOfItsOwnTime",
      "callersOfDifferentThings_eachGetTheirOwn"),
  GIVES_RUNS_IDS_OF_ITS_OWN(
      BrokenSyncEngines.GivesRunsIdsOfItsOwn::new,
      Asked.class,
      "run_isRecordedUnderTheIdThatWasAskedFor"),
  REFUSES_TO_RUN_THE_SWITCHED_OFF(
      BrokenSyncEngines.RefusesToRunTheSwitchedOff::new,
      Asked.class,
      "disabledAccount_runsWhenSomebodyAsks",
      "close_leavesABackfillToTheNextEngineWhichGoesOnWhereItWas"),
  REFUSES_TO_RUN_THE_PAUSED(
      BrokenSyncEngines.RefusesToRunThePaused::new,
      Asked.class,
      "pausedAccount_runsWhenSomebodyAsks"),
  THROWS_FAILURES(
      BrokenSyncEngines.ThrowsFailures::new,
      Asked.class,
      "failure_isInTheRecordAndTouchesNoOther",
      "syncAll_runsWhatMatchesAndAnswersInTheOrderOfTheListing",
      "backfillThatFailed_isTakenUpAgainByItself"),
  SWALLOWS_FAILURES(
      BrokenSyncEngines.SwallowsFailures::new,
      Asked.class,
      "failure_isInTheRecordAndTouchesNoOther",
      "syncAll_runsWhatMatchesAndAnswersInTheOrderOfTheListing",
      "backfillThatFailed_isTakenUpAgainByItself"),
  ROUNDS_OVER_THE_DISCONNECTED(
      BrokenSyncEngines.RoundsOverTheDisconnected::new,
      Asked.class,
      "syncAll_runsWhatMatchesAndAnswersInTheOrderOfTheListing"),
  ROUNDS_IN_THE_ORDER_OF_THEIR_ENDS(
      BrokenSyncEngines.RoundsInTheOrderOfTheirEnds::new,
      Asked.class,
      "syncAll_runsWhatMatchesAndAnswersInTheOrderOfTheListing"),
  ROUNDS_END_AT_A_FAILURE(
      BrokenSyncEngines.RoundsEndAtAFailure::new,
      Asked.class,
      "syncAll_runsWhatMatchesAndAnswersInTheOrderOfTheListing"),
  PAUSES_AFTER_THE_RUN(
      BrokenSyncEngines.PausesAfterTheRun::new,
      Asked.class,
      "pause_endsTheRunAtThePageBorderAndResumeGoesOnThere"),
  IGNORES_CANCEL(
      BrokenSyncEngines.IgnoresCancel::new,
      Asked.class,
      "cancel_endsTheRunAtThePageBorderAndNoLaterOne"),
  CANCELS_THE_NEXT_RUN_TOO(
      BrokenSyncEngines.CancelsTheNextRunToo::new,
      Asked.class,
      "cancel_endsTheRunAtThePageBorderAndNoLaterOne"),
  DOES_NOT_DRAIN(
      BrokenSyncEngines.DoesNotDrain::new,
      Asked.class,
      "close_endsRunsAtThePageBorderAndStartsNoOther",
      "close_leavesABackfillToTheNextEngineWhichGoesOnWhereItWas"),
  DRAINS_TO_THE_LAST_PAGE(
      BrokenSyncEngines.DrainsToTheLastPage::new,
      Asked.class,
      "close_endsRunsAtThePageBorderAndStartsNoOther",
      "close_leavesABackfillToTheNextEngineWhichGoesOnWhereItWas"),
  RUNS_WHEN_CLOSED(
      BrokenSyncEngines.RunsWhenClosed::new,
      Asked.class,
      "close_endsRunsAtThePageBorderAndStartsNoOther",
      "close_leavesABackfillToTheNextEngineWhichGoesOnWhereItWas"),

  IGNORES_THE_BOUND(
      BrokenSchedules.IgnoresTheBound::new,
      ByItself.class,
      "accountsOfAPlatform_runNoMoreThanTheBoundAtATime",
      "accountThatIsPausedWhileItWaitsForAPlace_isNotRun",
      "interactiveRun_goesBeforeTheSchedule"),
  HAS_ONE_BOUND_FOR_ALL(
      BrokenSchedules.HasOneBoundForAll::new,
      ByItself.class,
      "platformThatHangs_keepsNoOtherWaiting",
      // Its witnesses are on another platform.
      "accountThatIsPausedWhileItWaitsForAPlace_isNotRun",
      "accountsOfAPlatform_runNoMoreThanTheBoundAtATime"),
  KEEPS_THE_PLACE_OF_A_FAILURE(
      BrokenSchedules.KeepsThePlaceOfAFailure::new,
      ByItself.class,
      "failingAccount_keepsNoOtherWaiting"),
  RUNS_WHAT_IS_SWITCHED_OFF(
      BrokenSchedules.RunsWhatIsSwitchedOff::new,
      ByItself.class,
      "switchedOffAccount_waitsAndComesBack",
      // The account that somebody wants there is switched off.
      "interactiveRun_goesBeforeTheSchedule"),
  RUNS_WHAT_IS_GIVEN_UP(
      BrokenSchedules.RunsWhatIsGivenUp::new,
      ByItself.class,
      "disconnectedAccount_waitsAndComesBack",
      "revokedAccount_waitsAndComesBack"),
  RUNS_EVERYTHING_AT_A_RESTART(
      BrokenSchedules.RunsEverythingAtARestart::new,
      ByItself.class,
      "nextEngine_goesOnWithTheScheduleOfTheOneBefore",
      "failedAccount_backsOffAlsoUnderTheNextEngine"),
  FORGETS_THE_BACK_OFF(
      BrokenSchedules.ForgetsTheBackOff::new,
      ByItself.class,
      "failedAccount_backsOffAlsoUnderTheNextEngine",
      "wake_forgetsTheBackOff"),
  FORGETS_THE_BACK_OFF_AT_A_RESTART(
      BrokenSchedules.ForgetsTheBackOffAtARestart::new,
      ByItself.class,
      "failedAccount_backsOffAlsoUnderTheNextEngine"),
  PAUSES_IN_MEMORY(BrokenSchedules.PausesInMemory::new, ByItself.class, "pause_outlivesTheEngine"),
  IGNORES_WAKE(BrokenSchedules.IgnoresWake::new, ByItself.class, "wake_forgetsTheBackOff"),
  KNOWS_THE_ACCOUNTS_OF_ITS_START(
      BrokenSchedules.KnowsTheAccountsOfItsStart::new,
      ByItself.class,
      "accountThatIsRegisteredLater_isNoticed"),
  KNOWS_THE_SETTINGS_OF_ITS_START(
      BrokenSchedules.KnowsTheSettingsOfItsStart::new,
      ByItself.class,
      "shorterInterval_takesEffectSoon"),
  RUNS_THE_SCHEDULE_FIRST(
      BrokenSchedules.RunsTheScheduleFirst::new,
      ByItself.class,
      "interactiveRun_goesBeforeTheSchedule"),
  FORGETS_THE_CHORES(
      BrokenSchedules.ForgetsTheChores::new,
      ByItself.class,
      "chore_isDoneAgainAndAgainAndNeverTwiceAtOnce",
      // A chore tells there that the engine goes on.
      "interactiveRun_goesBeforeTheSchedule"),
  DOES_A_CHORE_TWICE_AT_ONCE(
      BrokenSchedules.DoesAChoreTwiceAtOnce::new,
      ByItself.class,
      "chore_isDoneAgainAndAgainAndNeverTwiceAtOnce"),

  KNOWS_NO_OTHER_NODE(
      BrokenSchedules.KnowsNoOtherNode::new,
      OnSeveralNodes.class,
      "racingNodes_runEachAccountOnceAtATimeAndOnlyWhenItIsDue",
      // What an engine for one node cannot do either, however sound it is.
      "askingOnEveryNode_neverRunsAnAccountTwiceAtATime",
      "deadNode_isTakenOverAndRefusedWhenItAwakes",
      "deadNode_runThatSomebodyWaitsForIsAnsweredByAnother",
      "closingNode_handsItsRunsOverAtThePageBorder"),
  LEAVES_THE_RUNS_OF_THE_DEAD(
      SoundSyncEngine::new,
      OnSeveralNodes.class,
      "deadNode_isTakenOverAndRefusedWhenItAwakes",
      // What an engine for one node cannot do either, however sound it is.
      "racingNodes_runEachAccountOnceAtATimeAndOnlyWhenItIsDue",
      "askingOnEveryNode_neverRunsAnAccountTwiceAtATime",
      "deadNode_runThatSomebodyWaitsForIsAnsweredByAnother",
      "closingNode_handsItsRunsOverAtThePageBorder"),
  HANDS_NOTHING_OVER(
      SoundSyncEngine::new,
      OnSeveralNodes.class,
      "closingNode_handsItsRunsOverAtThePageBorder",
      // What an engine for one node cannot do either, however sound it is.
      "racingNodes_runEachAccountOnceAtATimeAndOnlyWhenItIsDue",
      "askingOnEveryNode_neverRunsAnAccountTwiceAtATime",
      "deadNode_isTakenOverAndRefusedWhenItAwakes",
      "deadNode_runThatSomebodyWaitsForIsAnsweredByAnother");

  private static final Duration IN_VAIN = Duration.ofSeconds(1);
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofMinutes(1);

  private final Function<EngineParts, SyncEngine> engine;
  private final Class<?> tier;
  private final String caughtBy;
  private final Set<String> shakes;

  /**
   * @param shakes tests that may fail as well
   */
  EngineFlaw(
      Function<EngineParts, SyncEngine> engine, Class<?> tier, String caughtBy, String... shakes) {
    this.engine = engine;
    this.tier = tier;
    this.caughtBy = caughtBy;
    this.shakes = Set.of(shakes);
  }

  @Override
  public Function<Database, SyncEngineFactory> node() {
    return unused -> engine::apply;
  }

  @Override
  public Class<?> tier() {
    return tier;
  }

  @Override
  public String caughtBy() {
    return caughtBy;
  }

  /** Whether a test has to do with the flaw; all others have to pass in spite of it. */
  boolean concerns(String test) {
    return test.equals(caughtBy) || shakes.contains(test);
  }

  /** What is known to happen in vain is not waited for. */
  Duration patience(String test) {
    return concerns(test) ? IN_VAIN : AS_LONG_AS_IT_TAKES;
  }
}
