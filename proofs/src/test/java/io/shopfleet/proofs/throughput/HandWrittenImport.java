package io.shopfleet.proofs.throughput;

import io.shopfleet.benchmarks.HandWrittenShop;
import io.shopfleet.benchmarks.MoshiOrderPage;
import io.shopfleet.benchmarks.MoshiOrderPage.LineItem;
import io.shopfleet.benchmarks.MoshiOrderPage.Payment;
import io.shopfleet.benchmarks.MoshiOrderPage.RecipientAddress;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An import as a host would write it without Shopfleet: OkHttp, Moshi's records, batches of upserts
 * and a commit for each page. The same columns of the same tables, and where it stands beside them;
 * no accounts, no limits, no repetition, no tokens, no run records.
 */
final class HandWrittenImport {

  private static final String ORDERS =
      """
      INSERT INTO integration_orders (account_id, order_id, updated_at, undated, status, phase,
        created_at, paid_at, currency, total_amount, items_amount, shipping_amount,
        seller_discount, platform_discount, tax_amount, channel, units, cash_on_delivery,
        free_sample, recipient_name, recipient_phone, recipient_address, recipient_postal_code,
        recipient_region, accept_by, ship_by, deliver_by, fingerprint, stored_at)
      VALUES (?, ?, ?, FALSE, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, now())
      ON CONFLICT (account_id, order_id) DO UPDATE SET
        updated_at = excluded.updated_at, status = excluded.status, phase = excluded.phase,
        paid_at = excluded.paid_at, total_amount = excluded.total_amount,
        items_amount = excluded.items_amount, shipping_amount = excluded.shipping_amount,
        seller_discount = excluded.seller_discount,
        platform_discount = excluded.platform_discount, tax_amount = excluded.tax_amount,
        units = excluded.units, recipient_name = excluded.recipient_name,
        recipient_phone = excluded.recipient_phone,
        recipient_address = excluded.recipient_address,
        recipient_postal_code = excluded.recipient_postal_code,
        recipient_region = excluded.recipient_region, accept_by = excluded.accept_by,
        ship_by = excluded.ship_by, deliver_by = excluded.deliver_by, stored_at = now()
      WHERE integration_orders.updated_at <= excluded.updated_at
      """;
  private static final String LINES =
      """
      INSERT INTO integration_order_lines (account_id, order_id, line_number, line_ids, product_id,
        sku_id, seller_sku, name, quantity, unit_price, currency, gift)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (account_id, order_id, line_number) DO UPDATE SET
        line_ids = excluded.line_ids, quantity = excluded.quantity,
        unit_price = excluded.unit_price
      """;
  private static final String POSITION =
      """
      INSERT INTO integration_checkpoints (account_id, stream, watermark, version)
      VALUES (?, 'ORDERS', ?, 1)
      ON CONFLICT (account_id, stream) DO UPDATE SET
        watermark = excluded.watermark, version = integration_checkpoints.version + 1
      """;
  private static final String NO_FINGERPRINT = "0".repeat(64);

  private final HandWrittenShop shop;
  private final DataSource database;
  private final String account;

  HandWrittenImport(URI address, DataSource database, String account) {
    this.shop = new HandWrittenShop(address);
    this.database = database;
    this.account = account;
  }

  void run(Instant since) throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      String token = "";
      do {
        MoshiOrderPage.Data page = shop.page(since.getEpochSecond(), token).data();
        store(connection, page.orders());
        token = page.nextPageToken();
      } while (token != null && !token.isEmpty());
    }
  }

  private void store(Connection connection, List<MoshiOrderPage.Order> page) throws SQLException {
    try (PreparedStatement orders = connection.prepareStatement(ORDERS);
        PreparedStatement lines = connection.prepareStatement(LINES);
        PreparedStatement position = connection.prepareStatement(POSITION)) {
      for (MoshiOrderPage.Order order : page) {
        bind(orders, order);
        orders.addBatch();
        bindLines(lines, order);
      }
      int[] unused = orders.executeBatch();
      int[] unusedToo = lines.executeBatch();
      position.setString(1, account);
      instant(position, 2, page.get(page.size() - 1).updateTime());
      position.executeUpdate();
      connection.commit();
    }
  }

  private void bind(PreparedStatement row, MoshiOrderPage.Order order) throws SQLException {
    Payment payment = order.payment();
    RecipientAddress to = order.recipientAddress();
    row.setString(1, account);
    row.setString(2, order.id());
    instant(row, 3, order.updateTime());
    row.setString(4, order.status());
    row.setString(5, order.status());
    instant(row, 6, order.createTime());
    instant(row, 7, order.paidTime());
    row.setString(8, payment.currency());
    row.setBigDecimal(9, amount(payment.totalAmount()));
    row.setBigDecimal(10, amount(payment.subTotal()));
    row.setBigDecimal(11, amount(payment.shippingFee()));
    row.setBigDecimal(12, amount(payment.sellerDiscount()));
    row.setBigDecimal(13, amount(payment.platformDiscount()));
    row.setBigDecimal(14, amount(payment.tax()));
    row.setString(15, order.commercePlatform());
    row.setLong(16, order.lineItems().size());
    row.setBoolean(17, Boolean.TRUE.equals(order.isCod()));
    row.setBoolean(18, Boolean.TRUE.equals(order.isSampleOrder()));
    row.setString(19, to.name());
    row.setString(20, to.phoneNumber());
    row.setString(21, to.fullAddress());
    row.setString(22, to.postalCode());
    row.setString(23, to.regionCode());
    instant(row, 24, order.rtsSlaTime());
    instant(row, 25, order.ttsSlaTime());
    instant(row, 26, order.deliverySlaTime());
    row.setString(27, NO_FINGERPRINT);
  }

  private record LineKey(String sku, String price) {}

  private void bindLines(PreparedStatement row, MoshiOrderPage.Order order) throws SQLException {
    Map<LineKey, List<LineItem>> grouped = new LinkedHashMap<>();
    for (LineItem item : order.lineItems()) {
      grouped
          .computeIfAbsent(new LineKey(item.skuId(), item.salePrice()), unused -> new ArrayList<>())
          .add(item);
    }
    int number = 0;
    for (List<LineItem> units : grouped.values()) {
      LineItem first = units.get(0);
      row.setString(1, account);
      row.setString(2, order.id());
      row.setInt(3, ++number);
      row.setObject(
          4,
          units.stream().map(LineItem::id).collect(Collectors.joining("\",\"", "[\"", "\"]")),
          Types.OTHER);
      row.setString(5, first.productId());
      row.setString(6, first.skuId());
      row.setString(7, first.sellerSku());
      row.setString(8, first.productName());
      row.setInt(9, units.size());
      row.setBigDecimal(10, amount(first.salePrice()));
      row.setString(11, order.payment().currency());
      row.setBoolean(12, Boolean.TRUE.equals(first.isGift()));
      row.addBatch();
    }
  }

  private static @Nullable BigDecimal amount(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static void instant(PreparedStatement row, int position, @Nullable Long second)
      throws SQLException {
    row.setObject(
        position,
        second == null || second == 0
            ? null
            : Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
