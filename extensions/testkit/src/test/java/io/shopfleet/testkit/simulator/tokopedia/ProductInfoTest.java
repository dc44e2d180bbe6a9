package io.shopfleet.testkit.simulator.tokopedia;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.testkit.simulator.tokopedia.ProductRow.Kind;
import io.shopfleet.testkit.simulator.tokopedia.Wire.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductInfoTest {

  private static final String PATH = "inventory/v1/fs/15001/product/info?";

  private final FakeTokopedia tokopedia = FakeTokopedia.open();
  private final FakeTokopediaApp app = tokopedia.app(15_001, "client-a", "secret-a");
  private final FakeTokopediaShop shop = app.shop(480_001, "Toko Satu");
  private final Wire wire = Wire.signedIn(tokopedia, app);

  @AfterEach
  void close() {
    tokopedia.close();
  }

  @Test
  void pagesOfAShop_giveEveryRowOnce_andEndWithAnEmptyArray() {
    shop.seedProducts(120);

    List<Long> seen = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      seen.addAll(ids(byShop(page, 50)));
    }

    assertThat(seen)
        .containsExactlyElementsOf(shop.products().stream().map(ProductRow::productId).toList());
    assertThat(byShop(4, 50).json()).containsEntry("data", List.of());
  }

  @Test
  void fiftyPerPage_isTheMost() {
    assertThat(byShop(1, 50).status()).isEqualTo(200);
    assertThat(byShop(1, 51).status()).isEqualTo(400);
  }

  @Test
  void pageMissing_answersPrdDlv005() {
    Answer answer = wire.get(PATH + "shop_id=480001&per_page=10");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("PRD_DLV_005");
  }

  @ParameterizedTest
  @CsvSource({"0, 400", "1, 200", "10, 200", "11, 400"})
  void sort_goesFromOneToTen(int sort, int status) {
    assertThat(wire.get(PATH + "shop_id=480001&page=1&per_page=10&sort=" + sort).status())
        .isEqualTo(status);
  }

  @Test
  void pageBeyondTenThousandProducts_needsLastSort() {
    assertThat(byShop(200, 50).status()).isEqualTo(200);
    assertThat(byShop(201, 50).status()).isEqualTo(400);
  }

  @Test
  void lastSortOfTheLastRow_givesTheRowsAfterIt() {
    shop.seedProducts(30);
    List<Map<String, @Nullable Object>> first = byShop(1, 10).rows();
    String mark = Wire.text(first.get(9), "last_sort");

    Answer next = wire.get(PATH + "shop_id=480001&page=201&per_page=50&last_sort=" + mark);

    assertThat(ids(next))
        .containsExactlyElementsOf(
            shop.products().subList(10, 30).stream().map(ProductRow::productId).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"product_id", "product"})
  void listOfIds_givesThoseProducts_andPassesOverUnknownOnes(String name) {
    shop.seedProducts(5);
    long first = shop.products().get(0).productId();
    long third = shop.products().get(2).productId();

    Answer answer = wire.get(PATH + name + "=" + first + ",99," + third);

    assertThat(ids(answer)).containsExactly(first, third);
    assertThat(first).isGreaterThan(1L << 32);
  }

  @Test
  void idsThatAllAreUnknown_answerPrdGrpc003() {
    Answer answer = wire.get(PATH + "product_id=99");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.errorCode()).isEqualTo("PRD_GRPC_003");
  }

  @Test
  void idThatIsNoNumber_answersPrdUsc024() {
    Answer answer = wire.get(PATH + "product_id=abc");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.errorCode()).isEqualTo("PRD_USC_024");
  }

  @Test
  void sku_givesItsProductInEveryShopOfTheApp() {
    FakeTokopediaShop other = app.shop(480_002, "Toko Dua");
    ProductRow mine = shop.product("SAME", 1, BigDecimal.valueOf(1_000));
    ProductRow theirs = other.product("SAME", 2, BigDecimal.valueOf(2_000));

    assertThat(ids(wire.get(PATH + "sku=SAME")))
        .containsExactly(mine.productId(), theirs.productId());
    assertThat(ids(wire.get(PATH + "sku=SAME&shop_id=480002"))).containsExactly(theirs.productId());
  }

  @Test
  void nothingToLookFor_isRefused() {
    assertThat(wire.get(PATH).status()).isEqualTo(400);
  }

  @Test
  void row_hasTheMixedCasingOfTheWire() {
    shop.product("SKU-1", 7, BigDecimal.valueOf(27_000));

    Map<String, @Nullable Object> row = byShop(1, 10).rows().get(0);

    assertThat(Wire.number(Wire.object(row.get("basic")), "shopID")).isEqualByComparingTo("480001");
    assertThat(Wire.number(Wire.object(row.get("price")), "idr")).isEqualByComparingTo("27000");
    assertThat(Wire.number(Wire.object(row.get("price")), "LastUpdateUnix"))
        .isEqualByComparingTo(BigDecimal.valueOf(tokopedia.clock().epochSecond()));
    assertThat(Wire.number(Wire.object(row.get("stock")), "value")).isEqualByComparingTo("7");
    assertThat(Wire.number(row, "main_stock")).isEqualByComparingTo("7");
    assertThat(Wire.object(row.get("other"))).containsEntry("sku", "SKU-1");
    assertThat(row).containsKey("GMStats").containsEntry("preorder", Map.of());
  }

  @Test
  void variants_areRowsOfTheirOwnUnderTheirParent() {
    List<ProductRow> added =
        shop.variants("Kaos", List.of("KAOS-S", "KAOS-M"), 4, BigDecimal.valueOf(80_000));

    List<Map<String, @Nullable Object>> rows = byShop(1, 10).rows();

    Map<String, @Nullable Object> parent = Wire.object(rows.get(0).get("variant"));
    assertThat(parent)
        .containsEntry("isParent", true)
        .containsEntry(
            "childrenID",
            List.of(
                BigDecimal.valueOf(added.get(1).productId()),
                BigDecimal.valueOf(added.get(2).productId())));
    assertThat(Wire.object(rows.get(1).get("variant"))).containsEntry("isVariant", true);
    assertThat(added)
        .extracting(ProductRow::kind)
        .containsExactly(Kind.PARENT, Kind.VARIANT, Kind.VARIANT);
    assertThat(added.get(2).parentId()).hasValue(added.get(0).productId());
    assertThat(added.get(0).parentId()).isEmpty();
  }

  @Test
  void sellersOwnChange_isSeenAtOnce() {
    shop.product("SKU-1", 7, BigDecimal.valueOf(27_000));
    shop.setStock("SKU-1", 0);
    shop.setPrice("SKU-1", new BigDecimal("26500.5"));

    Map<String, @Nullable Object> row = byShop(1, 10).rows().get(0);

    assertThat(Wire.number(Wire.object(row.get("stock")), "value")).isEqualByComparingTo("0");
    assertThat(Wire.number(Wire.object(row.get("price")), "value")).isEqualByComparingTo("26500.5");
  }

  private Answer byShop(int page, int perPage) {
    return wire.get(PATH + "shop_id=480001&page=" + page + "&per_page=" + perPage);
  }

  private static List<Long> ids(Answer answer) {
    return answer.rows().stream()
        .map(row -> Wire.number(Wire.object(row.get("basic")), "productID").longValueExact())
        .toList();
  }
}
