package io.shopfleet.jdbc.internal.row;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.jdbc.internal.database.Dialect;
import io.shopfleet.sync.SyncRun;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** A run as its row; what became of its streams is one JSON document. */
public final class RunRow {

  public static final String COLUMNS =
      "account_id, run_id, run_trigger, started_at, finished_at, streams";

  public static final String INSERT =
      """
      INSERT INTO integration_sync_runs (
        account_id, run_number, run_id, run_trigger, started_at, finished_at, succeeded, records,
        streams
      ) VALUES (
        :account, :number, :id, :trigger, :started, :finished, :succeeded, :records, :streams
      )
      """;

  private RunRow() {}

  public static <S extends SqlStatement<S>> S bind(S statement, Dialect dialect, SyncRun run) {
    return statement
        .bind("account", run.account().value())
        .bind("id", run.id())
        .bind("trigger", run.trigger().name())
        .bind("started", dialect.timestamp(run.startedAt()))
        .bind("finished", dialect.timestamp(run.finishedAt()))
        .bind("succeeded", run.succeeded())
        .bind("records", run.records())
        .bind("streams", dialect.json(JsonColumn.write(json -> write(json, run.streams()))));
  }

  /**
   * The run in a row.
   *
   * @throws SQLException also if the row holds what no run can
   */
  public static SyncRun read(ResultSet row, Dialect dialect) throws SQLException {
    String id = row.getString("run_id");
    try {
      return new SyncRun(
          id,
          new AccountId(row.getString("account_id")),
          SyncRun.Trigger.valueOf(row.getString("run_trigger")),
          Objects.requireNonNull(dialect.instant(row, "started_at")),
          Objects.requireNonNull(dialect.instant(row, "finished_at")),
          JsonColumn.read(row.getString("streams"), RunRow::streams));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new SQLException("The row of run " + id + " holds what no run can", e);
    }
  }

  private static void write(JsonWriter json, List<SyncRun.StreamRun> streams) throws IOException {
    json.beginArray();
    for (SyncRun.StreamRun stream : streams) {
      json.beginObject();
      json.name("stream").value(stream.stream().name());
      json.name("pages").value(stream.pages());
      json.name("records").value(stream.records());
      json.name("watermark").value(text(stream.watermark()));
      json.name("failure").value(text(stream.failure()));
      json.name("message").value(storable(stream.message()));
      json.endObject();
    }
    json.endArray();
  }

  /** A message as every database takes it: PostgreSQL refuses the character zero. */
  public static @Nullable String storable(@Nullable String message) {
    return message == null ? null : message.replace('\0', '\uFFFD');
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static List<SyncRun.StreamRun> streams(JsonReader json) throws IOException {
    List<SyncRun.StreamRun> streams = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      streams.add(stream(json));
    }
    json.endArray();
    return streams;
  }

  private static SyncRun.StreamRun stream(JsonReader json) throws IOException {
    @Nullable DataStream stream = null;
    int pages = 0;
    long records = 0;
    @Nullable Instant watermark = null;
    @Nullable FailureKind failure = null;
    @Nullable String message = null;
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (json.peek() == JsonReader.Token.NULL) {
        json.skipValue();
        continue;
      }
      switch (name) {
        case "stream" -> stream = DataStream.valueOf(json.nextString());
        case "pages" -> pages = json.nextInt();
        case "records" -> records = json.nextLong();
        case "watermark" -> watermark = Instant.parse(json.nextString());
        case "failure" -> failure = FailureKind.valueOf(json.nextString());
        case "message" -> message = json.nextString();
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (stream == null) {
      throw new IllegalArgumentException("The document of a stream does not name it");
    }
    return new SyncRun.StreamRun(stream, pages, records, watermark, failure, message);
  }
}
