package io.shopfleet.jdbc.internal.row;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.Window;
import io.shopfleet.sync.StreamFailure;
import io.shopfleet.sync.SyncRun.Counts;
import io.shopfleet.sync.SyncRun.Outcome;
import io.shopfleet.sync.SyncRun.Requests;
import io.shopfleet.sync.SyncRun.StreamRun;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the streams of a run, as one JSON document. Documents written before there were
 * outcomes and counts are read too: they name pages, records, and how the stream failed.
 */
final class StreamRunText {

  private StreamRunText() {}

  static String write(List<StreamRun> streams) {
    return JsonColumn.write(
        json -> {
          json.beginArray();
          for (StreamRun stream : streams) {
            json.beginObject();
            write(json, stream);
            json.endObject();
          }
          json.endArray();
        });
  }

  private static void write(JsonWriter json, StreamRun stream) throws IOException {
    Window window = stream.window();
    StreamFailure failure = stream.failure();
    Counts counts = stream.counts();
    Requests requests = stream.requests();
    json.name("stream").value(stream.stream().name());
    json.name("outcome").value(stream.outcome().name());
    json.name("from").value(window == null ? null : window.from().toString());
    json.name("to").value(window == null ? null : window.to().toString());
    json.name("pages").value(counts.pages());
    json.name("records").value(counts.taken());
    json.name("fetched").value(counts.fetched());
    json.name("changed").value(counts.changed());
    json.name("unchanged").value(counts.unchanged());
    json.name("parked").value(counts.parked());
    json.name("skipped").value(counts.skipped());
    json.name("missing").value(counts.missing());
    json.name("repaired").value(counts.repaired());
    json.name("retries").value(requests.retries());
    json.name("waits").value(requests.waits());
    json.name("waited").value(requests.waited().toString());
    json.name("watermark").value(text(stream.watermark()));
    json.name("failure").value(failure == null ? null : failure.kind().name());
    json.name("origin").value(failure == null ? null : failure.origin().name());
    json.name("message").value(failure == null ? null : Printable.of(failure.message()));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   * @throws java.time.DateTimeException if it holds an instant or a duration that is none
   */
  static List<StreamRun> read(String text) {
    return JsonColumn.read(
        text,
        json -> {
          List<StreamRun> streams = new ArrayList<>();
          json.beginArray();
          while (json.hasNext()) {
            streams.add(new Document(fields(json)).stream());
          }
          json.endArray();
          return streams;
        });
  }

  private static Map<String, String> fields(JsonReader json) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (json.peek()) {
        case STRING, NUMBER -> fields.put(name, json.nextString());
        default -> json.skipValue();
      }
    }
    json.endObject();
    return fields;
  }

  /** One stream, by the names of its fields; those that are null are absent. */
  private record Document(Map<String, String> fields) {

    StreamRun stream() {
      String name = fields.get("stream");
      if (name == null) {
        throw new IllegalArgumentException("The document of a stream does not name it");
      }
      return new StreamRun(
          DataStream.valueOf(name),
          outcome(),
          window(),
          counts(),
          requests(),
          instant("watermark"),
          failure());
    }

    private Outcome outcome() {
      String outcome = fields.get("outcome");
      if (outcome != null) {
        return Outcome.valueOf(outcome);
      }
      return fields.containsKey("failure") ? Outcome.FAILED : Outcome.SUCCEEDED;
    }

    private @Nullable Window window() {
      Instant from = instant("from");
      Instant to = instant("to");
      return from == null || to == null ? null : new Window(from, to);
    }

    private Counts counts() {
      long records = number("records");
      boolean told = fields.containsKey("fetched");
      return new Counts(
          Math.toIntExact(number("pages")),
          told ? number("fetched") : records,
          told ? number("changed") : records,
          number("unchanged"),
          number("parked"),
          number("skipped"),
          number("missing"),
          number("repaired"));
    }

    private Requests requests() {
      String waited = fields.get("waited");
      return new Requests(
          number("retries"),
          number("waits"),
          waited == null ? Duration.ZERO : Duration.parse(waited));
    }

    private @Nullable StreamFailure failure() {
      String kind = fields.get("failure");
      if (kind == null) {
        return null;
      }
      // Where it failed was not told before; mostly it was there.
      String origin = fields.getOrDefault("origin", StreamFailure.Origin.MARKETPLACE.name());
      return new StreamFailure(
          FailureKind.valueOf(kind),
          StreamFailure.Origin.valueOf(origin),
          fields.getOrDefault("message", ""));
    }

    private @Nullable Instant instant(String name) {
      String text = fields.get(name);
      return text == null ? null : Instant.parse(text);
    }

    private long number(String name) {
      String text = fields.get(name);
      return text == null ? 0 : Long.parseLong(text);
    }
  }
}
