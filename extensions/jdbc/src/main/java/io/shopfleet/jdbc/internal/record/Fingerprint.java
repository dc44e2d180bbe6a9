package io.shopfleet.jdbc.internal.record;

import java.time.Instant;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Tells whether two records say the same, without keeping either. */
final class Fingerprint {

  private final Buffer said = new Buffer();

  Fingerprint row(@Nullable Object[] values) {
    said.writeInt(values.length);
    for (Object value : values) {
      add(value);
    }
    return this;
  }

  // The length of each value is known, so that no two rows look alike when they are joined.
  private void add(@Nullable Object value) {
    if (value == null) {
      said.writeByte(0);
    } else if (value instanceof Instant instant) {
      said.writeByte(1).writeLong(instant.getEpochSecond()).writeInt(instant.getNano());
    } else if (value instanceof Boolean flag) {
      said.writeByte(flag ? 2 : 3);
    } else {
      String text = value.toString();
      said.writeByte(4).writeLong(text.length()).writeUtf8(text);
    }
  }

  /** In hexadecimal, 64 characters. */
  String text() {
    return said.sha256().hex();
  }
}
