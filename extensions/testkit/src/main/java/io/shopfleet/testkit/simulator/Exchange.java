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
 * @param paging what a fault does to the page that is asked for
 */
public record Exchange(
    SimulatedRequest request,
    String operation,
    @Nullable String shop,
    @Nullable String principal,
    PageFault paging) {

  /** What a fault does to a page. */
  public enum PageFault {
    /** Nothing. */
    NONE,
    /** The page that was already given is given again. */
    REPEATED,
    /** The page is empty and its rows are on the next one. */
    EMPTY
  }

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
    this(request, operation, shop, principal, PageFault.NONE);
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

  /** Whether a fault wants the page that was already given to be given again. */
  public boolean repeatsPage() {
    return paging == PageFault.REPEATED;
  }

  /** Whether a fault wants an empty page, and the rows on the next one. */
  public boolean emptiesPage() {
    return paging == PageFault.EMPTY;
  }

  Exchange with(PageFault fault) {
    return new Exchange(request, operation, shop, principal, fault);
  }
}
