package io.shopfleet.testkit.simulator.tokopedia;

import java.time.Instant;

/** A shop and its attachment to the one app that may call for it. */
record Shop(long id, long fsId, String name, boolean attached, Instant createdAt) {

  /** Every shop keeps its goods in one warehouse; the id only has to differ from the shop's. */
  long warehouseId() {
    return id + 7_000_000L;
  }

  long ownerId() {
    return id + 5_000_000_000L;
  }

  String domain() {
    return "shop-" + id;
  }

  Shop withAttached(boolean now) {
    return new Shop(id, fsId, name, now, createdAt);
  }
}
