package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.row.CheckpointRow;
import io.shopfleet.sync.Checkpoint;
import io.shopfleet.sync.CheckpointStore;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Checkpoints in the table {@code integration_checkpoints}. Watermarks are kept to the microsecond;
 * what is finer is cut off, so that a position is never later than the one saved.
 */
public final class JdbcCheckpointStore implements CheckpointStore {

  private static final String LOAD =
      """
      SELECT watermark, version FROM integration_checkpoints
      WHERE account_id = :account AND stream = :stream
      """;
  private final SyncStorage storage;

  /**
   * @param dataSource the host's, with Shopfleet's tables
   */
  public JdbcCheckpointStore(DataSource dataSource) {
    this.storage = new SyncStorage(new Database(dataSource));
  }

  @Override
  public Optional<Checkpoint> load(AccountId account, DataStream stream) {
    return storage.use(
        "The " + stream + " checkpoint of account " + account + " could not be read",
        (handle, dialect) ->
            handle
                .createQuery(LOAD)
                .bind("account", account.value())
                .bind("stream", stream.name())
                .map(
                    (row, context) ->
                        new Checkpoint(
                            Objects.requireNonNull(dialect.instant(row, "watermark")),
                            row.getLong("version")))
                .findFirst());
  }

  @Override
  public boolean save(
      AccountId account, DataStream stream, long expectedVersion, Instant watermark) {
    return storage.use(
        "The " + stream + " checkpoint of account " + account + " was perhaps not saved",
        (handle, dialect) ->
            CheckpointRow.save(
                handle.getConnection(), dialect, account, stream, expectedVersion, watermark));
  }

  @Override
  public void erase(AccountId account) {
    storage.write(
        "The checkpoints of account " + account + " were perhaps not erased",
        (handle, dialect) ->
            handle
                .createUpdate("DELETE FROM integration_checkpoints WHERE account_id = :account")
                .bind("account", account.value())
                .execute());
  }
}
