package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CancellationSource;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ProductSource;
import io.shopfleet.platform.ReturnSource;
import io.shopfleet.platform.StockSource;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.platform.Window;
import io.shopfleet.testkit.simulator.Poison;
import io.shopfleet.testkit.simulator.tiktok.FakeOrder;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.OrderStatus;
import io.shopfleet.testkit.simulator.tiktok.ProductRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoisonRecordsTest {

  private SimulatedShop bed;
  private FakeShop fakeShop;
  private Account account;

  @BeforeEach
  void open() {
    bed = new SimulatedShop();
    fakeShop = bed.shop;
    account = bed.account;
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Window lastWeek() {
    Instant now = bed.fake.clock().instant();
    return new Window(now.minus(Duration.ofDays(7)), now.plusSeconds(1));
  }

  private OrderSource orders() {
    return bed.fleet.capability(OrderSource.class);
  }

  private String order() {
    return fakeShop.newOrder().create().id();
  }

  private static Unreadable only(List<Unreadable> unreadable) {
    assertThat(unreadable).hasSize(1);
    return unreadable.get(0);
  }

  @Test
  void orderWithoutItsCreation_isToldBesideTheOthersInListingsAndById() {
    String first = order();
    String bad = order();
    String last = order();
    fakeShop.poison(bad, Poison.without("create_time"));

    Page<Order> page = orders().orders(account, lastWeek(), null);
    Found<Order> found = orders().ordersById(account, List.of(first, bad, last));

    assertThat(page.items()).extracting(Order::id).containsExactlyInAnyOrder(first, last);
    assertThat(page.totalCount()).hasValue(3);
    assertThat(found.items()).extracting(Order::id).containsExactlyInAnyOrder(first, last);
    for (Unreadable told : List.of(only(page.unreadable()), only(found.unreadable()))) {
      assertThat(told.id()).isEqualTo(bad);
      assertThat(told.reason()).contains("create_time is missing");
      assertThat(told.raw())
          .startsWith("{")
          .contains("\"id\":\"" + bad + "\"")
          .contains("\"line_items\":[{");
    }
  }

  @Test
  void orderOfAnotherShape_isToldToTheLetter() {
    String first = order();
    String bad = order();
    fakeShop.poison(bad, Poison.instead("recipient_address", "[ \"no object\" ]"));

    Page<Order> page = orders().orders(account, lastWeek(), null);
    Found<Order> found = orders().ordersById(account, List.of(first, bad));

    assertThat(page.items()).extracting(Order::id).containsExactly(first);
    assertThat(found.items()).extracting(Order::id).containsExactly(first);
    for (Unreadable told : List.of(only(page.unreadable()), only(found.unreadable()))) {
      assertThat(told.id()).isEqualTo(bad);
      assertThat(told.raw()).contains("\"recipient_address\":[ \"no object\" ]").endsWith("}");
      assertThat(told.reason()).contains("$.data.orders[").contains("recipient_address");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "id; {}",
        "create_time; \"next Tuesday\"",
        "create_time; 99999999999999999",
        "payment; {\"currency\":\"rupiah\",\"total_amount\":\"1\"}",
        "payment; {\"currency\":\"IDR\",\"total_amount\":\"much\"}",
        "payment; {}",
        "line_items; [{\"id\":\"L1\"}]",
        "line_items; {\"0\":{}}",
        "update_time; [1]"
      })
  void anyPoison_losesNobodyElse(String member, String json) {
    String good = order();
    fakeShop.poison(order(), Poison.instead(member, json));

    Page<Order> page = orders().orders(account, lastWeek(), null);

    assertThat(page.items()).extracting(Order::id).containsExactly(good);
    assertThat(page.unreadable()).hasSize(1);
  }

  @Test
  void idThatCannotBeRead_isNull() {
    fakeShop.poison(order(), Poison.instead("id", "{\"nested\":\"1\"}"));
    fakeShop.poison(order(), Poison.without("id"));

    assertThat(orders().orders(account, lastWeek(), null).unreadable())
        .hasSize(2)
        .extracting(Unreadable::id)
        .containsOnlyNulls();
  }

  @Test
  void poisonOnEveryPage_doesNotStopTheListing() {
    fakeShop.seedOrders(250, lastWeek().from(), bed.fake.clock().instant());
    List<String> ids = fakeShop.orders().stream().map(row -> row.id()).toList();
    for (int i = 0; i < 250; i += 10) {
      fakeShop.poison(ids.get(i), Poison.instead("status", "{}"));
    }

    assertThat(SimulatedShop.all(cursor -> orders().orders(account, lastWeek(), cursor)))
        .hasSize(225);
  }

  @Test
  void curedOrder_isReadAgainById() {
    String bad = order();
    fakeShop.poison(bad, Poison.without("payment"));
    assertThat(orders().ordersById(account, List.of(bad)).unreadable()).hasSize(1);

    fakeShop.cure();

    assertThat(orders().ordersById(account, List.of(bad)).items()).hasSize(1);
  }

  @Test
  void secretInARecord_isMaskedInTheRawTextAndTheReason() {
    String token =
        bed.fleet.store.load(account.credential()).orElseThrow().accessToken().value().reveal();
    fakeShop.poison(
        order(),
        Poison.instead("payment", "{\"currency\":\"" + token + "\",\"total_amount\":\"1\"}"));
    fakeShop.poison(order(), Poison.instead("payment", "[\"" + token + "\"]"));

    assertThat(orders().orders(account, lastWeek(), null).unreadable())
        .hasSize(2)
        .allSatisfy(
            told -> {
              assertThat(told.raw()).doesNotContain(token);
              assertThat(told.reason()).doesNotContain(token);
            });
  }

  @Test
  void clientThatCannotTellOfARecord_fails() {
    String bad = order();
    fakeShop.poison(bad, Poison.without("payment"));
    TikTokShopClient client =
        bed.fleet.connector.client(account, TikTokShopClient.class).orElseThrow();

    assertThatThrownBy(() -> client.orders().search(lastWeek().from()).iterator().next())
        .isInstanceOf(MarketplaceException.class)
        .hasMessageContaining(bad);
    assertThat(client.orders().byId(List.of(bad)).unreadable()).hasSize(1);
  }

  @Test
  void directCallWithADamagedRecord_fails() {
    fakeShop.poison(order(), Poison.instead("payment", "[]"));
    TikTokShopClient client =
        bed.fleet.connector.client(account, TikTokShopClient.class).orElseThrow();

    assertThatThrownBy(
            () ->
                client.call(
                    io.shopfleet.tiktokshop.api.order.OrderOperations.SEARCH_ORDERS,
                    io.shopfleet.tiktokshop.api.order.OrderApi.class,
                    (api, tag) ->
                        api.searchOrders(
                            tag,
                            io.shopfleet.tiktokshop.api.order.SearchOrdersQuery.builder()
                                .pageSize(10)
                                .build(),
                            io.shopfleet.tiktokshop.api.order.SearchOrdersRequest.builder()
                                .build())))
        .hasMessageContaining("does not fit the contract")
        .hasMessageContaining("$.data.orders[0].payment")
        .satisfies(
            e -> assertThat(((MarketplaceException) e).kind()).isEqualTo(FailureKind.UNKNOWN));
  }

  @Test
  void returnsAndCancellations_areToldBesideTheOthersToo() {
    FakeOrder order = fakeShop.newOrder().status(OrderStatus.DELIVERED).create();
    String good = order.requestReturn("REFUND", "Damaged").id();
    String odd = order.requestReturn("REFUND", "Damaged").id();
    String bad = order.requestReturn("REFUND", "Damaged").id();
    String asked = fakeShop.newOrder().create().requestCancellation("Cheaper").id();
    fakeShop.poison(odd, Poison.without("update_time"));
    fakeShop.poison(bad, Poison.instead("return_line_items", "7"));
    fakeShop.poison(asked, Poison.instead("refund_amount", "[]"));
    ReturnSource returns = bed.fleet.capability(ReturnSource.class);
    CancellationSource cancellations = bed.fleet.capability(CancellationSource.class);

    Page<ReturnRequest> page = returns.returns(account, lastWeek(), null);

    assertThat(page.items()).extracting(ReturnRequest::id).containsExactly(good);
    assertThat(page.unreadable()).extracting(Unreadable::id).containsExactlyInAnyOrder(odd, bad);
    assertThat(returns.returnsById(account, List.of(bad)).unreadable())
        .extracting(Unreadable::id)
        .containsExactly(bad);
    assertThat(cancellations.cancellations(account, lastWeek(), null).unreadable())
        .extracting(Unreadable::id)
        .containsExactly(asked);
  }

  @Test
  void products_areToldBesideTheOthersInListingsAndById() {
    fakeShop.seedProducts(4);
    List<String> ids = fakeShop.products().stream().map(ProductRow::id).toList();
    fakeShop.poison(ids.get(0), Poison.instead("skus", "[{\"seller_sku\":\"A\"}]"));
    fakeShop.poison(ids.get(1), Poison.instead("skus", "[{\"price\":[]}]"));
    ProductSource source = bed.fleet.capability(ProductSource.class);

    Page<Product> page = source.products(account, null, null);
    Found<Product> found = source.productsById(account, ids);

    assertThat(page.items()).extracting(Product::id).containsExactlyElementsOf(ids.subList(2, 4));
    assertThat(found.items()).extracting(Product::id).containsExactlyElementsOf(ids.subList(2, 4));
    for (List<Unreadable> told : List.of(page.unreadable(), found.unreadable())) {
      assertThat(told)
          .extracting(Unreadable::id)
          .containsExactlyInAnyOrderElementsOf(ids.subList(0, 2));
      assertThat(told).allMatch(one -> one.raw().contains("\"title\":"));
    }
  }

  @Test
  void stock_isReadOfAProductThatCannotBeReadItself() {
    fakeShop.seedProducts(3);
    List<String> ids = fakeShop.products().stream().map(ProductRow::id).toList();
    fakeShop.poison(ids.get(0), Poison.instead("skus", "7"));
    fakeShop.poisonStock(ids.get(1), Poison.instead("skus", "[{\"id\":\"S\"}]"));

    Page<StockLevel> page = bed.fleet.capability(StockSource.class).stock(account, null);

    assertThat(page.items())
        .extracting(StockLevel::productId)
        .contains(ids.get(0), ids.get(2))
        .doesNotContain(ids.get(1));
    assertThat(only(page.unreadable()).id()).isEqualTo(ids.get(1));
  }

  @Test
  void negativeStock_cannotBeRead() {
    fakeShop.seedProducts(1);
    String id = fakeShop.products().get(0).id();
    fakeShop.poisonStock(
        id, Poison.instead("skus", "[{\"id\":\"S\",\"total_available_quantity\":-1}]"));

    Page<StockLevel> page = bed.fleet.capability(StockSource.class).stock(account, null);

    assertThat(only(page.unreadable()).reason()).contains("total_available_quantity is -1");
  }

  @Test
  void productWhoseStockCannotBeRead_isNotWrittenAndTheOthersAre() {
    fakeShop.seedProducts(30);
    List<ProductRow> active =
        fakeShop.products().stream()
            .filter(product -> product.status().equals("ACTIVATE"))
            .limit(2)
            .toList();
    fakeShop.poisonStock(active.get(0).id(), Poison.instead("skus", "7"));
    List<StockChange> changes =
        active.stream()
            .map(
                product ->
                    new StockChange(
                        product.id(),
                        product.skus().get(0).id(),
                        product.skus().get(0).stock().keySet().iterator().next(),
                        7))
            .toList();

    WriteResult result = bed.fleet.capability(StockWriter.class).writeStock(account, changes);

    assertThat(result.rows().get(0).message()).contains("present stock cannot be read");
    assertThat(result.rows().get(1).accepted()).isTrue();
    assertThat(bed.fake.journal().count("inventory/update")).isOne();
  }
}
