package io.shopfleet.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of the stock of one SKU in one warehouse of a shop, and what is known of it.
 * Immutable; the methods that change it answer the row to save in its place.
 *
 * @param key what it is about
 * @param productId the marketplace's product id
 * @param item the item behind it, unique in the fleet; null if no other row is about it
 * @param desired units that the shop shall show, from 0
 * @param shown what it may show now
 * @param state what is left to do
 * @param attempts how often the marketplace did not take it since it took something
 * @param notBefore not to be sent before this instant
 * @param writtenAt when the marketplace last took a quantity; null if never
 * @param trouble why the last attempt failed, for people; null if it did not
 * @param version grows by one with every save; 0 before the first
 */
public record OutboundRow(
    StockKey key,
    String productId,
    @Nullable String item,
    long desired,
    Exposure shown,
    State state,
    int attempts,
    Instant notBefore,
    @Nullable Instant writtenAt,
    @Nullable String trouble,
    long version) {

  /** What is left to do about a row. */
  public enum State {
    /** To be sent. */
    WAITING,
    /** Being sent by some node; to be sent again if its time comes before an answer was noted. */
    SENDING,
    /** The marketplace took it. */
    SETTLED,
    /** The marketplace refused it for good; somebody has to act, or wish for another quantity. */
    REFUSED
  }

  /** A first wish. */
  static OutboundRow first(
      StockKey key, String productId, @Nullable String item, long desired, Instant now) {
    return new OutboundRow(
        key, productId, item, desired, Exposure.UNKNOWN, State.WAITING, 0, now, null, null, 0);
  }

  /** Whether it is still to be sent, or an answer is still to be noted. */
  public boolean open() {
    return state == State.WAITING || state == State.SENDING;
  }

  /** This row as a store keeps it once it is saved. */
  public OutboundRow saved() {
    return new OutboundRow(
        key,
        productId,
        item,
        desired,
        shown,
        state,
        attempts,
        notBefore,
        writtenAt,
        trouble,
        version + 1);
  }

  /** This row as a store keeps it once it is put off. */
  public OutboundRow putOff(Instant until) {
    return with(shown, state, attempts, until, trouble);
  }

  /** To be sent, but not yet. */
  OutboundRow resting(Instant until) {
    return with(shown, State.WAITING, attempts, until, trouble);
  }

  /** How urgent it is. */
  public Lane lane() {
    if (desired == 0) {
      return Lane.ZERO;
    }
    if (desired <= shown.least()) {
      return Lane.LESS;
    }
    if (desired >= shown.most()) {
      return Lane.MORE;
    }
    return lowersFirst() ? Lane.LESS : Lane.UNCLEAR;
  }

  /**
   * The quantity to send. Of an item that is shared, the lower of the quantities that the shop may
   * show goes first, so that it certainly shows no more than before.
   */
  long toSend() {
    return desired > shown.least() && desired < shown.most() && lowersFirst()
        ? shown.least()
        : desired;
  }

  private boolean lowersFirst() {
    return item != null && shown.known();
  }

  /** Whether a wish for this quantity says nothing new. */
  boolean says(String product, @Nullable String sharedItem, long quantity) {
    boolean same =
        desired == quantity
            && productId.equals(product)
            && (item == null ? sharedItem == null : item.equals(sharedItem));
    return same && (state != State.SETTLED || shown.is(quantity));
  }

  /** A newer wish replaces the one before. Trouble with the shop is not over because of it. */
  OutboundRow wished(String product, @Nullable String sharedItem, long quantity, Instant now) {
    boolean rested = state == State.SETTLED || state == State.REFUSED;
    State open = state == State.SENDING ? state : State.WAITING;
    State next = state != State.SENDING && shown.is(quantity) ? State.SETTLED : open;
    return new OutboundRow(
        key,
        product,
        sharedItem,
        quantity,
        shown,
        next,
        rested ? 0 : attempts,
        rested ? now : notBefore,
        writtenAt,
        rested ? null : trouble,
        version);
  }

  /** On its way: from now on the shop may show either quantity. */
  OutboundRow sending(Instant until) {
    return with(shown.or(toSend()), State.SENDING, attempts, until, trouble);
  }

  /** The marketplace took a quantity, which may not be the one desired by now. */
  OutboundRow accepted(long quantity, Instant now) {
    State next = quantity == desired ? State.SETTLED : State.WAITING;
    return new OutboundRow(
        key, productId, item, desired, Exposure.of(quantity), next, 0, now, now, null, version);
  }

  /**
   * Whether it is still as it was when it was sent, but for what was wished and seen since. If not,
   * its mark ran out and another node sent it, too, and nobody can tell whose quantity came last.
   */
  boolean isAloneSince(OutboundRow sent) {
    // Stores keep instants to the millisecond at least.
    return state == State.SENDING
        && attempts == sent.attempts
        && notBefore.toEpochMilli() == sent.notBefore.toEpochMilli();
  }

  /**
   * The shop may show a quantity that was sent while another node sent one, too. It is to be sent
   * once more; if another node is about to note what it sent, that node sees to it.
   */
  OutboundRow alsoSent(long quantity, OutboundRow sent, Instant now) {
    boolean othersMark =
        state == State.SENDING && notBefore.toEpochMilli() != sent.notBefore.toEpochMilli();
    return othersMark
        ? with(shown.or(quantity), state, attempts + 1, notBefore, trouble)
        : with(shown.or(quantity), State.WAITING, attempts, now, trouble);
  }

  /** The marketplace may take it later. */
  OutboundRow postponed(String why, Instant until) {
    return with(shown, State.WAITING, attempts + 1, until, why);
  }

  /**
   * The marketplace will not take what was sent.
   *
   * @param wishedFor what was desired when it was sent; a newer wish is still to be tried
   */
  OutboundRow refused(long wishedFor, String why, Instant now) {
    State next = wishedFor == desired ? State.REFUSED : State.WAITING;
    return with(shown, next, attempts + 1, now, why);
  }

  /** To be sent once more although it was refused. */
  OutboundRow retried(Instant now) {
    return with(shown, State.WAITING, 0, now, trouble);
  }

  /** Somebody saw the shop show a quantity. What it shall show stays what was wished for. */
  OutboundRow seen(long quantity) {
    // Some marketplaces tell less than nothing where more was sold than was there.
    return with(shown.or(Math.max(0, quantity)), state, attempts, notBefore, trouble);
  }

  /** Whether a reading of this quantity is nothing but what was written last. */
  boolean echoes(long quantity) {
    return writtenAt != null && shown.is(quantity);
  }

  private OutboundRow with(
      Exposure exposure, State next, int tries, Instant from, @Nullable String why) {
    return new OutboundRow(
        key, productId, item, desired, exposure, next, tries, from, writtenAt, why, version);
  }
}
