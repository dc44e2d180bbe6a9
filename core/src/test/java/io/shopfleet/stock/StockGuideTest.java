package io.shopfleet.stock;

import static io.shopfleet.stock.StockBench.A;
import static io.shopfleet.stock.StockBench.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/guides/stock.md}. */
class StockGuideTest {

  private static final AccountId JAKARTA = A;
  private static final AccountId BANDUNG = B;

  private final StockBench bench = new StockBench();

  /** What the guide's host has in its books. */
  private record Counted(long onHand, long reserved) {}

  /** How a shop lists an item. */
  private record Listing(String product, String sku) {}

  @Test
  void fromTheBooksToTheShops() {
    Map<String, Counted> books =
        Map.of("CENTRAL", new Counted(100, 10), "STORE", new Counted(21, 0));
    AllocationPolicy policy =
        AllocationPolicy.of(AllocationRule.share(50))
            .account(JAKARTA, AllocationRule.share(60).buffer(2))
            .item(BANDUNG, "KEMEJA-M", AllocationRule.share(30).stopBelow(5))
            .lastUnits(JAKARTA);
    LocationMapping mapping =
        LocationMapping.none()
            .feed(JAKARTA, "CENTRAL", "7068")
            .feed(JAKARTA, "STORE", "7068")
            .feed(BANDUNG, "CENTRAL", "9001")
            .leaveOut(BANDUNG, "STORE");
    Map<AccountId, Listing> listings =
        Map.of(JAKARTA, new Listing("p-1", "s-1"), BANDUNG, new Listing("p-9", "s-9"));

    Map<AccountId, Map<String, Availability>> places = new HashMap<>();
    books.forEach(
        (location, counted) -> {
          Availability.Known available = Availability.of(counted.onHand(), counted.reserved(), 0);
          List<AccountId> sellers =
              location.equals("STORE") ? List.of(JAKARTA) : List.of(JAKARTA, BANDUNG);
          policy
              .allocate("KEMEJA-M", available, sellers)
              .shown()
              .forEach(
                  (account, units) ->
                      places
                          .computeIfAbsent(account, unused -> new HashMap<>())
                          .put(location, Availability.units(units)));
        });

    Map<AccountId, List<StockWish>> wishes = new HashMap<>();
    places.forEach(
        (account, locations) -> {
          Listing listing = listings.get(account);
          List<StockWish> own = new ArrayList<>();
          mapping
              .warehouses(account, locations)
              .forEach(
                  (warehouse, available) ->
                      own.add(
                          StockWish.of(listing.product(), listing.sku(), available)
                              .in(warehouse)
                              .ofItem("KEMEJA-M")));
          wishes.put(account, own);
        });
    Map<AccountId, StockReceipt> receipts = bench.publisher.publish(wishes);

    bench.publisher.publishDue();
    assertThat(receipts.values()).extracting(StockReceipt::queued).containsExactly(1, 1);
    assertThat(bench.shelves.of(JAKARTA)).containsEntry("s-1", 52L + 11L);
    assertThat(bench.shelves.of(BANDUNG)).containsEntry("s-9", 27L);
  }
}
