package io.shopfleet.jdbc.internal.record;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.StockLevel;
import java.util.List;
import java.util.Objects;

/** Stock levels in {@code integration_stock_levels}; the level that was read last counts. */
public final class StockLevelTable {

  private StockLevelTable() {}

  public static RecordTable<StockLevel> create() {
    return new RecordTable<>(
        DataStream.INVENTORY,
        "integration_stock_levels",
        "level_id",
        ColumnType.PAIR_OF_IDS,
        StockLevelTable::id,
        null,
        List.of(
            new Column<>("product_id", ColumnType.ID, StockLevel::productId),
            new Column<>("sku_id", ColumnType.ID, StockLevel::skuId),
            new Column<>("seller_sku", ColumnType.TEXT, StockLevel::sellerSku),
            new Column<>("warehouse_id", ColumnType.ID, StockLevel::warehouseId),
            new Column<>("available_units", ColumnType.NUMBER, StockLevel::available),
            new Column<>("committed_units", ColumnType.NUMBER, StockLevel::committed)),
        null);
  }

  /** As a run names a level. */
  private static String id(StockLevel level) {
    return level.skuId() + "@" + Objects.requireNonNullElse(level.warehouseId(), "");
  }
}
