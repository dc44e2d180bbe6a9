package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.testkit.contract.example.AesGcmCipher;
import io.shopfleet.testkit.contract.example.CredentialBytes;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;

/** Keeps the whole contract. Broken stores differ from it by one thing each. */
class SoundCredentialStore implements CredentialStore {

  private static final CredentialCipher CIPHER =
      new AesGcmCipher("test-key", new SecretKeySpec(new byte[32], "AES"));

  final Database database;

  SoundCredentialStore(Database database) {
    this.database = database;
  }

  /** What rests of a credential. */
  record Row(long version, String keyId, String sealed) {}

  /** Who uses a credential exclusively. */
  record Lock(String owner) {}

  @Override
  public Optional<Credential> load(CredentialId id) {
    return answered(() -> database.inTransaction(tx -> stored(tx, id)));
  }

  @Override
  public boolean save(CredentialId id, long expectedVersion, Credential credential) {
    if (!id.equals(credential.id())) {
      throw new IllegalArgumentException("Save credential " + credential.id() + " as itself");
    }
    return answered(
        () -> database.inTransaction(tx -> replaced(tx, id, expectedVersion, credential)));
  }

  @Override
  public void erase(CredentialId id) {
    answered(
        () ->
            database.inTransaction(
                tx -> {
                  tx.remove(Row.class, key(id));
                  return true;
                }));
  }

  @Override
  public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
    String owner = UUID.randomUUID().toString();
    if (!acquired(id, owner, maxWait)) {
      return Optional.empty();
    }
    try {
      return Optional.of(action.get());
    } finally {
      release(id, owner);
    }
  }

  boolean acquired(CredentialId id, String owner, Duration maxWait) {
    long deadline = System.nanoTime() + maxWait.toNanos();
    try {
      while (true) {
        long seen = database.commits();
        if (answered(() -> database.inTransaction(tx -> taken(tx, id, owner)))) {
          return true;
        }
        if (!database.awaitCommit(seen, deadline - System.nanoTime())) {
          return false;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CredentialStoreException("Interrupted while waiting for credential " + id, e);
    }
  }

  boolean taken(Transaction tx, CredentialId id, String owner) {
    if (tx.get(Lock.class, key(id)).isPresent()) {
      return false;
    }
    tx.put(Lock.class, key(id), new Lock(owner));
    return true;
  }

  void release(CredentialId id, String owner) {
    try {
      database.change(tx -> giveBack(tx, id, owner));
    } catch (StorageDownException e) {
      // the lock frees itself, and what the action returned counts more
    }
  }

  void giveBack(Transaction tx, CredentialId id, String owner) {
    if (tx.get(Lock.class, key(id)).filter(lock -> lock.owner().equals(owner)).isPresent()) {
      tx.remove(Lock.class, key(id));
    }
  }

  boolean replaced(Transaction tx, CredentialId id, long expectedVersion, Credential credential) {
    if (version(tx, id) != expectedVersion) {
      return false;
    }
    put(tx, credential.withVersion(expectedVersion + 1));
    return true;
  }

  long version(Transaction tx, CredentialId id) {
    return tx.get(Row.class, key(id)).map(Row::version).orElse(0L);
  }

  void put(Transaction tx, Credential credential) {
    tx.put(Row.class, key(credential.id()), row(credential));
  }

  Optional<Credential> stored(Transaction tx, CredentialId id) {
    return tx.get(Row.class, key(id)).map(row -> credential(id, row));
  }

  String key(CredentialId id) {
    return id.value();
  }

  Row row(Credential credential) {
    CredentialCipher.Sealed sealed =
        CIPHER.seal(credential.id(), CredentialBytes.write(credential));
    return new Row(credential.version(), sealed.keyId(), HexFormat.of().formatHex(sealed.bytes()));
  }

  Credential credential(CredentialId id, Row row) {
    CredentialCipher.Sealed sealed =
        new CredentialCipher.Sealed(row.keyId(), HexFormat.of().parseHex(row.sealed()));
    return CredentialBytes.read(id, row.version(), CIPHER.open(id, sealed));
  }

  <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageDownException e) {
      throw new CredentialStoreException("The storage of credentials does not answer", e);
    }
  }
}
