package io.shopfleet.platform;

import io.shopfleet.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 in lower-case hexadecimal digits, as marketplaces sign webhooks. Stateless. */
public final class HexHmac {

  private static final String ALGORITHM = "HmacSHA256";

  private HexHmac() {}

  /**
   * Whether one of several secrets made a signature. All of them are tried, and the comparison
   * takes as long for a wrong signature as for a right one.
   *
   * @param signature what was sent; anything but 64 lower-case hexadecimal digits is refused
   * @param message the parts that were signed, one after the other
   */
  public static boolean signed(Collection<Secret> secrets, String signature, byte[]... message) {
    byte[] claimed = signature.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (Secret secret : secrets) {
      found |= MessageDigest.isEqual(signature(secret, message), claimed);
    }
    return found;
  }

  private static byte[] signature(Secret secret, byte[]... message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      for (byte[] part : message) {
        mac.update(part);
      }
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
