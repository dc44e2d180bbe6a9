package io.shopfleet.benchmarks.rotation;

/** A library that keeps one credential signed in. Safe for concurrent use. */
interface Contestant {

  String name();

  /**
   * A token to send a request with.
   *
   * @throws Exception whatever the library says when there is none
   */
  String token() throws Exception;

  /** A person signed in anew. */
  void signedIn(String refreshToken);
}
