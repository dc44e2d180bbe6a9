package io.shopfleet.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderAmounts;
import io.shopfleet.commerce.OrderDeadlines;
import io.shopfleet.commerce.OrderStatus;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ProductStatus;
import io.shopfleet.commerce.SalesChannel;
import io.shopfleet.commerce.Sku;
import io.shopfleet.commerce.StockLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookTest {

  private static final Instant PLACED = Instant.parse("2026-03-01T08:00:00Z");

  private final Book book = new Book();
  private final Account account =
      Account.of(new PlatformId("anywhere"), new ShopId("77"), "Harbour")
          .region(new RegionCode("SG"))
          .build();

  @Test
  void sameOrderTwice_isOneRow() {
    book.storeOrders(account, List.of(order("NEW", PLACED), order("NEW", PLACED)));

    assertThat(book.orders()).hasSize(1);
  }

  @Test
  void olderState_neverReplacesNewer() {
    book.storeOrders(account, List.of(order("SENT", PLACED.plusSeconds(60))));
    book.storeOrders(account, List.of(order("NEW", PLACED.plusSeconds(59))));

    assertThat(book.order("Harbour", "o-1").orElseThrow().status()).isEqualTo("SENT");
  }

  @Test
  void sameChangeTime_takesWhatCameLast() {
    book.storeOrders(account, List.of(order("NEW", PLACED), order("SENT", PLACED)));

    assertThat(book.order("Harbour", "o-1").orElseThrow().status()).isEqualTo("SENT");
  }

  @Test
  void changeTimeUntold_keepsTheOneThatIsKnown() {
    book.storeOrders(account, List.of(order("NEW", PLACED.plusSeconds(5)), order("SENT", null)));

    Book.OrderRow row = book.order("Harbour", "o-1").orElseThrow();
    assertThat(row.status()).isEqualTo("SENT");
    assertThat(row.updatedAt()).isEqualTo(PLACED.plusSeconds(5));
  }

  @Test
  void stockOfSeveralWarehouses_isAddedUp() {
    book.storeProducts(account, List.of(product(null)));
    book.storeStock(account, List.of(level("w1", 4), level("w2", 5)));

    assertThat(book.sku("Harbour", "s-1").orElseThrow().stock()).isEqualTo(9L);
  }

  @Test
  void productWithoutStock_keepsTheStockThatIsKnown() {
    book.storeProducts(account, List.of(product(3L)));
    book.storeProducts(account, List.of(product(null)));

    assertThat(book.sku("Harbour", "s-1").orElseThrow().stock()).isEqualTo(3L);
  }

  @Test
  void bookThatMissesDoublesAndAges_isJudgedSo() {
    book.storeOrders(account, List.of(order("NEW", PLACED)));
    Truth truth = new Truth(PLACED);
    truth.complete("Harbour");
    truth.order("Harbour", "o-1", expected("SENT"));
    truth.order("Harbour", "o-2", expected("NEW"));
    truth.sku("Harbour", "s-9", new Truth.TrueSku(1L, BigDecimal.ONE));
    book.storeProducts(account, List.of(product(3L)));

    Verdict verdict = truth.judge(book);

    assertThat(verdict.stale()).isEqualTo(1);
    assertThat(verdict.lost()).isEqualTo(2);
    assertThat(verdict.doubled()).isEqualTo(1);
    assertThat(verdict.clean()).isFalse();
  }

  @Test
  void accountThatCouldNotBeRead_isNotJudged() {
    book.storeOrders(account, List.of(order("NEW", PLACED)));

    assertThat(new Truth(PLACED).judge(book).clean()).isTrue();
  }

  @Test
  void orderPlacedBeforeTheComparisonBegan_isNotDoubled() {
    book.storeOrders(account, List.of(order("NEW", PLACED)));
    Truth later = new Truth(PLACED.plusNanos(1));
    later.complete("Harbour");

    assertThat(later.judge(book).clean()).isTrue();
  }

  @Test
  void bookThatEqualsTheTruth_isClean() {
    book.storeOrders(account, List.of(order("NEW", PLACED)));
    Truth truth = new Truth(PLACED);
    truth.complete("Harbour");
    truth.order("Harbour", "o-1", expected("NEW"));

    assertThat(truth.judge(book).clean()).isTrue();
  }

  private static Truth.TrueOrder expected(String status) {
    return new Truth.TrueOrder(status, PLACED, new BigDecimal("12.5"), "SGD", "TIKTOK_SHOP", 0);
  }

  private static Order order(String status, @Nullable Instant updatedAt) {
    return new Order(
        "o-1",
        new OrderStatus(OrderStatus.Phase.UNKNOWN, status),
        PLACED,
        updatedAt,
        null,
        new Money(new BigDecimal("12.50"), "SGD"),
        OrderAmounts.UNTOLD,
        SalesChannel.TIKTOK_SHOP,
        List.of(),
        null,
        false,
        false,
        OrderDeadlines.NONE,
        "source");
  }

  private static Product product(@Nullable Long stock) {
    return new Product(
        "p-1",
        "Rope",
        new ProductStatus(ProductStatus.State.ACTIVE, "ACTIVATE"),
        null,
        null,
        List.of(new Sku("s-1", "ROPE", new Money(new BigDecimal("4"), "SGD"), stock)),
        "source");
  }

  private static StockLevel level(String warehouse, long available) {
    return new StockLevel("p-1", "s-1", "ROPE", warehouse, available, null);
  }
}
