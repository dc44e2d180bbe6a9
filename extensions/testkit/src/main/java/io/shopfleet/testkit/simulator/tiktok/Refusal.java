package io.shopfleet.testkit.simulator.tiktok;

/** A request that the marketplace refuses, with what it says about it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  private Refusal(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Refusal of(int status, int code, String message) {
    return new Refusal(status, code, message);
  }

  /** The collective code of the gateway; only the words in the message tell the cases apart. */
  static Refusal invalid(String message) {
    return new Refusal(400, 36009004, "Invalid parameters. " + message);
  }

  /** An error of the service behind the gateway, which travels inside HTTP 200. */
  static Refusal business(int code, String message) {
    return new Refusal(200, code, message);
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
