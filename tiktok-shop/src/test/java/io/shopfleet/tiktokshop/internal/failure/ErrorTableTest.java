package io.shopfleet.tiktokshop.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTest {

  @ParameterizedTest
  @CsvSource({
    "36009002, RATE_LIMITED",
    "36009003, TRANSIENT",
    "36009007, TRANSIENT",
    "36009037, RATE_LIMITED",
    "105002, AUTH_EXPIRED",
    "105001, AUTH_REJECTED",
    "105005, PERMISSION",
    "106001, INVALID_REQUEST",
    "106013, INVALID_REQUEST",
    "101000, INVALID_REQUEST",
    "36009009, INVALID_REQUEST",
    "36009010, INVALID_REQUEST",
    "36009014, INVALID_REQUEST",
    "36009021, INVALID_REQUEST",
    "36009022, INVALID_REQUEST",
    "36009023, INVALID_REQUEST",
    "36009033, PERMISSION",
    "36009043, PERMISSION",
    "36009044, PERMISSION",
    "36004001, AUTH_REJECTED",
    "36004004, AUTH_REJECTED",
    "36004005, AUTH_REJECTED",
    "98001004, INVALID_REQUEST",
    "12000000, INVALID_REQUEST",
    "21008111, NOT_FOUND",
    "10002014, TRANSIENT",
    "10002015, TRANSIENT",
    "10037002, TRANSIENT",
    "10037003, TRANSIENT",
    "10037004, TRANSIENT",
    "10006402, TRANSIENT",
    "12001000, TRANSIENT",
    "33001002, TRANSIENT",
    "12056001, TRANSIENT",
    "12052109, RATE_LIMITED",
    "12052990, INVALID_REQUEST",
    "12052994, PERMISSION",
    "12052995, PERMISSION",
    "12038012, RATE_LIMITED",
    "11021035, INVALID_REQUEST",
    "11021036, INVALID_REQUEST",
    "11034023, TRANSIENT",
    "11034037, TRANSIENT",
    "21023022, TRANSIENT",
    "10007014, CONFLICT",
    "25001001, INVALID_REQUEST",
    "25020005, PERMISSION",
    "25001011, CONFLICT",
    "25011014, CONFLICT",
    "28001022, INVALID_REQUEST",
    "17029054, RATE_LIMITED",
    "45101004, RATE_LIMITED",
    "16024019, RATE_LIMITED",
    "16030002, RATE_LIMITED",
    "66009315, PERMISSION"
  })
  void knownCode_hasItsKindWhateverTheStatus(int code, FailureKind kind) {
    for (int status : new int[] {200, 400, 401, 429, 500}) {
      Verdict verdict = ErrorTable.of(code, "some words", status);
      assertThat(verdict.kind()).isEqualTo(kind);
      assertThat(verdict.whatToDo()).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Invalid timestamp: too old, TRANSIENT",
    "The 'Timestamp' must be in epoch seconds, TRANSIENT",
    "The access_token in the header is malformed, AUTH_EXPIRED",
    "Header 'x-tts-access-token' is required, AUTH_EXPIRED",
    "The 'app_key' is unknown, INVALID_REQUEST",
    "unexpected identifier shop_cipher, INVALID_REQUEST",
    "PageSize is a required field, INVALID_REQUEST"
  })
  void collectiveCode_isToldApartByItsWords(String message, FailureKind kind) {
    assertThat(ErrorTable.of(36009004, message, 400).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 404, 500, 503})
  void unknownCode_isUnknown(int status) {
    assertThat(ErrorTable.of(77777777, "new", status).kind()).isEqualTo(FailureKind.UNKNOWN);
  }

  @Test
  void unknownCodeWithTooManyRequests_isRateLimited() {
    assertThat(ErrorTable.of(77777777, "new", 429).kind()).isEqualTo(FailureKind.RATE_LIMITED);
  }

  @ParameterizedTest
  @CsvSource({
    "302, INVALID_REQUEST",
    "400, INVALID_REQUEST",
    "401, PERMISSION",
    "403, PERMISSION",
    "404, INVALID_REQUEST",
    "408, TRANSIENT",
    "413, INVALID_REQUEST",
    "429, RATE_LIMITED",
    "499, INVALID_REQUEST",
    "500, TRANSIENT",
    "502, TRANSIENT",
    "503, TRANSIENT",
    "504, TRANSIENT"
  })
  void statusWithoutCode_hasItsKind(int status, FailureKind kind) {
    assertThat(ErrorTable.ofStatus(status).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "36003999, UNKNOWN",
    "36004000, AUTH_REJECTED",
    "36004002, AUTH_REJECTED",
    "36004999, AUTH_REJECTED",
    "36005000, UNKNOWN"
  })
  void unknownCodeOfTheTokenService_meansThatTheAuthorizationIsGone(int code, FailureKind kind) {
    assertThat(ErrorTable.ofTokenService(code, "", 200).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {12038012, 45101004, 16024019, 16030002})
  void quotaOfADayOrWeek_isNotAskedForSoonAgain(int code) {
    assertThat(ErrorTable.of(code, "", 200).pause()).isEqualTo(Duration.ofHours(1));
  }
}
