package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.platform.Page;
import io.shopfleet.platform.Unreadable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a listing whose rows move counts as read whole. */
class CompleteListingTest {

  private final Deque<Page<String>> answers = new ArrayDeque<>();
  private final List<List<String>> handedOver = new ArrayList<>();

  private void read() {
    CompleteListing.of(Function.<String>identity(), cursor -> answers.remove())
        .forEachPage(page -> handedOver.add(page.items()));
  }

  /** Scripts one reading of pages of which each tells the same total. */
  @SafeVarargs
  private void reading(Long total, List<String>... pages) {
    for (int i = 0; i < pages.length; i++) {
      String cursor = i == pages.length - 1 ? null : "page " + (i + 1);
      answers.add(new Page<>(pages[i], cursor, total));
    }
  }

  @Test
  void onePage_isWholeWhateverTheTotal() {
    reading(null, List.of("a"));
    read();
    reading(7L, List.of("a"));
    read();
    reading(0L, List.of());
    read();

    assertThat(handedOver).hasSize(3);
  }

  @Test
  void asManyRowsAsPromised_isReadOnce() {
    reading(3L, List.of("a", "b"), List.of("c"));

    read();

    assertThat(handedOver).containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void rowSteppedOver_isMetInTheNextReading() {
    reading(4L, List.of("a", "b"), List.of("d"));
    reading(3L, List.of("b", "c"), List.of("d"));

    read();

    assertThat(handedOver).hasSize(4).contains(List.of("b", "c"));
  }

  @Test
  void rowThatIsNotShownLeavesAndOthersSlipPast_sameIdsOnFewerPagesAreNotTheSame() {
    // A row that only takes a place leaves during the first reading, a itself during the second.
    reading(null, List.of("a"), List.of(), List.of());
    reading(null, List.of("a"), List.of());
    reading(null, List.of("b"));

    read();

    assertThat(answers).isEmpty();
    assertThat(handedOver).contains(List.of("b"));
  }

  @Test
  void rowsLeaveDuringEachReading_thoseMetBeforeDoNotCountForTheTotal() {
    reading(6L, List.of("a", "b"), List.of("p", "q"), List.of("c"));
    // Two more leave: again x slips past, though with a as many rows were met as are promised now.
    reading(5L, List.of("b", "p"), List.of("c"));
    reading(3L, List.of("q", "x"), List.of("c"));

    read();

    assertThat(answers).isEmpty();
    assertThat(handedOver).contains(List.of("q", "x"));
  }

  @Test
  void promiseNeverKept_unchangedReadingIsAccepted() {
    reading(9L, List.of("a", "b"), List.of("c"));
    reading(9L, List.of("a", "b"), List.of("c"));

    read();

    assertThat(handedOver).hasSize(4);
  }

  @Test
  void totalUntold_unchangedReadingIsAccepted() {
    reading(null, List.of("a", "b"), List.of("c"));
    reading(null, List.of("b", "a"), List.of("c"));

    read();

    assertThat(answers).isEmpty();
  }

  @Test
  void totalUntoldAndRowLeft_isReadAgainUntilUnchanged() {
    reading(null, List.of("a", "b"), List.of("d"));
    reading(null, List.of("b", "c"), List.of("d"));
    reading(null, List.of("b", "c"), List.of("d"));

    read();

    assertThat(answers).isEmpty();
  }

  @Test
  void totalUntoldAndRowsArriveDuringEveryReading_nobodyLeftSoNobodyWasSteppedOver() {
    reading(null, List.of("a", "b"), List.of("c", "d"), List.of("e"), List.of());
    reading(null, List.of("new", "a"), List.of("b", "c"), List.of("d", "e"), List.of());

    read();

    assertThat(answers).isEmpty();
    assertThat(handedOver).hasSize(8);
  }

  @Test
  void rowsArriveAndOneLeaves_isReadOn() {
    reading(null, List.of("a", "b"), List.of("d", "e"));
    reading(null, List.of("new", "b"), List.of("c", "d"), List.of("e"));
    reading(null, List.of("newer", "new"), List.of("b", "c"), List.of("d", "e"));

    read();

    assertThat(answers).isEmpty();
  }

  @Test
  void rowsArriveWherePagesHavePlacesThatAreNotShown_isReadOn() {
    // Whoever took the second place of the first page may leave unseen.
    reading(null, List.of("a"), List.of("c", "d"), List.of("e"));
    reading(null, List.of("a"), List.of("c", "d"), List.of("e", "new"));
    reading(null, List.of("a"), List.of("c", "d"), List.of("e", "new"));

    read();

    assertThat(answers).isEmpty();
  }

  @Test
  void totalToldAndRowsArrive_isReadUntilAsManyAreMet() {
    reading(9L, List.of("a", "b"), List.of("c"));
    reading(9L, List.of("a", "b"), List.of("c", "d"));
    reading(5L, List.of("a", "b"), List.of("c", "d"), List.of("e"));

    read();

    assertThat(answers).isEmpty();
  }

  @Test
  void keepsMoving_failsAfterFourReadings() {
    for (int i = 0; i < 5; i++) {
      reading(9L, List.of("a" + i), List.of("b" + i));
    }

    assertThatThrownBy(this::read)
        .isInstanceOf(UnreliableListingException.class)
        .hasMessageContaining("next run");
    assertThat(handedOver).hasSize(8);
  }

  @Test
  void rowsLeaveDuringTheFirstReading_asManyAsPromisedAreMetInBothTogether() {
    reading(4L, List.of("a", "b"), List.of("d"));
    reading(4L, List.of("a", "c"), List.of("d"));

    read();

    assertThat(answers).isEmpty();
    assertThat(handedOver).hasSize(4);
  }

  @Test
  void onePageWithAnEmptyOneBehindItAndRowsArrive_everyPlaceWasSeen() {
    reading(null, List.of("a", "b"), List.of());
    reading(null, List.of("new", "a"), List.of("b"), List.of());

    read();

    assertThat(answers).isEmpty();
  }

  @Test
  void unreadableRows_areRowsOfTheListing() {
    answers.add(new Page<>(List.of("a"), List.of(bad("b", "{")), "page 1", 4L));
    answers.add(new Page<>(List.of("c"), List.of(bad(null, "[")), null, 4L));

    read();

    assertThat(handedOver).hasSize(2);
  }

  @Test
  void unreadableRowsTakePlaces_pageWithSuchIsFull() {
    answers.add(new Page<>(List.of("a"), List.of(bad("b", "{")), "page 1", null));
    answers.add(new Page<>(List.of("c", "d"), List.of(), null, null));
    answers.add(new Page<>(List.of("new", "a"), List.of(), "page 1", null));
    answers.add(new Page<>(List.of("c"), List.of(bad("b", "{")), "page 2", null));
    answers.add(new Page<>(List.of("d"), List.of(), null, null));

    read();

    assertThat(answers).isEmpty();
  }

  @Test
  void unreadableRowChanges_isTheSameRowByItsId() {
    for (String raw : List.of("{", "{{")) {
      answers.add(new Page<>(List.of("a"), List.of(bad("b", raw)), "page 1", null));
      answers.add(new Page<>(List.of("c"), List.of(), null, null));
    }

    read();

    assertThat(answers).isEmpty();
  }

  private static Unreadable bad(@Nullable String id, String raw) {
    return new Unreadable(id, raw, "no price");
  }

  @Test
  void tokenComesTwice_listingWouldNeverEnd() {
    for (int i = 0; i < 3; i++) {
      answers.add(new Page<>(List.of("a" + i), "round and round", null));
    }

    assertThatThrownBy(this::read)
        .isInstanceOf(UnreliableListingException.class)
        .hasMessageContaining("round and round");
    assertThat(handedOver).hasSize(2);
  }
}
