package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Money;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one record of the platform, and says which field of which record cannot be
 * understood.
 *
 * @param account whose record it is
 * @param operation what brought it
 * @param record what it is, for example {@code order 5767}
 */
public record WireValues(Account account, String operation, String record) {

  private static final int MOST_DIGITS = 40;

  /**
   * A text that must be there.
   *
   * @throws MarketplaceException UNKNOWN if it is absent or empty
   */
  public String text(@Nullable String value, String field) {
    if (value == null || value.isEmpty()) {
      throw missing(field);
    }
    return value;
  }

  /** The failure of a field that must be there and is not. */
  public MarketplaceException missing(String field) {
    return unreadable(field + " is missing");
  }

  /**
   * A number that must be there.
   *
   * @throws MarketplaceException UNKNOWN if it is absent
   */
  public long number(@Nullable Integer value, String field) {
    if (value == null) {
      throw missing(field);
    }
    return value;
  }

  /**
   * A number of units that must be there.
   *
   * @throws MarketplaceException UNKNOWN if it is absent or negative
   */
  public long quantity(@Nullable Integer value, String field) {
    long units = number(value, field);
    if (units < 0) {
      throw unreadable(field + " is " + units + ", and there is nothing to count below 0");
    }
    return units;
  }

  /**
   * A point in time from epoch seconds that must be there.
   *
   * @throws MarketplaceException UNKNOWN if it is absent or 0
   */
  public Instant moment(@Nullable Long seconds, String field) {
    Instant moment = instant(seconds);
    if (moment == null) {
      throw missing(field);
    }
    return moment;
  }

  /** The whole second that a span has to end before so that it ends before the instant. */
  public static long secondsAtOrAfter(Instant instant) {
    return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
  }

  /** A text; null if it is absent or empty. */
  public static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /**
   * A point in time from epoch seconds; null if it is absent or 0, which the platform sends too.
   */
  public static @Nullable Instant instant(@Nullable Long seconds) {
    return seconds == null || seconds == 0 ? null : Instant.ofEpochSecond(seconds);
  }

  /**
   * An amount; null if it is absent.
   *
   * @param amount decimal text in major units
   * @throws MarketplaceException UNKNOWN if the text is no amount or the currency no currency
   */
  public @Nullable Money moneyOrNull(
      @Nullable String amount, @Nullable String currency, String field) {
    return amount == null || amount.isEmpty() ? null : money(amount, currency, field);
  }

  /**
   * An amount that must be there.
   *
   * @throws MarketplaceException UNKNOWN if it is absent, or as for {@link #moneyOrNull}
   */
  public Money money(@Nullable String amount, @Nullable String currency, String field) {
    String digits = text(amount, field);
    BigDecimal value;
    try {
      value = new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw unreadable(field + " is \"" + digits + "\", which is no amount");
    }
    if (Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS) {
      throw unreadable(field + " is \"" + digits + "\", which is too large for an amount");
    }
    try {
      return new Money(value, text(currency, "currency of " + field));
    } catch (IllegalArgumentException e) {
      throw unreadable(field + " has the currency \"" + currency + "\", which is no ISO 4217 code");
    }
  }

  private MarketplaceException unreadable(String what) {
    return MarketplaceException.of(FailureKind.UNKNOWN, account, operation)
        .message(record + ": " + what)
        .whatToDo("Look at the record in Seller Center; report it if it is well there")
        .build();
  }
}
