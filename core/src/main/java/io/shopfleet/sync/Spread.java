package io.shopfleet.sync;

import io.shopfleet.account.AccountId;

/** Draws for an account what every node draws for it. */
final class Spread {

  private Spread() {}

  /**
   * Where among all accounts this one stands: from 0 up to, but never, 1.
   *
   * @param occasion what the draw is for; another occasion shuffles the accounts anew
   */
  static double of(AccountId account, long occasion) {
    // Both hashes are specified, so that nodes on different Java versions agree.
    long bits = mixed(mixed(occasion) + account.value().hashCode());
    return (bits >>> 11) * 0x1.0p-53;
  }

  /** The last step of MurmurHash3, which lets every bit depend on every other one. */
  private static long mixed(long value) {
    long bits = value;
    bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return bits ^ (bits >>> 33);
  }
}
