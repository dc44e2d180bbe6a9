package io.shopfleet.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.CredentialCipher.Sealed;
import io.shopfleet.credential.CredentialStoreException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TinkCredentialCipherTest {

  private static final CredentialId ID = new CredentialId("tiktok-1");
  private static final byte[] PLAIN = "what nobody may read".getBytes(UTF_8);

  private final EncryptionKeys keys = EncryptionKeys.generate();
  private final TinkCredentialCipher cipher = new TinkCredentialCipher(keys);

  @Test
  void sealed_opensForTheSameCredential() {
    Sealed sealed = cipher.seal(ID, PLAIN);

    assertThat(cipher.open(ID, sealed)).isEqualTo(PLAIN);
    assertThat(sealed.keyId()).isEqualTo(cipher.keyId()).isEqualTo(keys.presentKeyId());
    assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain("nobody");
  }

  @Test
  void sealedTwice_differs() {
    assertThat(cipher.seal(ID, PLAIN).bytes()).isNotEqualTo(cipher.seal(ID, PLAIN).bytes());
  }

  @Test
  void sealedForAnotherCredential_doesNotOpen() {
    Sealed sealed = cipher.seal(new CredentialId("tiktok-2"), PLAIN);

    refused(cipher, sealed);
  }

  @Test
  void anyByteChanged_doesNotOpen() {
    Sealed sealed = cipher.seal(ID, PLAIN);

    for (int i = 0; i < sealed.bytes().length; i++) {
      byte[] changed = sealed.bytes().clone();
      changed[i] ^= 1;
      refused(cipher, new Sealed(sealed.keyId(), changed));
    }
  }

  @Test
  void cutShort_doesNotOpen() {
    Sealed sealed = cipher.seal(ID, PLAIN);

    for (int length = 0; length < sealed.bytes().length; length++) {
      refused(cipher, new Sealed(sealed.keyId(), Arrays.copyOf(sealed.bytes(), length)));
    }
  }

  @Test
  void keyIsMissing_isNamed() {
    Sealed sealed = cipher.seal(ID, PLAIN);
    TinkCredentialCipher other = new TinkCredentialCipher(EncryptionKeys.generate());

    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(() -> other.open(ID, sealed))
        .withMessageContaining("key " + keys.presentKeyId() + ", which is missing")
        .withMessageContaining("tiktok-1");
  }

  @Test
  void keyChanged_oldSealsOpenAndNewOnesUseTheNewKey() {
    Sealed old = cipher.seal(ID, PLAIN);
    EncryptionKeys both = keys.withNewKey();
    String newKey = both.keyIds().get(1);
    TinkCredentialCipher changed = new TinkCredentialCipher(both.sealingWith(newKey));

    assertThat(changed.open(ID, old)).isEqualTo(PLAIN);
    Sealed sealed = changed.seal(ID, PLAIN);
    assertThat(sealed.keyId()).isEqualTo(newKey);
    assertThat(new TinkCredentialCipher(both).open(ID, sealed)).isEqualTo(PLAIN);
  }

  private static void refused(TinkCredentialCipher cipher, Sealed sealed) {
    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(() -> cipher.open(ID, sealed))
        .withMessageContaining("tiktok-1")
        .withMessageContaining(sealed.keyId())
        .withMessageNotContaining("nobody");
  }
}
