package io.shopfleet.testkit.contract.example;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A credential as plain bytes, all of it but its id and version. To be sealed before it rests. */
public final class CredentialBytes {

  private CredentialBytes() {}

  public static byte[] write(Credential credential) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(credential.parameters().size());
      for (Map.Entry<String, String> parameter : credential.parameters().entrySet()) {
        out.writeUTF(parameter.getKey());
        out.writeUTF(parameter.getValue());
      }
      out.writeInt(credential.secrets().size());
      for (Map.Entry<String, Secret> secret : credential.secrets().entrySet()) {
        out.writeUTF(secret.getKey());
        out.writeUTF(secret.getValue().reveal());
      }
      write(out, credential.accessToken());
      write(out, credential.refreshToken());
      out.writeInt(credential.scopes().size());
      for (String scope : credential.scopes()) {
        out.writeUTF(scope);
      }
      write(out, credential.renewal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static Credential read(CredentialId id, long version, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Map<String, String> parameters = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        parameters.put(in.readUTF(), in.readUTF());
      }
      Map<String, Secret> secrets = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        secrets.put(in.readUTF(), Secret.of(in.readUTF()));
      }
      AccessToken access = in.readBoolean() ? readAccess(in) : null;
      RefreshToken refresh = in.readBoolean() ? readRefresh(in) : null;
      Set<String> scopes = new HashSet<>();
      for (int left = in.readInt(); left > 0; left--) {
        scopes.add(in.readUTF());
      }
      Renewal renewal = readRenewal(in);
      return new Credential(id, parameters, secrets, access, refresh, scopes, renewal, version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, @Nullable AccessToken token) throws IOException {
    out.writeBoolean(token != null);
    if (token != null) {
      out.writeUTF(token.value().reveal());
      write(out, token.expiresAt());
      write(out, token.advisoryAt());
      write(out, token.mandatoryAt());
      write(out, token.obtainedAt());
    }
  }

  private static AccessToken readAccess(DataInputStream in) throws IOException {
    Secret value = Secret.of(in.readUTF());
    return new AccessToken(value, readInstant(in), known(in), known(in), readInstant(in));
  }

  private static void write(DataOutputStream out, @Nullable RefreshToken token) throws IOException {
    out.writeBoolean(token != null);
    if (token != null) {
      out.writeUTF(token.value().reveal());
      write(out, token.expiresAt());
    }
  }

  private static RefreshToken readRefresh(DataInputStream in) throws IOException {
    return new RefreshToken(Secret.of(in.readUTF()), readInstant(in));
  }

  private static void write(DataOutputStream out, Renewal renewal) throws IOException {
    out.writeUTF(renewal.state().name());
    out.writeInt(renewal.failures());
    write(out, renewal.notBefore());
    out.writeBoolean(renewal.reason() != null);
    if (renewal.reason() != null) {
      out.writeUTF(renewal.reason());
    }
  }

  private static Renewal readRenewal(DataInputStream in) throws IOException {
    Renewal.State state = Renewal.State.valueOf(in.readUTF());
    int failures = in.readInt();
    Instant notBefore = readInstant(in);
    return new Renewal(state, failures, notBefore, in.readBoolean() ? in.readUTF() : null);
  }

  private static void write(DataOutputStream out, @Nullable Instant instant) throws IOException {
    out.writeBoolean(instant != null);
    if (instant != null) {
      out.writeLong(instant.getEpochSecond());
      out.writeInt(instant.getNano());
    }
  }

  private static @Nullable Instant readInstant(DataInputStream in) throws IOException {
    return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
  }

  private static Instant known(DataInputStream in) throws IOException {
    Instant instant = readInstant(in);
    if (instant == null) {
      throw new IOException("An instant that every token has is missing");
    }
    return instant;
  }
}
