package io.shopfleet.jdbc;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.internal.database.Database;
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
  private static final String CREATE =
      """
      INSERT INTO integration_checkpoints (account_id, stream, watermark, version)
      VALUES (:account, :stream, :watermark, 1)
      """;
  private static final String MOVE =
      """
      UPDATE integration_checkpoints SET watermark = :watermark, version = version + 1
      WHERE account_id = :account AND stream = :stream AND version = :expected
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
    return storage.read(
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
    String trouble =
        "The " + stream + " checkpoint of account " + account + " was perhaps not saved";
    if (expectedVersion == 0) {
      return storage.insert(
          trouble,
          (handle, dialect) ->
              handle
                  .createUpdate(CREATE)
                  .bind("account", account.value())
                  .bind("stream", stream.name())
                  .bind("watermark", dialect.timestamp(watermark))
                  .execute());
    }
    return storage.write(
        trouble,
        (handle, dialect) ->
            handle
                    .createUpdate(MOVE)
                    .bind("account", account.value())
                    .bind("stream", stream.name())
                    .bind("watermark", dialect.timestamp(watermark))
                    .bind("expected", expectedVersion)
                    .execute()
                == 1);
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
