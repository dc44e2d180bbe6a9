package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operations that the simulator knows, each with its path, scope and wish for a cipher. */
enum Operation {
  TOKEN_GET("GET", "/api/v2/token/get", "", false),
  TOKEN_REFRESH("GET", "/api/v2/token/refresh", "", false),
  AUTHORIZED_SHOPS("GET", "/authorization/202309/shops", "seller.authorization.info", false),
  ORDER_SEARCH("POST", "/order/202309/orders/search", "seller.order.info", true),
  ORDER_DETAIL_202309("GET", "/order/202309/orders", "seller.order.info", true),
  ORDER_DETAIL("GET", "/order/202507/orders", "seller.order.info", true),
  PRODUCT_SEARCH_202309("POST", "/product/202309/products/search", "seller.product.basic", true),
  PRODUCT_SEARCH_202312("POST", "/product/202312/products/search", "seller.product.basic", true),
  PRODUCT_SEARCH("POST", "/product/202502/products/search", "seller.product.basic", true),
  PRODUCT_DETAIL("GET", "/product/202309/products/{product_id}", "seller.product.basic", true),
  INVENTORY_SEARCH("POST", "/product/202309/inventory/search", "seller.product.basic", true),
  INVENTORY_UPDATE(
      "POST",
      "/product/202309/products/{product_id}/inventory/update",
      "seller.product.write",
      true),
  PRICE_UPDATE(
      "POST", "/product/202309/products/{product_id}/prices/update", "seller.product.write", true),
  RETURN_SEARCH("POST", "/return_refund/202309/returns/search", "seller.return_refund.basic", true),
  CANCELLATION_SEARCH(
      "POST", "/return_refund/202309/cancellations/search", "seller.return_refund.basic", true);

  private static final List<Operation> ALL = List.of(values());
  private static final Map<Operation, List<String>> SEGMENTS =
      ALL.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  one -> one, one -> List.of(one.path.substring(1).split("/", -1))));

  private final String method;
  private final String path;
  private final String scope;
  private final boolean shopLevel;

  Operation(String method, String path, String scope, boolean shopLevel) {
    this.method = method;
    this.path = path;
    this.scope = scope;
    this.shopLevel = shopLevel;
  }

  static Optional<Operation> of(SimulatedRequest request) {
    List<String> asked = request.segments();
    return ALL.stream()
        .filter(one -> one.method.equals(request.method()) && one.fits(asked, false))
        .findFirst();
  }

  /** Why nothing answers at this path. */
  static Refusal unknown(SimulatedRequest request) {
    List<String> asked = request.segments();
    if (ALL.stream().anyMatch(one -> one.fits(asked, false))) {
      return Refusal.of(405, 36009010, "Method not allowed for this path");
    }
    if (ALL.stream().anyMatch(one -> one.isVersioned() && one.fits(asked, true))) {
      return Refusal.of(404, 36009014, "The API version does not exist or was retired");
    }
    return Refusal.of(404, 36009009, "Invalid path");
  }

  String label() {
    return method + " " + path;
  }

  String scope() {
    return scope;
  }

  boolean isShopLevel() {
    return shopLevel;
  }

  boolean isTokenCall() {
    return this == TOKEN_GET || this == TOKEN_REFRESH;
  }

  /** The value at the {@code {product_id}} of the path. */
  String productId(SimulatedRequest request) {
    return request.segments().get(segments().indexOf("{product_id}"));
  }

  private List<String> segments() {
    return Objects.requireNonNull(SEGMENTS.get(this));
  }

  private boolean isVersioned() {
    return !isTokenCall();
  }

  private boolean fits(List<String> asked, boolean anyVersion) {
    List<String> segments = segments();
    if (asked.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      String wanted = segments.get(i);
      String given = asked.get(i);
      boolean version = anyVersion && i == 1 && given.matches("\\d{6}");
      boolean id = wanted.startsWith("{") && given.matches("\\d+");
      if (!version && !id && !wanted.equals(given)) {
        return false;
      }
    }
    return true;
  }
}
