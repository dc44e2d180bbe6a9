package io.shopfleet.dbscheduler;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a scheduler look for the tasks of its own platform alone. Left to itself it would fetch all
 * that are due and set aside what it does not know.
 */
final class OwnTasksOnly implements JdbcCustomization {

  private final JdbcCustomization database;
  private final String condition;

  /**
   * @param task the name of the tasks, without quotes and backslashes
   */
  OwnTasksOnly(JdbcCustomization database, String task) {
    this.database = database;
    this.condition = " and task_name = '" + task + "' ";
  }

  @Override
  public String getName() {
    return database.getName();
  }

  @Override
  public String createSelectDueQuery(
      String table, int limit, String andCondition, boolean orderByPriority) {
    return database.createSelectDueQuery(table, limit, condition + andCondition, orderByPriority);
  }

  @Override
  public String createGenericSelectForUpdateQuery(
      String table, int limit, String andCondition, boolean orderByPriority) {
    return database.createGenericSelectForUpdateQuery(
        table, limit, condition + andCondition, orderByPriority);
  }

  @Override
  public boolean supportsGenericLockAndFetch() {
    return database.supportsGenericLockAndFetch();
  }

  @Override
  public boolean supportsSingleStatementLockAndFetch() {
    return false;
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
    throw new UnsupportedOperationException("Its statement cannot be restricted");
  }

  @Override
  public void setInstant(PreparedStatement statement, int index, @Nullable Instant value)
      throws SQLException {
    database.setInstant(statement, index, value);
  }

  @Override
  public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
    return database.getInstant(row, column);
  }

  @Override
  public void setTaskData(PreparedStatement statement, int index, byte[] value)
      throws SQLException {
    database.setTaskData(statement, index, value);
  }

  @Override
  public byte[] getTaskData(ResultSet row, String column) throws SQLException {
    return database.getTaskData(row, column);
  }

  @Override
  public boolean supportsExplicitQueryLimitPart() {
    return database.supportsExplicitQueryLimitPart();
  }

  @Override
  public String getQueryLimitPart(int limit) {
    return database.getQueryLimitPart(limit);
  }
}
