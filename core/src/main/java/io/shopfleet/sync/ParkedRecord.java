package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Instant;

/**
 * A record that could not be read, or that the host rejected. It is kept so that the others go on
 * and it is not lost.
 *
 * @param account whose
 * @param stream what it is
 * @param recordId the marketplace's id; where the record does not even tell that, {@code sha256:}
 *     and the hexadecimal hash of its raw text
 * @param reason why it is parked
 * @param raw the marketplace's own text of the record where it could not be read, else the text of
 *     the record that the host rejected; may hold buyers' data
 * @param parkedAt when it was parked last
 * @param attempts how often it was parked, from 1
 */
public record ParkedRecord(
    AccountId account,
    DataStream stream,
    String recordId,
    String reason,
    String raw,
    Instant parkedAt,
    int attempts) {

  /** Whether the record can be read again by its id. */
  public boolean identified() {
    return !recordId.startsWith("sha256:");
  }
}
