package io.shopfleet.testkit.simulator.tokopedia;

/**
 * An answer that is not a success, on its way out of an endpoint. The HTTP statuses and codes are
 * those of the official code table; where that table records no status, 500 is used for upstream
 * codes and 400 for the caller's faults.
 */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean callersFault;
  private final int status;
  private final String code;
  private final String reason;

  private Refusal(boolean callersFault, int status, String code, String reason) {
    super(reason, null, false, false);
    this.callersFault = callersFault;
    this.status = status;
    this.code = code;
    this.reason = reason;
  }

  /** A fault of the caller: 400. */
  static Refusal malformed(String code, String reason) {
    return new Refusal(true, 400, code, reason);
  }

  /** A fault of the caller for which no code is documented. */
  static Refusal malformed(String reason) {
    return new Refusal(true, 400, "", reason);
  }

  /** Something the server could not do, or did not find: 500, as "not found" came too. */
  static Refusal upstream(String code, String reason) {
    return new Refusal(false, 500, code, reason);
  }

  /** A refusal with its own status, in the words of a caller's fault. */
  static Refusal status(int status, String code, String reason) {
    return new Refusal(true, status, code, reason);
  }

  /** The server's own failure, with the code of a database that does not answer. */
  static Refusal failed(int status) {
    return new Refusal(false, status, "OPENAPI_DB_002", "Failed To Scan DB Data");
  }

  /** Whether the message blames the request; the status alone does not tell. */
  boolean callersFault() {
    return callersFault;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
