package io.shopfleet.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.CredentialId;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  @Test
  void asked_revealsItself() {
    assertThat(Secret.of("s3cret").reveal()).isEqualTo("s3cret");
  }

  @Test
  void printed_isMasked() {
    assertThat(Secret.of("s3cret")).hasToString("Secret[masked]");
  }

  @Test
  void sameText_isEqual() {
    assertThat(Secret.of("s3cret")).isEqualTo(Secret.of("s3cret")).hasSameHashCodeAs("s3cret");
    assertThat(Secret.of("s3cret")).isNotEqualTo(Secret.of("s3creT")).isNotEqualTo("s3cret");
    assertThat(Secret.of("s3cret")).isNotEqualTo(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void blank_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.of(text))
        .withMessage("A secret cannot be blank");
  }

  @Test
  void serialised_refused() throws Exception {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatExceptionOfType(NotSerializableException.class)
          .isThrownBy(() -> out.writeObject(Secret.of("s3cret")));
    }
  }

  @Test
  void quotedAsItIsOrPercentEncodedInAnyPart_isMasked() {
    Secret secret = Secret.of("a/b+c =d.é");

    assertThat(
            List.of(
                secret.maskedIn("<a/b+c =d.é>"),
                secret.maskedIn("<a%2Fb%2Bc+%3Dd.%C3%A9>"),
                secret.maskedIn("<a/b%2bc%20%3dd.%c3%a9>")))
        .containsOnly("<[masked]>");
    assertThat(secret.maskedIn("a/b+c =dxé")).isEqualTo("a/b+c =dxé");
  }

  @Test
  void secretWithinAnother_theLongerIsMaskedWhole() {
    Credential credential =
        Credential.of(new CredentialId("c"), Map.of(), Map.of("app_secret", Secret.of("abc")))
            .withTokens(
                AccessToken.expiringAt(Secret.of("xabcx"), Instant.EPOCH),
                new RefreshToken(Secret.of("r$1"), null));

    assertThat(credential.masked("xabcx, abc, r$1 and R$1"))
        .isEqualTo("[masked], [masked], [masked] and R$1");
  }

  @Test
  void privateFieldsReadByAMapper_holdNoSecret() {
    assertThat(Secret.class.getDeclaredFields())
        .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
        .allMatch(field -> Modifier.isTransient(field.getModifiers()));
  }

  @Test
  void credentialAskedForWhatItLacks_empty() {
    Credential credential =
        Credential.of(
            new CredentialId("c"), Map.of("app_key", "k"), Map.of("app_secret", Secret.of("s")));

    assertThat(credential.parameter("app_key")).contains("k");
    assertThat(credential.parameter("app_secret")).isEmpty();
    assertThat(credential.secret("app_secret")).contains(Secret.of("s"));
    assertThat(credential.secret("app_key")).isEmpty();
    assertThat(credential.version()).isZero();
    assertThat(credential.renewal()).isEqualTo(Renewal.HEALTHY);
  }

  @Test
  void tokenForcedBeforeItIsAdvised_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new AccessToken(Secret.of("t"), null, Instant.EPOCH.plusNanos(1), Instant.EPOCH));
  }
}
