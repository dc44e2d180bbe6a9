package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import okio.Buffer;
import okio.ByteString;

/**
 * Opaque page tokens. Each belongs to one query, and each holds the three characters that break
 * clients which encode twice or not at all: plus, slash and equals sign.
 */
final class PageToken {
  private static final Set<String> NOT_PART_OF_QUERY =
      Set.of("page_token", "sign", "timestamp", "app_key", "access_token", "shop_cipher");
  // These three bytes are "+/+/" in base64.
  private static final byte[] MARK = {(byte) 0xFB, (byte) 0xFF, (byte) 0xBF};

  private PageToken() {}

  /** What tells this query from any other one. */
  static String fingerprint(SimulatedRequest request, String shop) {
    Buffer text = new Buffer().writeUtf8(shop).writeUtf8(request.path());
    for (Map.Entry<String, String> parameter : new TreeMap<>(request.query()).entrySet()) {
      if (!NOT_PART_OF_QUERY.contains(parameter.getKey())) {
        text.writeUtf8(parameter.getKey()).writeByte('=').writeUtf8(parameter.getValue());
      }
    }
    return text.writeByte('\n').write(request.body()).sha256().hex().substring(0, 12);
  }

  static String write(String fingerprint, String position) {
    Buffer bytes = new Buffer().write(MARK).writeUtf8(fingerprint).writeUtf8(position);
    while (bytes.size() % 3 != 1) {
      bytes.writeByte(' ');
    }
    return bytes.readByteString().base64();
  }

  /** The position that the request's token stands for; empty on the first page. */
  static Optional<String> read(SimulatedRequest request, String fingerprint) {
    return request
        .parameter("page_token")
        .filter(token -> !token.isEmpty())
        .map(token -> position(token, fingerprint));
  }

  private static String position(String token, String fingerprint) {
    ByteString bytes = ByteString.decodeBase64(token);
    boolean ours =
        bytes != null
            && bytes.size() > MARK.length + fingerprint.length()
            && Arrays.equals(bytes.substring(0, MARK.length).toByteArray(), MARK);
    if (bytes == null || !ours) {
      throw Refusal.invalid("page_token is malformed");
    }
    String text = bytes.substring(MARK.length).utf8().trim();
    if (!text.startsWith(fingerprint)) {
      throw Refusal.invalid("page_token does not belong to this query");
    }
    return text.substring(fingerprint.length());
  }
}
