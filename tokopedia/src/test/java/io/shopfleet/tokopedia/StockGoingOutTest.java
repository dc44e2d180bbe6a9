package io.shopfleet.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.shopfleet.account.Account;
import io.shopfleet.stock.Availability;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.StockKey;
import io.shopfleet.stock.StockPublisher;
import io.shopfleet.stock.StockRound;
import io.shopfleet.stock.StockWish;
import io.shopfleet.testkit.simulator.Exchange;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopedia;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaApp;
import io.shopfleet.testkit.simulator.tokopedia.FakeTokopediaShop;
import io.shopfleet.testkit.simulator.tokopedia.ProductRow;
import io.shopfleet.testkit.simulator.tokopedia.ProductRow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stock published through the fleet's door, against the simulator. */
class StockGoingOutTest {

  private static final String STOCK_UPDATE = "stock/update";

  private final VirtualClock clock = VirtualClock.at(Instant.parse("2025-06-16T03:00:00Z"));
  private final FakeTokopedia tokopedia = FakeTokopedia.open(clock);
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private FakeTokopediaApp app;
  private FakeTokopediaShop shop;
  private FakeTokopediaShop second;
  private Rig rig;
  private Account account;
  private Account other;
  private StockPublisher publisher;

  @BeforeEach
  void connect() {
    app = tokopedia.app(Rig.FS_ID, Rig.CLIENT_ID, Rig.CLIENT_SECRET);
    shop = app.shop(480_001, "Toko Satu").seedProducts(30);
    second = app.shop(480_002, "Toko Dua").seedProducts(10);
    rig = Rig.at(tokopedia.url().uri(), clock);
    account = rig.account(480_001);
    other = rig.account(480_002);
    publisher = rig.fleet().stock();
    tokopedia.faults().add(Fault.serverError(500).on(STOCK_UPDATE).where(this::remembered));
  }

  @AfterEach
  void close() {
    rig.close();
    tokopedia.close();
  }

  /** A fault that never strikes and sees every request. */
  private boolean remembered(Exchange exchange) {
    bodies.add(exchange.request().body().utf8());
    return false;
  }

  @Test
  void wrongProductAmongOthers_isRefusedAloneToldAndListed() {
    String good = ids(shop).get(0);

    publisher.publish(account.id(), List.of(wish(good, 41), wish("5", 42)));

    assertThat(publisher.publishNow(account.id())).isEqualTo(new StockRound(1, 0, 1));
    assertThat(stock(shop)).containsEntry(good, 41);
    assertThat(publisher.refused(account.id(), 10))
        .extracting(OutboundRow::key)
        .containsExactly(new StockKey("5", null));
    assertThat(bodies).hasSize(2);
    assertThat(bodies.get(1)).contains("\"product_id\":5,").doesNotContain(good);
  }

  @Test
  void zerosFirst_thenLess_thenMore() {
    List<String> ids = ids(shop);
    publisher.publish(
        account.id(), List.of(wish(ids.get(0), 9), wish(ids.get(1), 9), wish(ids.get(2), 9)));
    publisher.publishNow(account.id());
    bodies.clear();

    publisher.publish(
        account.id(), List.of(wish(ids.get(0), 12), wish(ids.get(1), 4), wish(ids.get(2), 0)));
    publisher.publishNow(account.id());

    assertThat(bodies)
        .containsExactly(body(ids.get(2), 0), body(ids.get(1), 4), body(ids.get(0), 12));
    assertThat(stock(shop))
        .contains(entry(ids.get(0), 12), entry(ids.get(1), 4), entry(ids.get(2), 0));
  }

  @Test
  void rowsTurnedAwayForNow_areSentAgainAloneAndOthersStand() {
    List<String> ids = ids(shop).subList(0, 6);
    publisher.publish(account.id(), ids.stream().map(id -> wish(id, 77)).toList());
    // More than the client itself has the patience for, and in the end a part of a call.
    tokopedia.refuseRows(5 * ids.size() + 3);

    // The jitter of this fleet is none, so that the rows are due again at once.
    StockRound round = publisher.publishNow(account.id());

    assertThat(round).isEqualTo(new StockRound(ids.size(), ids.size(), 0));
    assertThat(stock(shop))
        .containsAllEntriesOf(ids.stream().collect(Collectors.toMap(id -> id, id -> 77)));
  }

  @Test
  void answerLost_onlyRepeatsTheQuantity() {
    String id = ids(shop).get(0);
    publisher.publish(account.id(), List.of(wish(id, 41)));
    tokopedia.faults().add(Fault.lostAnswer().on(STOCK_UPDATE).times(1));

    publisher.publishNow(account.id());
    clock.advance(Duration.ofMinutes(6));
    publisher.publishNow(account.id());

    assertThat(stock(shop)).containsEntry(id, 41);
    assertThat(bodies).hasSizeGreaterThan(1).containsOnly(body(id, 41));
    assertThat(publisher.publish(account.id(), List.of(wish(id, 41))).unchanged()).isEqualTo(1);
  }

  @Test
  void detachedShop_waitsAndHoldsUpNoOther() {
    String mine = ids(shop).get(0);
    String theirs = ids(second).get(0);
    publisher.publish(
        Map.of(account.id(), List.of(wish(mine, 41)), other.id(), List.of(wish(theirs, 42))));
    shop.detach();

    StockRound dead = publisher.publishNow(account.id());
    StockRound alive = publisher.publishNow(other.id());

    assertThat(dead).isEqualTo(new StockRound(0, 1, 0));
    assertThat(alive).isEqualTo(new StockRound(1, 0, 0));
    assertThat(stock(second)).containsEntry(theirs, 42);
    shop.attach();
    clock.advance(Duration.ofMinutes(6));
    assertThat(publisher.publishNow(account.id())).isEqualTo(new StockRound(1, 0, 0));
    assertThat(stock(shop)).containsEntry(mine, 41);
  }

  @Test
  void itemOfTwoShops_isRaisedInOneOnlyAfterItWasLoweredInTheOther() {
    String mine = ids(shop).get(0);
    String theirs = ids(second).get(0);
    publishShared(mine, 6, theirs, 2);
    publisher.publishNow(account.id());
    publisher.publishNow(other.id());
    shop.detach();

    publishShared(mine, 1, theirs, 7);
    publisher.publishNow(account.id());
    assertThat(publisher.publishNow(other.id())).isEqualTo(StockRound.NOTHING);
    assertThat(stock(second)).containsEntry(theirs, 2);

    shop.attach();
    clock.advance(Duration.ofMinutes(6));
    publisher.publishNow(account.id());
    publisher.publishNow(other.id());
    assertThat(stock(shop)).containsEntry(mine, 1);
    assertThat(stock(second)).containsEntry(theirs, 7);
  }

  @Test
  void moreRowsThanACallTakes_areAllTaken() {
    FakeTokopediaShop large = app.shop(480_003, "Toko Tiga").seedProducts(260);
    Account third = rig.account(480_003);
    List<String> ids = ids(large);

    publisher.publish(
        third.id(), IntStream.range(0, ids.size()).mapToObj(i -> wish(ids.get(i), i + 1)).toList());
    StockRound round = publisher.publishNow(third.id());

    assertThat(round).isEqualTo(new StockRound(ids.size(), 0, 0));
    assertThat(stock(large))
        .containsAllEntriesOf(
            IntStream.range(0, ids.size()).boxed().collect(Collectors.toMap(ids::get, i -> i + 1)));
  }

  private void publishShared(String mine, long one, String theirs, long two) {
    publisher.publish(
        Map.of(
            account.id(), List.of(wish(mine, one).ofItem("kemeja")),
            other.id(), List.of(wish(theirs, two).ofItem("kemeja"))));
  }

  private static StockWish wish(String id, long quantity) {
    return StockWish.of(id, id, Availability.units(quantity));
  }

  private static String body(String id, long quantity) {
    return "[{\"product_id\":" + id + ",\"new_stock\":" + quantity + "}]";
  }

  private static List<String> ids(FakeTokopediaShop shop) {
    return shop.products().stream()
        .filter(row -> row.kind() == Kind.SINGLE)
        .map(row -> Long.toString(row.productId()))
        .toList();
  }

  private static Map<String, Integer> stock(FakeTokopediaShop shop) {
    return shop.products().stream()
        .collect(Collectors.toMap(row -> Long.toString(row.productId()), ProductRow::stock));
  }
}
