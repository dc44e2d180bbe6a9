package io.shopfleet.internal.json;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** Writes one value. */
@FunctionalInterface
public interface JsonElementWriter<T> {

  /** Writes exactly one value. */
  void write(JsonWriter writer, T value) throws IOException;
}
