package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.shopfleet.internal.json.Damaged;
import io.shopfleet.internal.json.JsonElementReader;
import io.shopfleet.internal.json.LenientJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer whose data is records. An answer that does not fit is read a second time, record
 * by record, so that only those are set aside that do not fit themselves. Safe for concurrent use.
 *
 * @param <E> one of Tokopedia's own records
 */
final class RowsReader<E> {

  private final JsonElementReader<E> element;
  private final boolean list;

  private RowsReader(JsonElementReader<E> element, boolean list) {
    this.element = element;
    this.list = list;
  }

  /** For answers whose data is a list of records. */
  static <E> RowsReader<E> ofMany(JsonElementReader<E> element) {
    return new RowsReader<>(element, true);
  }

  /** For answers whose data is one record. */
  static <E> RowsReader<E> ofOne(JsonElementReader<E> element) {
    return new RowsReader<>(element, false);
  }

  /**
   * @throws JsonDataException if something else than records does not fit
   */
  Envelope<Rows<E>> read(ByteString document) throws IOException {
    List<E> items = new ArrayList<>();
    try {
      Header header = read(document, each(element, items));
      return enveloped(header, new Rows<>(items, List.of(), () -> texts(document), mask()));
    } catch (JsonDataException unfit) {
      Salvage<E> salvage = new Salvage<>(element);
      Header header = read(document, each(salvage::read, new ArrayList<>()));
      List<String> texts = List.copyOf(salvage.texts);
      return enveloped(header, new Rows<>(salvage.items, salvage.damaged, () -> texts, mask()));
    }
  }

  private static UnaryOperator<String> mask() {
    return UnaryOperator.identity();
  }

  private static <E> Envelope<Rows<E>> enveloped(Header header, Rows<E> rows) {
    return new Envelope<>(header, rows.size() == 0 ? null : rows);
  }

  private List<String> texts(ByteString document) {
    Salvage<E> salvage = new Salvage<>(element);
    try {
      read(document, each(salvage::read, new ArrayList<>()));
    } catch (IOException e) {
      throw new UncheckedIOException("An answer in memory could not be read a second time", e);
    }
    return salvage.texts;
  }

  private static <V> Header read(ByteString document, JsonElementReader<V> data)
      throws IOException {
    try (JsonReader json = JsonReader.of(new Buffer().write(document))) {
      Envelope<V> envelope = new EnvelopeReader<>(data).read(json);
      if (json.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonDataException("Something follows the end of the answer");
      }
      return envelope.header();
    }
  }

  private <V> JsonElementReader<List<V>> each(JsonElementReader<V> reader, List<V> into) {
    return json -> {
      if (list) {
        into.addAll(LenientJson.list(json, reader));
      } else {
        V only = reader.read(json);
        if (only != null) {
          into.add(only);
        }
      }
      return into;
    };
  }

  /** Reads records from their texts. */
  private static final class Salvage<E> {

    private final JsonElementReader<E> element;
    private final List<E> items = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Damaged> damaged = new ArrayList<>();

    private Salvage(JsonElementReader<E> element) {
      this.element = element;
    }

    @Nullable E read(JsonReader json) throws IOException {
      String text;
      try (BufferedSource source = json.nextSource()) {
        text = source.readUtf8();
      }
      try (JsonReader own = JsonReader.of(new Buffer().writeUtf8(text))) {
        E item = element.read(own);
        if (item != null) {
          items.add(item);
          texts.add(text);
        }
        return item;
      } catch (JsonDataException unfit) {
        damaged.add(new Damaged(text, Damaged.reason(unfit)));
        return null;
      }
    }
  }
}
