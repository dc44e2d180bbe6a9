package io.shopfleet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookHeadersTest {

  @Test
  void nameInAnyCase_found() {
    WebhookHeaders headers = WebhookHeaders.of(Map.of("AUTHORIZATION", List.of(" abc ")));

    assertThat(headers.only("Authorization")).contains("abc");
    assertThat(headers.only("authorization")).contains("abc");
  }

  @Test
  void absentOrRepeated_none() {
    WebhookHeaders headers =
        WebhookHeaders.of(
            Map.of(
                "Twice", List.of("a", "a"),
                "Cased", List.of("a"),
                "cased", List.of("b"),
                "Empty", List.of()));

    assertThat(headers.only("twice")).isEmpty();
    assertThat(headers.only("cased")).isEmpty();
    assertThat(headers.only("empty")).isEmpty();
    assertThat(headers.only("absent")).isEmpty();
  }

  @Test
  void nullsOfSomeServers_leftOut() {
    Map<String, List<String>> raw = new HashMap<>();
    raw.put(null, List.of("POST / HTTP/1.1"));
    raw.put("Nothing", null);
    raw.put("Half", Arrays.asList(null, "a"));

    WebhookHeaders headers = WebhookHeaders.of(raw);

    assertThat(headers.only("nothing")).isEmpty();
    assertThat(headers.only("half")).contains("a");
  }

  @Test
  void printed_showsNoValue() {
    assertThat(WebhookHeaders.of(Map.of("Authorization", List.of("secret"))).toString())
        .contains("authorization")
        .doesNotContain("secret");
  }
}
