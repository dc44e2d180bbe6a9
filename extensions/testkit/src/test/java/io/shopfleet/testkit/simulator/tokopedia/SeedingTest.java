package io.shopfleet.testkit.simulator.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.testkit.simulator.tokopedia.ProductRow.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeedingTest {

  private static final ZoneOffset JAKARTA = ZoneOffset.ofHours(7);

  private final FakeTokopedia tokopedia = FakeTokopedia.open();
  private final FakeTokopediaApp app = tokopedia.app(15_001, "client-a", "secret-a");
  private final FakeTokopediaShop shop = app.shop(480_001, "Toko Satu");
  private final Instant now = tokopedia.clock().instant();
  private final Instant twoWeeksAgo = now.minus(Duration.ofDays(14));

  @AfterEach
  void close() {
    tokopedia.close();
  }

  @Test
  void twoThousandOrders_readOverTheWire_agreeWithTheBook() {
    shop.seedProducts(300).seedOrders(2_000, twoWeeksAgo, now);
    Wire wire = Wire.signedIn(tokopedia, app);

    Map<Long, Map<String, @Nullable Object>> read = readOrders(wire);

    List<OrderRow> book = shop.orders();
    assertThat(book).hasSize(2_000);
    assertThat(read).hasSize(2_000);
    assertThat(book)
        .allSatisfy(
            entry -> {
              Map<String, @Nullable Object> row = read.get(entry.orderId());
              assertThat(row).isNotNull();
              assertThat(Wire.number(row, "order_status").intValueExact())
                  .isEqualTo(entry.status());
              assertThat(Wire.number(Wire.object(row.get("amt")), "ttl_amount"))
                  .isEqualByComparingTo(entry.total());
              assertThat(units(row)).isEqualTo(entry.units());
            });
  }

  @Test
  void threeHundredProductRows_readOverTheWire_agreeWithTheBook() {
    shop.seedProducts(300);
    Wire wire = Wire.signedIn(tokopedia, app);

    Map<Long, BigDecimal> stock = new HashMap<>();
    for (int page = 1; page <= 6; page++) {
      wire.get("inventory/v1/fs/15001/product/info?shop_id=480001&per_page=50&page=" + page)
          .rows()
          .forEach(
              row ->
                  stock.put(
                      Wire.number(Wire.object(row.get("basic")), "productID").longValueExact(),
                      Wire.number(row, "main_stock")));
    }

    assertThat(stock).hasSize(300);
    assertThat(shop.products())
        .hasSize(300)
        .allSatisfy(
            entry ->
                assertThat(stock.get(entry.productId()))
                    .isEqualByComparingTo(BigDecimal.valueOf(entry.stock())));
    assertThat(shop.products()).extracting(ProductRow::kind).contains(Kind.values());
  }

  @Test
  void updateTimeOnTheWire_isTheBooksInstantToTheMicrosecond() {
    shop.seedOrders(60, twoWeeksAgo, now);
    Wire wire = Wire.signedIn(tokopedia, app);

    assertThat(shop.orders())
        .allSatisfy(
            entry -> {
              String text = Wire.text(wire.order(entry.orderId()), "update_time");
              Instant read = ZonedDateTime.parse(text).toLocalDateTime().toInstant(JAKARTA);
              assertThat(read).isEqualTo(entry.updatedAt());
            });
  }

  @Test
  void seededOrders_areSpreadAndMixed() {
    shop.seedOrders(2_000, twoWeeksAgo, now);

    List<OrderRow> book = shop.orders();
    assertThat(book)
        .allSatisfy(
            order -> assertThat(order.createdAt()).isBetween(twoWeeksAgo, now.minusNanos(1)));
    assertThat(book).extracting(OrderRow::status).contains(0, 10, 15, 220, 400, 450, 500, 600, 700);
    assertThat(book).anyMatch(order -> order.total().compareTo(new BigDecimal("2147483647")) > 0);
    assertThat(book).anyMatch(order -> order.total().stripTrailingZeros().scale() > 0);
    assertThat(book)
        .anyMatch(
            order -> !order.createdAt().equals(order.createdAt().truncatedTo(ChronoUnit.SECONDS)));
    assertThat(book).noneMatch(order -> order.updatedAt().isAfter(now));
  }

  @Test
  void sameSeeding_makesTheSameShop() {
    shop.seedProducts(40).seedOrders(100, twoWeeksAgo, now);
    try (FakeTokopedia twin = FakeTokopedia.open()) {
      FakeTokopediaShop copy = twin.app(15_001, "client-a", "secret-a").shop(480_001, "Toko Satu");
      copy.seedProducts(40).seedOrders(100, twoWeeksAgo, now);

      assertThat(copy.orders()).isEqualTo(shop.orders());
      assertThat(copy.products()).isEqualTo(shop.products());
    }
  }

  @Test
  void ordersOfTheFuture_cannotBeSeeded() {
    assertThatThrownBy(() -> shop.seedOrders(1, now, now.plusNanos(1_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clock");
  }

  @Test
  void advanceSomeOrders_movesThatManyAndNoMore() {
    shop.seedOrders(40, now.minus(Duration.ofHours(1)), now);

    List<OrderRow> moved = shop.advanceOrders(3);

    assertThat(moved).hasSize(3).extracting(OrderRow::updatedAt).containsOnly(now);
    assertThat(shop.orders()).filteredOn(order -> order.updatedAt().equals(now)).hasSize(3);
  }

  private static int units(Map<String, @Nullable Object> row) {
    return Wire.objects(row.get("products")).stream()
        .mapToInt(product -> Wire.number(product, "quantity").intValueExact())
        .sum();
  }

  /** Reads as a host would: windows shorter than three days, page by page until one is empty. */
  private Map<Long, Map<String, @Nullable Object>> readOrders(Wire wire) {
    Map<Long, Map<String, @Nullable Object>> read = new HashMap<>();
    long end = now.getEpochSecond() + 25_200;
    for (long from = end - 14 * 86_400; from <= end; from += 2 * 86_400) {
      List<Map<String, @Nullable Object>> rows;
      int page = 1;
      do {
        rows = wire.orderList(shop.id(), from, from + 2 * 86_400 - 1, page, 100).rows();
        rows.forEach(row -> read.put(Wire.number(row, "order_id").longValueExact(), row));
        page++;
      } while (!rows.isEmpty());
    }
    return read;
  }
}
