package io.shopfleet.jdbc.internal.lock;

import io.shopfleet.account.CredentialId;
import io.shopfleet.jdbc.internal.database.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that is held, and the session that holds it.
 *
 * @param last whether the session ends with the lock, rather than holding another one before it
 */
record Holding(CredentialId id, Session session, ExclusiveLock.Release release, boolean last) {

  private static final Logger LOG = LoggerFactory.getLogger(Holding.class);
  private static final String NAMESPACE = "shopfleet:credential:";

  /** Tries once to lock a credential with a session of its own; null if somebody else has it. */
  static @Nullable Holding of(Session session, CredentialId id) throws SQLException {
    return of(session, id, true);
  }

  /** Tries once to lock a further credential with a session that holds one already. */
  static @Nullable Holding within(Session outer, CredentialId id) throws SQLException {
    return of(outer, id, false);
  }

  private static @Nullable Holding of(Session session, CredentialId id, boolean last)
      throws SQLException {
    ExclusiveLock.Release release =
        ExclusiveLock.of(session.dialect()).tryAcquire(session, name(id));
    return release == null ? null : new Holding(id, session, release, last);
  }

  /**
   * Gives the lock back, and the connection to its pool; ends the connection if the lock might
   * still be on it. Never throws: what was done under the lock is done.
   */
  void giveBack() {
    boolean released = released();
    if (!last) {
      return;
    }
    if (released) {
      close(session, id);
    } else {
      end(session, id);
    }
  }

  /** Ends a connection that may hold a lock, so that nobody gets it from the pool. */
  static void end(Session session, CredentialId id) {
    try {
      session.abort();
    } catch (SQLException | RuntimeException e) {
      LOG.warn(
          "A connection that may hold the lock of credential {} could not be ended; until the"
              + " database ends it, nobody can use the credential exclusively",
          id,
          e);
    }
    close(session, id);
  }

  private boolean released() {
    try {
      return release.release();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("The lock of credential {} could not be given back", id, e);
      return false;
    }
  }

  private static void close(Session session, CredentialId id) {
    try {
      session.close();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("The connection that locked credential {} could not be given back", id, e);
    }
  }

  private static String name(CredentialId id) {
    try {
      byte[] text = (NAMESPACE + id.value()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
