package io.shopfleet.testkit.simulator.tokopedia;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The apps, and the shops attached to them. Thread-safe. */
final class ShopRegister {

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final Map<Long, App> apps = new LinkedHashMap<>();
  private final Map<Long, Shop> shops = new LinkedHashMap<>();
  private long nextShopId = 14_500_000;

  ShopRegister(InstantSource clock) {
    this.clock = clock;
  }

  void add(App app) {
    locked(
        () -> {
          if (apps.containsKey(app.fsId()) || findClient(app.clientId()).isPresent()) {
            throw new IllegalArgumentException(
                "App " + app.fsId() + " or its client id is already there; use another one");
          }
          return apps.put(app.fsId(), app);
        });
  }

  void add(long fsId, long shopId, String name) {
    locked(
        () -> {
          if (!apps.containsKey(fsId)) {
            throw new IllegalArgumentException("No app " + fsId + "; add the app before its shops");
          }
          if (shops.containsKey(shopId)) {
            throw new IllegalArgumentException("Shop " + shopId + " is already there");
          }
          Instant opened = clock.instant();
          return shops.put(shopId, new Shop(shopId, fsId, name, true, opened));
        });
  }

  /** An id that no shop has. */
  long newShopId() {
    return locked(
        () -> {
          do {
            nextShopId++;
          } while (shops.containsKey(nextShopId));
          return nextShopId;
        });
  }

  void setAttached(long shopId, boolean attached) {
    locked(() -> shops.put(shopId, require(shopId).withAttached(attached)));
  }

  Shop require(long shopId) {
    return find(shopId)
        .orElseThrow(
            () -> new IllegalArgumentException("No shop " + shopId + "; add it to an app first"));
  }

  Optional<Shop> find(long shopId) {
    return locked(() -> Optional.ofNullable(shops.get(shopId)));
  }

  /** The shops that an app may call for now. */
  List<Shop> attachedTo(long fsId) {
    return locked(
        () ->
            shops.values().stream()
                .filter(shop -> shop.fsId() == fsId && shop.attached())
                .toList());
  }

  Optional<App> findClient(String clientId) {
    return locked(
        () -> apps.values().stream().filter(app -> app.clientId().equals(clientId)).findFirst());
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
