package io.shopfleet.platform;

import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** One place at which a webhook asks to look again. */
public sealed interface WebhookNotice {

  /** The shop that it is about. */
  ShopId shop();

  /**
   * Records changed.
   *
   * @param stream what kind of records; stock has no ids of its own, so a change of stock is one of
   *     its product
   * @param ids their ids as the stream's source knows them
   */
  record RecordsChanged(ShopId shop, DataStream stream, Set<String> ids) implements WebhookNotice {

    /**
     * @throws IllegalArgumentException if there is no id
     */
    public RecordsChanged {
      ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
      if (ids.isEmpty()) {
        throw new IllegalArgumentException("A notice of changed records names one at least");
      }
    }
  }

  /** The seller is said to have withdrawn the authorization. */
  record AuthorizationDoubted(ShopId shop) implements WebhookNotice {}
}
