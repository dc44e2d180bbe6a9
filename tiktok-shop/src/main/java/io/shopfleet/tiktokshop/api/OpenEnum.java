package io.shopfleet.tiktokshop.api;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One value of a set that the platform extends without notice.
 *
 * <p>Documented values are constants of the implementing record; an unknown value keeps its text
 * and equals another of the same text.
 */
public interface OpenEnum {

  /** The text on the wire. */
  String value();

  /** Writes the text, or null for null. */
  static void write(JsonWriter writer, @Nullable OpenEnum constant) throws IOException {
    writer.value(constant == null ? null : constant.value());
  }
}
