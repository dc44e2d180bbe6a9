package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.account.Account;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A place in a listing: the platform's page token, and just enough of the way so far to notice when
 * the listing runs in a circle or stands still. A listing that does not advance would otherwise be
 * read for ever.
 *
 * <p>A circle of tokens is found as Brent does it: one earlier token is remembered, and replaced by
 * the present one whenever the number of pages is a power of two.
 *
 * @param pages how many pages were read
 * @param remembered the fingerprint of an earlier token
 * @param page the fingerprint of the last page; {@code -} if it was empty
 * @param token what asks the platform for the next page
 */
record ListingCursor(long pages, String remembered, String page, String token) {

  private static final String NOTHING = "-";
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,18}):([0-9a-f]{16}|-):([0-9a-f]{16}|-):(.+)", Pattern.DOTALL);

  /**
   * The place after a page that was just read.
   *
   * @param before the place that the page was read from; null for the first page
   * @param ids the ids of the page's records
   * @param next the platform's token for the next page
   * @throws MarketplaceException UNKNOWN if the listing does not advance
   */
  static ListingCursor after(
      @Nullable ListingCursor before,
      List<String> ids,
      String next,
      Account account,
      String operation) {
    String seen = ids.isEmpty() ? NOTHING : fingerprint(String.join(",", ids));
    String nextSeen = fingerprint(next);
    if (before == null) {
      return new ListingCursor(1, nextSeen, seen, next);
    }
    if (next.equals(before.token) || nextSeen.equals(before.remembered)) {
      throw stuck(account, operation, "the page token repeats after page " + (before.pages + 1));
    }
    if (!seen.equals(NOTHING) && seen.equals(before.page)) {
      throw stuck(
          account, operation, "page " + (before.pages + 1) + " is the same as the one before");
    }
    long pages = before.pages + 1;
    boolean powerOfTwo = Long.bitCount(pages) == 1;
    return new ListingCursor(pages, powerOfTwo ? nextSeen : before.remembered, seen, next);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws MarketplaceException INVALID_REQUEST if it did not
   */
  static ListingCursor read(String text, Account account, String operation) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw MarketplaceException.of(FailureKind.INVALID_REQUEST, account, operation)
          .notSent()
          .message("the cursor is not from this listing")
          .whatToDo("Start at the first page, without a cursor")
          .build();
    }
    return new ListingCursor(
        Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3), matcher.group(4));
  }

  String text() {
    return pages + ":" + remembered + ":" + page + ":" + token;
  }

  private static String fingerprint(String text) {
    return ByteString.encodeUtf8(text).sha256().substring(0, 8).hex();
  }

  private static MarketplaceException stuck(Account account, String operation, String what) {
    return MarketplaceException.of(FailureKind.UNKNOWN, account, operation)
        .message("the listing does not advance: " + what)
        .whatToDo("Start at the first page; tell the platform's support if it stays so")
        .build();
  }
}
