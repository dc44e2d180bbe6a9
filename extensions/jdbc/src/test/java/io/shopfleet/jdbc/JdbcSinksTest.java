package io.shopfleet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.CancellationStatus;
import io.shopfleet.commerce.CancellationType;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Initiator;
import io.shopfleet.commerce.Money;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.OrderAmounts;
import io.shopfleet.commerce.OrderDeadlines;
import io.shopfleet.commerce.OrderLine;
import io.shopfleet.commerce.OrderStatus;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ProductStatus;
import io.shopfleet.commerce.Recipient;
import io.shopfleet.commerce.RefundLine;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.ReturnStatus;
import io.shopfleet.commerce.ReturnType;
import io.shopfleet.commerce.SalesChannel;
import io.shopfleet.commerce.Sku;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.HostRecords;
import io.shopfleet.sync.RecordRejectedException;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.sync.Taken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a host finds in the tables by SQL. */
class JdbcSinksTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  @Nested
  class OnPostgresql extends OnAnyDatabase {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class OnMariadb extends OnAnyDatabase {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.MARIADB);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class OnH2 extends OnAnyDatabase {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.H2);

    @Override
    TestDatabase database() {
      return DATABASE;
    }
  }

  abstract static class OnAnyDatabase {

    private final Account account = account(UUID.randomUUID().toString());
    private JdbcSinks sinks;

    abstract TestDatabase database();

    @BeforeEach
    void build() {
      sinks = JdbcSinks.on(database().dataSource());
    }

    @Test
    void orderWithAllItsParts_standsInItsColumns() {
      take(sinks.orders(), DataStream.ORDERS, order("o-1", NOON, "Siti\0", idr("7.5")));

      assertThat(order("status")).isEqualTo("SENT");
      assertThat(order("phase")).isEqualTo("IN_TRANSIT");
      assertThat(order("updated_at")).contains("12:00:00.123");
      assertThat(order("paid_at")).contains("11:59:00.123");
      assertThat(order("currency")).isEqualTo("IDR");
      assertThat(amount("total_amount")).isEqualByComparingTo("150000.25");
      assertThat(amount("items_amount")).isEqualByComparingTo("7.5");
      assertThat(order("tax_amount")).isNull();
      assertThat(order("channel")).isEqualTo("TOKOPEDIA");
      assertThat(order("units")).isEqualTo("3");
      assertThat(order("recipient_name")).isEqualTo("Siti\uFFFD");
      assertThat(order("recipient_address")).hasSize(70_000);
      assertThat(order("ship_by")).contains("13:00:00.123");
      assertThat(order("deliver_by")).isNull();
      assertThat(order("source_record")).isNull();
      assertThat(line("line_ids")).contains("unit-1").contains("unit-2");
      assertThat(line("seller_sku")).isEqualTo("TEE-M");
      assertThat(line("quantity")).isEqualTo("3");
      assertThat(line("currency")).isEqualTo("IDR");
    }

    @Test
    void orderThatTellsLittle_standsWithoutTheRest() {
      Order bare =
          new Order(
              "o-1",
              new OrderStatus(OrderStatus.Phase.UNKNOWN, ""),
              NOON,
              null,
              null,
              idr("0"),
              OrderAmounts.UNTOLD,
              SalesChannel.TIKTOK_SHOP,
              List.of(),
              null,
              false,
              false,
              OrderDeadlines.NONE,
              "source");

      assertThat(take(sinks.orders(), DataStream.ORDERS, bare)).isEqualTo(new Taken(1, 0));

      assertThat(order("updated_at")).isNull();
      assertThat(order("recipient_name")).isNull();
      assertThat(count("integration_order_lines")).isZero();
      assertThat(take(sinks.orders(), DataStream.ORDERS, bare)).isEqualTo(new Taken(0, 1));
    }

    @Test
    void keepingTheSource_standsBesideAndCountsAsContent() {
      JdbcSinks keeping = sinks.keepingSource(source -> "{\"raw\":\"" + source + "\"}");
      Order order = order("o-1", NOON, "Siti", idr("1"));
      take(sinks.orders(), DataStream.ORDERS, order);

      assertThat(take(keeping.orders(), DataStream.ORDERS, order)).isEqualTo(new Taken(1, 0));

      assertThat(order("source_record")).isEqualTo("{\"raw\":\"source of o-1\"}");
    }

    @Test
    void amountsInSeveralCurrencies_rejected() {
      Order mixed = order("o-1", NOON, "Siti", new Money(BigDecimal.ONE, "USD"));

      assertThatExceptionOfType(RecordRejectedException.class)
          .isThrownBy(() -> take(sinks.orders(), DataStream.ORDERS, mixed))
          .withMessageContaining("items_amount is in another currency");
    }

    @Test
    void amountOfAsManyDigitsAsThereIsRoom_keptAndOneMoreRejected() {
      String most = "9".repeat(28) + "." + "9".repeat(10);
      take(sinks.orders(), DataStream.ORDERS, order("o-1", NOON, "Siti", idr(most + "000")));

      assertThat(amount("items_amount")).isEqualByComparingTo(most);
      for (String tooMany : List.of("1" + "0".repeat(28), "0." + "0".repeat(10) + "1")) {
        assertThatExceptionOfType(RecordRejectedException.class)
            .isThrownBy(
                () ->
                    take(
                        sinks.orders(),
                        DataStream.ORDERS,
                        order("o-2", NOON, "Siti", idr(tooMany))))
            .withMessageContaining("items_amount has more digits")
            .satisfies(rejected -> assertThat(rejected.recordId()).isEqualTo("o-2"));
      }
    }

    @Test
    void idOfAsManyCharactersAsThereIsRoom_keptAndOneMoreRejected() {
      take(sinks.orders(), DataStream.ORDERS, order("i".repeat(255), NOON, "Siti", idr("1")));

      assertThat(count("integration_orders")).isEqualTo(1);
      for (String unfit : List.of("i".repeat(256), "a\0b")) {
        assertThatExceptionOfType(RecordRejectedException.class)
            .isThrownBy(
                () -> take(sinks.orders(), DataStream.ORDERS, order(unfit, NOON, "Siti", idr("1"))))
            .satisfies(rejected -> assertThat(rejected.recordId()).isEqualTo(unfit));
      }
    }

    @Test
    void hostsOwnRuleRefusesOne_itIsNamedWithoutItsTextAndNothingIsStored() {
      Databases.execute(
          database().dataSource(),
          "ALTER TABLE integration_orders ADD CONSTRAINT nobody_called_rules_"
              + " CHECK (recipient_name <> 'Nobody at all')");
      try {
        assertThatExceptionOfType(RecordRejectedException.class)
            .isThrownBy(
                () ->
                    take(
                        sinks.orders(),
                        DataStream.ORDERS,
                        order("o-1", NOON, "Siti", idr("1")),
                        order("o-2", NOON, "Nobody at all", idr("1")),
                        order("o-3", NOON, "Budi", idr("1"))))
            .satisfies(
                rejected -> {
                  assertThat(rejected.recordId()).isEqualTo("o-2");
                  assertThat(rejected.reason())
                      .contains("integration_orders")
                      .doesNotContain("Nobody");
                });
        assertThat(count("integration_orders")).isZero();
      } finally {
        Databases.execute(
            database().dataSource(),
            "ALTER TABLE integration_orders DROP CONSTRAINT nobody_called_rules_");
      }
    }

    @Test
    void hostsRuleThatSomethingIsUnique_theLaterRecordIsNamedAndTheOthersCanBeStored() {
      Databases.execute(
          database().dataSource(),
          "CREATE UNIQUE INDEX one_order_each_ ON integration_orders (account_id, accept_by)");
      try {
        OrderDeadlines same = new OrderDeadlines(NOON, null, null);
        Order first = order("o-2", NOON, "Siti", idr("1"), same);
        Order second = order("o-1", NOON, "Budi", idr("1"), same);
        assertThatExceptionOfType(RecordRejectedException.class)
            .isThrownBy(() -> take(sinks.orders(), DataStream.ORDERS, first, second))
            .satisfies(
                rejected -> {
                  assertThat(rejected.recordId()).isEqualTo("o-1");
                  assertThat(rejected.reason()).contains("SQLSTATE 23").doesNotContain("Budi");
                });
        assertThat(count("integration_orders")).isZero();
        assertThat(take(sinks.orders(), DataStream.ORDERS, first)).isEqualTo(new Taken(1, 0));
        assertThatExceptionOfType(RecordRejectedException.class)
            .isThrownBy(() -> take(sinks.orders(), DataStream.ORDERS, second))
            .satisfies(rejected -> assertThat(rejected.recordId()).isEqualTo("o-1"));
      } finally {
        Databases.execute(
            database().dataSource(),
            "DROP INDEX one_order_each_"
                + (database().kind() == DatabaseKind.MARIADB ? " ON integration_orders" : ""));
      }
    }

    @Test
    void product_standsWithItsVariantsAndFollows() {
      Product before =
          new Product(
              "p-1",
              "Tee",
              new ProductStatus(ProductStatus.State.ACTIVE, "ACTIVATE"),
              null,
              NOON,
              List.of(new Sku("s-1", "TEE-M", idr("99"), 7L), new Sku("s-2", null, null, null)),
              "source");
      Product after =
          new Product(
              "p-1",
              "Tee, new",
              new ProductStatus(ProductStatus.State.INACTIVE, "SELLER_DEACTIVATED"),
              NOON,
              NOON.plusMillis(1),
              List.of(new Sku("s-2", "TEE-L", idr("98"), 0L)),
              "source");

      assertThat(take(sinks.products(), DataStream.PRODUCTS, before, before))
          .isEqualTo(new Taken(1, 1));
      assertThat(count("integration_product_skus")).isEqualTo(2);
      assertThat(take(sinks.products(), DataStream.PRODUCTS, after)).isEqualTo(new Taken(1, 0));
      assertThat(take(sinks.products(), DataStream.PRODUCTS, before)).isEqualTo(new Taken(0, 1));

      assertThat(cell("integration_products", "title")).isEqualTo("Tee, new");
      assertThat(cell("integration_products", "phase")).isEqualTo("INACTIVE");
      assertThat(cell("integration_product_skus", "sku_id")).isEqualTo("s-2");
      assertThat(cell("integration_product_skus", "stock")).isEqualTo("0");
      assertThat(count("integration_product_skus")).isEqualTo(1);
    }

    @Test
    void stockLevel_theOneReadLastCounts() {
      StockLevel named = new StockLevel("p", "s", "TEE-M", "W", 5, 2L);
      StockLevel unnamed = new StockLevel("p", "s", null, null, 4, null);

      assertThat(take(sinks.stock(), DataStream.INVENTORY, named, unnamed))
          .isEqualTo(new Taken(2, 0));
      assertThat(take(sinks.stock(), DataStream.INVENTORY, named, unnamed))
          .isEqualTo(new Taken(0, 2));
      assertThat(
              take(
                  sinks.stock(),
                  DataStream.INVENTORY,
                  new StockLevel("p", "s", "TEE-M", "W", 3, 2L)))
          .isEqualTo(new Taken(1, 0));

      assertThat(
              single(
                  "SELECT available_units FROM integration_stock_levels WHERE warehouse_id = 'W'"
                      + " AND account_id = '"
                      + account.id()
                      + "'"))
          .isEqualTo("3");
      assertThat(count("integration_stock_levels")).isEqualTo(2);
    }

    @Test
    void returnRequest_standsWithItsLinesAndFollows() {
      ReturnRequest asked = returned(ReturnStatus.Phase.REQUESTED, NOON, "1.50");
      ReturnRequest agreed = returned(ReturnStatus.Phase.APPROVED, NOON.plusMillis(1), "1.25");

      assertThat(take(sinks.returns(), DataStream.RETURNS, agreed, asked))
          .isEqualTo(new Taken(1, 1));

      assertThat(cell("integration_returns", "phase")).isEqualTo("APPROVED");
      assertThat(cell("integration_returns", "kind")).isEqualTo("REFUND");
      assertThat(cell("integration_returns", "initiator_role")).isEqualTo("BUYER");
      assertThat(new BigDecimal(cell("integration_returns", "refund_amount")))
          .isEqualByComparingTo("1.25");
      assertThat(cell("integration_return_lines", "sku_id")).isEqualTo("s-1");
    }

    @Test
    void cancellation_standsWithItsLines() {
      Cancellation cancellation =
          new Cancellation(
              "c-1",
              "o-1",
              new CancellationType(CancellationType.Kind.REQUEST, "BUYER_CANCEL"),
              new CancellationStatus(CancellationStatus.Phase.REQUESTED, "PENDING"),
              new Initiator(Initiator.Role.BUYER, "BUYER"),
              NOON,
              NOON,
              List.of(new RefundLine(null, "s-1", 2, null)),
              null,
              "changed \"mind\"",
              NOON.plusSeconds(9),
              "source");

      assertThat(take(sinks.cancellations(), DataStream.CANCELLATIONS, cancellation))
          .isEqualTo(new Taken(1, 0));

      assertThat(cell("integration_cancellations", "order_id")).isEqualTo("o-1");
      assertThat(cell("integration_cancellations", "reason")).isEqualTo("changed \"mind\"");
      assertThat(cell("integration_cancellations", "refund_amount")).isNull();
      assertThat(cell("integration_cancellation_lines", "quantity")).isEqualTo("2");
    }

    @Test
    void hostRecords_tellTheVersionsThatAreThere() {
      take(sinks.orders(), DataStream.ORDERS, order("o-1", NOON, "Siti", idr("1")));
      take(sinks.returns(), DataStream.RETURNS, returned(ReturnStatus.Phase.REQUESTED, NOON, "1"));
      take(sinks.stock(), DataStream.INVENTORY, new StockLevel("p", "s", null, null, 4, null));
      HostRecords host = sinks.hostRecords();

      assertThat(host.versions(account.id(), DataStream.ORDERS, List.of("o-1", "o-2", "O-1")))
          .containsOnlyKeys("o-1")
          .containsEntry("o-1", new HostRecords.Version(NOON, "SENT"));
      assertThat(host.versions(account.id(), DataStream.RETURNS, List.of("r-1")))
          .containsOnlyKeys("r-1");
      assertThat(host.versions(account.id(), DataStream.PRODUCTS, List.of("o-1"))).isEmpty();
      assertThat(host.versions(account.id(), DataStream.INVENTORY, List.of("s@"))).isEmpty();
      assertThat(host.versions(account.id(), DataStream.ORDERS, List.of())).isEmpty();
      assertThat(host.versions(account("x").id(), DataStream.ORDERS, List.of("o-1"))).isEmpty();
    }

    @Test
    void erased_nothingOfTheAccountIsLeftAndTheOthersStay() {
      Account other = account(account.id() + "-other");
      for (Account one : List.of(account, other)) {
        sinks.orders().take(one, batch(DataStream.ORDERS, order("o-1", NOON, "Siti", idr("1"))));
        sinks
            .returns()
            .take(
                one, batch(DataStream.RETURNS, returned(ReturnStatus.Phase.REQUESTED, NOON, "1")));
        sinks
            .stock()
            .take(one, batch(DataStream.INVENTORY, new StockLevel("p", "s", null, null, 4, null)));
      }

      sinks.erase(account.id());
      sinks.erase(account.id());

      assertThat(Databases.dump(database())).doesNotContain(account.id() + "|");
      assertThat(
              single(
                  "SELECT COUNT(*) FROM integration_order_lines WHERE account_id = '"
                      + other.id()
                      + "'"))
          .isEqualTo("1");
    }

    @SafeVarargs
    private <R> Taken take(SyncSink<R> sink, DataStream stream, R... records) {
      return sink.take(account, batch(stream, records));
    }

    @SafeVarargs
    private static <R> SyncBatch<R> batch(DataStream stream, R... records) {
      return new SyncBatch<>(stream, Arrays.asList(records), null);
    }

    private @Nullable String order(String column) {
      return cell("integration_orders", column);
    }

    private @Nullable String line(String column) {
      return cell("integration_order_lines", column);
    }

    private BigDecimal amount(String column) {
      return new BigDecimal(String.valueOf(order(column)));
    }

    private @Nullable String cell(String table, String column) {
      return single("SELECT " + column + " FROM " + table + mine());
    }

    private long count(String table) {
      return Long.parseLong(String.valueOf(single("SELECT COUNT(*) FROM " + table + mine())));
    }

    private String mine() {
      return " WHERE account_id = '" + account.id() + "'";
    }

    private @Nullable String single(String sql) {
      return Databases.single(database().dataSource(), sql);
    }

    private static Account account(String id) {
      return Account.of(new PlatformId("market"), new ShopId("shop-" + id), "Shop")
          .id(new AccountId(id))
          .region(new RegionCode("ID"))
          .build();
    }

    private static Money idr(String amount) {
      return new Money(new BigDecimal(amount), "IDR");
    }

    private static Order order(String id, Instant updatedAt, String buyer, Money items) {
      OrderDeadlines shipped = new OrderDeadlines(null, NOON.plusSeconds(3_600), null);
      return order(id, updatedAt, buyer, items, shipped);
    }

    private static Order order(
        String id, Instant updatedAt, String buyer, Money items, OrderDeadlines deadlines) {
      return new Order(
          id,
          new OrderStatus(OrderStatus.Phase.IN_TRANSIT, "SENT"),
          NOON.minusSeconds(120),
          updatedAt,
          NOON.minusSeconds(60),
          idr("150000.25"),
          new OrderAmounts(items, idr("1"), idr("2"), idr("3"), null),
          SalesChannel.TOKOPEDIA,
          List.of(
              new OrderLine(
                  List.of("unit-1", "unit-2"), "p-1", "s-1", "TEE-M", "Tee", 3, idr("5"), true)),
          new Recipient(buyer, "(+62)81*****", "Jl. ".repeat(17_500), "40115", "ID"),
          true,
          false,
          deadlines,
          "source of " + id);
    }

    private static ReturnRequest returned(
        ReturnStatus.Phase phase, Instant updatedAt, String refund) {
      return new ReturnRequest(
          "r-1",
          "o-1",
          new ReturnType(ReturnType.Kind.REFUND, "REFUND"),
          new ReturnStatus(phase, phase.name()),
          new Initiator(Initiator.Role.BUYER, "BUYER"),
          NOON,
          updatedAt,
          List.of(new RefundLine("unit-1", "s-1", 1, idr(refund))),
          idr(refund),
          null,
          null,
          "source");
    }
  }
}
