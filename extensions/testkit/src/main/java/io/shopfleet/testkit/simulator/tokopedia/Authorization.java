package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads the {@code Authorization} header in its two forms. */
final class Authorization {

  private static final String HEADER = "Authorization";
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  /** A client id and the secret that came with it; it prints without the secret. */
  record Client(String name, String secret) {

    @Override
    public String toString() {
      return "Client[name=" + name + ", secret=***]";
    }
  }

  private Authorization() {}

  static Optional<Client> basic(SimulatedRequest request) {
    return request
        .header(HEADER)
        .filter(value -> value.startsWith(BASIC))
        .flatMap(value -> decode(value.substring(BASIC.length())));
  }

  static Optional<String> bearer(SimulatedRequest request) {
    return request
        .header(HEADER)
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }

  private static Optional<Client> decode(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Client(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
