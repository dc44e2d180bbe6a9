package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStoreException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Credential stores that save wrongly. */
final class BrokenSaves {

  private BrokenSaves() {}

  static class IgnoresTheVersion extends SoundCredentialStore {
    IgnoresTheVersion(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, CredentialId id, long expectedVersion, Credential next) {
      return super.replaced(tx, id, version(tx, id), next);
    }
  }

  static class ChecksThenActs extends SoundCredentialStore {
    ChecksThenActs(Database database) {
      super(database);
    }

    @Override
    public boolean save(CredentialId id, long expectedVersion, Credential credential) {
      if (database.inTransaction(tx -> version(tx, id)) != expectedVersion) {
        return false;
      }
      database.rendezvous().meet(id);
      database.change(tx -> put(tx, credential.withVersion(expectedVersion + 1)));
      return true;
    }
  }

  static class KeepsTheVersion extends SoundCredentialStore {
    KeepsTheVersion(Database database) {
      super(database);
    }

    @Override
    void put(Transaction tx, Credential credential) {
      super.put(tx, credential.withVersion(Math.min(credential.version(), 1)));
    }
  }

  static class TrustsTheCredentialsOwnVersion extends SoundCredentialStore {
    TrustsTheCredentialsOwnVersion(Database database) {
      super(database);
    }

    @Override
    boolean replaced(Transaction tx, CredentialId id, long expectedVersion, Credential next) {
      if (version(tx, id) != expectedVersion) {
        return false;
      }
      put(tx, next.withVersion(next.version() + 1));
      return true;
    }
  }

  /** Acknowledges first and writes with the next call, from a buffer that all nodes share. */
  static class SavesLater extends SoundCredentialStore {
    private static final ConcurrentMap<Database, ConcurrentMap<CredentialId, Credential>> LATER =
        new ConcurrentHashMap<>();

    SavesLater(Database database) {
      super(database);
    }

    @Override
    public Optional<Credential> load(CredentialId id) {
      write(id);
      return super.load(id);
    }

    @Override
    public boolean save(CredentialId id, long expectedVersion, Credential credential) {
      write(id);
      boolean fits =
          answered(() -> database.inTransaction(tx -> version(tx, id) == expectedVersion));
      if (fits) {
        buffer().put(id, credential.withVersion(expectedVersion + 1));
      }
      return fits;
    }

    private void write(CredentialId id) {
      Credential later = buffer().remove(id);
      if (later != null) {
        answered(
            () ->
                database.inTransaction(
                    tx -> {
                      put(tx, later);
                      return true;
                    }));
      }
    }

    private ConcurrentMap<CredentialId, Credential> buffer() {
      return LATER.computeIfAbsent(database, key -> new ConcurrentHashMap<>());
    }
  }

  static class SwallowsAFailedSave extends SoundCredentialStore {
    SwallowsAFailedSave(Database database) {
      super(database);
    }

    @Override
    public boolean save(CredentialId id, long expectedVersion, Credential credential) {
      try {
        return super.save(id, expectedVersion, credential);
      } catch (CredentialStoreException e) {
        return true;
      }
    }
  }

  /** Tries once more after a lost answer, and takes its own save for somebody else's. */
  static class MistakesItsOwnSave extends SoundCredentialStore {
    MistakesItsOwnSave(Database database) {
      super(database);
    }

    @Override
    public boolean save(CredentialId id, long expectedVersion, Credential credential) {
      try {
        return super.save(id, expectedVersion, credential);
      } catch (CredentialStoreException e) {
        return super.save(id, expectedVersion, credential);
      }
    }
  }

  static class SavesInTwoSteps extends SoundCredentialStore {
    SavesInTwoSteps(Database database) {
      super(database);
    }

    @Override
    public boolean save(CredentialId id, long expectedVersion, Credential credential) {
      Credential withoutRefreshToken = credential.withTokens(credential.accessToken(), null);
      if (!super.save(id, expectedVersion, withoutRefreshToken)) {
        return false;
      }
      Credential whole = credential.withVersion(expectedVersion + 1);
      answered(
          () ->
              database.inTransaction(
                  tx -> {
                    put(tx, whole);
                    return true;
                  }));
      return true;
    }
  }

  /** Marks an erased credential and keeps its version. */
  static class RemembersTheErasedVersion extends SoundCredentialStore {
    RemembersTheErasedVersion(Database database) {
      super(database);
    }

    record Erased(long version) {}

    @Override
    public void erase(CredentialId id) {
      database.change(
          tx -> {
            tx.put(Erased.class, key(id), new Erased(version(tx, id)));
            tx.remove(Row.class, key(id));
          });
    }

    @Override
    long version(Transaction tx, CredentialId id) {
      return tx.get(Row.class, key(id))
          .map(Row::version)
          .orElseGet(() -> tx.get(Erased.class, key(id)).map(Erased::version).orElse(0L));
    }
  }

  static class TellsTheSecret extends SoundCredentialStore {
    TellsTheSecret(Database database) {
      super(database);
    }

    @Override
    public boolean save(CredentialId id, long expectedVersion, Credential credential) {
      try {
        return super.save(id, expectedVersion, credential);
      } catch (CredentialStoreException e) {
        String token =
            credential.refreshToken() == null ? "" : credential.refreshToken().value().reveal();
        throw new CredentialStoreException("INSERT INTO login VALUES ('" + token + "')", e);
      }
    }
  }
}
