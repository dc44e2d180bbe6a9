package io.shopfleet.jdbc.internal.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTextTest {

  private static final CredentialId ID = new CredentialId("tiktok-1");

  @Property(tries = 300)
  void anyCredential_readAsWritten(@ForAll("credentials") Credential credential) {
    byte[] text = CredentialText.write(credential);

    assertThat(CredentialText.read(ID, text, 7)).isEqualTo(credential.withVersion(7));
  }

  @Test
  void loneSurrogates_keepWhatTheyAre() {
    Credential credential =
        Credential.of(ID, Map.of("\ud800", "\udc00a"), Map.of("s", Secret.of("\ud83d")));

    byte[] text = CredentialText.write(credential);

    assertThat(CredentialText.read(ID, text, 0)).isEqualTo(credential);
  }

  @Test
  void fieldsOfALaterVersion_arePassedOver() {
    String text =
        "{\"later\":{\"a\":[1,{}]},\"renewal\":{\"state\":\"HEALTHY\",\"failures\":0,\"later\":[]},"
            + "\"scopes\":[],\"secrets\":{},\"parameters\":{\"app_key\":\"k\"}}";

    assertThat(CredentialText.read(ID, text.getBytes(UTF_8), 1))
        .isEqualTo(Credential.of(ID, Map.of("app_key", "k"), Map.of()).withVersion(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "{\"secrets\":{\"s\":\"s3cret\"}}",
        "{\"secrets\":\"s3cret\"}",
        "{\"renewal\":{\"state\":\"s3cret\",\"failures\":0}}",
        "{\"renewal\":{\"state\":\"HEALTHY\",\"failures\":\"s3cret\"}}",
        "{\"access_token\":{\"value\":\"v\",\"advisory_at\":\"s3cret\",\"mandatory_at\":\"x\"}}"
      })
  void otherText_refusedWithoutQuotingIt(String text) {
    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(() -> CredentialText.read(ID, text.getBytes(UTF_8), 1))
        .satisfies(
            failure -> {
              StringWriter told = new StringWriter();
              failure.printStackTrace(new PrintWriter(told));
              assertThat(told.toString()).contains("tiktok-1").doesNotContain("s3cret");
            });
  }

  @Provide
  Arbitrary<Credential> credentials() {
    Arbitrary<String> text = Arbitraries.strings().all().ofMaxLength(40);
    Arbitrary<Secret> secret = text.filter(value -> !value.isBlank()).map(Secret::of);
    Arbitrary<Instant> instant =
        Combinators.combine(
                Arbitraries.longs()
                    .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                Arbitraries.integers().between(0, 999_999_999))
            .as(Instant::ofEpochSecond);
    Arbitrary<AccessToken> access =
        Combinators.combine(
                secret, instant.injectNull(0.3), instant, instant, instant.injectNull(0.3))
            .as(
                (value, ends, one, other, obtained) ->
                    one.isBefore(other)
                        ? new AccessToken(value, ends, one, other, obtained)
                        : new AccessToken(value, ends, other, one, obtained));
    Arbitrary<RefreshToken> refresh =
        Combinators.combine(secret, instant.injectNull(0.3)).as(RefreshToken::new);
    Arbitrary<Renewal> renewal =
        Combinators.combine(
                Arbitraries.of(Renewal.State.class),
                Arbitraries.integers(),
                instant.injectNull(0.3),
                text.injectNull(0.3))
            .as(Renewal::new);
    return Combinators.combine(
            Arbitraries.maps(text, text).ofMaxSize(5),
            Arbitraries.maps(text, secret).ofMaxSize(5),
            access.injectNull(0.3),
            refresh.injectNull(0.3),
            text.set().ofMaxSize(5),
            renewal)
        .as(
            (parameters, secrets, accessToken, refreshToken, scopes, state) ->
                new Credential(
                    ID, parameters, secrets, accessToken, refreshToken, scopes, state, 0));
  }
}
