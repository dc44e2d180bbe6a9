package io.shopfleet.jdbc.internal.row;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialCipher.Sealed;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.jdbc.internal.database.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** The table of credentials. Every method is one statement. */
public final class CredentialRows {

  private CredentialRows() {}

  /** What a row holds, sealed. */
  public record Row(CredentialId id, long version, Sealed sealed) {}

  public static Optional<Row> find(Handle handle, CredentialId id) {
    return handle
        .createQuery(
            "SELECT id, version, key_id, sealed FROM integration_credentials WHERE id = :id")
        .bind("id", id.value())
        .map(CredentialRows::row)
        .findOne();
  }

  /** Adds the first version; false if there is one already. */
  public static boolean insert(
      Handle handle, Dialect dialect, Credential credential, Sealed sealed) {
    Update insert =
        handle.createUpdate(
            "INSERT INTO integration_credentials (id, version, key_id, sealed, renewal_state,"
                + " access_token_expires_at, refresh_token_expires_at, updated_at)"
                + " VALUES (:id, 1, :key, :sealed, :state, :accessEnds, :refreshEnds, "
                + dialect.now()
                + ")");
    try {
      return bind(insert, dialect, credential, sealed).execute() == 1;
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException failure && Dialect.duplicate(failure)) {
        return false;
      }
      throw e;
    }
  }

  /** Replaces one version with the next; false if the version is another. */
  public static boolean update(
      Handle handle, Dialect dialect, long expected, Credential credential, Sealed sealed) {
    Update update =
        handle
            .createUpdate(
                "UPDATE integration_credentials SET version = :expected + 1, key_id = :key,"
                    + " sealed = :sealed, renewal_state = :state,"
                    + " access_token_expires_at = :accessEnds,"
                    + " refresh_token_expires_at = :refreshEnds, updated_at = "
                    + dialect.now()
                    + " WHERE id = :id AND version = :expected")
            .bind("expected", expected);
    return bind(update, dialect, credential, sealed).execute() == 1;
  }

  public static int delete(Handle handle, CredentialId id) {
    return handle
        .createUpdate("DELETE FROM integration_credentials WHERE id = :id")
        .bind("id", id.value())
        .execute();
  }

  /** The next rows that another key sealed, in the order of their ids. */
  public static List<Row> sealedOtherwise(Handle handle, String keyId, String afterId, int limit) {
    return handle
        .createQuery(
            "SELECT id, version, key_id, sealed FROM integration_credentials"
                + " WHERE key_id <> :key AND id > :after ORDER BY id LIMIT :limit")
        .bind("key", keyId)
        .bind("after", afterId)
        .bind("limit", limit)
        .map(CredentialRows::row)
        .list();
  }

  public static long countSealedOtherwise(Handle handle, String keyId) {
    return handle
        .createQuery("SELECT COUNT(*) FROM integration_credentials WHERE key_id <> :key")
        .bind("key", keyId)
        .mapTo(Long.class)
        .one();
  }

  /** Puts other sealed bytes into a row that is still the same; false if it is not. */
  public static boolean reseal(Handle handle, Row row, Sealed sealed) {
    return handle
            .createUpdate(
                "UPDATE integration_credentials SET key_id = :key, sealed = :sealed"
                    + " WHERE id = :id AND version = :version AND key_id = :oldKey")
            .bind("id", row.id().value())
            .bind("version", row.version())
            .bind("oldKey", row.sealed().keyId())
            .bind("key", sealed.keyId())
            .bind("sealed", sealed.bytes())
            .execute()
        == 1;
  }

  private static Update bind(
      Update statement, Dialect dialect, Credential credential, Sealed sealed) {
    AccessToken access = credential.accessToken();
    RefreshToken refresh = credential.refreshToken();
    return statement
        .bind("id", credential.id().value())
        .bind("key", sealed.keyId())
        .bind("sealed", sealed.bytes())
        .bind("state", credential.renewal().state().name())
        .bind("accessEnds", dialect.timestamp(access == null ? null : access.expiresAt()))
        .bind("refreshEnds", dialect.timestamp(refresh == null ? null : refresh.expiresAt()));
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(
        new CredentialId(row.getString("id")),
        row.getLong("version"),
        new Sealed(row.getString("key_id"), row.getBytes("sealed")));
  }
}
