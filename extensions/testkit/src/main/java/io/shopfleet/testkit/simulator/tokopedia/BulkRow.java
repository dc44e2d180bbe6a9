package io.shopfleet.testkit.simulator.tokopedia;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One row of a bulk write: which product, and the new value.
 *
 * @param productId the product id that was sent, or null
 * @param sku the SKU that was sent, or null; it wins over the product id
 * @param value new stock, change of stock or new price
 */
record BulkRow(@Nullable Long productId, @Nullable String sku, BigDecimal value) {

  private static final int MOST_ROWS = 100;

  /** Reads the bare array of a request body. */
  static List<BulkRow> parse(ByteString body, String valueName) {
    List<BulkRow> rows = new ArrayList<>();
    try (JsonReader reader = JsonReader.of(new Buffer().write(body))) {
      reader.beginArray();
      while (reader.hasNext()) {
        rows.add(row(reader, valueName));
      }
      reader.endArray();
    } catch (IOException | JsonDataException | NumberFormatException malformed) {
      throw Refusal.malformed("PRD_DLV_043", "the body must be an array of rows");
    }
    if (rows.isEmpty()) {
      throw Refusal.malformed("PRD_DLV_043", "the body must have at least one row");
    }
    if (rows.size() > MOST_ROWS) {
      throw Refusal.malformed("PRD_DLV_018", "at most " + MOST_ROWS + " products in one call");
    }
    return rows;
  }

  private static BulkRow row(JsonReader reader, String valueName) throws IOException {
    Long productId = null;
    String sku = null;
    BigDecimal value = null;
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (name.equals("product_id")) {
        productId = number(reader, name).longValueExact();
      } else if (name.equals("sku")) {
        sku = reader.nextString();
      } else if (name.equals(valueName)) {
        value = number(reader, name);
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    if (value == null || (productId == null && sku == null)) {
      throw Refusal.malformed("PRD_DLV_042", "a row needs sku or product_id, and " + valueName);
    }
    return new BulkRow(productId, sku, value);
  }

  private static BigDecimal number(JsonReader reader, String name) throws IOException {
    if (reader.peek() != JsonReader.Token.NUMBER) {
      throw Refusal.malformed("PRD_DLV_042", name + " must be a number");
    }
    return new BigDecimal(reader.nextString());
  }
}
