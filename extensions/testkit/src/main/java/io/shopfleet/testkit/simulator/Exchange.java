package io.shopfleet.testkit.simulator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request with what the simulator recognised in it. Faults match on this.
 *
 * @param request the request
 * @param operation method and path template, such as {@code GET
 *     /product/202309/products/{product_id}}; the plain path when the simulator does not know it
 * @param shop the id of the shop that is asked for, when the request names one
 * @param principal who asks (TikTok Shop: the {@code open_id}, Tokopedia: the client id), when it
 *     can be told
 * @param repeatsPage whether a fault wants the page that was already given to be given again
 */
public record Exchange(
    SimulatedRequest request,
    String operation,
    @Nullable String shop,
    @Nullable String principal,
    boolean repeatsPage) {

  /**
   * A plain exchange.
   *
   * @param request the request
   * @param operation method and path template
   * @param shop the id of the shop, or null
   * @param principal who asks, or null
   */
  public Exchange(
      SimulatedRequest request,
      String operation,
      @Nullable String shop,
      @Nullable String principal) {
    this(request, operation, shop, principal, false);
  }

  /**
   * Whether the request is for a shop.
   *
   * @param id the id of the shop
   * @return true when the request names it
   */
  public boolean isFor(String id) {
    return id.equals(shop);
  }

  /** The id of the shop, empty when the request names none. */
  public Optional<String> shopId() {
    return Optional.ofNullable(shop);
  }

  Exchange repeatingPage() {
    return new Exchange(request, operation, shop, principal, true);
  }
}
