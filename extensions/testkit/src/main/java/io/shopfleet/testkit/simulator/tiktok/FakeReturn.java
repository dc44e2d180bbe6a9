package io.shopfleet.testkit.simulator.tiktok;

import java.time.Instant;

/**
 * A return at the simulator, to be moved by a test. The order keeps its status all the way, as on
 * the platform. Safe for use by many threads.
 */
public final class FakeReturn {
  private final FakeShop shop;
  private final String id;

  FakeReturn(FakeShop shop, String id) {
    this.shop = shop;
    this.id = id;
  }

  /** The return's id. */
  public String id() {
    return id;
  }

  /** The return as it is at this moment. */
  public ReturnRow row() {
    return shop.returnBook().require(id).returnRow(shop.currency());
  }

  /**
   * Moves the return to a status that may come next, now.
   *
   * @param status the new status
   * @return this return
   * @throws IllegalStateException when the platform knows no such move
   */
  public FakeReturn moveTo(ReturnStatus status) {
    return moveTo(status, shop.simulator().clock().instant());
  }

  /**
   * Moves the return and says when that happened, for changes that become visible late.
   *
   * @param status the new status
   * @param at the update time of the return, cut to seconds
   * @return this return
   * @throws IllegalStateException when the platform knows no such move
   */
  public FakeReturn moveTo(ReturnStatus status, Instant at) {
    shop.returnBook().change(id, one -> move(one, status, at.getEpochSecond()));
    return this;
  }

  /** Moves the return one step along the usual way, now; a return at its end stays as it is. */
  public FakeReturn advance() {
    shop.returnBook().change(id, one -> advanced(one, shop.now()));
    return this;
  }

  /** Renews the update time without any other change. */
  public FakeReturn touch() {
    shop.returnBook().change(id, one -> one.at(one.status(), shop.now()));
    return this;
  }

  @Override
  public String toString() {
    return "FakeReturn[" + id + "]";
  }

  static CaseState advanced(CaseState one, long at) {
    ReturnStatus status = ReturnStatus.valueOf(one.status());
    return status.isFinal()
        ? one
        : one.at(status.usualNext(one.type().equals("RETURN_AND_REFUND")).name(), at);
  }

  private static CaseState move(CaseState one, ReturnStatus status, long at) {
    ReturnStatus present = ReturnStatus.valueOf(one.status());
    if (!present.mayBecome(status)) {
      throw new IllegalStateException(
          "Return " + one.id() + " is " + present + " and can only become " + present.next());
    }
    return one.at(status.name(), at);
  }
}
