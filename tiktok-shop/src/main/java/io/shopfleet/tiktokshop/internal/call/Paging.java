package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.account.SettingKey;

/** How large the pages of listings are. */
public final class Paging {

  private static final int LARGEST = 100;

  /** Records on a page of orders or products, 1 to 100; the platform takes no more. */
  public static final SettingKey<Integer> PAGE_SIZE =
      SettingKey.of("tiktok-shop.page-size", LARGEST, Paging::pageSize);

  private Paging() {}

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
