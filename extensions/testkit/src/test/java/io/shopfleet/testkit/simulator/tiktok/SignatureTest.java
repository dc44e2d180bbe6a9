package io.shopfleet.testkit.simulator.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.testkit.simulator.Json;
import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Headers;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void vector_givesItsPublishedSignature(String name, Map<String, Object> vector) {
    assertThat(Signature.expected(request(vector), (String) vector.get("app_secret")))
        .as(name)
        .isEqualTo(vector.get("expected_sign"));
  }

  @Test
  void keys_areSortedByAsciiNotByLetter() {
    SimulatedRequest request =
        SimulatedRequest.of("GET", "/x?a_b=3&aB=2&a1=1&ab=4", Headers.of(), ByteString.EMPTY);

    assertThat(Signature.expected(request, "s"))
        .isEqualTo(
            ByteString.encodeUtf8("s/xa11aB2a_b3ab4s")
                .hmacSha256(ByteString.encodeUtf8("s"))
                .hex());
  }

  @Test
  void values_areSignedDecoded() {
    SimulatedRequest request =
        SimulatedRequest.of("GET", "/x?t=%2B%2F%3D%2Ca%20b%C3%A9", Headers.of(), ByteString.EMPTY);

    assertThat(Signature.expected(request, "s"))
        .isEqualTo(
            ByteString.encodeUtf8("s/xt+/=,a b\u00e9s")
                .hmacSha256(ByteString.encodeUtf8("s"))
                .hex());
  }

  @SuppressWarnings("unchecked")
  private static SimulatedRequest request(Map<String, Object> vector) {
    return new SimulatedRequest(
        (String) vector.get("method"),
        (String) vector.get("path"),
        new LinkedHashMap<>((Map<String, String>) vector.get("query")),
        Headers.of("Content-Type", (String) vector.get("content_type")),
        ByteString.encodeUtf8((String) vector.get("body")));
  }

  @SuppressWarnings("unchecked")
  private static Stream<Object[]> vectors() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            SignatureTest.class.getResourceAsStream("/tiktok-request-signatures.json"))) {
      Map<String, Object> all = Json.readObject(ByteString.of(file.readAllBytes())).orElseThrow();
      return ((List<Map<String, Object>>) all.get("vectors"))
          .stream().map(vector -> new Object[] {vector.get("name"), vector});
    }
  }
}
