package io.shopfleet.dbscheduler;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.SyncRun.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Task data as JSON, so that nodes of several versions read each other. Names that are added later
 * are passed over here; what cannot be done without understanding it gets a higher version, and
 * stays as it is for a node that does.
 */
final class TaskDataJson implements Serializer {

  private static final int VERSION = 1;

  @Override
  public byte[] serialize(@Nullable Object data) {
    if (data instanceof TaskData.Foreign foreign) {
      return foreign.text().getBytes(StandardCharsets.UTF_8);
    }
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.beginObject().name("v").value(VERSION);
      if (data instanceof TaskData.Wanted wanted) {
        json.name("attempt").value(wanted.attempt());
        json.name("request");
        write(json, wanted.request());
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readByteArray();
  }

  private static void write(JsonWriter json, RunRequest request) throws IOException {
    json.beginObject();
    json.name("id").value(request.id());
    json.name("trigger").value(request.trigger().name());
    json.name("actor").value(request.actor());
    Scope scope = request.scope();
    if (scope instanceof Scope.Changes changes) {
      json.name("scope").value("CHANGES");
      streams(json, changes.streams());
    } else if (scope instanceof Scope.Backfill backfill) {
      json.name("scope").value("BACKFILL");
      streams(json, backfill.streams());
      period(json, backfill.from(), backfill.to());
    } else if (scope instanceof Scope.Sweep sweep) {
      json.name("scope").value("SWEEP");
      streams(json, sweep.streams());
      period(json, sweep.from(), sweep.to());
    } else if (scope instanceof Scope.Records records) {
      json.name("scope").value("RECORDS");
      json.name("stream").value(records.stream().name());
      texts(json, "ids", records.ids());
    }
    json.endObject();
  }

  private static void streams(JsonWriter json, Set<DataStream> streams) throws IOException {
    texts(json, "streams", streams.stream().map(DataStream::name).sorted().toList());
  }

  private static void texts(JsonWriter json, String name, Collection<String> texts)
      throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }

  private static void period(JsonWriter json, Instant from, Instant to) throws IOException {
    json.name("from").value(from.toString());
    json.name("to").value(to.toString());
  }

  @Override
  public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
    return type.cast(stored == null ? TaskData.BY_SCHEDULE : read(stored));
  }

  private static TaskData read(byte[] stored) {
    try (JsonReader json = JsonReader.of(new Buffer().write(stored))) {
      Fields fields = Fields.of(json.readJsonValue());
      if (fields.number("v") > VERSION) {
        return foreign(stored);
      }
      return fields.has("request")
          ? new TaskData.Wanted(request(fields.object("request")), fields.number("attempt"))
          : TaskData.BY_SCHEDULE;
    } catch (IOException | RuntimeException e) {
      // A word that this version does not know: another one wrote it, and will know what to do.
      return foreign(stored);
    }
  }

  private static TaskData foreign(byte[] stored) {
    return new TaskData.Foreign(new String(stored, StandardCharsets.UTF_8));
  }

  private static RunRequest request(Fields fields) {
    return new RunRequest(
        fields.text("id"),
        Trigger.valueOf(fields.text("trigger")),
        fields.has("actor") ? fields.text("actor") : null,
        scope(fields));
  }

  private static Scope scope(Fields fields) {
    String scope = fields.text("scope");
    return switch (scope) {
      case "CHANGES" -> new Scope.Changes(fields.streams());
      case "BACKFILL" ->
          new Scope.Backfill(fields.streams(), fields.instant("from"), fields.instant("to"));
      case "SWEEP" ->
          new Scope.Sweep(fields.streams(), fields.instant("from"), fields.instant("to"));
      case "RECORDS" ->
          new Scope.Records(DataStream.valueOf(fields.text("stream")), fields.texts("ids"));
      default -> throw new IllegalArgumentException("Unknown scope " + scope);
    };
  }

  /** The fields of an object; what is missing or of another type is an IllegalArgumentException. */
  private record Fields(Map<?, ?> values) {

    static Fields of(@Nullable Object value) {
      if (value instanceof Map<?, ?> map) {
        return new Fields(map);
      }
      throw new IllegalArgumentException("Not an object");
    }

    boolean has(String name) {
      return values.get(name) != null;
    }

    Fields object(String name) {
      return of(values.get(name));
    }

    String text(String name) {
      return text(values.get(name));
    }

    private static String text(@Nullable Object value) {
      if (value instanceof String text) {
        return text;
      }
      throw new IllegalArgumentException("Not a text");
    }

    int number(String name) {
      if (values.get(name) instanceof Number number) {
        return number.intValue();
      }
      throw new IllegalArgumentException("Not a number: " + name);
    }

    Instant instant(String name) {
      return Instant.parse(text(name));
    }

    List<String> texts(String name) {
      if (values.get(name) instanceof List<?> list) {
        return list.stream().map(Fields::text).toList();
      }
      throw new IllegalArgumentException("Not a list: " + name);
    }

    Set<DataStream> streams() {
      Set<DataStream> streams = EnumSet.noneOf(DataStream.class);
      texts("streams").forEach(name -> streams.add(DataStream.valueOf(name)));
      return streams;
    }
  }
}
