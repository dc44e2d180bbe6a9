package io.shopfleet.platform;

import java.util.Set;

/**
 * What a seller has to grant before a feature works. A capability of platforms whose authorizations
 * are cut into scopes. Makes no call; safe for concurrent use.
 */
@FunctionalInterface
public interface FeatureScopes {

  /**
   * The scopes that a feature needs, all of them, by the marketplace's names; empty if it needs
   * none.
   */
  Set<String> scopes(Feature feature);
}
