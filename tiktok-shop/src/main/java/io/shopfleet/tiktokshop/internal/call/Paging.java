package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.account.SettingKey;

/** How large the pages of listings are. */
public final class Paging {

  private static final int LARGEST = 100;

  /**
   * Records on a page of orders or products, 1 to 100; the platform takes no more. Pages of returns
   * and cancellations have the nearest size from 10 to 50.
   */
  public static final SettingKey<Integer> PAGE_SIZE =
      SettingKey.of("tiktok-shop.page-size", LARGEST, Paging::pageSize);

  /** The most that a page of returns or cancellations can have. */
  public static final int LARGEST_AFTER_SALES = 50;

  private static final int SMALLEST_AFTER_SALES = 10;

  private Paging() {}

  /** The nearest size that a page of returns or cancellations can have. */
  public static int afterSales(int wanted) {
    return Math.max(SMALLEST_AFTER_SALES, Math.min(LARGEST_AFTER_SALES, wanted));
  }

  private static Integer pageSize(String text) {
    try {
      int size = Integer.parseInt(text);
      if (size >= 1 && size <= LARGEST) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("give a whole number from 1 to " + LARGEST, e);
    }
    throw new IllegalArgumentException("give a whole number from 1 to " + LARGEST);
  }
}
