package io.shopfleet.tiktokshop.api.registry;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonWriter;
import io.shopfleet.internal.json.FieldNames;
import io.shopfleet.internal.json.JsonCodec;
import io.shopfleet.internal.json.JsonInput;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.tiktokshop.api.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads and writes an envelope around data of one type. */
final class EnvelopeAdapter<T> extends JsonCodec<Envelope<T>> {

  private static final FieldNames NAMES = FieldNames.of("code", "message", "data", "request_id");

  /** A list of the data lies in the data, and the data in the envelope. */
  private static final int LEVELS_AROUND_LISTS = 2;

  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

  private final JsonCodec<T> data;
  private final Salvage salvage;

  EnvelopeAdapter(JsonCodec<T> data, Salvage salvage) {
    this.data = data;
    this.salvage = salvage;
  }

  @Override
  public @Nullable Envelope<T> read(JsonInput input) throws IOException {
    if (!input.beginObject()) {
      return null;
    }
    if (salvage == Salvage.MEMBERS) {
      input.salvageMembers(LEVELS_AROUND_LISTS);
    }
    @Nullable Integer code = null;
    @Nullable String message = null;
    @Nullable T answer = null;
    @Nullable String requestId = null;
    int field;
    while ((field = input.nextField(NAMES)) != JsonInput.END) {
      switch (field) {
        case 0 -> code = input.int32();
        case 1 -> message = input.string();
        case 2 -> answer = readData(input);
        case 3 -> requestId = input.string();
        default -> input.skipValue();
      }
    }
    if (code == null) {
      // Without its code an answer is neither a success nor a failure: it is not from this API.
      throw new JsonDataException("Expected an envelope but there is no code at path $");
    }
    return new Envelope<>(
        code,
        message == null ? "" : message,
        answer == null ? absent() : answer,
        requestId,
        input.damaged().stream()
            .map(record -> new Unreadable(null, record.raw(), record.reason()))
            .toList());
  }

  private @Nullable T readData(JsonInput input) throws IOException {
    if (input.atObject()) {
      return salvage == Salvage.DATA ? input.salvaged(data::read) : data.read(input);
    }
    input.skipValue();
    return null;
  }

  /** Reads a document that must be an envelope. */
  Envelope<T> readWhole(BufferedSource source) throws IOException {
    Envelope<T> envelope = readDocument(source);
    if (envelope == null) {
      throw new JsonDataException("Expected an envelope but was null at path $");
    }
    return envelope;
  }

  private T absent() throws IOException {
    T empty = data.read(JsonInput.of(EMPTY_OBJECT));
    if (empty == null) {
      throw new IllegalStateException("An adapter answered null for an empty object");
    }
    return empty;
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Envelope<T> value) throws IOException {
    if (value == null) {
      writer.nullValue();
      return;
    }
    writer.beginObject();
    writer.name("code").value(value.code());
    writer.name("message").value(value.message());
    writer.name("data");
    data.toJson(writer, value.data());
    writer.name("request_id").value(value.requestId());
    writer.endObject();
  }
}
