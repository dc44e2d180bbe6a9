package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.PriceChange;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.platform.PriceWriter;
import io.shopfleet.platform.StockSource;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.SkuRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockAndPricesTest {

  private SimulatedShop bed;
  private FakeShop fakeShop;
  private TestFleet fleet;
  private Account account;

  @BeforeEach
  void open() {
    bed = new SimulatedShop();
    fakeShop = bed.shop;
    fleet = bed.fleet;
    account = bed.account;
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void stock_isReadForAllProductsInEveryWarehouse() {
    fakeShop.seedProducts(120);
    StockSource source = fleet.capability(StockSource.class);

    Map<String, Map<String, Long>> read = new HashMap<>();
    for (StockLevel level : SimulatedShop.all(cursor -> source.stock(account, cursor))) {
      read.computeIfAbsent(level.skuId(), unused -> new HashMap<>())
          .put(level.warehouseId(), level.available());
    }

    assertThat(read).isEqualTo(bed.stock());
  }

  private List<SkuAt> skus() {
    return fakeShop.products().stream()
        .filter(product -> product.status().equals("ACTIVATE"))
        .flatMap(product -> product.skus().stream().map(sku -> new SkuAt(product.id(), sku)))
        .toList();
  }

  private record SkuAt(String productId, SkuRow sku) {}

  @Test
  void stockOfOneWarehouse_isWrittenAndTheOthersStayAsTheyAre() {
    fakeShop.seedProducts(40);
    SkuAt two =
        skus().stream().filter(at -> at.sku().stock().size() == 2).findFirst().orElseThrow();
    String warehouse = two.sku().stock().keySet().iterator().next();
    Map<String, Map<String, Long>> expected = bed.stock();
    expected.get(two.sku().id()).put(warehouse, 77L);

    WriteResult result =
        fleet
            .capability(StockWriter.class)
            .writeStock(
                account, List.of(new StockChange(two.productId(), two.sku().id(), warehouse, 77)));

    assertThat(result.complete()).isTrue();
    assertThat(bed.stock()).isEqualTo(expected);
  }

  @Test
  void stockRowsThatAreRefused_areToldRowByRow() {
    fakeShop.seedProducts(40);
    Map<String, SkuAt> byProduct = new LinkedHashMap<>();
    skus().forEach(at -> byProduct.putIfAbsent(at.productId(), at));
    List<SkuAt> chosen = byProduct.values().stream().limit(3).toList();
    SkuAt good = chosen.get(0);
    SkuAt other = chosen.get(1);
    SkuAt third = chosen.get(2);
    String warehouse = fakeShop.warehouses().get(0);
    List<StockChange> changes =
        List.of(
            new StockChange(good.productId(), good.sku().id(), warehouse, 12),
            new StockChange(good.productId(), "1729000000000000000", null, 5),
            new StockChange(other.productId(), other.sku().id(), "7000000000000000000", 5),
            new StockChange(third.productId(), third.sku().id(), null, 5),
            new StockChange(other.productId(), other.sku().id(), warehouse, 100_000));

    WriteResult result = fleet.capability(StockWriter.class).writeStock(account, changes);

    assertThat(result.rows())
        .extracting(WriteResult.Row::accepted)
        .containsExactly(true, false, false, false, false);
    assertThat(result.rows().get(1).code()).isNotNull();
    assertThat(result.rows().get(2).code()).isNotNull();
    assertThat(result.rows().get(2).retryable()).isFalse();
    assertThat(result.rows().get(3).message()).contains("2 warehouses");
    assertThat(result.rows().get(4).message()).contains("99999");
    assertThat(fakeShop.product(good.productId()).orElseThrow().row().skus())
        .filteredOn(sku -> sku.id().equals(good.sku().id()))
        .singleElement()
        .satisfies(sku -> assertThat(sku.stock()).containsEntry(warehouse, 12));
  }

  @Test
  void priceOfOneProductRefused_leavesTheOthersWritten() {
    fakeShop.seedProducts(40);
    Map<String, SkuAt> byProduct = new LinkedHashMap<>();
    skus().forEach(at -> byProduct.putIfAbsent(at.productId(), at));
    List<SkuAt> chosen = byProduct.values().stream().limit(2).toList();
    Money price = new Money(new BigDecimal("2500000000"), "IDR");
    SkuAt bad = chosen.get(0);
    SkuAt good = chosen.get(1);

    WriteResult result =
        fleet
            .capability(PriceWriter.class)
            .writePrices(
                account,
                List.of(
                    new PriceChange(
                        bad.productId(), bad.sku().id(), new Money(BigDecimal.TEN, "USD")),
                    new PriceChange(good.productId(), good.sku().id(), price)));

    assertThat(result.rows()).extracting(WriteResult.Row::accepted).containsExactly(false, true);
    assertThat(result.rows().get(0).code()).isEqualTo("12052012");
    assertThat(fakeShop.product(good.productId()).orElseThrow().row().skus())
        .anySatisfy(sku -> assertThat(sku.price()).isEqualByComparingTo(price.amount()));
  }

  @Test
  void noPriceWritten_isAFailure() {
    fakeShop.seedProducts(5);
    SkuAt bad = skus().get(0);

    assertThatThrownBy(
            () ->
                fleet
                    .capability(PriceWriter.class)
                    .writePrices(
                        account,
                        List.of(
                            new PriceChange(
                                bad.productId(),
                                bad.sku().id(),
                                new Money(BigDecimal.TEN, "USD")))))
        .hasMessageContaining("12052012");
  }
}
