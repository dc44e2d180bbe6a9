package io.shopfleet.jdbc.internal.row;

import com.squareup.moshi.JsonReader;
import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A credential as the JSON that is sealed, without its id and its version. Field names are for
 * ever; one that is not known is passed over, so that an older node reads what a newer one saved.
 */
public final class CredentialText {

  private CredentialText() {}

  public static byte[] write(Credential credential) {
    JsonText json = new JsonText().begin('{');
    json.name("parameters").begin('{');
    credential.parameters().forEach((name, value) -> json.name(name).value(value));
    json.end('}').name("secrets").begin('{');
    credential.secrets().forEach((name, secret) -> json.name(name).value(secret.reveal()));
    json.end('}').name("scopes").begin('[');
    credential.scopes().forEach(json::value);
    json.end(']');
    AccessToken access = credential.accessToken();
    if (access != null) {
      json.name("access_token").begin('{').name("value").value(access.value().reveal());
      instant(json, "expires_at", access.expiresAt());
      instant(json, "advisory_at", access.advisoryAt());
      instant(json, "mandatory_at", access.mandatoryAt());
      instant(json, "obtained_at", access.obtainedAt());
      json.end('}');
    }
    RefreshToken refresh = credential.refreshToken();
    if (refresh != null) {
      json.name("refresh_token").begin('{').name("value").value(refresh.value().reveal());
      instant(json, "expires_at", refresh.expiresAt());
      json.end('}');
    }
    Renewal renewal = credential.renewal();
    json.name("renewal").begin('{').name("state").value(renewal.state().name());
    json.name("failures").value(renewal.failures());
    instant(json, "not_before", renewal.notBefore());
    json.name("reason").value(renewal.reason());
    return json.end('}').end('}').bytes();
  }

  public static Credential read(CredentialId id, byte[] text, long version) {
    try {
      return read(id, JsonReader.of(new Buffer().write(text)), version);
    } catch (IOException | RuntimeException e) {
      // Neither the text nor what a parser says of it may be shown: it holds the secrets.
      throw new CredentialStoreException(
          "Credential " + id + " opens, but is not written as this version writes credentials");
    }
  }

  private static Credential read(CredentialId id, JsonReader json, long version)
      throws IOException {
    Map<String, String> parameters = Map.of();
    Map<String, String> secrets = Map.of();
    Set<String> scopes = new HashSet<>();
    Map<String, String> access = Map.of();
    Map<String, String> refresh = Map.of();
    Map<String, String> renewal = Map.of();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "parameters" -> parameters = texts(json);
        case "secrets" -> secrets = texts(json);
        case "scopes" -> readInto(scopes, json);
        case "access_token" -> access = texts(json);
        case "refresh_token" -> refresh = texts(json);
        case "renewal" -> renewal = texts(json);
        default -> json.skipValue();
      }
    }
    json.endObject();
    Map<String, Secret> masked = new HashMap<>();
    secrets.forEach((name, secret) -> masked.put(name, Secret.of(secret)));
    return new Credential(
        id,
        parameters,
        masked,
        access.isEmpty() ? null : accessToken(access),
        refresh.isEmpty() ? null : refreshToken(refresh),
        scopes,
        renewal(renewal),
        version);
  }

  private static AccessToken accessToken(Map<String, String> fields) {
    return new AccessToken(
        Secret.of(required(fields, "value")),
        instant(fields, "expires_at"),
        Instant.parse(required(fields, "advisory_at")),
        Instant.parse(required(fields, "mandatory_at")),
        instant(fields, "obtained_at"));
  }

  private static RefreshToken refreshToken(Map<String, String> fields) {
    return new RefreshToken(Secret.of(required(fields, "value")), instant(fields, "expires_at"));
  }

  private static Renewal renewal(Map<String, String> fields) {
    return new Renewal(
        Renewal.State.valueOf(required(fields, "state")),
        Integer.parseInt(required(fields, "failures")),
        instant(fields, "not_before"),
        fields.get("reason"));
  }

  private static void instant(JsonText json, String name, @Nullable Instant instant) {
    json.name(name).value(instant == null ? null : instant.toString());
  }

  private static @Nullable Instant instant(Map<String, String> fields, String name) {
    String value = fields.get(name);
    return value == null ? null : Instant.parse(value);
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /** The texts and numbers of an object; what is null is left out, what is deeper passed over. */
  private static Map<String, String> texts(JsonReader json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (json.peek()) {
        case STRING, NUMBER -> texts.put(name, json.nextString());
        default -> json.skipValue();
      }
    }
    json.endObject();
    return texts;
  }

  private static void readInto(Set<String> scopes, JsonReader json) throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      scopes.add(json.nextString());
    }
    json.endArray();
  }
}
