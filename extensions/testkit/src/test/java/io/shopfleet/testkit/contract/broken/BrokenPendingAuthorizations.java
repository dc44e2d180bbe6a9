package io.shopfleet.testkit.contract.broken;

import io.shopfleet.authorization.PendingAuthorization;
import io.shopfleet.authorization.PendingAuthorizationsException;
import java.time.Instant;
import java.util.Optional;

/** Stores of begun authorizations that are broken. */
final class BrokenPendingAuthorizations {

  private BrokenPendingAuthorizations() {}

  static class GivesItTwice extends SoundPendingAuthorizations {
    GivesItTwice(Database database) {
      super(database);
    }

    @Override
    public Optional<PendingAuthorization> take(String id) {
      Optional<PendingAuthorization> waiting =
          database.inTransaction(tx -> tx.get(PendingAuthorization.class, id));
      database.rendezvous().meet(id);
      database.change(tx -> tx.remove(PendingAuthorization.class, id));
      return waiting;
    }
  }

  static class ReplacesWhatWaits extends SoundPendingAuthorizations {
    ReplacesWhatWaits(Database database) {
      super(database);
    }

    @Override
    boolean added(Transaction tx, PendingAuthorization authorization) {
      tx.put(PendingAuthorization.class, authorization.id(), authorization);
      return true;
    }
  }

  static class HidesWhatEnded extends SoundPendingAuthorizations {
    HidesWhatEnded(Database database) {
      super(database);
    }

    @Override
    Optional<PendingAuthorization> taken(Transaction tx, String id) {
      return super.taken(tx, id)
          .filter(one -> one.expiresAt().isAfter(Instant.parse("2026-01-01T00:00:00Z")));
    }
  }

  static class KeepsWhatEndsNow extends SoundPendingAuthorizations {
    KeepsWhatEndsNow(Database database) {
      super(database);
    }

    @Override
    boolean expired(PendingAuthorization authorization, Instant now) {
      return authorization.expiresAt().isBefore(now);
    }
  }

  static class AbsentWhenItCannotTell extends SoundPendingAuthorizations {
    AbsentWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public Optional<PendingAuthorization> take(String id) {
      try {
        return super.take(id);
      } catch (PendingAuthorizationsException e) {
        return Optional.empty();
      }
    }
  }

  static class GivesItAlthoughItStays extends SoundPendingAuthorizations {
    GivesItAlthoughItStays(Database database) {
      super(database);
    }

    @Override
    public Optional<PendingAuthorization> take(String id) {
      Optional<PendingAuthorization> waiting =
          answered(() -> database.inTransaction(tx -> tx.get(PendingAuthorization.class, id)));
      try {
        database.change(tx -> tx.remove(PendingAuthorization.class, id));
      } catch (StorageDownException e) {
        // "it will be removed when it ends"
      }
      return waiting;
    }
  }
}
