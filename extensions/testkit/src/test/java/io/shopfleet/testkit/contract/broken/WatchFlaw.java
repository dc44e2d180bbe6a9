package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.OrderWatch;
import io.shopfleet.testkit.contract.broken.OrderWatchTiers.Basic;
import io.shopfleet.testkit.contract.broken.OrderWatchTiers.Outage;
import java.util.function.Function;

/** Ways in which a watch can be broken. */
enum WatchFlaw implements Flaw<OrderWatch> {
  NONE(SoundOrderWatch::new, Basic.class, ""),

  FORGETS_OPEN_ORDERS(
      BrokenOrderWatches.ForgetsOpenOrders::new, Basic.class, "notSettledThoughCreatedBefore_kept"),
  FORGETS_WHAT_IS_AT_THE_INSTANT(
      BrokenOrderWatches.ForgetsWhatIsAtTheInstant::new,
      Basic.class,
      "settledAndCreatedBefore_forgotten"),
  READS_THE_NEWEST_FIRST(
      BrokenOrderWatches.ReadsTheNewestFirst::new,
      Basic.class,
      "next_isOpenOnesFirstAndOfEachKindTheLongestUnread"),
  KEEPS_THE_FIRST_READING(
      BrokenOrderWatches.KeepsTheFirstReading::new, Basic.class, "putAgain_replacesWhatWasKnown"),
  UNKNOWN_WHEN_IT_CANNOT_TELL(
      BrokenOrderWatches.UnknownWhenItCannotTell::new,
      Outage.class,
      "storageDown_nothingIsUnknownStoredOrForgotten"),
  PUTS_ONE_BY_ONE_AND_GIVES_UP(
      BrokenOrderWatches.PutsOneByOneAndGivesUp::new,
      Outage.class,
      "putFailsAnywhere_eachOrderIsAsBeforeOrAsHandedOver");

  private final Function<Database, OrderWatch> node;
  private final Class<?> tier;
  private final String caughtBy;

  WatchFlaw(Function<Database, OrderWatch> node, Class<?> tier, String caughtBy) {
    this.node = node;
    this.tier = tier;
    this.caughtBy = caughtBy;
  }

  @Override
  public Function<Database, OrderWatch> node() {
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
