package io.shopfleet.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A fixed set of names that input is compared with byte by byte, so that known names never become
 * strings. Immutable.
 */
public final class FieldNames {

  /** The set without names. */
  public static final FieldNames NONE = of();

  private final List<String> names;
  private final byte[][] encoded;
  private final int[] table;

  private FieldNames(List<String> names) {
    this.names = names;
    this.encoded = new byte[names.size()][];
    this.table = new int[Integer.highestOneBit(Math.max(1, names.size())) * 4];
    Arrays.fill(table, -1);
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
      encoded[i] = name;
      table[freeSlot(name)] = i;
    }
  }

  /** The set of these names; the position of a name is its answer. */
  public static FieldNames of(String... names) {
    return new FieldNames(List.of(names));
  }

  private int freeSlot(byte[] name) {
    int hash = 0;
    for (byte next : name) {
      hash = hash(hash, next);
    }
    int slot = slot(hash);
    while (table[slot] >= 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  static int hash(int hash, byte next) {
    return hash * 31 + next;
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (table.length - 1);
  }

  /** The position of the name that stands in the bytes, or -1. */
  int find(byte[] bytes, int from, int to, int hash) {
    int slot = slot(hash);
    int index;
    while ((index = table[slot]) >= 0) {
      byte[] name = encoded[index];
      if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
        return index;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return -1;
  }

  /** The position of a name, or -1. */
  int find(String name) {
    return names.indexOf(name);
  }

  /** The name at a position. */
  String name(int index) {
    return names.get(index);
  }
}
