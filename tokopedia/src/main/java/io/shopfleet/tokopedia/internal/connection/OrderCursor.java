package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.tokopedia.internal.wire.JakartaTime.Seconds;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reading of a window stands. Tokopedia numbers pages and tells no total; and where an
 * answer would be too big, a window is read in parts.
 *
 * @param part the seconds that are being read
 * @param page the page to ask for, from 1
 * @param firstBefore the first order of the page before, by which a repeated page is noticed; 0 if
 *     there is none
 * @param rowsBefore how many orders the page before had; 0 if there is none
 */
record OrderCursor(Seconds part, int page, long firstBefore, int rowsBefore) {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,12})-(\\d{1,12})/(\\d{1,9})/(\\d{1,19})/(\\d{1,9})");

  static OrderCursor start(Seconds part) {
    return new OrderCursor(part, 1, 0, 0);
  }

  /**
   * @throws IllegalArgumentException if the text is none of {@link #text}
   */
  static OrderCursor parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no cursor of a Tokopedia order list; start again without one");
    }
    return new OrderCursor(
        new Seconds(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))),
        Integer.parseInt(matcher.group(3)),
        Long.parseLong(matcher.group(4)),
        Integer.parseInt(matcher.group(5)));
  }

  String text() {
    return part.first() + "-" + part.last() + "/" + page + "/" + firstBefore + "/" + rowsBefore;
  }

  OrderCursor nextPage(long firstOrder, int rows) {
    return new OrderCursor(part, page + 1, firstOrder, rows);
  }

  /** The start of the next part, no longer than this one; empty if the whole was read. */
  Optional<OrderCursor> nextPart(Seconds whole) {
    return part.next(whole).map(OrderCursor::start);
  }

  boolean divisible() {
    return part.count() > 1;
  }

  /** The start of the first half of this part; the other half follows as its next part. */
  OrderCursor halved() {
    return start(part.firstHalf());
  }
}
