package io.shopfleet.testkit.contract.broken;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.testkit.contract.broken.CredentialStoreTiers.Basic;
import io.shopfleet.testkit.contract.broken.CredentialStoreTiers.Outage;
import io.shopfleet.testkit.contract.broken.CredentialStoreTiers.Secrecy;
import java.util.function.Function;

/** Ways in which a credential store can be broken. */
enum CredentialFlaw implements Flaw<CredentialStore> {
  NONE(SoundCredentialStore::new, Basic.class, ""),

  IGNORES_THE_VERSION(
      BrokenSaves.IgnoresTheVersion::new, Basic.class, "outdatedVersion_refusedAndNothingChanged"),
  CHECKS_THEN_ACTS(
      BrokenSaves.ChecksThenActs::new, Basic.class, "manySaveOverTheSameVersion_exactlyOneWins"),
  CHECKS_THEN_CREATES(BrokenSaves.ChecksThenActs::new, Basic.class, "manyCreate_exactlyOneWins"),
  CHECKS_THEN_COUNTS(
      BrokenSaves.ChecksThenActs::new, Basic.class, "manyNodesAtRandom_noCountAndNoSaveIsLost"),
  KEEPS_THE_VERSION(BrokenSaves.KeepsTheVersion::new, Basic.class, "savedAgain_replacesAllOfIt"),
  TRUSTS_THE_CREDENTIALS_OWN_VERSION(
      BrokenSaves.TrustsTheCredentialsOwnVersion::new,
      Basic.class,
      "credentialsOwnVersion_isIgnored"),
  SAVES_LATER(BrokenSaves.SavesLater::new, Outage.class, "savedBeforeAnOutage_thereAfterIt"),
  SWALLOWS_A_FAILED_SAVE(
      BrokenSaves.SwallowsAFailedSave::new,
      Outage.class,
      "saveFailsAnywhere_leavesTheOldOrTheNewAndSaysSo"),
  MISTAKES_ITS_OWN_SAVE(
      BrokenSaves.MistakesItsOwnSave::new,
      Outage.class,
      "saveFailsAnywhere_leavesTheOldOrTheNewAndSaysSo"),
  SAVES_IN_TWO_STEPS(
      BrokenSaves.SavesInTwoSteps::new,
      Outage.class,
      "creationFailsAnywhere_leavesNothingOrAllOfIt"),
  REMEMBERS_THE_ERASED_VERSION(
      BrokenSaves.RemembersTheErasedVersion::new,
      Basic.class,
      "savedOverAnErasedOne_refusedUnlessCreated"),
  TELLS_THE_SECRET(
      BrokenSaves.TellsTheSecret::new, Outage.class, "saveFailsAnywhere_noSecretIsTold"),

  DROPS_THE_REFRESH_TOKENS_END(
      BrokenRows.DropsTheRefreshTokensEnd::new,
      Basic.class,
      "saved_loadedOnEveryNodeWithAllItsParts"),
  DROPS_THE_SCOPES(
      BrokenRows.DropsTheScopes::new, Basic.class, "saved_loadedOnEveryNodeWithAllItsParts"),
  TRUNCATES_TO_SECONDS(
      BrokenRows.TruncatesToSeconds::new, Basic.class, "saved_loadedOnEveryNodeWithAllItsParts"),
  FOLDS_THE_CASE_OF_IDS(
      BrokenRows.FoldsTheCaseOfIds::new, Basic.class, "idsThatDifferInCase_areDifferent"),
  CUTS_LONG_IDS(BrokenRows.CutsLongIds::new, Basic.class, "longestIds_differInTheirLastCharacter"),
  CACHES_WHAT_IT_LOADED(
      BrokenRows.CachesWhatItLoaded::new,
      Basic.class,
      "savedElsewhereAfterALoad_seenByTheNextLoad"),
  ABSENT_WHEN_IT_CANNOT_TELL(
      BrokenRows.AbsentWhenItCannotTell::new, Outage.class, "storageDown_nothingIsAbsent"),
  LEAKS_THE_STORAGES_OWN_EXCEPTION(
      BrokenRows.LeaksTheStoragesOwnException::new,
      Outage.class,
      "loadFailsAnywhere_isNeverAbsent"),
  KEEPS_PLAIN_TEXT(BrokenRows.KeepsPlainText::new, Secrecy.class, "saved_noSecretRestsInAnyForm"),
  KEEPS_BASE64(BrokenRows.KeepsBase64::new, Secrecy.class, "saved_noSecretRestsInAnyForm"),
  KEEPS_HEX(BrokenRows.KeepsHex::new, Secrecy.class, "saved_noSecretRestsInAnyForm"),
  KEEPS_IT_REVERSED(BrokenRows.KeepsItReversed::new, Secrecy.class, "saved_noSecretRestsInAnyForm"),

  LOCKS_NOTHING(
      BrokenLocks.LocksNothing::new, Basic.class, "exclusiveElsewhere_notAcquiredMeansNotRun"),
  LOCKS_ITS_OWN_NODE_ONLY(
      BrokenLocks.LocksItsOwnNodeOnly::new,
      Basic.class,
      "exclusiveElsewhere_notAcquiredMeansNotRun"),
  LOOKS_THEN_LOCKS(
      BrokenLocks.LooksThenLocks::new, Basic.class, "manyNodesAtRandom_noCountAndNoSaveIsLost"),
  LOCKS_ALL_AS_ONE(
      BrokenLocks.LocksAllAsOne::new, Basic.class, "exclusiveForOneCredential_hindersNoOther"),
  KEEPS_THE_LOCK_WHEN_THE_ACTION_THROWS(
      BrokenLocks.KeepsTheLockWhenTheActionThrows::new,
      Basic.class,
      "exclusiveActionThrows_theSameComesOutAndTheLockIsFree"),
  RUNS_ALTHOUGH_NOT_ACQUIRED(
      BrokenLocks.RunsAlthoughNotAcquired::new,
      Basic.class,
      "exclusiveElsewhere_notAcquiredMeansNotRun"),
  RUNS_WHEN_THE_LOCK_CANNOT_BE_TOLD(
      BrokenLocks.RunsWhenTheLockCannotBeTold::new,
      Outage.class,
      "storageDown_nothingIsSavedErasedOrRun"),
  BUSY_WHEN_THE_LOCK_CANNOT_BE_TOLD(
      BrokenLocks.BusyWhenTheLockCannotBeTold::new,
      Outage.class,
      "exclusiveFailsAnywhere_resultIfItRanAndFailureIfNot"),
  TAKES_AN_INTERRUPT_FOR_BUSY(
      BrokenLocks.TakesAnInterruptForBusy::new,
      Basic.class,
      "interruptedWhileWaiting_failsKeepsTheFlagAndDoesNotRun"),
  LOSES_THE_RESULT_WITH_THE_RELEASE(
      BrokenLocks.LosesTheResultWithTheRelease::new,
      Outage.class,
      "storageDownWhenTheActionEnds_itsResultIsHandedOut"),
  RELEASES_WHOEVER_HAS_IT(
      BrokenLocks.ReleasesWhoeverHasIt::new,
      Outage.class,
      "holderDies_anotherGetsItAndTheLateReleaseTakesItFromNobody"),
  LOCKS_FOR_EVER(
      BrokenLocks.LocksForEver::new,
      Outage.class,
      "exclusiveFailsAnywhere_freeOnceTheBoundHasPassed"),
  HAS_ONE_CONNECTION(
      BrokenLocks.HasOneConnection::new, Outage.class, "storageSlowForOne_othersAreNotHindered"),
  LEAKS_A_CONNECTION_WITH_EVERY_FAILURE(
      BrokenLocks.LeaksAConnectionWithEveryFailure::new,
      Outage.class,
      "manyCallsFail_nothingIsUsedUp"),
  STAYS_BROKEN_AFTER_AN_OUTAGE(
      BrokenLocks.StaysBrokenAfterAnOutage::new,
      Outage.class,
      "storageWellAgain_sameNodesWorkAgain");

  private final Function<Database, CredentialStore> node;
  private final Class<?> tier;
  private final String caughtBy;

  CredentialFlaw(Function<Database, CredentialStore> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, CredentialStore> node() {
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
