package io.shopfleet.tokopedia.model;

import org.jspecify.annotations.Nullable;

/**
 * A buyer's data, encrypted for the app: present once a public key was registered, and then the
 * fields in clear are empty.
 *
 * @param secret Base64 of an AES key, encrypted by RSA-OAEP with SHA-256 and MGF1 with SHA-256
 * @param content Base64 of AES-256-GCM ciphertext, tag and, at its end, the nonce of 12 bytes
 */
public record Encryption(@Nullable String secret, @Nullable String content) {

  /** Personal data stays out of logs, encrypted or not. */
  @Override
  public String toString() {
    return "Encryption[masked]";
  }
}
