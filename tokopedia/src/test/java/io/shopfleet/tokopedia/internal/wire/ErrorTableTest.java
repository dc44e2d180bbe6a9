package io.shopfleet.tokopedia.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.failure.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTableTest {

  @ParameterizedTest
  @CsvSource({
    // named codes, at the statuses they are known or likely to come with
    "400, ORD_DLV_013, INVALID_REQUEST",
    "400, ORD_DLV_003, INVALID_REQUEST",
    "400, ORD_DLV_004, INVALID_REQUEST",
    "400, ORD_DLV_008, INVALID_REQUEST",
    "400, ORD_DLV_014, INVALID_REQUEST",
    "400, ORD_DLV_017, INVALID_REQUEST",
    "400, ORD_DLV_021, INVALID_REQUEST",
    "500, ORD_API_008, NOT_FOUND",
    "500, ORD_API_009, INVALID_REQUEST",
    "500, ORD_API_010, CONFLICT",
    "500, ORD_API_011, CONFLICT",
    "500, ORD_API_012, CONFLICT",
    "500, ORD_API_013, CONFLICT",
    "400, ORD_USC_001, CONFLICT",
    "500, ORD_USC_008, CONFLICT",
    "500, ORD_USC_005, NOT_FOUND",
    "500, ORD_USC_003, NOT_FOUND",
    "500, ORD_USC_007, CONFLICT",
    "500, ORD_USC_014, CONFLICT",
    "400, ORD_USC_009, INVALID_REQUEST",
    "400, ORD_USC_012, INVALID_REQUEST",
    "400, ORD_USC_013, INVALID_REQUEST",
    "500, ORD_USC_015, PERMISSION",
    "403, ORD_USC_024, PERMISSION",
    "400, ORD_USC_016, CONFLICT",
    "400, ORD_USC_019, CONFLICT",
    "400, ORD_USC_020, CONFLICT",
    "500, LGS_USC_006, CONFLICT",
    "400, PRD_DLV_005, INVALID_REQUEST",
    "400, PRD_DLV_018, INVALID_REQUEST",
    "400, PRD_DLV_042, INVALID_REQUEST",
    "500, PRD_USC_024, INVALID_REQUEST",
    "500, PRD_USC_025, INVALID_REQUEST",
    "500, PRD_USC_028, CONFLICT",
    "500, PRD_GRPC_003, NOT_FOUND",
    "500, OPENAPI_DB_003, NOT_FOUND",
    "400, SHP_DLV_007, INVALID_REQUEST",
    "403, RBAC_MDLW_001, PERMISSION",
    "403, RBAC_MDLW_002, PERMISSION",
    "403, RBAC_USC_008, PERMISSION",
    "500, RBAC_USC_012, PERMISSION",
    "500, PRD_USC_001, PERMISSION",
    "500, SHP_USC_001, PERMISSION",
    "500, CMP_USC_001, PERMISSION",
    "500, SPE_USC_001, PERMISSION",
    "500, ETS_USC_001, PERMISSION",
    "500, VRT_USC_001, PERMISSION",
    "500, BDL_USC_001, PERMISSION",
    // the middle part of codes that nobody named
    "500, ORD_API_777, TRANSIENT",
    "500, PRD_GRPC_777, TRANSIENT",
    "500, OPENAPI_DB_002, TRANSIENT",
    "500, PRD_CACHE_001, TRANSIENT",
    "500, SHP_DLV_777, INVALID_REQUEST",
    "500, CMP_USC_777, CONFLICT",
    // a code that says nothing leaves it to the status
    "500, NEW_WORD, TRANSIENT",
    "400, NEW_WORD, INVALID_REQUEST",
    "200, NEW_WORD, UNKNOWN",
    // a status in the place of the code
    "200, 401, AUTH_EXPIRED",
    "200, 500, TRANSIENT",
    // no code at all
    "400, , INVALID_REQUEST",
    "401, , AUTH_EXPIRED",
    "403, , PERMISSION",
    "404, , INVALID_REQUEST",
    "408, , TRANSIENT",
    "409, , CONFLICT",
    "410, , INVALID_REQUEST",
    "429, , RATE_LIMITED",
    "429, ORD_DLV_013, RATE_LIMITED",
    "301, , INVALID_REQUEST",
    "500, , TRANSIENT",
    "502, , TRANSIENT",
    "503, , PLATFORM_DOWN",
    "504, , TRANSIENT"
  })
  void failure_isOfKind(int status, String code, FailureKind expected) {
    assertThat(ErrorTable.kind(status, new Header(true, code, null, null, 0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"400, INVALID_REQUEST", "401, AUTH_EXPIRED", "429, RATE_LIMITED", "500, TRANSIENT"})
  void legacyStatusInsideHttp200_decides(int legacyStatus, FailureKind expected) {
    Header header = Header.UNTOLD.withLegacy(legacyStatus, "Invalid FS ID Format");

    assertThat(ErrorTable.kind(200, header)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "RBAC_MDLW_001, true",
    "ORD_USC_015, true",
    "BDL_USC_001, true",
    "RBAC_MDLW_002, false"
  })
  void code_tellsWhetherTheShopIsDisconnected(String code, boolean expected) {
    assertThat(ErrorTable.disconnected(new Header(true, code, null, null, 0))).isEqualTo(expected);
  }

  @Test
  void retryableKinds_areThoseThatPass() {
    assertThat(ErrorTable.kind(500, new Header(true, "ORD_USC_015", null, null, 0)).retryable())
        .isFalse();
    assertThat(ErrorTable.kind(500, new Header(true, "ORD_API_777", null, null, 0)).retryable())
        .isTrue();
  }
}
