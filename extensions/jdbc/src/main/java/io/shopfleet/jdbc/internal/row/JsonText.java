package io.shopfleet.jdbc.internal.row;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON that holds any Java text unchanged, lone surrogates too: whatever is not plain ASCII
 * is escaped.
 */
final class JsonText {

  private final StringBuilder text = new StringBuilder();

  JsonText begin(char bracket) {
    separate();
    text.append(bracket);
    return this;
  }

  JsonText end(char bracket) {
    text.append(bracket);
    return this;
  }

  JsonText name(String name) {
    separate();
    quote(name);
    text.append(':');
    return this;
  }

  JsonText value(@Nullable String value) {
    separate();
    if (value == null) {
      text.append("null");
    } else {
      quote(value);
    }
    return this;
  }

  JsonText value(long value) {
    separate();
    text.append(value);
    return this;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void separate() {
    if (!text.isEmpty() && "{[:".indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        text.append(c);
      } else {
        text.append(String.format("\\u%04x", (int) c));
      }
    }
    text.append('"');
  }
}
