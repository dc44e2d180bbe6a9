package io.shopfleet.proofs.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.TenantId;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.proofs.ProofShop;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.testkit.simulator.tiktok.OrderRow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The shops of one import, whose orders go on changing, and the comparison of the two books. */
final class ImportedShops {

  private static final int PRODUCTS = 3;
  private static final double MOVED = 0.03;

  private final String tenant;
  private final int orders;
  private final List<FakeShop> shops = new ArrayList<>();
  private final Random random;

  /**
   * @param orders how many each shop has at first
   */
  ImportedShops(String tenant, int orders, Random random) {
    this.tenant = tenant;
    this.orders = orders;
    this.random = random;
  }

  String tenant() {
    return tenant;
  }

  /** Opens shops with orders of the days before, and registers their accounts. */
  void open(int count, FakeTikTokShop fake, FakeApp app, ShopfleetJdbc stores, Instant since) {
    for (int i = 0; i < count; i++) {
      FakeSeller seller = fake.seller(tenant + " " + i, "ID");
      FakeShop shop =
          seller.shop().seedProducts(PRODUCTS).seedOrders(orders, since, fake.clock().instant());
      shops.add(shop);
      ProofShop known =
          new ProofShop(shop.id(), shop.cipher(), new CredentialId("credential-" + shop.id()));
      assertThat(
              stores
                  .credentials()
                  .save(
                      known.credential(),
                      0,
                      known.credential(app, seller.connect(app), RenewalPolicy.DEFAULT, random)))
          .isTrue();
      Account unused =
          stores
              .accounts()
              .register(known.toAccount().toBuilder().tenant(new TenantId(tenant)).build());
    }
  }

  /** What buyers and sellers do while an import is under way. */
  void change() {
    FakeShop shop = shops.get(random.nextInt(shops.size()));
    int unused = shop.advanceOrders(MOVED);
    shop.newOrders(random.nextInt(3));
  }

  /** How the host's book differs from the marketplace's. */
  record Difference(long orders, long lost, long stale, long unknown, long doubled) {

    static final Difference NONE = new Difference(0, 0, 0, 0, 0);

    Difference plus(Difference other) {
      return new Difference(
          orders + other.orders,
          lost + other.lost,
          stale + other.stale,
          unknown + other.unknown,
          doubled + other.doubled);
    }

    boolean equal() {
      return lost == 0 && stale == 0 && unknown == 0 && doubled == 0;
    }
  }

  /** Compares every order of every shop. */
  Difference compare(DataSource database, Books books) throws SQLException {
    Difference all = Difference.NONE;
    for (FakeShop shop : shops) {
      all = all.plus(compare(shop, database, books));
    }
    return all;
  }

  private static Difference compare(FakeShop shop, DataSource database, Books books)
      throws SQLException {
    String account = account(shop).value();
    Map<String, Entry> theirs =
        shop.orders().stream().collect(Collectors.toMap(OrderRow::id, Entry::of));
    Map<String, Entry> ours = new HashMap<>();
    read(
        database,
        "SELECT order_id, status, updated_at, total_amount FROM "
            + books.table()
            + " WHERE account_id = ?",
        account,
        row -> ours.put(row.getString(1), Entry.of(row)));
    long lost = theirs.keySet().stream().filter(id -> !ours.containsKey(id)).count();
    long unknown = ours.keySet().stream().filter(id -> !theirs.containsKey(id)).count();
    long stale =
        theirs.entrySet().stream()
            .filter(order -> ours.containsKey(order.getKey()))
            .filter(order -> !order.getValue().equals(ours.get(order.getKey())))
            .count();
    long doubled =
        books == Books.READY
            ? writtenTwice(database, books, account) + wrongLines(shop, database, account)
            : writtenTwice(database, books, account);
    return new Difference(theirs.size(), lost, stale, unknown, doubled);
  }

  /** An order in the values that both books have. */
  private record Entry(String status, Instant updatedAt, BigDecimal total) {

    static Entry of(OrderRow row) {
      return new Entry(row.status().name(), row.updateTime(), row.total().stripTrailingZeros());
    }

    static Entry of(ResultSet row) throws SQLException {
      return new Entry(
          row.getString(2),
          row.getTimestamp(3).toInstant(),
          row.getBigDecimal(4).stripTrailingZeros());
    }
  }

  /** Versions that changed the book more than once, as the database itself noted it. */
  private static long writtenTwice(DataSource database, Books books, String account)
      throws SQLException {
    List<Long> times = new ArrayList<>();
    read(
        database,
        "SELECT count(*) - 1 FROM book_changes WHERE book = '"
            + books.table()
            + "' AND account_id = ? GROUP BY order_id, updated_at, status HAVING count(*) > 1",
        account,
        row -> times.add(row.getLong(1)));
    return times.stream().mapToLong(Long::longValue).sum();
  }

  /** Orders whose lines do not add up to what was ordered. */
  private static long wrongLines(FakeShop shop, DataSource database, String account)
      throws SQLException {
    Map<String, Map<String, Integer>> units = new HashMap<>();
    read(
        database,
        "SELECT order_id, sku_id, sum(quantity) FROM integration_order_lines WHERE account_id = ?"
            + " GROUP BY order_id, sku_id",
        account,
        row ->
            units
                .computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                .put(row.getString(2), row.getInt(3)));
    Function<OrderRow, Map<String, Integer>> ours =
        order -> units.getOrDefault(order.id(), Map.of());
    return shop.orders().stream()
        .filter(order -> !order.unitsBySku().equals(ours.apply(order)))
        .count();
  }

  @FunctionalInterface
  private interface RowReader {

    void read(ResultSet row) throws SQLException;
  }

  private static void read(DataSource database, String query, String account, RowReader reader)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, account);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  /** The marketplace's days that an import reads. */
  static Instant since(Instant now) {
    return now.minus(Duration.ofDays(10));
  }

  List<FakeShop> shops() {
    return List.copyOf(shops);
  }

  List<AccountId> accounts() {
    return shops.stream().map(ImportedShops::account).toList();
  }

  static AccountId account(FakeShop shop) {
    return new ProofShop(shop.id(), "", new CredentialId("none")).account();
  }
}
