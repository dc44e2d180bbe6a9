package io.shopfleet.codegen.tiktok.contract;

import java.util.Locale;

/**
 * A JSON type as the platform documents it; lists are told apart by {@link ContractField#list()}.
 */
public enum WireType {
  STRING,
  INT8,
  INT16,
  INT32,
  INT64,
  NUMBER,
  BOOL,
  OBJECT,
  FILE;

  /** The word of the contract file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the word of the contract file; anything else is an {@link IllegalArgumentException}. */
  public static WireType ofWord(String word) {
    for (WireType type : values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException("Unknown wire type '" + word + "'");
  }
}
