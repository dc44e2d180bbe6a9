package io.shopfleet.jdbc;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.jdbc.internal.record.Candidate;
import io.shopfleet.jdbc.internal.record.RecordTable;
import io.shopfleet.jdbc.internal.record.RecordWriting;
import io.shopfleet.jdbc.internal.record.UnfitRecordException;
import io.shopfleet.jdbc.internal.row.CheckpointRow;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.RecordRejectedException;
import io.shopfleet.sync.StaleCheckpointException;
import io.shopfleet.sync.SyncBatch;
import io.shopfleet.sync.SyncSink;
import io.shopfleet.sync.SyncStoreException;
import io.shopfleet.sync.Taken;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One stream's records in their table. A batch and its checkpoint are one transaction: the
 * checkpoint first, so that a node that was overtaken learns it before it writes anything, and two
 * that write the same stream wait for each other.
 *
 * @param <R> the records
 */
final class JdbcSink<R> implements SyncSink<R> {

  private static final int ATTEMPTS = 5;

  private final Database database;
  private final RecordTable<R> table;

  JdbcSink(Database database, RecordTable<R> table) {
    this.database = database;
    this.table = table;
  }

  @Override
  public void accept(Account account, SyncBatch<R> batch) {
    take(account, batch);
  }

  @Override
  public Taken take(Account account, SyncBatch<R> batch) {
    List<Candidate> candidates = new ArrayList<>(batch.records().size());
    for (R item : batch.records()) {
      candidates.add(candidate(item));
    }
    try {
      return store(account.id(), candidates, batch.next());
    } catch (SQLException e) {
      if (isRefusal(e)) {
        rejectCulprit(account.id(), candidates);
      }
      throw new SyncStoreException(
          "The "
              + table.stream()
              + " of account "
              + account.id()
              + " were perhaps not stored, because the database failed; see the cause",
          e);
    }
  }

  private Candidate candidate(R item) {
    try {
      return table.candidate(item);
    } catch (UnfitRecordException e) {
      throw new RecordRejectedException(table.id().apply(item), e.reason());
    }
  }

  private Taken store(AccountId account, List<Candidate> candidates, @Nullable Checkpoint next)
      throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.transact(
            (handle, dialect) -> {
              if (next != null) {
                move(handle, dialect, account, next);
              }
              return writing(handle, dialect, account).write(candidates);
            });
      } catch (SQLException e) {
        // Another transaction added a row after this one had looked: now it is there to be seen.
        if (!Dialect.duplicate(e) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void move(Handle handle, Dialect dialect, AccountId account, Checkpoint next)
      throws SQLException {
    if (!CheckpointRow.save(
        handle.getConnection(),
        dialect,
        account,
        table.stream(),
        next.version() - 1,
        next.watermark())) {
      throw new StaleCheckpointException(account, table.stream());
    }
  }

  /** A key that is there again and again is no race but a rule of the host's. */
  private static boolean isRefusal(SQLException failure) {
    return Dialect.refusesContent(failure) || Dialect.duplicate(failure);
  }

  /**
   * Finds the record that the database refuses by writing one after the other, and keeping none.
   *
   * @throws RecordRejectedException if there is one
   */
  private void rejectCulprit(AccountId account, List<Candidate> candidates) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        database.transact((handle, dialect) -> tryOneByOne(handle, dialect, account, candidates));
      } catch (Undo undone) {
        return;
      } catch (Refusal refusal) {
        // Perhaps another transaction added the row.
        if (!Dialect.duplicate(refusal.reason) || attempt == ATTEMPTS) {
          throw new RecordRejectedException(refusal.candidate.id(), reason(refusal.reason));
        }
      } catch (SQLException e) {
        return;
      }
    }
  }

  private Taken tryOneByOne(
      Handle handle, Dialect dialect, AccountId account, List<Candidate> candidates)
      throws SQLException {
    for (Candidate candidate : candidates) {
      try {
        writing(handle, dialect, account).write(List.of(candidate));
      } catch (SQLException e) {
        if (isRefusal(e)) {
          throw new Refusal(candidate, e);
        }
        throw e;
      }
    }
    throw new Undo();
  }

  /** The driver's own message may quote the record, so only its code is told. */
  private String reason(SQLException refusal) {
    return "The database refuses the record for what stands in it (SQLSTATE "
        + refusal.getSQLState()
        + ", error "
        + refusal.getErrorCode()
        + "); compare it with the columns, constraints and triggers of "
        + table.name();
  }

  private RecordWriting writing(Handle handle, Dialect dialect, AccountId account) {
    return new RecordWriting(table, account, handle.getConnection(), dialect);
  }

  /** Ends a transaction of which nothing is to stay. */
  private static final class Undo extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** Which record the database refuses, and why. */
  private static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Candidate candidate;
    private final SQLException reason;

    Refusal(Candidate candidate, SQLException reason) {
      this.candidate = candidate;
      this.reason = reason;
    }
  }
}
