package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.shopfleet.internal.json.JsonElementReader;
import io.shopfleet.internal.json.LenientJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one kind of JSON object while it streams: its known members by name, whatever their casing,
 * because the documentation and parts of the API write the same names differently; the rest is
 * skipped. A shape declares its members once and makes a record from what they held. Safe for
 * concurrent use.
 */
abstract class ObjectShape<T> implements JsonElementReader<T> {

  private final Map<String, Member<?>> members = new HashMap<>();

  /** Makes the record; called once per object. */
  abstract T make(Values values);

  @Override
  public final @Nullable T read(JsonReader reader) throws IOException {
    if (!LenientJson.beginObject(reader)) {
      return null;
    }
    Values values = new Values(members.size(), reader.getPath());
    while (reader.hasNext()) {
      Member<?> member = members.get(reader.nextName().toLowerCase(Locale.ROOT));
      if (member == null) {
        reader.skipValue();
      } else {
        values.take(member, reader);
      }
    }
    reader.endObject();
    return make(values);
  }

  final <V> Member<V> member(String name, JsonElementReader<V> reader) {
    Member<V> member = new Member<>(name, members.size(), reader);
    members.put(name.toLowerCase(Locale.ROOT), member);
    return member;
  }

  final <V> Member<List<V>> list(String name, JsonElementReader<V> element) {
    return member(name, reader -> LenientJson.list(reader, element));
  }

  final Member<String> text(String name) {
    return member(name, LenientJson::string);
  }

  final Member<Long> int64(String name) {
    return member(name, LenientJson::int64);
  }

  final Member<Integer> int32(String name) {
    return member(name, LenientJson::int32);
  }

  final Member<BigDecimal> decimal(String name) {
    return member(name, LenientJson::decimal);
  }

  final Member<Boolean> bool(String name) {
    return member(name, LenientJson::bool);
  }

  /**
   * A known member.
   *
   * @param name its name in the marketplace's own casing
   * @param slot its place among the shape's members
   * @param reader reads its value
   */
  record Member<V>(String name, int slot, JsonElementReader<V> reader) {}

  /** What the members of one object held. */
  static final class Values {

    private final List<@Nullable Object> slots;
    private final String path;

    private Values(int size, String path) {
      this.slots = new ArrayList<>(java.util.Collections.nCopies(size, null));
      this.path = path;
    }

    private void take(Member<?> member, JsonReader reader) throws IOException {
      Object value = member.reader().read(reader);
      // Of the same name in two casings, the one that says something counts.
      if (value != null) {
        slots.set(member.slot(), value);
      }
    }

    // Only take() fills a slot, with what this very member's reader gave.
    @SuppressWarnings("unchecked")
    <V> @Nullable V get(Member<V> member) {
      return (V) slots.get(member.slot());
    }

    <V> V required(Member<V> member) {
      V value = get(member);
      if (value == null) {
        throw new JsonDataException("Required " + member.name() + " is missing at path " + path);
      }
      return value;
    }

    <V> List<V> listed(Member<List<V>> member) {
      List<V> value = get(member);
      return value == null ? List.of() : value;
    }

    boolean isTrue(Member<Boolean> member) {
      return Boolean.TRUE.equals(get(member));
    }
  }
}
