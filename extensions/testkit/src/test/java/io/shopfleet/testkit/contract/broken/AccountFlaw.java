package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountRegistry;
import io.shopfleet.testkit.contract.broken.AccountRegistryTiers.Basic;
import io.shopfleet.testkit.contract.broken.AccountRegistryTiers.Outage;
import java.util.function.Function;

/** Ways in which a registry can be broken. */
enum AccountFlaw implements Flaw<AccountRegistry> {
  NONE(SoundAccountRegistry::new, Basic.class, ""),

  ALLOWS_TWO_PRIMARIES(
      BrokenAccountRegistries.AllowsTwoPrimaries::new,
      Basic.class,
      "manyMadePrimaryAtOnce_nobodyEverSeesTwo"),
  ALLOWS_TWO_ACCOUNTS_OF_A_SHOP(
      BrokenAccountRegistries.AllowsTwoAccountsOfAShop::new,
      Basic.class,
      "oneShopRegisteredByManyAtOnce_exactlyOneWins"),
  READS_THEN_UPDATES(
      BrokenAccountRegistries.ReadsThenUpdates::new,
      Basic.class,
      "manyUpdateTheSameReading_exactlyOneWins"),
  IGNORES_THE_VERSION(
      BrokenAccountRegistries.IgnoresTheVersion::new,
      Basic.class,
      "updateOfOutdatedReading_refusedAndNothingChanged"),
  PAGES_BY_OFFSET(
      BrokenAccountRegistries.PagesByOffset::new,
      Basic.class,
      "accountsComeAndGoBetweenPages_thoseThatStayAppearOnce"),
  SKIPS_THE_FIRST_OF_EACH_PAGE(
      BrokenAccountRegistries.SkipsTheFirstOfEachPage::new,
      Basic.class,
      "listing_comesInPagesOfAtMostTheLimit"),
  ALWAYS_PROMISES_ANOTHER_PAGE(
      BrokenAccountRegistries.AlwaysPromisesAnotherPage::new,
      Basic.class,
      "limitEqualsRemainder_noFurtherPage"),
  LISTS_EVERY_SHOPS(
      BrokenAccountRegistries.ListsEveryShops::new,
      Basic.class,
      "queryByShop_listsThoseOfThatShopAlone"),
  LISTS_EVERY_CREDENTIALS(
      BrokenAccountRegistries.ListsEveryCredentials::new,
      Basic.class,
      "queryByCredential_listsThoseThatNameIt"),
  CHANGES_THE_CREATOR(
      BrokenAccountRegistries.ChangesTheCreator::new,
      Basic.class,
      "updateOfCreatorAndShop_leavesThemAsTheyAre"),
  KEEPS_THE_PRIMARY_MARK(
      BrokenAccountRegistries.KeepsThePrimaryMark::new,
      Basic.class,
      "archived_keptWithoutPrimaryMarkAndNoLongerListed"),
  ERASES_THE_LIVING(
      BrokenAccountRegistries.ErasesTheLiving::new,
      Basic.class,
      "erasedWhileItLives_refusedAndNothingChanged"),
  MOVES_THE_PRIMARY_IN_TWO_STEPS(
      BrokenAccountRegistries.MovesThePrimaryInTwoSteps::new,
      Outage.class,
      "primaryFailsAnywhere_theFormerOrTheChosenOneIsIt"),
  ABSENT_WHEN_IT_CANNOT_TELL(
      BrokenAccountRegistries.AbsentWhenItCannotTell::new,
      Outage.class,
      "storageDown_nothingIsAbsentOrChanged"),
  LISTS_NOTHING_WHEN_IT_CANNOT_TELL(
      BrokenAccountRegistries.ListsNothingWhenItCannotTell::new,
      Outage.class,
      "readingFailsAnywhere_isNeverAbsent");

  private final Function<Database, AccountRegistry> node;
  private final Class<?> tier;
  private final String caughtBy;

  AccountFlaw(Function<Database, AccountRegistry> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, AccountRegistry> node() {
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
