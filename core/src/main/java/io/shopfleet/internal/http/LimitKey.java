package io.shopfleet.internal.http;

import io.shopfleet.account.PlatformId;

/**
 * What shares one limit at the marketplace.
 *
 * @param platform the marketplace
 * @param scope the app or account that the limit is counted for
 * @param group the operations that are counted together
 */
public record LimitKey(PlatformId platform, String scope, String group) {

  @Override
  public String toString() {
    return platform + "/" + scope + "/" + group;
  }
}
