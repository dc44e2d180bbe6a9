package io.shopfleet.internal.json;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A window of bytes that slides over a source; the readers above it look into the window directly.
 *
 * <p>{@code bytes[position, limit)} has been read and not been consumed. Refilling may move the
 * window, which changes positions but never distances from {@code position}. What lies behind a
 * mark is kept as well.
 */
abstract class ByteInput {

  private static final int WINDOW = 16 * 1024;
  private static final int NO_MARK = -1;

  private final @Nullable BufferedSource source;
  byte[] bytes;
  int position;
  int limit;
  private int mark = NO_MARK;

  /** Reads a source to its end as need be. */
  ByteInput(BufferedSource source) {
    this.source = source;
    this.bytes = new byte[WINDOW];
  }

  /** Reads an array that holds everything; it is not copied and not changed. */
  ByteInput(byte[] all) {
    this.source = null;
    this.bytes = all;
    this.limit = all.length;
  }

  /**
   * Reads more; false when there is no more. Everything from the mark on, or else from {@code
   * position} on, is kept.
   */
  final boolean fill() throws IOException {
    if (source == null) {
      return false;
    }
    int from = mark == NO_MARK ? position : mark;
    int kept = limit - from;
    if (kept == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    } else if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, kept);
      position -= from;
      limit = kept;
      mark = mark == NO_MARK ? NO_MARK : 0;
    }
    int count = source.read(bytes, limit, bytes.length - limit);
    if (count <= 0) {
      return false;
    }
    limit += count;
    return true;
  }

  /** Keeps what follows, so that it can be read once more; there is one mark at a time. */
  final void mark() {
    mark = position;
  }

  final void rewind() {
    position = mark;
  }

  final void unmark() {
    mark = NO_MARK;
  }

  /** What was consumed since the mark, as it came. */
  final String sinceMark() {
    return new String(bytes, mark, position - mark, StandardCharsets.UTF_8);
  }

  /** Makes sure that so many bytes can be looked at. */
  final void require(int count) throws IOException {
    while (limit - position < count) {
      if (!fill()) {
        throw new EOFException("JSON ends in the middle");
      }
    }
  }
}
