package io.shopfleet.webhook;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a right signature covers. Two deliveries are the same if this is; ids that travel beside the
 * signed bytes play no part, and nor does the signature, which may differ over the same bytes.
 */
record SignedContent(PlatformId platform, CredentialId app, byte[] body) {

  /**
   * The key of one of its notices for one account.
   *
   * @param notice its place in the message
   */
  String key(AccountId account, int notice) {
    MessageDigest digest = sha256();
    part(digest, platform.value());
    part(digest, app.value());
    part(digest, account.value());
    part(digest, Integer.toString(notice));
    part(digest, body);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void part(MessageDigest digest, String text) {
    part(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  // With its length, so that no two lists of parts give the same bytes.
  private static void part(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
