package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.Map;
import java.util.TreeMap;
import okio.Buffer;
import okio.ByteString;

/**
 * The request signature as the official documentation describes it: decoded parameters in ASCII
 * order behind the path, the body unless it is multipart, the secret around it all.
 */
final class Signature {
  private Signature() {}

  static String expected(SimulatedRequest request, String secret) {
    Buffer text = new Buffer();
    text.writeUtf8(secret).writeUtf8(request.path());
    for (Map.Entry<String, String> parameter : new TreeMap<>(request.query()).entrySet()) {
      if (!parameter.getKey().equals("sign") && !parameter.getKey().equals("access_token")) {
        text.writeUtf8(parameter.getKey()).writeUtf8(parameter.getValue());
      }
    }
    if (!isMultipart(request)) {
      text.write(request.body());
    }
    text.writeUtf8(secret);
    return text.hmacSha256(ByteString.encodeUtf8(secret)).hex();
  }

  static boolean isMultipart(SimulatedRequest request) {
    return request
        .header("content-type")
        .map(type -> type.trim().toLowerCase(java.util.Locale.ROOT))
        .filter(type -> type.startsWith("multipart/form-data"))
        .isPresent();
  }
}
