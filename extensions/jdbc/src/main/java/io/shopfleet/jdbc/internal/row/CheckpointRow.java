package io.shopfleet.jdbc.internal.row;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.internal.database.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** How a checkpoint is created and moved, alone or in one transaction with the records. */
public final class CheckpointRow {

  private static final String CREATE =
      "INSERT INTO integration_checkpoints (watermark, account_id, stream, version)"
          + " VALUES (?, ?, ?, 1)";
  private static final String MOVE =
      "UPDATE integration_checkpoints SET watermark = ?, version = version + 1"
          + " WHERE account_id = ? AND stream = ? AND version = ?";

  private CheckpointRow() {}

  /**
   * Saves a position over an expected version with one statement. After a refusal the transaction,
   * if there is one, can only be rolled back.
   *
   * @param expectedVersion 0 to create
   * @return false if the row has another version
   */
  public static boolean save(
      Connection connection,
      Dialect dialect,
      AccountId account,
      DataStream stream,
      long expectedVersion,
      Instant watermark)
      throws SQLException {
    boolean creates = expectedVersion == 0;
    try (PreparedStatement save = connection.prepareStatement(creates ? CREATE : MOVE)) {
      save.setObject(1, dialect.value(watermark));
      save.setString(2, account.value());
      save.setString(3, stream.name());
      if (!creates) {
        save.setLong(4, expectedVersion);
      }
      return save.executeUpdate() == 1;
    } catch (SQLException e) {
      if (creates && Dialect.duplicate(e)) {
        return false;
      }
      throw e;
    }
  }
}
