package io.shopfleet.internal.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one value, which may be {@code null} on the wire. */
@FunctionalInterface
public interface JsonInputReader<T> {

  /** Consumes exactly one value; answers null for a JSON null. */
  @Nullable T read(JsonInput input) throws IOException;
}
