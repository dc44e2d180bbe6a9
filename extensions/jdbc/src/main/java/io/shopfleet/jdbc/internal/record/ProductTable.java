package io.shopfleet.jdbc.internal.record;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.Sku;
import io.shopfleet.jdbc.internal.record.RecordTable.Dating;
import java.util.List;

/** Products in {@code integration_products}, variants in {@code integration_product_skus}. */
public final class ProductTable {

  private ProductTable() {}

  /**
   * @param sourceText what is kept of the marketplace's own record
   */
  public static RecordTable<Product> of(SourceText sourceText) {
    return new RecordTable<>(
        DataStream.PRODUCTS,
        "integration_products",
        "product_id",
        ColumnType.ID,
        Product::id,
        new Dating<>(
            Product::updatedAt,
            product -> product.status().raw(),
            product -> product.status().state(),
            state -> RecordVersion.NO_RANK),
        List.of(
            new Column<>("title", ColumnType.TEXT, Product::title),
            new Column<>("created_at", ColumnType.INSTANT, Product::createdAt),
            sourceText.column(Product::source)),
        new LineTable<>(
            "integration_product_skus",
            Product::skus,
            List.of(
                new Column<>("sku_id", ColumnType.ID, Sku::id),
                new Column<>("seller_sku", ColumnType.TEXT, Sku::sellerSku),
                new Column<>(
                    "price",
                    ColumnType.AMOUNT,
                    sku -> sku.price() == null ? null : sku.price().amount()),
                new Column<>(
                    "currency",
                    ColumnType.TEXT,
                    sku -> sku.price() == null ? null : sku.price().currency()),
                new Column<>("stock", ColumnType.NUMBER, Sku::stock))));
  }
}
