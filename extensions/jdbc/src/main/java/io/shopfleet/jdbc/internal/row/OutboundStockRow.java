package io.shopfleet.jdbc.internal.row;

import io.shopfleet.account.AccountId;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.stock.Exposure;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.StockKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** What is to become of the stock of one SKU as its row. */
public final class OutboundStockRow {

  public static final String COLUMNS =
      """
      sku_id, warehouse_id, product_id, item, desired, shown_least, shown_most, state, attempts,
      not_before, written_at, trouble, version\
      """;

  public static final String INSERT =
      """
      INSERT INTO integration_outbound_stock (
        account_id, sku_id, warehouse_id, product_id, item, desired, shown_least, shown_most,
        state, lane, attempts, not_before, written_at, trouble, version
      ) VALUES (
        :account, :sku, :warehouse, :product, :item, :desired, :least, :most,
        :state, :lane, :attempts, :notBefore, :written, :trouble, :version + 1
      )
      """;

  public static final String UPDATE =
      """
      UPDATE integration_outbound_stock SET
        product_id = :product, item = :item, desired = :desired, shown_least = :least,
        shown_most = :most, state = :state, lane = :lane, attempts = :attempts,
        not_before = :notBefore, written_at = :written, trouble = :trouble, version = version + 1
      WHERE account_id = :account AND sku_id = :sku AND warehouse_id = :warehouse
        AND version = :version
      """;

  private OutboundStockRow() {}

  public static <S extends SqlStatement<S>> S bind(
      S statement, Dialect dialect, AccountId account, OutboundRow row) {
    return statement
        .bind("account", account.value())
        .bind("sku", row.key().skuId())
        .bind("warehouse", warehouse(row.key()))
        .bind("product", row.productId())
        .bind("item", row.item())
        .bind("desired", row.desired())
        .bind("least", row.shown().least())
        .bind("most", row.shown().most())
        .bind("state", row.state().name())
        .bind("lane", row.lane().ordinal())
        .bind("attempts", row.attempts())
        .bind("notBefore", dialect.timestamp(row.notBefore()))
        .bind("written", dialect.timestamp(row.writtenAt()))
        .bind("trouble", Printable.orNull(row.trouble()))
        .bind("version", row.version());
  }

  /** The text for a warehouse; empty for one without a name. */
  public static String warehouse(StockKey key) {
    return Objects.requireNonNullElse(key.warehouseId(), "");
  }

  /** The key in a row. */
  public static StockKey key(ResultSet row) throws SQLException {
    String warehouse = row.getString("warehouse_id");
    return new StockKey(row.getString("sku_id"), warehouse.isEmpty() ? null : warehouse);
  }

  /**
   * What stands in a row.
   *
   * @throws SQLException also if the row holds what none can
   */
  public static OutboundRow read(ResultSet row, Dialect dialect) throws SQLException {
    StockKey key = key(row);
    @Nullable String item = row.getString("item");
    try {
      return new OutboundRow(
          key,
          row.getString("product_id"),
          item,
          row.getLong("desired"),
          new Exposure(row.getLong("shown_least"), row.getLong("shown_most")),
          OutboundRow.State.valueOf(row.getString("state")),
          row.getInt("attempts"),
          Objects.requireNonNull(dialect.instant(row, "not_before")),
          dialect.instant(row, "written_at"),
          row.getString("trouble"),
          row.getLong("version"));
    } catch (IllegalArgumentException e) {
      throw new SQLException("The row of outgoing stock of " + key + " holds what none can", e);
    }
  }
}
