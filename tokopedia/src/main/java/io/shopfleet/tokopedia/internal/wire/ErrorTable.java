package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.failure.FailureKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Tokopedia's failures mean. The error code decides, because the HTTP status does not:
 * business errors come as 500 and so does trouble that passes. First the named codes, then the part
 * between the underscores, then the status (official code list; the statuses of many codes are not
 * recorded).
 */
public final class ErrorTable {

  /** A row refused by the limit says so in the place of its message. */
  static final String TOO_MANY_REQUESTS = "ERR_TOO_MANY_REQUEST";

  /** The answer to an order list would be too big. */
  public static final String RESPONSE_TOO_BIG = "ORD_API_009";

  private static final Pattern STATUS_AS_CODE = Pattern.compile("[1-5]\\d\\d");
  private static final Pattern MIDDLE_PART = Pattern.compile("[A-Z]+_([A-Z]+)_\\d+");
  private static final Pattern NO_ROW_IN_DATABASE = Pattern.compile("[A-Z]+_DB_003");
  private static final Map<String, FailureKind> NAMED = named();

  /** The shop is not connected to the app, or not any more. */
  private static final List<String> DISCONNECTED =
      List.of(
          "RBAC_MDLW_001",
          "ORD_USC_015",
          "ORD_USC_024",
          "PRD_USC_001",
          "SHP_USC_001",
          "CMP_USC_001",
          "SPE_USC_001",
          "ETS_USC_001",
          "VRT_USC_001",
          "BDL_USC_001");

  private ErrorTable() {}

  static FailureKind kind(int httpStatus, Header header) {
    if (httpStatus == 429) {
      return FailureKind.RATE_LIMITED;
    }
    String code = header.code();
    if (code == null) {
      boolean success = httpStatus / 100 == 2;
      return byStatus(success ? header.legacyStatus() : httpStatus);
    }
    return byCode(code)
        .orElseGet(
            () -> {
              boolean namesStatus = httpStatus / 100 == 2 && STATUS_AS_CODE.matcher(code).matches();
              return byStatus(namesStatus ? Integer.parseInt(code) : httpStatus);
            });
  }

  /**
   * Whether the failure concerns this shop alone: its owner or its app took the connection away.
   */
  static boolean disconnected(Header header) {
    String code = header.code();
    return code != null && DISCONNECTED.contains(code);
  }

  private static Optional<FailureKind> byCode(String code) {
    FailureKind named = NAMED.get(code);
    if (named != null) {
      return Optional.of(named);
    }
    if (DISCONNECTED.contains(code) || code.startsWith("RBAC_")) {
      return Optional.of(FailureKind.PERMISSION);
    }
    if (NO_ROW_IN_DATABASE.matcher(code).matches()) {
      return Optional.of(FailureKind.NOT_FOUND);
    }
    Matcher part = MIDDLE_PART.matcher(code);
    return part.matches() ? byMiddlePart(part.group(1)) : Optional.empty();
  }

  private static Optional<FailureKind> byMiddlePart(String part) {
    return switch (part) {
      case "DLV" -> Optional.of(FailureKind.INVALID_REQUEST);
      case "USC" -> Optional.of(FailureKind.CONFLICT);
      case "API", "GRPC", "DB", "CACHE" -> Optional.of(FailureKind.TRANSIENT);
      default -> Optional.empty();
    };
  }

  private static FailureKind byStatus(int status) {
    return switch (status) {
      case 401 -> FailureKind.AUTH_EXPIRED;
      case 403 -> FailureKind.PERMISSION;
      case 408, 425 -> FailureKind.TRANSIENT;
      case 409 -> FailureKind.CONFLICT;
      case 429 -> FailureKind.RATE_LIMITED;
      case 503 -> FailureKind.PLATFORM_DOWN;
      // A missing order has a code; a bare 404 or a redirect means that nobody serves this address.
      default ->
          switch (status / 100) {
            case 3, 4 -> FailureKind.INVALID_REQUEST;
            case 5 -> FailureKind.TRANSIENT;
            default -> FailureKind.UNKNOWN;
          };
    };
  }

  private static Map<String, FailureKind> named() {
    Map<String, FailureKind> kinds = new HashMap<>();
    kinds.put(TOO_MANY_REQUESTS, FailureKind.RATE_LIMITED);
    put(kinds, FailureKind.NOT_FOUND, "ORD_API_008", "PRD_GRPC_003");
    // The order is another shop's or warehouse's, so this one has no such order.
    put(kinds, FailureKind.NOT_FOUND, "ORD_USC_003", "ORD_USC_005");
    put(kinds, FailureKind.INVALID_REQUEST, RESPONSE_TOO_BIG);
    put(kinds, FailureKind.INVALID_REQUEST, "ORD_USC_009", "ORD_USC_012", "ORD_USC_013");
    put(kinds, FailureKind.INVALID_REQUEST, "PRD_USC_024", "PRD_USC_025");
    // The rules of partial fulfilment carry the mark of upstream trouble and are none.
    put(kinds, FailureKind.CONFLICT, "ORD_API_010", "ORD_API_011", "ORD_API_012", "ORD_API_013");
    return Map.copyOf(kinds);
  }

  private static void put(Map<String, FailureKind> kinds, FailureKind kind, String... codes) {
    for (String code : codes) {
      kinds.put(code, kind);
    }
  }
}
