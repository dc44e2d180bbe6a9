package io.shopfleet.jdbc.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.credential.Secret;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuideTokensTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // instants
        "'token_expires_at': '2026-03-01T19:00:00Z'       | 2026-03-01T19:00:00Z",
        "'token_expires_at': '2026-03-01T19:00:00.5+07:00' | 2026-03-01T12:00:00.5Z",
        "'token_expires_at': '2026-03-01 19:00:00+07'     | 2026-03-01T12:00:00Z",
        "'token_expires_at': '2026-03-01T19:00:00+0700'   | 2026-03-01T12:00:00Z",
        "'token_expires_at': '2026-03-01 19:00:00'        | 2026-03-01T12:00:00Z",
        "'access_token_expires_at': 1772384400            | 2026-03-01T17:00:00Z",
        "'token_expires_at': '1772384400000'              | 2026-03-01T17:00:00Z",
        // the last duration and the first instant
        "'expires_in': 999999999, 'token_obtained_at': 0  | 2001-09-09T01:46:39Z",
        "'expires_in': 1000000000                         | 2001-09-09T01:46:40Z",
        "'expires_in': 99999999999                        | 5138-11-16T09:46:39Z",
        "'expires_in': 100000000000                       | 1973-03-03T09:46:40Z",
        // durations
        "'access_token_expire_in': '86400', 'token_obtained_at': '2026-03-01T06:00:00Z' | 2026-03-02T06:00:00Z",
        "'access_token_expire_in': 86400, 'token_obtained_at': 1772384400 | 2026-03-02T17:00:00Z",
      })
  void endOfTheToken_isReadHoweverItWasWritten(String fields, Instant end) {
    assertThat(tokens(fields).access().expiresAt()).isEqualTo(end);
  }

  @Test
  void durationSinceNobodyKnowsWhen_isRenewedAtTheFirstUse() {
    var access = tokens("'access_token_expire_in': 86400").access();

    assertThat(access.expiresAt()).isNull();
    assertThat(access.mandatory(NOW)).isTrue();
  }

  @Test
  void blankToken_isNone() {
    GuideDocument document = GuideDocument.of("{\"access_token\": \" \", \"refresh_token\": null}");
    GuideTokens tokens =
        new GuideTokens(document, (name, text) -> Secret.of(text), ZoneOffset.UTC, NOW);

    assertThat(tokens.access()).isNull();
    assertThat(tokens.refresh()).isNull();
  }

  @Test
  void endIsNoInstant_refusedWithoutQuotingIt() {
    assertThatExceptionOfType(GuideRefusal.class)
        .isThrownBy(() -> tokens("'token_expires_at': 'tomorrow'").access())
        .withMessage("credentials.token_expires_at is no instant; write it as in ISO 8601");
  }

  private static GuideTokens tokens(String fields) {
    String json = ("{'access_token': 'a', " + fields + "}").replace('\'', '"');
    return new GuideTokens(
        GuideDocument.of(json), (name, text) -> Secret.of(text), ZoneId.of("Asia/Jakarta"), NOW);
  }
}
