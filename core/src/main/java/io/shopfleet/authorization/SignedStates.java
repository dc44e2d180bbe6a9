package io.shopfleet.authorization;

import io.shopfleet.account.CredentialId;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes the states that travel with a seller, and recognises them again: a random id, the end of
 * its time, and a signature over both. The key is one for all nodes that share the credential
 * store; whichever needs it first makes it.
 */
final class SignedStates {

  /** Where the key rests, as a credential like any other, so that it is sealed like any other. */
  static final CredentialId KEY = new CredentialId("shopfleet.authorization-states");

  private static final String SECRET = "hmac_key";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int MILLIS_RADIX = 36;
  private static final Pattern STATE =
      Pattern.compile("([\\w-]{22})\\.([0-9a-z]{1,12})\\.([\\w-]{43})");

  private final CredentialStore credentials;
  private final RandomGenerator random;
  private volatile @Nullable SecretKeySpec known;

  /**
   * @param random must be unpredictable
   */
  SignedStates(CredentialStore credentials, RandomGenerator random) {
    this.credentials = credentials;
    this.random = random;
  }

  /**
   * What a genuine state says.
   *
   * @param id the id of the begun authorization
   * @param expiresAt from here on it no longer counts
   */
  record Genuine(String id, Instant expiresAt) {}

  /** A text that nobody can guess. */
  String newId() {
    return text(randomBytes(ID_BYTES));
  }

  /**
   * @param expiresAt in whole milliseconds
   */
  String state(String id, Instant expiresAt) {
    String signed = id + "." + Long.toString(expiresAt.toEpochMilli(), MILLIS_RADIX);
    return signed + "." + text(signature(signed));
  }

  /**
   * @throws AuthorizationException STATE_FORGED if this fleet did not make it
   */
  Genuine genuine(String state) {
    Matcher parts = STATE.matcher(state);
    if (!parts.matches() || !isSigned(parts)) {
      throw new AuthorizationException(
          Kind.STATE_FORGED,
          "The state of the call-back was not made here; do not go on with it, and begin again if"
              + " the seller is known");
    }
    return new Genuine(
        parts.group(1), Instant.ofEpochMilli(Long.parseLong(parts.group(2), MILLIS_RADIX)));
  }

  private boolean isSigned(Matcher parts) {
    byte[] expected =
        text(signature(parts.group(1) + "." + parts.group(2))).getBytes(StandardCharsets.US_ASCII);
    // Texts are compared, not what they decode to: the last character of Base64 has spare bits.
    return MessageDigest.isEqual(expected, parts.group(3).getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] signature(String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec key = known;
    if (key == null) {
      key = credentials.load(KEY).map(SignedStates::keyIn).orElseGet(this::newKey);
      known = key;
    }
    return key;
  }

  private SecretKeySpec newKey() {
    Secret drawn = Secret.of(text(randomBytes(KEY_BYTES)));
    Credential mine = Credential.of(KEY, Map.of(), Map.of(SECRET, drawn));
    if (credentials.save(KEY, 0, mine)) {
      return keyIn(mine);
    }
    return credentials
        .load(KEY)
        .map(SignedStates::keyIn)
        .orElseThrow(() -> broken("it was erased just after another node had made it"));
  }

  private static SecretKeySpec keyIn(Credential credential) {
    Secret secret = credential.secret(SECRET).orElseThrow(() -> broken("it holds no key"));
    return new SecretKeySpec(Base64.getUrlDecoder().decode(secret.reveal()), ALGORITHM);
  }

  private static CredentialStoreException broken(String how) {
    return new CredentialStoreException(
        "Credential " + KEY + " signs authorizations, and " + how + "; erase it and try again");
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
