package io.shopfleet.authorization;

import java.time.Instant;
import java.util.Optional;

/**
 * Where begun authorizations wait. Methods may block on storage and are safe for concurrent use,
 * also from several nodes that share it. Trouble with the storage is a {@link
 * PendingAuthorizationsException}, never an absent authorization. Ids that differ in case are
 * different. Instants are kept at least to the millisecond.
 */
public interface PendingAuthorizations {

  /**
   * Adds one, durable and visible to every node when it returns.
   *
   * @throws IllegalArgumentException if one with this id waits already; that one stays as it is
   * @throws PendingAuthorizationsException if it is not certain that it was added
   */
  void add(PendingAuthorization authorization);

  /**
   * Takes one away: of several callers, on any node, exactly one gets it. An expired one is given
   * too, for the caller to refuse.
   *
   * @return empty if there is none, or somebody took it before
   * @throws PendingAuthorizationsException if the storage does not answer; it may be taken then,
   *     and nobody else gets it, or not, and the next caller gets it
   */
  Optional<PendingAuthorization> take(String id);

  /**
   * Removes those that ended at or before an instant, for good.
   *
   * @throws PendingAuthorizationsException if the storage does not answer
   */
  void removeExpired(Instant now);
}
