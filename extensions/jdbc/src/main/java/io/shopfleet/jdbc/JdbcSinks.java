package io.shopfleet.jdbc;

import io.shopfleet.ShopfleetBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.StockLevel;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.record.CancellationTable;
import io.shopfleet.jdbc.internal.record.OrderTable;
import io.shopfleet.jdbc.internal.record.ProductTable;
import io.shopfleet.jdbc.internal.record.RecordTable;
import io.shopfleet.jdbc.internal.record.ReturnTable;
import io.shopfleet.jdbc.internal.record.StockLevelTable;
import io.shopfleet.sync.HostRecords;
import io.shopfleet.sync.SyncSink;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The marketplaces' records in tables of the host's database, for a host that has none of its own:
 *
 * <pre>{@code
 * ShopfleetJdbc database = ShopfleetJdbc.on(dataSource, cipher, Clock.systemUTC());
 * database.sinks().into(database.into(Shopfleet.builder()))
 * }</pre>
 *
 * <p><b>Effectively once.</b> The records of a batch and the checkpoint it reaches are stored in
 * one transaction, at READ COMMITTED: both or neither, whatever happens in between. If somebody
 * else moved the checkpoint, nothing is stored and the sink throws {@link
 * io.shopfleet.sync.StaleCheckpointException}. The fleet must keep its checkpoints in the same
 * database.
 *
 * <p><b>Never an older version over a newer one.</b> Records stand under account and id. One whose
 * {@code updatedAt} lies before that of its row changes nothing. At the same instant the one read
 * last counts if it says something else: marketplaces tell instants in seconds, and much happens in
 * a second. A version without an instant, as Tokopedia's order list tells it, replaces only another
 * one without; over a row with an instant it changes the status alone, never to an earlier phase,
 * and the column {@code undated} says so until the next version with a later instant. Of stock
 * levels, which tell no instant, the last one counts. What a run calls changed and unchanged is
 * exact.
 *
 * <p><b>What a table cannot hold</b> is rejected with {@link
 * io.shopfleet.sync.RecordRejectedException}, so that the run parks that record and stores the
 * others: ids of more than 255 characters, amounts of more than 28 digits before or 10 behind the
 * point, order amounts in several currencies, and whatever a constraint, unique index or trigger of
 * the host's refuses; for MariaDB and MySQL also an id that differs from another only in blanks at
 * the end. Texts may be of any length; the character zero becomes U+FFFD. Instants are kept to the
 * microsecond.
 *
 * <p><b>Buyers' data</b> stands in the tables in clear. Purging an account does not touch them, for
 * they are the host's books: whoever wants them gone calls {@link #erase} after the purge.
 *
 * <p>Safe for concurrent use, also on several nodes. Trouble with the database is a {@link
 * io.shopfleet.sync.SyncStoreException}.
 */
public final class JdbcSinks {

  private final Database database;
  private final RecordTable<Order> orders;
  private final RecordTable<Product> products;
  private final RecordTable<StockLevel> stock;
  private final RecordTable<ReturnRequest> returns;
  private final RecordTable<Cancellation> cancellations;

  private JdbcSinks(Database database, Function<Object, @Nullable String> sourceText) {
    this.database = database;
    this.orders = OrderTable.of(sourceText::apply);
    this.products = ProductTable.of(sourceText::apply);
    this.stock = StockLevelTable.create();
    this.returns = ReturnTable.of(sourceText::apply);
    this.cancellations = CancellationTable.of(sourceText::apply);
  }

  /**
   * The sinks on a database.
   *
   * @param dataSource the host's pool, on a database with Shopfleet's tables
   */
  public static JdbcSinks on(DataSource dataSource) {
    return new JdbcSinks(new Database(dataSource), source -> null);
  }

  /**
   * The same sinks, which also keep the marketplace's own record, in the column {@code
   * source_record}. Nothing is kept of it unless this is asked for: it holds more of the buyer.
   *
   * @param text writes such a record, as JSON for example; null for one that is not to be kept.
   *     Called by several threads. What it throws ends the stream's run as failed.
   */
  public JdbcSinks keepingSource(Function<Object, @Nullable String> text) {
    return new JdbcSinks(database, text);
  }

  /**
   * Lets a fleet store every stream here, and compare with it in sweeps.
   *
   * @return the same builder
   */
  public ShopfleetBuilder into(ShopfleetBuilder builder) {
    return builder
        .orders(orders())
        .products(products())
        .stock(stock())
        .returns(returns())
        .cancellations(cancellations())
        .hostRecords(hostRecords());
  }

  /** Orders, in {@code integration_orders} and {@code integration_order_lines}. */
  public SyncSink<Order> orders() {
    return new JdbcSink<>(database, orders);
  }

  /** Products, in {@code integration_products} and {@code integration_product_skus}. */
  public SyncSink<Product> products() {
    return new JdbcSink<>(database, products);
  }

  /** Stock levels, in {@code integration_stock_levels}. */
  public SyncSink<StockLevel> stock() {
    return new JdbcSink<>(database, stock);
  }

  /** Returns, in {@code integration_returns} and {@code integration_return_lines}. */
  public SyncSink<ReturnRequest> returns() {
    return new JdbcSink<>(database, returns);
  }

  /** Cancellations, in {@code integration_cancellations} and {@code …_cancellation_lines}. */
  public SyncSink<Cancellation> cancellations() {
    return new JdbcSink<>(database, cancellations);
  }

  /** What stands in these tables, for sweeps. */
  public HostRecords hostRecords() {
    return new JdbcHostRecords(database, dated());
  }

  /**
   * Erases all records of an account for good. Erasing what is absent does nothing. A run that is
   * under way meanwhile may still store some; so purge the account first.
   *
   * @throws io.shopfleet.sync.SyncStoreException if it is not certain that they are gone
   */
  public void erase(AccountId account) {
    new SyncStorage(database)
        .write(
            "The records of account " + account + " were perhaps not erased",
            (handle, dialect) -> {
              for (RecordTable<?> table :
                  List.of(orders, products, stock, returns, cancellations)) {
                for (String name : table.names()) {
                  handle
                      .createUpdate("DELETE FROM " + name + " WHERE account_id = :account")
                      .bind("account", account.value())
                      .execute();
                }
              }
              return account;
            });
  }

  private List<RecordTable<?>> dated() {
    return List.of(orders, products, returns, cancellations);
  }
}
