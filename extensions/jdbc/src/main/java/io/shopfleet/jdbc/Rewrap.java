package io.shopfleet.jdbc;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.credential.CredentialCipher.Sealed;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.jdbc.internal.database.Sessions;
import io.shopfleet.jdbc.internal.row.CredentialRows;
import io.shopfleet.jdbc.internal.row.CredentialRows.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One walk over the credentials that another key sealed, in the order of their ids. */
final class Rewrap {

  private static final int BATCH = 100;

  private final Sessions sessions;
  private final CredentialCipher cipher;
  private final int limit;
  private final List<CredentialId> unreadable = new ArrayList<>();
  private int rewrapped;

  Rewrap(Sessions sessions, CredentialCipher cipher, int limit) {
    this.sessions = sessions;
    this.cipher = cipher;
    this.limit = limit;
  }

  Rewrapping run() throws SQLException {
    String key = cipher.keyId();
    String after = "";
    while (rewrapped < limit) {
      String last = after;
      int size = Math.min(BATCH, limit - rewrapped);
      List<Row> rows =
          sessions.use(
              (handle, dialect) -> CredentialRows.sealedOtherwise(handle, key, last, size));
      if (rows.isEmpty()) {
        break;
      }
      for (Row row : rows) {
        rewrap(row);
      }
      after = rows.get(rows.size() - 1).id().value();
    }
    long remaining =
        sessions.use((handle, dialect) -> CredentialRows.countSealedOtherwise(handle, key));
    return new Rewrapping(rewrapped, remaining, unreadable);
  }

  private void rewrap(Row row) throws SQLException {
    Sealed sealed;
    try {
      sealed = sealedAnew(row);
    } catch (CredentialStoreException e) {
      unreadable.add(row.id());
      return;
    }
    if (sessions.use((handle, dialect) -> CredentialRows.reseal(handle, row, sealed))) {
      rewrapped++;
    }
  }

  private Sealed sealedAnew(Row row) {
    byte[] plain = cipher.open(row.id(), row.sealed());
    try {
      return cipher.seal(row.id(), plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
