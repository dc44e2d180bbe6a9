package io.shopfleet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.shopfleet.credential.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionKeysTest {

  @Test
  void generated_oneKeyThatSeals() {
    EncryptionKeys keys = EncryptionKeys.generate();

    assertThat(keys.keyIds()).containsExactly(keys.presentKeyId());
    assertThat(EncryptionKeys.generate().text()).isNotEqualTo(keys.text());
  }

  @Test
  void writtenAndParsed_sameKeys() {
    EncryptionKeys keys = EncryptionKeys.generate().withNewKey();

    EncryptionKeys parsed = EncryptionKeys.parse(keys.text());

    assertThat(parsed.keyIds()).isEqualTo(keys.keyIds()).hasSize(2);
    assertThat(parsed.presentKeyId()).isEqualTo(keys.presentKeyId());
    assertThat(parsed.text()).isEqualTo(keys.text());
  }

  @Test
  void newKey_opensAndDoesNotSealYet() {
    EncryptionKeys old = EncryptionKeys.generate();

    EncryptionKeys both = old.withNewKey();

    assertThat(both.presentKeyId()).isEqualTo(old.presentKeyId());
    assertThat(both.keyIds()).hasSize(2).startsWith(old.presentKeyId());
    assertThat(old.keyIds()).hasSize(1);
  }

  @Test
  void newKeySeals_oldOneCanBeDropped() {
    EncryptionKeys old = EncryptionKeys.generate();
    EncryptionKeys both = old.withNewKey();
    String newKey = both.keyIds().get(1);

    EncryptionKeys changed = both.sealingWith(newKey);

    assertThat(changed.presentKeyId()).isEqualTo(newKey);
    assertThat(changed.without(old.presentKeyId()).keyIds()).containsExactly(newKey);
  }

  @Test
  void keyThatSeals_cannotBeDropped() {
    EncryptionKeys keys = EncryptionKeys.generate().withNewKey();

    assertThatExceptionOfType(EncryptionKeysException.class)
        .isThrownBy(() -> keys.without(keys.presentKeyId()))
        .withMessageContaining(keys.presentKeyId());
  }

  @Test
  void unknownKey_isNamed() {
    EncryptionKeys keys = EncryptionKeys.generate();

    assertThatExceptionOfType(EncryptionKeysException.class)
        .isThrownBy(() -> keys.sealingWith("no-such-key"))
        .withMessageContaining("no-such-key");
    assertThatExceptionOfType(EncryptionKeysException.class)
        .isThrownBy(() -> keys.without("no-such-key"));
  }

  @Test
  void noText_refusedWithWhatToDo() {
    assertThatExceptionOfType(EncryptionKeysException.class)
        .isThrownBy(() -> EncryptionKeys.parse(null))
        .withMessageContaining("generate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "{\"primaryKeyId\":1,\"key\":[]}",
        "{}",
        "{\"correct horse\": \"battery staple\"",
        "{\"primaryKeyId\":7,\"key\":[{\"keyData\":{\"typeUrl\":\"correct\",\"value\":\"aG9yc2U=\"}}]}"
      })
  void textThatIsNoKeyset_refusedWithoutQuotingIt(String text) {
    assertThatExceptionOfType(EncryptionKeysException.class)
        .isThrownBy(() -> EncryptionKeys.parse(Secret.of(text)))
        .satisfies(
            failure -> assertThat(told(failure)).doesNotContain("correct", "horse", "staple"));
  }

  @Test
  void textThatWasCutShort_refusedWithoutQuotingIt() {
    String text = EncryptionKeys.generate().text().reveal();
    String key = text.substring(text.indexOf("\"value\":\"") + 9).split("\"")[0];

    assertThatExceptionOfType(EncryptionKeysException.class)
        .isThrownBy(() -> EncryptionKeys.parse(Secret.of(text.substring(0, text.length() - 9))))
        .satisfies(failure -> assertThat(told(failure)).doesNotContain(key));
  }

  @ParameterizedTest
  @MethodSource("otherAlgorithms")
  void keyOfAnotherAlgorithm_refused(Parameters algorithm) throws GeneralSecurityException {
    KeysetHandle other = KeysetHandle.generateNew(algorithm, AeadConfig2026.get());
    String text =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            other, AeadConfig2026.get(), InsecureSecretKeyAccess.get());

    assertThatExceptionOfType(EncryptionKeysException.class)
        .isThrownBy(() -> EncryptionKeys.parse(Secret.of(text)))
        .withMessageContaining("AES-256-GCM");
  }

  static Stream<Parameters> otherAlgorithms() {
    return Stream.of(
        PredefinedAeadParameters.AES128_GCM, PredefinedAeadParameters.XCHACHA20_POLY1305);
  }

  @Test
  void printed_idsOnly() {
    EncryptionKeys keys = EncryptionKeys.generate();
    String key = keys.text().reveal().split("\"value\":\"")[1].split("\"")[0];

    assertThat(List.of(keys.toString(), keys.text().toString()))
        .noneMatch(text -> text.contains(key));
    assertThat(keys.toString()).contains(keys.presentKeyId());
  }

  private static String told(Throwable failure) {
    StringWriter told = new StringWriter();
    failure.printStackTrace(new PrintWriter(told));
    return told.toString();
  }
}
