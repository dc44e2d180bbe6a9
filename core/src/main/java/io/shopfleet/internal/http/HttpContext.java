package io.shopfleet.internal.http;

import io.shopfleet.platform.PlatformContext;

/** The context that the fleet lends to its own modules: with the HTTP seam. */
public interface HttpContext extends PlatformContext {

  MarketplaceHttp http();

  /**
   * The seam within a context.
   *
   * @throws IllegalArgumentException if the context was not made by the fleet
   */
  static MarketplaceHttp in(PlatformContext context) {
    if (context instanceof HttpContext own) {
      return own.http();
    }
    throw new IllegalArgumentException(
        "This platform needs the context that Shopfleet's builder makes; register it there");
  }
}
