package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.PriceChange;
import io.shopfleet.commerce.StockChange;
import io.shopfleet.commerce.WriteResult;
import io.shopfleet.commerce.WriteResult.Row;
import io.shopfleet.platform.PriceWriter;
import io.shopfleet.platform.StockWriter;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import io.shopfleet.tokopedia.model.PriceUpdate;
import io.shopfleet.tokopedia.model.ProductKey;
import io.shopfleet.tokopedia.model.StockUpdate;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes stock and prices through the classic API, by product id. Rows that cannot be sent (an id
 * that is no number, another currency) are refused without a call.
 */
public final class ClassicWriters implements StockWriter, PriceWriter {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final ClassicCalls calls;

  public ClassicWriters(ClassicCalls calls) {
    this.calls = calls;
  }

  @Override
  public WriteResult writeStock(Account account, List<StockChange> changes) {
    RowWriter<StockUpdate> writer =
        new RowWriter<>(
            StockUpdate::key,
            (warehouseId, rows) -> calls.overwriteStock(account, warehouseId, rows));
    for (StockChange change : changes) {
      OptionalLong product = number(change.skuId());
      OptionalLong warehouse = number(change.warehouseId());
      if (product.isEmpty()) {
        writer.refuse(noProductId(change.skuId()));
      } else if (warehouse.isEmpty() && change.warehouseId() != null) {
        writer.refuse(
            Row.refused(
                change.skuId(),
                null,
                "\"" + change.warehouseId() + "\" is no Tokopedia warehouse id; it is a number",
                false));
      } else {
        StockUpdate update =
            new StockUpdate(new ProductKey.Id(product.getAsLong()), change.quantity());
        writer.add(change.skuId(), warehouse.isPresent() ? warehouse.getAsLong() : null, update);
      }
    }
    return writer.write();
  }

  @Override
  public WriteResult writePrices(Account account, List<PriceChange> changes) {
    RowWriter<PriceUpdate> writer =
        new RowWriter<>(
            PriceUpdate::key,
            (warehouseId, rows) -> calls.updatePrices(account, warehouseId, rows));
    for (PriceChange change : changes) {
      OptionalLong product = number(change.skuId());
      if (product.isEmpty()) {
        writer.refuse(noProductId(change.skuId()));
      } else if (!change.price().currency().equals(Rupiah.CODE)) {
        writer.refuse(
            Row.refused(
                change.skuId(), null, "Tokopedia prices are in IDR, not " + change.price(), false));
      } else {
        writer.add(
            change.skuId(),
            null,
            new PriceUpdate(new ProductKey.Id(product.getAsLong()), change.price().amount()));
      }
    }
    return writer.write();
  }

  private static Row noProductId(String skuId) {
    return Row.refused(
        skuId, null, "\"" + skuId + "\" is no Tokopedia product id; it is a number", false);
  }

  private static OptionalLong number(@Nullable String text) {
    return text != null && NUMBER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
