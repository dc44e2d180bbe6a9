package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.stock.Availability;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.StockPublisher;
import io.shopfleet.stock.StockRound;
import io.shopfleet.stock.StockWish;
import io.shopfleet.sync.SyncSettings;
import io.shopfleet.sync.SyncSettings.Streams;
import io.shopfleet.testkit.simulator.Exchange;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.SkuRow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stock published through the fleet's door, against the simulator. */
class StockGoingOutTest {

  private static final String INVENTORY_UPDATE = "/inventory/update";

  private final List<StockLevel> read = new CopyOnWriteArrayList<>();
  private final ConnectedFleet host =
      new ConnectedFleet(
          builder -> builder.stock((account, batch) -> read.addAll(batch.records())));
  private final List<String> updated = new CopyOnWriteArrayList<>();
  private FakeShop shop;
  private AccountId account;
  private StockPublisher publisher;
  private List<Place> places;

  /** One SKU of a product of its own in one warehouse. */
  private record Place(String productId, String skuId, String warehouseId) {

    StockWish wish(long quantity) {
      return StockWish.of(productId, skuId, Availability.units(quantity)).in(warehouseId);
    }
  }

  @BeforeEach
  void connect() {
    shop = host.fake.seller("Toko Sejahtera", "ID").shop().seedProducts(40);
    account = host.connected(1).shops().get(0).account().id();
    publisher = host.fleet.stock();
    places =
        shop.products().stream()
            .filter(product -> product.status().equals("ACTIVATE"))
            .map(
                product -> {
                  SkuRow sku = product.skus().get(0);
                  String warehouse = sku.stock().keySet().iterator().next();
                  return new Place(product.id(), sku.id(), warehouse);
                })
            .limit(4)
            .toList();
    host.fake.faults().add(Fault.serverError(500).on(INVENTORY_UPDATE).where(this::remembered));
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** A fault that never strikes and sees every request. */
  private boolean remembered(Exchange exchange) {
    List<String> segments = exchange.request().segments();
    updated.add(segments.get(segments.indexOf("products") + 1));
    return false;
  }

  @Test
  void zerosFirst_thenLess_thenMore() {
    publisher.publish(
        account, List.of(places.get(0).wish(9), places.get(1).wish(9), places.get(2).wish(9)));
    publisher.publishNow(account);
    updated.clear();

    publisher.publish(
        account, List.of(places.get(0).wish(12), places.get(1).wish(4), places.get(2).wish(0)));
    StockRound round = publisher.publishNow(account);

    assertThat(round).isEqualTo(new StockRound(3, 0, 0));
    assertThat(updated)
        .containsExactly(
            places.get(2).productId(), places.get(1).productId(), places.get(0).productId());
    assertThat(shown(places.get(0))).isEqualTo(12);
    assertThat(shown(places.get(1))).isEqualTo(4);
    assertThat(shown(places.get(2))).isZero();
  }

  @Test
  void rowsThePlatformWillNotTake_areRefusedAloneToldAndListed() {
    Place good = places.get(0);
    Place noSku = new Place(places.get(1).productId(), "1729000000000000000", good.warehouseId());
    Place noWarehouse =
        new Place(places.get(2).productId(), places.get(2).skuId(), "7000000000000000000");

    publisher.publish(
        account,
        List.of(good.wish(12), noSku.wish(5), noWarehouse.wish(5), places.get(3).wish(100_000)));

    assertThat(publisher.publishNow(account)).isEqualTo(new StockRound(1, 0, 3));
    assertThat(shown(good)).isEqualTo(12);
    assertThat(publisher.refused(account, 10))
        .extracting(OutboundRow::trouble)
        .hasSize(3)
        .anySatisfy(reason -> assertThat(reason).contains("12052990"))
        .anySatisfy(reason -> assertThat(reason).contains("12052097"))
        .anySatisfy(reason -> assertThat(reason).contains("99999"));
    assertThat(host.events(FleetEvent.StockRefused.class)).hasSize(3);
  }

  @Test
  void answersLost_onlyRepeatTheQuantity() {
    publisher.publish(account, List.of(places.get(0).wish(41)));
    host.fake.faults().add(Fault.lostAnswer().on(INVENTORY_UPDATE).times(5));

    assertThat(publisher.publishNow(account)).isEqualTo(new StockRound(0, 1, 0));
    host.fake.clock().advance(Duration.ofMinutes(6));
    assertThat(publisher.publishNow(account)).isEqualTo(new StockRound(1, 0, 0));

    assertThat(shown(places.get(0))).isEqualTo(41);
    assertThat(updated).hasSizeGreaterThan(5).containsOnly(places.get(0).productId());
  }

  @Test
  void whatWasWritten_isNotReadBackAsNews() {
    host.fleet
        .accounts()
        .update(
            host.fleet.accounts().get(account).toBuilder()
                .setting(SyncSettings.STREAMS, Streams.of(DataStream.INVENTORY))
                .build());
    publisher.publish(account, List.of(places.get(0).wish(41), places.get(1).wish(42)));
    publisher.publishNow(account);

    host.fleet.sync().syncNow(account);

    assertThat(read).noneMatch(level -> isAt(places.get(0), level) || isAt(places.get(1), level));
    assertThat(read).anyMatch(level -> level.skuId().equals(places.get(2).skuId()));
    assertThat(host.events(FleetEvent.StockEchoed.class))
        .extracting(FleetEvent.StockEchoed::levels)
        .containsExactly(2);
  }

  private static boolean isAt(Place place, StockLevel level) {
    return place.skuId().equals(level.skuId()) && place.warehouseId().equals(level.warehouseId());
  }

  private int shown(Place place) {
    return shop.product(place.productId()).orElseThrow().row().skus().stream()
        .filter(sku -> sku.id().equals(place.skuId()))
        .findFirst()
        .orElseThrow()
        .stock()
        .getOrDefault(place.warehouseId(), -1);
  }
}
