package io.shopfleet.tiktokshop.internal.failure;

import static io.shopfleet.failure.FailureKind.AUTH_EXPIRED;
import static io.shopfleet.failure.FailureKind.AUTH_REJECTED;
import static io.shopfleet.failure.FailureKind.CONFLICT;
import static io.shopfleet.failure.FailureKind.INVALID_REQUEST;
import static io.shopfleet.failure.FailureKind.NOT_FOUND;
import static io.shopfleet.failure.FailureKind.PERMISSION;
import static io.shopfleet.failure.FailureKind.RATE_LIMITED;
import static io.shopfleet.failure.FailureKind.TRANSIENT;
import static io.shopfleet.failure.FailureKind.UNKNOWN;

import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the codes of TikTok Shop mean, from the official documentation and from answers seen live.
 * The code decides; the HTTP status speaks only where there is no code, because the platform sends
 * business errors as 200 and application errors as 500.
 */
public final class ErrorTable {

  private static final int COLLECTIVE = 36009004;
  private static final int FIRST_OF_TOKENS = 36004000;
  private static final int LAST_OF_TOKENS = 36004999;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final Duration QUOTA_CHECK = Duration.ofHours(1);
  private static final Verdict NEW =
      Verdict.of(UNKNOWN, "This library does not know the code; look it up in Partner Center");
  private static final Map<Integer, Verdict> ROWS = rows();

  private ErrorTable() {}

  /**
   * What an answer with a code other than 0 means.
   *
   * @param message tells the reasons of the collective code 36009004 apart
   * @param httpStatus decides only where the code is not known and the status is 429
   */
  public static Verdict of(int code, String message, int httpStatus) {
    if (code == COLLECTIVE) {
      return collective(message);
    }
    Verdict known = ROWS.get(code);
    if (known != null) {
      return known;
    }
    return httpStatus == TOO_MANY_REQUESTS ? ofStatus(httpStatus) : NEW;
  }

  /**
   * What an answer of the token service with a code other than 0 means. Its own range of codes is
   * not fully documented; all that were seen say that the authorization does not hold.
   */
  public static Verdict ofTokenService(int code, String message, int httpStatus) {
    boolean own = code >= FIRST_OF_TOKENS && code <= LAST_OF_TOKENS;
    return own && !ROWS.containsKey(code)
        ? Verdict.of(AUTH_REJECTED, "Authorize the account again")
        : of(code, message, httpStatus);
  }

  /** What a failed row of a batch means. */
  public static Verdict ofRow(int code, String message) {
    return of(code, message, 200);
  }

  /** What an HTTP status means that came without the platform's own words. */
  public static Verdict ofStatus(int httpStatus) {
    if (httpStatus == TOO_MANY_REQUESTS) {
      return Verdict.of(RATE_LIMITED, "Wait and repeat it");
    }
    if (httpStatus >= 500 || httpStatus == REQUEST_TIMEOUT) {
      return Verdict.of(TRANSIENT, "Repeat it later");
    }
    if (httpStatus == 401 || httpStatus == 403) {
      return Verdict.of(
          PERMISSION, "Something in front of the platform refuses; check proxies and addresses");
    }
    if (httpStatus >= 300) {
      return Verdict.of(INVALID_REQUEST, "Check the address that is set for the platform");
    }
    return Verdict.of(UNKNOWN, "The answer is not the platform's; check the address");
  }

  private static Verdict collective(String message) {
    String words = message.toLowerCase(Locale.ROOT);
    if (words.contains("timestamp")) {
      return Verdict.of(TRANSIENT, "Check the clock of this machine; the platform takes 5 minutes");
    }
    if (words.contains("access_token") || words.contains("access-token")) {
      return Verdict.of(AUTH_EXPIRED, "The access token is renewed");
    }
    return Verdict.of(
        INVALID_REQUEST, "Check app key, identifiers and parameters against the contract");
  }

  private static Map<Integer, Verdict> rows() {
    Map<Integer, Verdict> rows = new HashMap<>();
    gateway(rows);
    tokens(rows);
    ordersAndPackages(rows);
    products(rows);
    otherAreas(rows);
    return Map.copyOf(rows);
  }

  private static void gateway(Map<Integer, Verdict> rows) {
    put(rows, RATE_LIMITED, "Wait and repeat it", 36009002);
    rows.put(36009037, Verdict.of(RATE_LIMITED, "A development shop's hour is used up"));
    put(rows, TRANSIENT, "Repeat it later", 36009003);
    put(rows, TRANSIENT, "Repeat it later; after a write look first whether it was done", 36009007);
    put(rows, AUTH_EXPIRED, "The access token is renewed", 105002);
    put(rows, AUTH_REJECTED, "Authorize the account again", 105001);
    put(
        rows,
        PERMISSION,
        "Add the scope to the app in Partner Center and authorize the account again",
        105005);
    put(rows, INVALID_REQUEST, "Check the app secret; the signature does not fit", 106001);
    put(rows, INVALID_REQUEST, "Reload the shops; the operation needs the shop's cipher", 106013);
    put(
        rows,
        INVALID_REQUEST,
        "Reload the shops: cipher and token do not belong together, or the token is of another kind "
            + "of user",
        101000);
    put(rows, INVALID_REQUEST, "Update this library; it asked what the platform lacks", 36009009);
    put(rows, INVALID_REQUEST, "Update this library; it asked in the wrong way", 36009010);
    put(rows, INVALID_REQUEST, "Update this library; the version was retired", 36009014);
    put(rows, INVALID_REQUEST, "Check size and type of the file", 36009021, 36009022, 36009023);
    put(rows, PERMISSION, "Add this machine's address to the app's allow-list", 36009033);
    put(rows, PERMISSION, "The shop is inactive; disable the account", 36009043, 36009044);
  }

  private static void tokens(Map<Integer, Verdict> rows) {
    put(rows, AUTH_REJECTED, "Authorize the account again", 36004001, 36004005);
    put(rows, AUTH_REJECTED, "Start the authorization again; a code works once", 36004004);
    put(rows, INVALID_REQUEST, "Check the parameters", 98001004);
  }

  private static void ordersAndPackages(Map<Integer, Verdict> rows) {
    put(rows, INVALID_REQUEST, "Reload the shops; the cipher is not the shop's", 12000000);
    put(rows, NOT_FOUND, "The order belongs to another shop", 21008111);
    put(
        rows,
        TRANSIENT,
        "Repeat it later",
        10002014,
        10002015,
        10037002,
        10037003,
        10037004,
        10006402);
    put(rows, INVALID_REQUEST, "Choose another collection time", 11021035, 11021036);
    put(rows, TRANSIENT, "The label is not ready; ask again", 11034023, 11034037, 21023022);
    put(rows, CONFLICT, "The package is frozen", 10007014);
  }

  private static void products(Map<Integer, Verdict> rows) {
    put(rows, TRANSIENT, "Repeat it later", 12001000, 33001002, 12056001);
    put(rows, NOT_FOUND, "The shop has no such product", 12019150, 12052032, 12052048);
    put(rows, RATE_LIMITED, "Wait and repeat it", 12052109);
    put(rows, INVALID_REQUEST, "Look at the errors of the rows", 12052990);
    put(rows, PERMISSION, "The seller is not on Tokopedia", 12052994);
    put(rows, PERMISSION, "The seller is not onboarded to TikTok Shop", 12052995);
    quota(rows, "The image translations of the day are used up", 12038012);
  }

  private static void otherAreas(Map<Integer, Verdict> rows) {
    put(rows, INVALID_REQUEST, "Check the search's filters", 25001001);
    put(rows, PERMISSION, "Check that the return belongs to the shop", 25020005);
    put(rows, CONFLICT, "Another after-sales request is running", 25001011);
    put(rows, CONFLICT, "The status does not allow the decision", 25011014);
    put(
        rows,
        INVALID_REQUEST,
        "Check the dates: not too wide, not too far back, in order",
        28001022);
    put(rows, RATE_LIMITED, "Change promotions less often", 17029054);
    quota(rows, "The creator searches of the day are used up", 45101004);
    quota(rows, "The quota of invitations or messages is used up", 16024019, 16030002);
    put(rows, PERMISSION, "The app may not see this LIVE room", 66009315);
  }

  private static void put(
      Map<Integer, Verdict> rows, FailureKind kind, String whatToDo, int... codes) {
    for (int code : codes) {
      rows.put(code, Verdict.of(kind, whatToDo));
    }
  }

  // A quota of a day or a week: asking again within minutes is of no use, and nobody says when it
  // ends.
  private static void quota(Map<Integer, Verdict> rows, String whatToDo, int... codes) {
    for (int code : codes) {
      rows.put(code, new Verdict(RATE_LIMITED, whatToDo, QUOTA_CHECK));
    }
  }
}
