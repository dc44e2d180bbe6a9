package io.shopfleet.jdbc;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.shopfleet.credential.Secret;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The AES-256-GCM keys that credentials are sealed with: one seals at present, all of them open.
 * Immutable; prints the ids of the keys, never a key.
 *
 * <p>The text form is Tink's JSON keyset, as Tink's own tools write and read it. There is no
 * default key: the host generates one, keeps its text where it keeps secrets, and hands it in at
 * every start. Whoever loses it has lost the credentials.
 *
 * <p>To change the key while nodes run: give every node {@link #withNewKey()}, then every node
 * {@link #sealingWith} that key, then {@link JdbcCredentialStore#rewrap} until nothing remains, and
 * at last {@link #without} the old one.
 */
public final class EncryptionKeys {

  private static final Configuration ALGORITHMS = AeadConfig2026.get();

  private final KeysetHandle keys;

  private EncryptionKeys(KeysetHandle keys) {
    this.keys = keys;
  }

  /** One new random key. */
  public static EncryptionKeys generate() {
    return of(KeysetHandle.newBuilder().addEntry(newKey().makePrimary()));
  }

  /**
   * The keys in a text that {@link #text} answered, or that a tool of Tink wrote.
   *
   * @param text the text; null if the host has none
   * @throws EncryptionKeysException if there is none, or it holds anything but AES-256-GCM keys
   */
  public static EncryptionKeys parse(@Nullable Secret text) {
    if (text == null) {
      throw new EncryptionKeysException(
          "There is no key to seal credentials with; generate one with EncryptionKeys.generate(),"
              + " keep its text as a secret and hand it in at every start");
    }
    KeysetHandle keys = read(text);
    for (int i = 0; i < keys.size(); i++) {
      requireAes256Gcm(keys.getAt(i));
    }
    return new EncryptionKeys(keys);
  }

  /** All keys as text. Whoever has it can open every credential. */
  public Secret text() {
    try {
      return Secret.of(
          TinkJsonProtoKeysetFormat.serializeKeyset(
              keys, ALGORITHMS, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new EncryptionKeysException("The keys " + keyIds() + " could not be written as text");
    }
  }

  /** The id of the key that seals; not secret. */
  public String presentKeyId() {
    return id(keys.getPrimary());
  }

  /** The ids of all keys that open, in the order in which they were added; not secret. */
  public List<String> keyIds() {
    return IntStream.range(0, keys.size())
        .mapToObj(keys::getAt)
        .filter(key -> key.getStatus() == KeyStatus.ENABLED)
        .map(EncryptionKeys::id)
        .toList();
  }

  /**
   * These keys and a new random one, last in {@link #keyIds()}. It opens, and does not seal yet.
   */
  public EncryptionKeys withNewKey() {
    return of(KeysetHandle.newBuilder(keys).addEntry(newKey()));
  }

  /**
   * These keys, of which another one seals.
   *
   * @throws EncryptionKeysException if there is no such key
   */
  public EncryptionKeys sealingWith(String keyId) {
    KeysetHandle.Builder changed = KeysetHandle.newBuilder(keys);
    changed.getAt(indexOf(keyId)).makePrimary();
    return of(changed);
  }

  /**
   * These keys without one. What it sealed can never be opened again.
   *
   * @throws EncryptionKeysException if there is no such key, or it is the one that seals
   */
  public EncryptionKeys without(String keyId) {
    int index = indexOf(keyId);
    if (keyId.equals(presentKeyId())) {
      throw new EncryptionKeysException(
          "Key " + keyId + " seals at present; let another key seal before it is dropped");
    }
    return of(KeysetHandle.newBuilder(keys).deleteAt(index));
  }

  @Override
  public String toString() {
    return "EncryptionKeys[sealing with " + presentKeyId() + ", opening with " + keyIds() + "]";
  }

  Aead aead() {
    try {
      return keys.getPrimitive(ALGORITHMS, Aead.class);
    } catch (GeneralSecurityException e) {
      throw new EncryptionKeysException("This JVM cannot use AES-256-GCM; see its providers");
    }
  }

  private int indexOf(String keyId) {
    for (int i = 0; i < keys.size(); i++) {
      if (id(keys.getAt(i)).equals(keyId)) {
        return i;
      }
    }
    throw new EncryptionKeysException("There is no key " + keyId + " among " + keyIds());
  }

  // What Tink says about a text that it cannot read may quote it, so that is not handed on.
  private static KeysetHandle read(Secret text) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          text.reveal(), ALGORITHMS, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new EncryptionKeysException(
          "The text of the keys is no Tink JSON keyset of AES-256-GCM keys; hand in the text that"
              + " EncryptionKeys.text() answered");
    }
  }

  private static void requireAes256Gcm(KeysetHandle.Entry key) {
    boolean fits =
        key.getKey().getParameters() instanceof AesGcmParameters parameters
            && parameters.getKeySizeBytes() == 32
            && parameters.getVariant() == AesGcmParameters.Variant.TINK;
    if (!fits) {
      throw new EncryptionKeysException(
          "Key "
              + id(key)
              + " is no AES-256-GCM key with Tink's prefix; credentials are sealed with nothing else");
    }
  }

  private static KeysetHandle.Builder.Entry newKey() {
    return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
        .withRandomId();
  }

  private static EncryptionKeys of(KeysetHandle.Builder keys) {
    try {
      return new EncryptionKeys(keys.setConfiguration(ALGORITHMS).build());
    } catch (GeneralSecurityException e) {
      throw new EncryptionKeysException("This JVM cannot make AES-256-GCM keys; see its providers");
    }
  }

  private static String id(KeysetHandle.Entry key) {
    return Integer.toUnsignedString(key.getId());
  }
}
