package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * Stock overwrite, increment and decrement, and price update. Rows succeed and fail one by one
 * inside HTTP 200, and each row costs one request of the rate limit (official rate-limit page).
 */
final class InventoryEndpoint implements Endpoint {

  private static final String TOO_MANY = "ERR_TOO_MANY_REQUEST";
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{1,20}");
  private static final int LONGEST_SKU = 50;

  private record RequestKey(long shopId, BulkChange change, String requestId) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final ProductStore products;
  private final ShopAccess access;
  private final RateBudget budget;
  private final Envelope envelope;
  private final Map<RequestKey, Reply> answered = new HashMap<>();
  private final AtomicInteger rowsToRefuse = new AtomicInteger();

  InventoryEndpoint(
      ProductStore products, ShopAccess access, RateBudget budget, Envelope envelope) {
    this.products = products;
    this.access = access;
    this.budget = budget;
    this.envelope = envelope;
  }

  void refuseRows(int rows) {
    rowsToRefuse.addAndGet(rows);
  }

  @Override
  public Reply answer(ApiCall call) {
    BulkChange change = BulkChange.of(call.route());
    Shop shop =
        access.require(
            call.app(),
            call.number("shop_id")
                .orElseThrow(() -> Refusal.malformed("PRD_DLV_042", "shop_id cannot be empty")));
    List<BulkRow> rows = BulkRow.parse(call.request().body(), change.valueName());
    Optional<RequestKey> key =
        change.isRelative()
            ? requestId(call).map(id -> new RequestKey(shop.id(), change, id))
            : Optional.empty();
    int granted = budget.take(call.budgetKey(), rows.size());
    if (granted == 0) {
      throw Refusal.status(429, "", "too many requests");
    }
    // One writer at a time: a request id that comes twice at once must still count once.
    lock.lock();
    try {
      Reply before = key.map(answered::get).orElse(null);
      if (before != null) {
        return before;
      }
      Reply reply = envelope.success(write(change, shop, rows, granted).data());
      key.ifPresent(id -> answered.put(id, reply));
      return reply;
    } finally {
      lock.unlock();
    }
  }

  private static Optional<String> requestId(ApiCall call) {
    Optional<String> id = call.text("request_id");
    if (id.isPresent() && !REQUEST_ID.matcher(id.get()).matches()) {
      throw Refusal.malformed(
          "PRD_DLV_042", "request_id must be 1 to 20 letters, digits, hyphens and underscores");
    }
    return id;
  }

  private BulkResult write(BulkChange change, Shop shop, List<BulkRow> rows, int granted) {
    int refusedOnDemand = rowsToRefuse.getAndUpdate(left -> Math.max(0, left - rows.size()));
    int accepted = Math.min(granted, Math.max(0, rows.size() - refusedOnDemand));
    List<Product> written = new ArrayList<>();
    List<BulkResult.Failed> failed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      BulkRow row = rows.get(i);
      Optional<String> failure =
          i < accepted ? write(change, shop, row, written) : Optional.of(TOO_MANY);
      failure.ifPresent(message -> failed.add(new BulkResult.Failed(row, message)));
    }
    return new BulkResult(change, shop, written, failed, accepted < rows.size());
  }

  /** Writes one row, or tells why not. */
  private Optional<String> write(BulkChange change, Shop shop, BulkRow row, List<Product> written) {
    Optional<Product> product = find(shop, row);
    if (product.isEmpty()) {
      return Optional.of(row.sku() == null ? "Invalid Product ID." : "Invalid SKU.");
    }
    Optional<Product> changed =
        products.change(product.get().id(), (now, at) -> change.apply(now, row.value(), at));
    changed.ifPresent(written::add);
    return changed.isPresent()
        ? Optional.empty()
        : Optional.of(change == BulkChange.PRICE ? "Invalid Price." : "Invalid Stock.");
  }

  private Optional<Product> find(Shop shop, BulkRow row) {
    String sku = row.sku();
    if (sku != null) {
      return sku.length() > LONGEST_SKU ? Optional.empty() : products.findBySku(shop.id(), sku);
    }
    Long productId = row.productId();
    return productId == null
        ? Optional.empty()
        : products
            .find(productId)
            .filter(product -> product.shopId() == shop.id())
            .filter(product -> product.kind() != ProductRow.Kind.PARENT);
  }
}
