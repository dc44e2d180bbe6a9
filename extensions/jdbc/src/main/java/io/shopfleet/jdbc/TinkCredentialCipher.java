package io.shopfleet.jdbc;

import com.google.crypto.tink.Aead;
import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.credential.CredentialStoreException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals credentials with AES-256-GCM by Tink. The credential's id is the associated data, so sealed
 * bytes that were moved to another credential do not open. Computes only, and never blocks.
 */
public final class TinkCredentialCipher implements CredentialCipher {

  private static final String CONTEXT = "shopfleet:credential:";

  private final EncryptionKeys keys;
  private final Aead aead;

  /**
   * @throws EncryptionKeysException if this JVM cannot use them
   */
  public TinkCredentialCipher(EncryptionKeys keys) {
    this.keys = keys;
    this.aead = keys.aead();
  }

  @Override
  public String keyId() {
    return keys.presentKeyId();
  }

  @Override
  public Sealed seal(CredentialId id, byte[] plain) {
    try {
      return new Sealed(keys.presentKeyId(), aead.encrypt(plain, associated(id)));
    } catch (GeneralSecurityException e) {
      throw new CredentialStoreException(
          "Credential " + id + " could not be sealed with key " + keys.presentKeyId(), e);
    }
  }

  @Override
  public byte[] open(CredentialId id, Sealed sealed) {
    if (!keys.keyIds().contains(sealed.keyId())) {
      throw new CredentialStoreException(
          "Credential "
              + id
              + " was sealed with key "
              + sealed.keyId()
              + ", which is missing; the keys at hand are "
              + keys.keyIds());
    }
    try {
      return aead.decrypt(sealed.bytes(), associated(id));
    } catch (GeneralSecurityException e) {
      throw new CredentialStoreException(
          "Credential "
              + id
              + " does not open with key "
              + sealed.keyId()
              + ": its bytes were changed, or sealed for another credential or with another key",
          e);
    }
  }

  private static byte[] associated(CredentialId id) {
    return (CONTEXT + id.value()).getBytes(StandardCharsets.UTF_8);
  }
}
