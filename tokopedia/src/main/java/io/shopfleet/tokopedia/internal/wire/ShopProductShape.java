package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.internal.json.LenientJson;
import io.shopfleet.tokopedia.model.ShopProduct;
import io.shopfleet.tokopedia.model.ShopProduct.WarehouseStock;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of product info, which puts its values into many small objects of mixed casing. */
final class ShopProductShape extends ObjectShape<ShopProduct> {

  private final Member<Basic> basic = member("basic", new BasicShape());
  private final Member<Amount> price = member("price", new AmountShape());
  private final Member<Amount> weight = member("weight", new AmountShape());
  private final Member<Stock> stock = member("stock", new StockShape());
  private final Member<Long> mainStock = int64("main_stock");
  private final Member<Long> reserveStock = int64("reserve_stock");
  private final Member<Variant> variant = member("variant", new VariantShape());
  private final Member<Other> other = member("other", new OtherShape());
  private final Member<List<WarehouseStock>> warehouses =
      list("warehouses", new WarehouseStockShape());
  private final Member<String> lastSort = text("last_sort");

  @Override
  ShopProduct make(Values values) {
    Basic base = values.required(basic);
    Amount cost = values.get(price);
    Amount mass = values.get(weight);
    Stock units = values.get(stock);
    Variant kind = values.get(variant);
    Other rest = values.get(other);
    return new ShopProduct(
        base.productId(),
        base.shopId(),
        base.status(),
        base.name(),
        base.condition(),
        base.categoryId(),
        base.createTime(),
        base.updateTime(),
        rupiah(cost),
        mass == null ? null : mass.value(),
        mass == null ? null : mass.unit(),
        units == null ? null : units.value(),
        values.get(mainStock),
        values.get(reserveStock),
        kind != null && kind.isParent(),
        kind != null && kind.isVariant(),
        kind == null ? List.of() : kind.children(),
        rest == null ? null : rest.sku(),
        rest == null ? null : rest.url(),
        values.listed(warehouses),
        values.get(lastSort));
  }

  private static @Nullable BigDecimal rupiah(@Nullable Amount price) {
    if (price == null) {
      return null;
    }
    return price.idr() == null ? price.value() : price.idr();
  }

  private record Basic(
      long productId,
      @Nullable Long shopId,
      @Nullable Integer status,
      @Nullable String name,
      @Nullable Integer condition,
      @Nullable Long categoryId,
      @Nullable Long createTime,
      @Nullable Long updateTime) {}

  private static final class BasicShape extends ObjectShape<Basic> {

    private final Member<Long> productId = int64("productID");
    private final Member<Long> shopId = int64("shopID");
    private final Member<Integer> status = int32("status");
    private final Member<String> name = text("name");
    private final Member<Integer> condition = int32("condition");
    private final Member<Long> categoryId = int64("childCategoryID");
    private final Member<Long> createTime = int64("createTimeUnix");
    private final Member<Long> updateTime = int64("updateTimeUnix");

    @Override
    Basic make(Values values) {
      return new Basic(
          values.required(productId),
          values.get(shopId),
          values.get(status),
          values.get(name),
          values.get(condition),
          values.get(categoryId),
          values.get(createTime),
          values.get(updateTime));
    }
  }

  private record Amount(
      @Nullable BigDecimal value, @Nullable Integer unit, @Nullable BigDecimal idr) {}

  private static final class AmountShape extends ObjectShape<Amount> {

    private final Member<BigDecimal> value = decimal("value");
    private final Member<Integer> unit = int32("unit");
    private final Member<BigDecimal> idr = decimal("idr");

    @Override
    Amount make(Values values) {
      return new Amount(values.get(value), values.get(unit), values.get(idr));
    }
  }

  private record Stock(@Nullable Long value) {}

  private static final class StockShape extends ObjectShape<Stock> {

    private final Member<Long> value = int64("value");

    @Override
    Stock make(Values values) {
      return new Stock(values.get(value));
    }
  }

  private record Variant(boolean isParent, boolean isVariant, List<Long> children) {}

  private static final class VariantShape extends ObjectShape<Variant> {

    private final Member<Boolean> isParent = bool("isParent");
    private final Member<Boolean> isVariant = bool("isVariant");
    private final Member<List<Long>> children = list("childrenID", LenientJson::int64);

    @Override
    Variant make(Values values) {
      return new Variant(
          values.isTrue(isParent), values.isTrue(isVariant), values.listed(children));
    }
  }

  private record Other(@Nullable String sku, @Nullable String url) {}

  private static final class OtherShape extends ObjectShape<Other> {

    private final Member<String> sku = text("sku");
    private final Member<String> url = text("url");

    @Override
    Other make(Values values) {
      return new Other(values.get(sku), values.get(url));
    }
  }

  private static final class WarehouseStockShape extends ObjectShape<WarehouseStock> {

    private final Member<Long> warehouseId = int64("warehouseID");
    private final Member<Amount> price = member("price", new AmountShape());
    private final Member<Stock> stock = member("stock", new StockShape());

    @Override
    WarehouseStock make(Values values) {
      Stock units = values.get(stock);
      return new WarehouseStock(
          values.get(warehouseId), rupiah(values.get(price)), units == null ? null : units.value());
    }
  }
}
