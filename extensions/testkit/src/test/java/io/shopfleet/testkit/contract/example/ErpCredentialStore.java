package io.shopfleet.testkit.contract.example;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Credentials in an ERP's own table, sealed. */
public final class ErpCredentialStore implements CredentialStore {

  private final DataSource dataSource;
  private final CredentialCipher cipher;
  private final ErpLock lock;

  public ErpCredentialStore(DataSource dataSource, CredentialCipher cipher, ErpLock lock) {
    this.dataSource = dataSource;
    this.cipher = cipher;
    this.lock = lock;
  }

  @Override
  public Optional<Credential> load(CredentialId id) {
    String sql = "SELECT version, key_id, sealed FROM erp_login WHERE id = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, id.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(opened(id, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new CredentialStoreException("Credential " + id + " cannot be read; try again", e);
    }
  }

  @Override
  public boolean save(CredentialId id, long expectedVersion, Credential credential) {
    if (!id.equals(credential.id())) {
      throw new IllegalArgumentException("Save credential " + credential.id() + " as itself");
    }
    CredentialCipher.Sealed sealed = cipher.seal(id, CredentialBytes.write(credential));
    try {
      return expectedVersion == 0 ? inserted(id, sealed) : updated(id, expectedVersion, sealed);
    } catch (SQLException e) {
      throw new CredentialStoreException("Credential " + id + " may not be saved; load it", e);
    }
  }

  @Override
  public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
    return lock.run(id.value(), maxWait, action);
  }

  @Override
  public void erase(CredentialId id) {
    String sql = "DELETE FROM erp_login WHERE id = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, id.value());
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new CredentialStoreException("Credential " + id + " may still be there; try again", e);
    }
  }

  private boolean inserted(CredentialId id, CredentialCipher.Sealed sealed) throws SQLException {
    String sql = "INSERT INTO erp_login (id, version, key_id, sealed) VALUES (?, 1, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, id.value());
      insert.setString(2, sealed.keyId());
      insert.setBytes(3, sealed.bytes());
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      if (ErpLock.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  // One statement that compares and sets: no other node can come between.
  private boolean updated(CredentialId id, long expectedVersion, CredentialCipher.Sealed sealed)
      throws SQLException {
    String sql =
        "UPDATE erp_login SET version = version + 1, key_id = ?, sealed = ?"
            + " WHERE id = ? AND version = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, sealed.keyId());
      update.setBytes(2, sealed.bytes());
      update.setString(3, id.value());
      update.setLong(4, expectedVersion);
      return update.executeUpdate() == 1;
    }
  }

  private Credential opened(CredentialId id, ResultSet row) throws SQLException {
    CredentialCipher.Sealed sealed =
        new CredentialCipher.Sealed(row.getString("key_id"), row.getBytes("sealed"));
    return CredentialBytes.read(id, row.getLong("version"), cipher.open(id, sealed));
  }
}
