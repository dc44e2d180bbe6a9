package io.shopfleet.internal.memory;

import io.shopfleet.authorization.PendingAuthorization;
import io.shopfleet.authorization.PendingAuthorizations;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Begun authorizations in memory, for trials and tests: gone when the process ends. */
public final class InMemoryPendingAuthorizations implements PendingAuthorizations {

  private final ConcurrentMap<String, PendingAuthorization> waiting = new ConcurrentHashMap<>();

  @Override
  public void add(PendingAuthorization authorization) {
    if (waiting.putIfAbsent(authorization.id(), authorization) != null) {
      throw new IllegalArgumentException(
          "Authorization " + authorization.id() + " was begun already; draw another id");
    }
  }

  @Override
  public Optional<PendingAuthorization> take(String id) {
    return Optional.ofNullable(waiting.remove(id));
  }

  @Override
  public void removeExpired(Instant now) {
    waiting.values().removeIf(authorization -> !authorization.expiresAt().isAfter(now));
  }
}
