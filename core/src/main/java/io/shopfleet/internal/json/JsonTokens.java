package io.shopfleet.internal.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Texts, numbers and literals of JSON; what they are nested in is the business of {@link
 * JsonInput}.
 */
abstract class JsonTokens extends ByteInput {

  JsonTokens(BufferedSource source) {
    super(source);
  }

  JsonTokens(byte[] all) {
    super(all);
  }

  /** Where the input stands, for messages. */
  abstract String path();

  /** Steps over space and tells the next byte without consuming it. */
  final int peek() throws IOException {
    while (true) {
      while (position < limit) {
        byte next = bytes[position];
        if (!isSpace(next)) {
          return next;
        }
        position++;
      }
      require(1);
    }
  }

  static boolean isSpace(byte value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }

  /** The text at whose opening quote the input stands. */
  final String text() throws IOException {
    int length = 1;
    int signs = 0;
    while (true) {
      while (position + length < limit) {
        byte next = bytes[position + length];
        if (next == '"') {
          return takeText(length, signs);
        }
        if (next == '\\') {
          return escapedText(length);
        }
        if (next >= 0 && next < ' ') {
          throw malformed("text without control characters");
        }
        signs |= next;
        length++;
      }
      require(length + 1);
    }
  }

  private String takeText(int length, int signs) {
    int from = position + 1;
    position += length + 1;
    if (length == 1) {
      return "";
    }
    // Bytes that are all ASCII need no decoding, and most texts of the marketplaces are.
    return new String(
        bytes, from, length - 1, signs < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  private String escapedText(int plainLength) throws IOException {
    StringBuilder text = new StringBuilder();
    position++;
    int length = plainLength - 1;
    while (true) {
      require(length + 1);
      byte next = bytes[position + length];
      if (next == '"' || next == '\\') {
        text.append(new String(bytes, position, length, StandardCharsets.UTF_8));
        position += length + 1;
        if (next == '"') {
          return text.toString();
        }
        text.append(escaped());
        length = 0;
      } else if (next >= 0 && next < ' ') {
        throw malformed("text without control characters");
      } else {
        length++;
      }
    }
  }

  private char escaped() throws IOException {
    require(1);
    byte letter = bytes[position++];
    return switch (letter) {
      case '"', '\\', '/' -> (char) letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw malformed("a known escape sequence");
    };
  }

  private char unicode() throws IOException {
    require(4);
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(bytes[position + i], 16);
      if (digit < 0) {
        throw malformed("four hexadecimal digits");
      }
      unit = (unit << 4) | digit;
    }
    position += 4;
    return (char) unit;
  }

  final void skipText() throws IOException {
    position++;
    while (true) {
      while (position < limit) {
        byte next = bytes[position];
        if (next >= 0 && next < ' ') {
          throw malformed("text without control characters");
        }
        position++;
        if (next == '"') {
          return;
        }
        if (next == '\\') {
          escaped();
        }
      }
      require(1);
    }
  }

  /**
   * Length of the number at whose first byte the input stands; anything but a number is refused.
   */
  final int numberLength() throws IOException {
    int length = at(0) == '-' ? 1 : 0;
    int first = length;
    length = digits(length);
    if (length > first + 1 && bytes[position + first] == '0') {
      throw malformed("a number without leading zeros");
    }
    if (at(length) == '.') {
      length = digits(length + 1);
    }
    if (at(length) == 'e' || at(length) == 'E') {
      int sign = at(length + 1);
      length = digits(length + (sign == '+' || sign == '-' ? 2 : 1));
    }
    requireEnd(length);
    return length;
  }

  private int digits(int from) throws IOException {
    int length = from;
    int next = at(length);
    while (next >= '0' && next <= '9') {
      next = at(++length);
    }
    if (length == from) {
      throw malformed("a value");
    }
    return length;
  }

  private void requireEnd(int length) throws IOException {
    int next = at(length);
    boolean ends = next < 0 || next == ',' || next == '}' || next == ']' || isSpace((byte) next);
    if (!ends) {
      throw malformed("the end of a value");
    }
  }

  /** The byte so far ahead, or -1 behind the end. */
  private int at(int offset) throws IOException {
    while (position + offset >= limit) {
      if (!fill()) {
        return -1;
      }
    }
    return bytes[position + offset];
  }

  /** The literal of the number at which the input stands. */
  final String number() throws IOException {
    int length = numberLength();
    String literal = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
    position += length;
    return literal;
  }

  final boolean literalBoolean(int first) throws IOException {
    literal(first == 't' ? "true" : "false");
    return first == 't';
  }

  /** Consumes null and answers it. */
  final <T> @Nullable T absent() throws IOException {
    literal("null");
    return null;
  }

  final void literal(String word) throws IOException {
    require(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (bytes[position + i] != word.charAt(i)) {
        throw malformed("a value");
      }
    }
    requireEnd(word.length());
    position += word.length();
  }

  final JsonEncodingException malformed(String expected) {
    return new JsonEncodingException("Malformed JSON: expected " + expected + " at path " + path());
  }

  final JsonDataException mismatch(String expected, int found) throws JsonEncodingException {
    String what =
        switch (found) {
          case '{' -> "an object";
          case '[' -> "a list";
          case '"' -> "text";
          case 't', 'f' -> "a boolean";
          case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "a number";
          default -> throw malformed("a value");
        };
    return new JsonDataException(
        "Expected " + expected + " but was " + what + " at path " + path());
  }
}
