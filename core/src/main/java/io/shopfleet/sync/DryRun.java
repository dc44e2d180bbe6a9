package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.Order;
import io.shopfleet.commerce.Product;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.StockLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run would have done. Only streams that the host has a sink for are read. The records are
 * all held in memory.
 *
 * @param run how it went
 * @param orders orders that the host's sink would have been given, in that order
 * @param products products likewise
 * @param stock stock levels likewise
 * @param returns returns likewise
 * @param cancellations cancellations likewise
 * @param parked records that would have been parked
 */
public record DryRun(
    SyncRun run,
    List<Order> orders,
    List<Product> products,
    List<StockLevel> stock,
    List<ReturnRequest> returns,
    List<Cancellation> cancellations,
    List<ParkedRecord> parked) {

  public DryRun {
    orders = List.copyOf(orders);
    products = List.copyOf(products);
    stock = List.copyOf(stock);
    returns = List.copyOf(returns);
    cancellations = List.copyOf(cancellations);
    parked = List.copyOf(parked);
  }

  static DryRun of(AccountSync sync, Account account, RunRequest request) {
    List<Order> orders = new ArrayList<>();
    List<Product> products = new ArrayList<>();
    List<StockLevel> stock = new ArrayList<>();
    List<ReturnRequest> returns = new ArrayList<>();
    List<Cancellation> cancellations = new ArrayList<>();
    SyncSinks host = sync.sinks();
    SyncSinks recorders =
        new SyncSinks(
            host.orders() == null ? null : recorder(orders),
            host.products() == null ? null : recorder(products),
            host.stock() == null ? null : recorder(stock),
            host.returns() == null ? null : recorder(returns),
            host.cancellations() == null ? null : recorder(cancellations));
    DrySyncStores stores = new DrySyncStores(sync.stores());
    SyncRun run = sync.silently(recorders, stores.stores()).run(account, request, RunControl.GO_ON);
    return new DryRun(run, orders, products, stock, returns, cancellations, stores.parked());
  }

  private static <T> SyncSink<T> recorder(List<T> records) {
    return (account, batch) -> records.addAll(batch.records());
  }
}
