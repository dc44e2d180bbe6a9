package io.shopfleet.tiktokshop.api;

import java.util.List;
import java.util.Set;

/**
 * The facts about one operation that interceptors decide by.
 *
 * @param id area and method of our interfaces, such as {@code order.searchOrders}
 * @param method HTTP method
 * @param pathTemplate path with {@code {names}} for path parameters
 * @param version year and month in the path
 * @param shopCipher whether {@code shop_cipher} belongs; where it is absent the platform refuses a
 *     request that has it
 * @param assetCipher the same for {@code category_asset_cipher}
 * @param scopes documented scopes; empty when the documentation names none
 * @param multipart whether the body is multipart and therefore not signed
 * @param latest whether no newer version is known
 */
public record ApiOperation(
    String id,
    String method,
    String pathTemplate,
    String version,
    Presence shopCipher,
    Presence assetCipher,
    List<String> scopes,
    boolean multipart,
    boolean latest) {

  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE");

  public ApiOperation {
    scopes = List.copyOf(scopes);
  }

  /** Whether a cipher belongs to an operation. */
  public enum Presence {
    /** Must be sent. */
    REQUIRED,
    /** May be sent; what belongs to a shop should send it. */
    OPTIONAL,
    /** Must not be sent. */
    ABSENT
  }

  /** Whether the HTTP method alone promises that sending twice does no more than sending once. */
  public boolean idempotentByMethod() {
    return IDEMPOTENT.contains(method);
  }

  /** First segment of the path, such as {@code return_refund}. */
  public String area() {
    return pathTemplate.substring(1, pathTemplate.indexOf('/', 1));
  }
}
