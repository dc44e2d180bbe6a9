package io.shopfleet.testkit.contract.example;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.credential.CredentialStoreException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-GCM with one key; the credential's id is authenticated with it. */
public final class AesGcmCipher implements CredentialCipher {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final String keyId;
  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  public AesGcmCipher(String keyId, SecretKey key) {
    this.keyId = keyId;
    this.key = key;
  }

  @Override
  public String keyId() {
    return keyId;
  }

  @Override
  public Sealed seal(CredentialId id, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(plain);
      return new Sealed(
          keyId, ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new CredentialStoreException("Credential " + id + " cannot be sealed", e);
    }
  }

  @Override
  public byte[] open(CredentialId id, Sealed sealed) {
    if (!sealed.keyId().equals(keyId)) {
      throw new CredentialStoreException(
          "Credential " + id + " was sealed with key " + sealed.keyId() + "; provide that key");
    }
    ByteBuffer bytes = ByteBuffer.wrap(sealed.bytes());
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    try {
      return cipher(Cipher.DECRYPT_MODE, id, nonce).doFinal(rest);
    } catch (GeneralSecurityException e) {
      throw new CredentialStoreException(
          "Credential " + id + " was not sealed with key " + keyId + " for this id", e);
    }
  }

  private Cipher cipher(int mode, CredentialId id, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(id.value().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
