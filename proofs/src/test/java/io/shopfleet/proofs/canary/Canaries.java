package io.shopfleet.proofs.canary;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets to look for, each with a name that may be told. Safe for concurrent use. */
final class Canaries {

  private final Map<String, String> names = new ConcurrentHashMap<>();

  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

  /** A secret that is no text. */
  void plant(String name, byte[] key) {
    keys.put(name, key);
  }

  void plant(String name, String secret) {
    names.putIfAbsent(secret, name);
  }

  int count() {
    return names.size() + keys.size();
  }

  /** The secrets that are no texts, by name. */
  Map<String, byte[]> keys() {
    return Map.copyOf(keys);
  }

  /** The names of the secrets that are texts, by secret. */
  Map<String, String> names() {
    return Map.copyOf(names);
  }
}
