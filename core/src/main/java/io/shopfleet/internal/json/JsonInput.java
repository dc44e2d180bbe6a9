package io.shopfleet.internal.json;

import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as the marketplaces write it, straight from bytes into values.
 *
 * <p>The grammar is RFC 8259 without exceptions; the meaning is lenient. A number may come as text
 * and text as a number or a boolean; {@code null} and empty text stand for an absent number,
 * boolean, object or list. What cannot be understood at all (an object where text belongs, a number
 * that does not fit) is a {@link JsonDataException} that names the JSON path, text that is not JSON
 * a {@link com.squareup.moshi.JsonEncodingException}, and a document that ends too early an {@link
 * java.io.EOFException}. After any exception the input is of no more use. For one thread.
 *
 * <p>Where asked for, a value that cannot be understood is set aside with its text instead, and
 * reading goes on behind it; no byte is read twice unless there is such a value.
 */
public final class JsonInput extends JsonTokens {

  /**
   * The answer of {@link #nextField} and {@link #select} for a name that is not among the given.
   */
  public static final int UNKNOWN = -1;

  /** The answer of {@link #nextField} after the last field. */
  public static final int END = -2;

  private static final int MAX_DEPTH = 255;
  private static final int NOWHERE = -2;

  /** Stands for the names of what has none: a list. */
  private static final FieldNames LIST = FieldNames.of();

  private FieldNames[] names = new FieldNames[16];
  private int[] indices = new int[16];
  private int depth = -1;
  private int salvagedDepth = NOWHERE;
  private List<Damaged> damaged = List.of();

  private JsonInput(BufferedSource source) {
    super(source);
  }

  private JsonInput(byte[] all) {
    super(all);
  }

  /** Reads a source; what lies behind the document in the source may be read ahead. */
  public static JsonInput of(BufferedSource source) {
    return new JsonInput(source);
  }

  /** Reads an array that must not change meanwhile. */
  public static JsonInput of(byte[] bytes) {
    return new JsonInput(bytes);
  }

  /**
   * Steps into an object.
   *
   * @return false when {@code null} or empty text stands in its place, which is then consumed
   */
  public boolean beginObject() throws IOException {
    return begin('{', "an object");
  }

  /**
   * Steps into a list.
   *
   * @return false when {@code null} or empty text stands in its place, which is then consumed
   */
  public boolean beginArray() throws IOException {
    return begin('[', "a list");
  }

  private boolean begin(char opening, String expected) throws IOException {
    int next = peek();
    if (next == opening) {
      position++;
      push();
      return true;
    }
    if (next == 'n') {
      literal("null");
      return false;
    }
    if (next == '"') {
      String text = text();
      if (text.isBlank()) {
        return false;
      }
    }
    throw mismatch(expected, next);
  }

  private void push() {
    depth++;
    if (depth == MAX_DEPTH) {
      depth--;
      throw new JsonDataException("Nesting too deep at path " + path());
    }
    if (depth == indices.length) {
      names = Arrays.copyOf(names, depth * 2);
      indices = Arrays.copyOf(indices, depth * 2);
    }
    names[depth] = LIST;
    indices[depth] = END;
  }

  /**
   * Steps to the next field of the object and over its name.
   *
   * @return its position among the known names, {@link #UNKNOWN}, or {@link #END} when the object
   *     ended
   */
  public int nextField(FieldNames known) throws IOException {
    int next = peek();
    if (next == '}') {
      position++;
      depth--;
      return END;
    }
    if (indices[depth] != END) {
      comma(next, '}');
      next = peek();
    }
    if (next != '"') {
      throw malformed("a name");
    }
    int field = name(known);
    names[depth] = known;
    indices[depth] = field;
    if (peek() != ':') {
      throw malformed("':'");
    }
    position++;
    return field;
  }

  private void comma(int next, char closing) throws IOException {
    if (next != ',') {
      throw malformed("',' or '" + closing + "'");
    }
    position++;
  }

  private int name(FieldNames known) throws IOException {
    int length = 1;
    int hash = 0;
    while (true) {
      while (position + length < limit) {
        byte next = bytes[position + length];
        if (next == '"') {
          int from = position + 1;
          int field = known.find(bytes, from, position + length, hash);
          position += length + 1;
          return field;
        }
        if (next == '\\' || (next >= 0 && next < ' ')) {
          return known.find(text());
        }
        hash = FieldNames.hash(hash, next);
        length++;
      }
      require(length + 1);
    }
  }

  /** Steps to the next member of the list; false when the list ended. */
  public boolean nextElement() throws IOException {
    int next = peek();
    if (next == ']') {
      position++;
      depth--;
      return false;
    }
    int index = indices[depth];
    if (index == END) {
      indices[depth] = 0;
    } else {
      comma(next, ']');
      indices[depth] = index + 1;
      if (peek() == ']') {
        throw malformed("a value");
      }
    }
    return true;
  }

  /**
   * Reads text that is one of a known set without making a string of it.
   *
   * @return its position; or {@link #UNKNOWN}, and then nothing is consumed
   */
  public int select(FieldNames known) throws IOException {
    if (peek() != '"') {
      return UNKNOWN;
    }
    int length = 1;
    int hash = 0;
    while (true) {
      while (position + length < limit) {
        byte next = bytes[position + length];
        if (next == '"') {
          int found = known.find(bytes, position + 1, position + length, hash);
          if (found >= 0) {
            position += length + 1;
          }
          return found;
        }
        if (next == '\\') {
          return UNKNOWN;
        }
        hash = FieldNames.hash(hash, next);
        length++;
      }
      require(length + 1);
    }
  }

  /** Text; a number or boolean gives its literal. */
  public @Nullable String string() throws IOException {
    int next = peek();
    return switch (next) {
      case '"' -> text();
      case 'n' -> absent();
      case 't', 'f' -> Boolean.toString(literalBoolean(next));
      case '{', '[' -> throw mismatch("text", next);
      default -> number();
    };
  }

  /** A whole number of 64 bits, also as text; empty text is null. */
  public @Nullable Long int64() throws IOException {
    int next = peek();
    return switch (next) {
      case '"' -> LenientText.int64(text(), this::path);
      case 'n' -> absent();
      case '{', '[', 't', 'f' -> throw mismatch("a whole number", next);
      default -> whole();
    };
  }

  /** A whole number of 32 bits, also as text; empty text is null. */
  public @Nullable Integer int32() throws IOException {
    int next = peek();
    return switch (next) {
      case '"' -> LenientText.int32(text(), this::path);
      case 'n' -> absent();
      case '{', '[', 't', 'f' -> throw mismatch("a whole number", next);
      default -> LenientText.narrow(whole(), this::path);
    };
  }

  private long whole() throws IOException {
    int length = numberLength();
    long value = 0;
    boolean negative = bytes[position] == '-';
    int from = position + (negative ? 1 : 0);
    int to = position + length;
    if (to - from <= 18) {
      int at = from;
      while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
        value = value * 10 + (bytes[at] - '0');
        at++;
      }
      if (at == to) {
        position = to;
        return negative ? -value : value;
      }
    }
    Long wide = LenientText.int64(number(), this::path);
    if (wide == null) {
      throw malformed("a number");
    }
    return wide;
  }

  /** A decimal number, also as text; empty text is null. */
  public @Nullable BigDecimal decimal() throws IOException {
    int next = peek();
    return switch (next) {
      case '"' -> LenientText.decimal(text(), this::path);
      case 'n' -> absent();
      case '{', '[', 't', 'f' -> throw mismatch("a number", next);
      default -> LenientText.decimal(number(), this::path);
    };
  }

  /** A boolean, also as text ({@code true}, {@code false}, any case) or as 1 and 0. */
  public @Nullable Boolean bool() throws IOException {
    int next = peek();
    return switch (next) {
      case 't', 'f' -> literalBoolean(next);
      case '"' -> LenientText.bool(text(), this::path);
      case 'n' -> absent();
      case '{', '[' -> throw mismatch("a boolean", next);
      default -> LenientText.bool(number(), this::path);
    };
  }

  /** A list of values; null and empty text give an empty list, null members are left out. */
  public <T> List<T> list(JsonInputReader<T> element) throws IOException {
    if (!beginArray()) {
      return List.of();
    }
    List<T> values = List.of();
    @Nullable T first = null;
    while (nextElement()) {
      T value = depth == salvagedDepth ? salvaged(element) : element.read(this);
      if (value == null) {
        continue;
      }
      if (first == null) {
        first = value;
      } else {
        if (values.isEmpty()) {
          values = new ArrayList<>();
          values.add(first);
        }
        values.add(value);
      }
    }
    return values.isEmpty() && first != null ? List.of(first) : List.copyOf(values);
  }

  /**
   * From now on, members that cannot be understood are set aside if their list lies inside so many
   * objects and lists.
   */
  public void salvageMembers(int levels) {
    salvagedDepth = levels;
  }

  /** Reads a value; one that cannot be understood is set aside, and then the answer is null. */
  public <T> @Nullable T salvaged(JsonInputReader<T> reader) throws IOException {
    int level = depth;
    mark();
    try {
      return reader.read(this);
    } catch (JsonDataException unfit) {
      depth = level;
      rewind();
      skipValue();
      if (damaged.isEmpty()) {
        damaged = new ArrayList<>();
      }
      damaged.add(new Damaged(sinceMark().strip(), Damaged.reason(unfit)));
      return null;
    } finally {
      unmark();
    }
  }

  /** What was set aside so far. */
  public List<Damaged> damaged() {
    return List.copyOf(damaged);
  }

  /**
   * An object of unknown shape, as maps, lists, texts, decimals and booleans; absent gives an empty
   * map.
   */
  public Map<String, Object> map() throws IOException {
    if (peek() != '{') {
      skipValue();
      return Map.of();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    beginObject();
    while (peek() != '}') {
      if (indices[depth] != END) {
        comma(peek(), '}');
      }
      names[depth] = FieldNames.NONE;
      indices[depth] = UNKNOWN;
      if (peek() != '"') {
        throw malformed("a name");
      }
      String name = text();
      if (peek() != ':') {
        throw malformed("':'");
      }
      position++;
      Object value = any();
      if (value != null) {
        map.put(name, value);
      }
    }
    position++;
    depth--;
    return map;
  }

  private @Nullable Object any() throws IOException {
    int next = peek();
    return switch (next) {
      case '{' -> map();
      case '[' -> list(JsonInput::any);
      case 't', 'f' -> literalBoolean(next);
      case '"' -> text();
      case 'n' -> absent();
      default -> decimal();
    };
  }

  /** Steps over the next value, whatever it is. */
  public void skipValue() throws IOException {
    int next = peek();
    switch (next) {
      case '"' -> skipText();
      case '{' -> {
        beginObject();
        while (nextField(FieldNames.NONE) != END) {
          skipValue();
        }
      }
      case '[' -> {
        beginArray();
        while (nextElement()) {
          skipValue();
        }
      }
      case 'n' -> literal("null");
      case 't', 'f' -> literalBoolean(next);
      default -> {
        // Measured first: what it reads may move the window, and the position with it.
        int length = numberLength();
        position += length;
      }
    }
  }

  /** Whether an object comes next. */
  public boolean atObject() throws IOException {
    return peek() == '{';
  }

  /** Makes sure that nothing but space follows. */
  public void endDocument() throws IOException {
    while (position < limit || fill()) {
      if (!isSpace(bytes[position])) {
        throw malformed("the end of the document");
      }
      position++;
    }
  }

  /**
   * Where the input stands, such as {@code $.data.orders[3].id}; a question mark for an unknown
   * name.
   */
  @Override
  public String path() {
    StringBuilder path = new StringBuilder("$");
    for (int i = 0; i <= depth; i++) {
      int index = indices[i];
      if (index == END) {
        continue;
      }
      if (names[i] == LIST) {
        path.append('[').append(index < 0 ? "?" : index).append(']');
      } else {
        path.append('.').append(index < 0 ? "?" : names[i].name(index));
      }
    }
    return path.toString();
  }
}
