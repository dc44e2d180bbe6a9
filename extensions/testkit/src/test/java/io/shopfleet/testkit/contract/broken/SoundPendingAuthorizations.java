package io.shopfleet.testkit.contract.broken;

import io.shopfleet.authorization.PendingAuthorization;
import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.authorization.PendingAuthorizationsException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the whole contract. Broken stores differ from it by one thing each. */
class SoundPendingAuthorizations implements PendingAuthorizations {

  final Database database;

  SoundPendingAuthorizations(Database database) {
    this.database = database;
  }

  @Override
  public void add(PendingAuthorization authorization) {
    boolean added = answered(() -> database.inTransaction(tx -> added(tx, authorization)));
    if (!added) {
      throw new IllegalArgumentException("Authorization " + authorization.id() + " waits already");
    }
  }

  @Override
  public Optional<PendingAuthorization> take(String id) {
    return answered(() -> database.inTransaction(tx -> taken(tx, id)));
  }

  @Override
  public void removeExpired(Instant now) {
    answered(
        () ->
            database.inTransaction(
                tx -> {
                  for (PendingAuthorization one : tx.all(PendingAuthorization.class)) {
                    if (expired(one, now)) {
                      tx.remove(PendingAuthorization.class, one.id());
                    }
                  }
                  return true;
                }));
  }

  boolean added(Transaction tx, PendingAuthorization authorization) {
    if (tx.get(PendingAuthorization.class, authorization.id()).isPresent()) {
      return false;
    }
    tx.put(PendingAuthorization.class, authorization.id(), authorization);
    return true;
  }

  Optional<PendingAuthorization> taken(Transaction tx, String id) {
    Optional<PendingAuthorization> waiting = tx.get(PendingAuthorization.class, id);
    if (waiting.isPresent()) {
      tx.remove(PendingAuthorization.class, id);
    }
    return waiting;
  }

  boolean expired(PendingAuthorization authorization, Instant now) {
    return !authorization.expiresAt().isAfter(now);
  }

  <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageDownException e) {
      throw new PendingAuthorizationsException("The storage does not answer", e);
    }
  }
}
