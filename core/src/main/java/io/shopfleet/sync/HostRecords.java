package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the host has of the marketplace's records: the other side that a sweep compares. Methods may
 * block on storage and are safe for concurrent use. Whatever they throw ends the sweep of that
 * stream as failed.
 */
@FunctionalInterface
public interface HostRecords {

  /**
   * The versions that the host has of the given records, by id; those that it does not have are
   * left out.
   */
  Map<String, Version> versions(AccountId account, DataStream stream, Collection<String> recordIds);

  /**
   * Which version of a record somebody has.
   *
   * @param updatedAt when the marketplace last changed it; null if untold
   * @param status the marketplace's own word for its status; null if it has none
   */
  record Version(@Nullable Instant updatedAt, @Nullable String status) {

    /** Whether the host would learn something from the marketplace's version. */
    boolean isBehind(Version marketplace) {
      Instant theirs = marketplace.updatedAt();
      Instant ours = updatedAt;
      if (theirs != null && ours != null && !theirs.equals(ours)) {
        return theirs.isAfter(ours);
      }
      // Marketplaces tell whole seconds, and two changes may come in one.
      if (theirs != null && ours != null && status == null) {
        return false;
      }
      return status == null || !status.equals(marketplace.status());
    }
  }
}
