package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Poison;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What spoils which record. Ids of orders and products do not meet. */
final class Poisons {

  private final Map<Long, Poison> byRecord = new ConcurrentHashMap<>();

  void put(long id, Poison poison) {
    byRecord.put(id, poison);
  }

  void clear() {
    byRecord.clear();
  }

  /** The record as it is given. */
  Map<String, @Nullable Object> applied(long id, Map<String, @Nullable Object> record) {
    Poison poison = byRecord.get(id);
    if (poison == null) {
      return record;
    }
    Map<String, @Nullable Object> spoilt = new LinkedHashMap<>(record);
    poison.applyTo(spoilt);
    return spoilt;
  }
}
