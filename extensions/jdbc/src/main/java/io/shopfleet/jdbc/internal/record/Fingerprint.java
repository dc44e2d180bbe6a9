package io.shopfleet.jdbc.internal.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells whether two records say the same, without keeping either. */
final class Fingerprint {

  private static final byte ABSENT = 0;
  private static final byte PRESENT = 1;

  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  Fingerprint row(@Nullable Object[] values) {
    length(values.length);
    for (Object value : values) {
      if (value == null) {
        digest.update(ABSENT);
      } else {
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(PRESENT);
        length(text.length);
        digest.update(text);
      }
    }
    return this;
  }

  /** In hexadecimal, 64 characters. */
  String text() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void length(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (value >>> shift));
    }
  }
}
