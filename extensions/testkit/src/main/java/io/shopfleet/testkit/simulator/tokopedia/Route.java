package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The operations the simulator knows. Both versions of increment and decrement were in use. */
enum Route {
  TOKEN("POST", "/token"),
  SHOP_INFO("GET", "/v1/shop/fs/{fs_id}/shop-info"),
  PRODUCT_INFO("GET", "/inventory/v1/fs/{fs_id}/product/info"),
  ORDER_LIST("GET", "/v2/order/list"),
  ORDER("GET", "/v2/fs/{fs_id}/order"),
  STOCK_UPDATE("POST", "/inventory/v1/fs/{fs_id}/stock/update"),
  STOCK_INCREMENT("POST", "/inventory/v1/fs/{fs_id}/stock/increment"),
  STOCK_DECREMENT("POST", "/inventory/v1/fs/{fs_id}/stock/decrement"),
  STOCK_INCREMENT_V2("POST", "/inventory/v2/fs/{fs_id}/stock/increment"),
  STOCK_DECREMENT_V2("POST", "/inventory/v2/fs/{fs_id}/stock/decrement"),
  PRICE_UPDATE("POST", "/inventory/v1/fs/{fs_id}/price/update");

  private static final String FS_ID = "{fs_id}";

  private final String method;
  private final String path;

  Route(String method, String path) {
    this.method = method;
    this.path = path;
  }

  static Optional<Route> of(SimulatedRequest request) {
    List<String> asked = request.segments();
    for (Route route : values()) {
      if (route.method.equals(request.method()) && route.fits(asked)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  private List<String> segments() {
    return List.of(path.substring(1).split("/", -1));
  }

  private boolean fits(List<String> asked) {
    List<String> segments = segments();
    return asked.size() == segments.size()
        && IntStream.range(0, segments.size())
            .allMatch(i -> segments.get(i).equals(FS_ID) || segments.get(i).equals(asked.get(i)));
  }

  /** Method and path template, the name under which faults and the journal know the operation. */
  String operation() {
    return method + " " + path;
  }

  /** Bulk writes are charged by the row (official rate-limit page), all others by the request. */
  boolean chargedByRow() {
    return method.equals("POST");
  }

  /** The {@code fs_id} that the request names, in its path or else in its query. */
  OptionalLong fsId(SimulatedRequest request) {
    int place = segments().indexOf(FS_ID);
    String text = place < 0 ? request.parameter("fs_id").orElse("") : request.segments().get(place);
    return Numbers.parse(text);
  }
}
