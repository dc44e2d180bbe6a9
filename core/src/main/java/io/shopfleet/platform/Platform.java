package io.shopfleet.platform;

/**
 * A kind of marketplace. A marketplace module implements it; the host hands it to the builder.
 * Implementations are immutable and hold no connection.
 */
public interface Platform {

  /** What the platform is. The same value at every call. */
  PlatformDescriptor descriptor();

  /**
   * Makes the one connector that serves all accounts of the platform. Called once, when the fleet
   * is built; must neither block nor call the marketplace.
   */
  Connector connect(PlatformContext context);
}
