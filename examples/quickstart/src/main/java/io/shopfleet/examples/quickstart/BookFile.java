package io.shopfleet.examples.quickstart;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;

/**
 * Writes the book as one JSON object per line: all orders, then all SKUs, each by account and id.
 */
final class BookFile {

  private BookFile() {}

  static void write(Book book, Path file) throws IOException {
    List<Book.OrderRow> orders =
        book.orders().stream()
            .sorted(
                Comparator.comparing(Book.OrderRow::account).thenComparing(Book.OrderRow::orderId))
            .toList();
    List<Book.SkuRow> skus =
        book.skus().stream()
            .sorted(
                Comparator.comparing(Book.SkuRow::account)
                    .thenComparing(Book.SkuRow::productId)
                    .thenComparing(Book.SkuRow::skuId))
            .toList();
    try (BufferedSink sink = Okio.buffer(Okio.sink(file))) {
      for (Book.OrderRow row : orders) {
        line(sink, json -> order(json, row));
      }
      for (Book.SkuRow row : skus) {
        line(sink, json -> sku(json, row));
      }
    }
  }

  private interface Fields {
    void write(JsonWriter json) throws IOException;
  }

  private static void line(BufferedSink sink, Fields fields) throws IOException {
    Buffer line = new Buffer();
    JsonWriter json = JsonWriter.of(line);
    json.setSerializeNulls(true);
    json.beginObject();
    fields.write(json);
    json.endObject();
    sink.writeAll(line);
    sink.writeByte('\n');
  }

  private static void order(JsonWriter json, Book.OrderRow row) throws IOException {
    // A marketplace that has not told its last change yet is known to have changed it at creation.
    Instant updatedAt = row.updatedAt() == null ? row.createdAt() : row.updatedAt();
    json.name("account").value(row.account());
    json.name("shopId").value(row.shopId());
    json.name("orderId").value(row.orderId());
    json.name("status").value(row.status());
    json.name("updatedAt").value(updatedAt.toString());
    json.name("total").value(row.total());
    json.name("currency").value(row.currency());
    json.name("channel").value(row.channel());
    json.name("units").value(row.units());
  }

  private static void sku(JsonWriter json, Book.SkuRow row) throws IOException {
    json.name("account").value(row.account());
    json.name("shopId").value(row.shopId());
    json.name("productId").value(row.productId());
    json.name("skuId").value(row.skuId());
    json.name("sellerSku").value(row.sellerSku());
    json.name("stock").value(row.stock());
    json.name("price").value(row.price());
  }
}
