package io.shopfleet.proofs.canary;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for secrets in all their disguises. It goes once over the bytes, so that many secrets in a
 * whole database cost little.
 */
final class Hunt {

  private static final int KEY = Long.BYTES;

  private final Map<Long, List<Prey>> byFirstBytes = new HashMap<>();
  private final long[] filter = new long[1 << 12];

  /** What is looked for, and what it is called. */
  private record Prey(byte[] bytes, String name) {

    private Prey {
      bytes = bytes.clone();
    }

    boolean standsAt(byte[] text, int from) {
      return from + bytes.length <= text.length
          && Arrays.equals(bytes, 0, bytes.length, text, from, from + bytes.length);
    }
  }

  /** The hunt for secrets of at least eight characters each. */
  Hunt(Canaries canaries) {
    canaries.names().forEach(this::add);
    canaries
        .keys()
        .forEach(
            (name, key) -> {
              add(key, name);
              Disguise.ofBytes(key).forEach(text -> add(bytes(text), name + " (in disguise)"));
            });
  }

  private void add(String secret, String name) {
    Set<String> seen = new HashSet<>();
    for (Disguise disguise : Disguise.values()) {
      for (String text : disguise.of(secret)) {
        if (!seen.add(text)) {
          continue;
        }
        Charset charset =
            disguise == Disguise.UTF_16 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        add(text.getBytes(charset), name + " (" + disguise + ")");
      }
    }
  }

  private void add(byte[] bytes, String name) {
    if (bytes.length < KEY) {
      throw new IllegalArgumentException(name + " is too short to be told from chance");
    }
    long key = key(bytes, 0);
    byFirstBytes.computeIfAbsent(key, unused -> new ArrayList<>()).add(new Prey(bytes, name));
    filter[slot(key) >>> 6] |= 1L << slot(key);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The names of the secrets in some bytes, each with its disguise. */
  Set<String> in(byte[] bytes) {
    Set<String> found = new LinkedHashSet<>();
    if (bytes.length < KEY) {
      return found;
    }
    long key = key(bytes, 0);
    for (int at = 0; ; at++) {
      if (((filter[slot(key) >>> 6] >>> slot(key)) & 1) == 1) {
        for (Prey prey : byFirstBytes.getOrDefault(key, List.of())) {
          if (prey.standsAt(bytes, at)) {
            found.add(prey.name());
          }
        }
      }
      if (at + KEY >= bytes.length) {
        return found;
      }
      key = (key << 8) | (bytes[at + KEY] & 0xFF);
    }
  }

  private static int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 46);
  }

  private static long key(byte[] bytes, int from) {
    long key = 0;
    for (int i = from; i < from + KEY; i++) {
      key = (key << 8) | (bytes[i] & 0xFF);
    }
    return key;
  }
}
