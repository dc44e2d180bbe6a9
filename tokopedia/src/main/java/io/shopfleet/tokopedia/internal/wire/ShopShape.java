package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.tokopedia.model.Shop;
import io.shopfleet.tokopedia.model.Shop.Warehouse;
import java.util.List;

/** A shop of shop info. */
final class ShopShape extends ObjectShape<Shop> {

  private final Member<Long> shopId = int64("shop_id");
  private final Member<Long> userId = int64("user_id");
  private final Member<String> name = text("shop_name");
  private final Member<String> domain = text("domain");
  private final Member<String> url = text("shop_url");
  private final Member<Integer> open = int32("is_open");
  private final Member<Integer> status = int32("status");
  private final Member<String> created = text("date_shop_created");
  private final Member<String> province = text("province_name");
  private final Member<List<Warehouse>> warehouses = list("warehouses", new WarehouseShape());

  @Override
  Shop make(Values values) {
    return new Shop(
        values.required(shopId),
        values.get(userId),
        values.get(name),
        values.get(domain),
        values.get(url),
        values.get(open),
        values.get(status),
        values.get(created),
        values.get(province),
        values.listed(warehouses));
  }

  private static final class WarehouseShape extends ObjectShape<Warehouse> {

    private final Member<Long> id = int64("warehouse_id");
    private final Member<String> name = text("warehouse_name");
    private final Member<String> city = text("city_name");
    private final Member<String> postalCode = text("postal_code");
    private final Member<Integer> isDefault = int32("is_default");
    private final Member<Integer> status = int32("status");

    @Override
    Warehouse make(Values values) {
      return new Warehouse(
          values.get(id),
          values.get(name),
          values.get(city),
          values.get(postalCode),
          values.get(isDefault),
          values.get(status));
    }
  }
}
