package io.shopfleet.jdbc.internal.row;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.OpenBackfill;
import io.shopfleet.sync.RunRequest.Scope;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The backfills of an account that are not at their end, as one JSON document. */
final class OpenBackfillText {

  private OpenBackfillText() {}

  static String write(List<OpenBackfill> backfills) {
    return JsonColumn.write(
        json -> {
          json.beginArray();
          for (OpenBackfill backfill : backfills) {
            json.beginObject();
            write(json, backfill);
            json.endObject();
          }
          json.endArray();
        });
  }

  private static void write(JsonWriter json, OpenBackfill backfill) throws IOException {
    json.name("from").value(backfill.scope().from().toString());
    json.name("to").value(backfill.scope().to().toString());
    json.name("actor").value(backfill.actor() == null ? null : Printable.of(backfill.actor()));
    json.name("attempts").value(backfill.attempts());
    json.name("notBefore").value(backfill.notBefore().toString());
    // How far each stream was read; its start where nothing was.
    json.name("streams").beginObject();
    for (DataStream stream : new TreeSet<>(backfill.scope().streams())) {
      Instant reached = backfill.reached().get(stream);
      json.name(stream.name()).value(reached == null ? "" : reached.toString());
    }
    json.endObject();
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   * @throws java.time.DateTimeException if it holds an instant that is none
   */
  static List<OpenBackfill> read(String text) {
    return JsonColumn.read(
        text,
        json -> {
          List<OpenBackfill> backfills = new ArrayList<>();
          json.beginArray();
          while (json.hasNext()) {
            backfills.add(one(json));
          }
          json.endArray();
          return backfills;
        });
  }

  private static OpenBackfill one(JsonReader json) throws IOException {
    Instant from = Instant.EPOCH;
    Instant to = Instant.EPOCH;
    @Nullable String actor = null;
    int attempts = 0;
    Instant notBefore = Instant.EPOCH;
    Set<DataStream> streams = EnumSet.noneOf(DataStream.class);
    Map<DataStream, Instant> reached = new EnumMap<>(DataStream.class);
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "from" -> from = Instant.parse(json.nextString());
        case "to" -> to = Instant.parse(json.nextString());
        case "actor" -> actor = textOrNull(json);
        case "attempts" -> attempts = json.nextInt();
        case "notBefore" -> notBefore = Instant.parse(json.nextString());
        case "streams" -> readStreams(json, streams, reached);
        default -> json.skipValue();
      }
    }
    json.endObject();
    return new OpenBackfill(
        new Scope.Backfill(streams, from, to), actor, reached, attempts, notBefore);
  }

  private static void readStreams(
      JsonReader json, Set<DataStream> streams, Map<DataStream, Instant> reached)
      throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      DataStream stream = DataStream.valueOf(json.nextName());
      streams.add(stream);
      String position = json.nextString();
      if (!position.isEmpty()) {
        reached.put(stream, Instant.parse(position));
      }
    }
    json.endObject();
  }

  private static @Nullable String textOrNull(JsonReader json) throws IOException {
    return json.peek() == JsonReader.Token.NULL ? json.nextNull() : json.nextString();
  }
}
