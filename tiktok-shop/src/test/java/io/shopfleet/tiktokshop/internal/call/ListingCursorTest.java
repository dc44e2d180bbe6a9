package io.shopfleet.tiktokshop.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.tiktokshop.TestFleet;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingCursorTest {

  private static final Account ACCOUNT = TestFleet.account().build();
  private static final Listing<String> LISTING = new Listing<>("test.search", item -> item);

  /** Reads until the end or at most so many pages, and says how many were read. */
  private static int read(
      int most, IntFunction<List<String>> items, IntFunction<@Nullable String> tokens) {
    String cursor = null;
    for (int number = 1; number <= most; number++) {
      int page = number;
      Page<String> read =
          LISTING.page(
              ACCOUNT,
              cursor,
              token -> new Listing.Rows<>(Found.of(items.apply(page)), tokens.apply(page), null));
      cursor = read.cursor();
      if (cursor == null) {
        return number;
      }
    }
    return most;
  }

  private static List<String> distinct(int page) {
    return List.of("item-" + page);
  }

  @Test
  void advancingListing_isReadToItsEnd() {
    assertThat(read(1_000, ListingCursorTest::distinct, page -> page < 500 ? "t" + page : null))
        .isEqualTo(500);
  }

  @Test
  void emptyToken_endsTheListing() {
    assertThat(read(10, ListingCursorTest::distinct, page -> "")).isEqualTo(1);
  }

  @Test
  void tokenThatNamesItsOwnPage_isRefused() {
    assertThatThrownBy(() -> read(10, ListingCursorTest::distinct, page -> "same"))
        .isInstanceOf(MarketplaceException.class)
        .hasMessageContaining("does not advance")
        .hasMessageContaining("page token repeats")
        .hasMessageContaining("Toko Uji")
        .satisfies(
            e -> assertThat(((MarketplaceException) e).kind()).isEqualTo(FailureKind.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "0, 3", "0, 7", "1, 2", "5, 4", "17, 10", "40, 33"})
  void circleOfTokens_isFoundSoon(int before, int length) {
    IntFunction<@Nullable String> tokens =
        page -> "t" + (page <= before ? page : before + (page - before) % length);

    int soon = 4 * (before + length) + 4;

    assertThatThrownBy(() -> read(soon, ListingCursorTest::distinct, tokens))
        .hasMessageContaining("page token repeats");
  }

  @Test
  void samePageAgainUnderNewTokens_isRefused() {
    assertThatThrownBy(() -> read(10, page -> List.of("a", "b"), page -> "t" + page))
        .hasMessageContaining("page 2 is the same as the one before");
  }

  @Test
  void emptyPagesOnTheWay_areNoCircle() {
    assertThat(read(10, page -> List.of(), page -> page < 5 ? "t" + page : null)).isEqualTo(5);
  }

  @Test
  void lastPageSameAsTheOneBefore_ends() {
    assertThat(read(10, page -> List.of("a"), page -> page < 2 ? "t" + page : null)).isEqualTo(2);
  }

  @Test
  void cursor_keepsTheTokenAsItIs() {
    String token = "b2Zm+c2V0/MA==:with:colons and\nmore";
    ListingCursor cursor = ListingCursor.after(null, List.of("a"), token, ACCOUNT, "x");

    assertThat(ListingCursor.read(cursor.text(), ACCOUNT, "x")).isEqualTo(cursor);
    assertThat(cursor.token()).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b2Zm+c2V0/MA==", "1:-:-:", "x:-:-:t", "1:abc:-:t"})
  void foreignCursor_isRefusedBeforeAnythingIsSent(String text) {
    assertThatThrownBy(() -> ListingCursor.read(text, ACCOUNT, "order.searchOrders"))
        .hasMessageContaining("order.searchOrders")
        .hasMessageContaining("cursor is not from this listing")
        .satisfies(
            e -> {
              assertThat(((MarketplaceException) e).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
              assertThat(((MarketplaceException) e).sent()).isFalse();
            });
  }
}
