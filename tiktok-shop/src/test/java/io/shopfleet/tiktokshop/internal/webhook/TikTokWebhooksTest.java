package io.shopfleet.tiktokshop.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.CredentialId;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.UnreadableWebhookException;
import io.shopfleet.platform.WebhookHeaders;
import io.shopfleet.platform.WebhookMessage;
import io.shopfleet.platform.WebhookNotice;
import io.shopfleet.platform.WebhookNotice.AuthorizationDoubted;
import io.shopfleet.platform.WebhookNotice.RecordsChanged;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TikTokWebhooksTest {

  private static final ShopId SHOP = new ShopId("7495000000000000123");

  private final TikTokWebhooks webhooks = new TikTokWebhooks();

  record Vector(String name, String appKey, String secret, byte[] body, String signature) {

    static Vector parse(String line) {
      String[] cells = line.split("\t", -1);
      byte[] body = cells[3].getBytes(StandardCharsets.UTF_8);
      return new Vector(cells[0], cells[1], cells[2], body, cells[4]);
    }

    WebhookHeaders headers() {
      return WebhookHeaders.of(Map.of("authorization", List.of(signature)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Vector> vectors() throws IOException {
    try (InputStream text =
        TikTokWebhooksTest.class.getResourceAsStream(
            "/io/shopfleet/tiktokshop/webhook/vectors.tsv")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Vector::parse)
          .toList();
    }
  }

  private static Credential app(String key, String secret) {
    return TikTokCredential.ofApp(new CredentialId("app"), key, Secret.of(secret));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vector_isRecognisedWithItsOwnAppAlone(Vector vector) {
    assertThat(
            webhooks.signed(app(vector.appKey(), vector.secret()), vector.headers(), vector.body()))
        .isTrue();
    assertThat(
            webhooks.signed(
                app(vector.appKey() + "0", vector.secret()), vector.headers(), vector.body()))
        .isFalse();
    assertThat(
            webhooks.signed(
                app(vector.appKey(), vector.secret() + "0"), vector.headers(), vector.body()))
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void oneBitOfTheBodyChangedAnywhere_refused(Vector vector) {
    Credential app = app(vector.appKey(), vector.secret());
    for (int bit = 0; bit < vector.body().length * 8; bit++) {
      byte[] changed = vector.body().clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(webhooks.signed(app, vector.headers(), changed)).as("bit %s", bit).isFalse();
    }
  }

  @Test
  void earlierSecret_stillSignsAsLongAsTheAppHoldsIt() throws IOException {
    Vector vector = vectors().get(0);
    Credential rotated =
        Credential.of(
            new CredentialId("app"),
            Map.of(TikTokCredential.APP_KEY, vector.appKey()),
            Map.of(
                TikTokCredential.APP_SECRET,
                Secret.of("the-next-one"),
                TikTokCredential.EARLIER_APP_SECRET,
                Secret.of(vector.secret())));

    assertThat(webhooks.signed(rotated, vector.headers(), vector.body())).isTrue();
    assertThat(
            webhooks.signed(app(vector.appKey(), "the-next-one"), vector.headers(), vector.body()))
        .isFalse();
  }

  @Test
  void noHeaderOrNoKey_refused() throws IOException {
    Vector vector = vectors().get(0);
    Credential keyless =
        Credential.of(
            new CredentialId("app"),
            Map.of(),
            Map.of(TikTokCredential.APP_SECRET, Secret.of(vector.secret())));

    assertThat(
            webhooks.signed(
                app(vector.appKey(), vector.secret()), WebhookHeaders.of(Map.of()), vector.body()))
        .isFalse();
    assertThat(webhooks.signed(keyless, vector.headers(), vector.body())).isFalse();
  }

  @Test
  void sameApp_isTheSameKey() {
    Credential none = Credential.of(new CredentialId("none"), Map.of(), Map.of());

    assertThat(webhooks.sameApp(app("6a", "s"), app("6a", "other"))).isTrue();
    assertThat(webhooks.sameApp(app("6a", "s"), app("6b", "s"))).isFalse();
    assertThat(webhooks.sameApp(none, none)).isFalse();
  }

  private WebhookMessage read(String type, String data) {
    return webhooks.read(
        ("{\"type\":"
                + type
                + ",\"shop_id\":\"7495000000000000123\",\"timestamp\":1790000000,\"data\":"
                + data
                + "}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static WebhookNotice changed(DataStream stream, String... ids) {
    return new RecordsChanged(SHOP, stream, Set.of(ids));
  }

  @Test
  void types_tellWhereToLookAgain() {
    assertThat(read("1", "{\"order_id\":\"577\"}"))
        .isEqualTo(
            new WebhookMessage(
                "1",
                Instant.ofEpochSecond(1_790_000_000),
                List.of(changed(DataStream.ORDERS, "577"))));
    for (String type : List.of("2", "3")) {
      assertThat(read(type, "{\"order_id\":577}").notices())
          .containsExactly(changed(DataStream.ORDERS, "577"));
    }
    assertThat(
            read(
                    "4",
                    "{\"package_list\":[{\"order_id_list\":[\"1\",\"2\"]},{\"order_id_list\":[3]}]}")
                .notices())
        .containsExactly(changed(DataStream.ORDERS, "1", "2", "3"));
    for (String type : List.of("5", "15", "16", "18", "27", "37", "38")) {
      assertThat(read(type, "{\"product_id\":1729999999999999991}").notices())
          .containsExactly(changed(DataStream.PRODUCTS, "1729999999999999991"));
    }
    assertThat(read("6", "{\"message\":\"bye\"}").notices())
        .containsExactly(new AuthorizationDoubted(SHOP));
    assertThat(read("11", "{\"order_id\":\"577\",\"cancel_id\":\"c1\"}").notices())
        .containsExactly(
            changed(DataStream.CANCELLATIONS, "c1"), changed(DataStream.ORDERS, "577"));
    assertThat(read("12", "{\"order_id\":\"577\",\"return_id\":\"r1\"}").notices())
        .containsExactly(changed(DataStream.RETURNS, "r1"), changed(DataStream.ORDERS, "577"));
  }

  @Test
  void typesThatTellOfNothingToRead_areMessagesWithoutNotices() {
    for (String type : List.of("7", "13", "39", "67", "9999", "\"new\"")) {
      assertThat(read(type, "{\"order_id\":\"577\"}").notices()).as(type).isEmpty();
    }
    assertThat(read("1", "{}").notices()).isEmpty();
    assertThat(read("1", "[]").notices()).isEmpty();
    assertThat(
            webhooks
                .read(
                    "{\"type\":68,\"timestamp\":1790000000,\"data\":{\"product_id\":1}}"
                        .getBytes(StandardCharsets.UTF_8))
                .notices())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"type\":1}",
        "{\"timestamp\":1790000000}",
        "{\"type\":1,\"timestamp\":\"1790000000\"}",
        "{\"type\":1,\"timestamp\":1790000000.5}",
        "{\"type\":1,\"timestamp\":99999999999999999999}",
        "{\"type\":1,\"timestamp\":999999999999999999}",
        "{\"type\":1,\"timestamp\":1790000000} and more"
      })
  void notWhatIsDocumented_unreadable(String body) {
    assertThatExceptionOfType(UnreadableWebhookException.class)
        .isThrownBy(() -> webhooks.read(body.getBytes(StandardCharsets.UTF_8)));
  }
}
