package io.shopfleet.architecture;

/**
 * One hand-written Java file.
 *
 * @param path from the root of the repository, with forward slashes
 */
record Source(String path, String text) {

  /** The Maven module that holds it, as a path from the root of the repository. */
  String module() {
    return path.substring(0, path.indexOf("/src/"));
  }
}
