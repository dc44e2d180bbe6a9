package canary;

final class BugPattern {

  // an error of Error Prone's own
  boolean comparesArraysByIdentity(byte[] left, byte[] right) {
    return left.equals(right);
  }

  // a warning that the parent made an error
  byte[] readsThePlatformCharset(String text) {
    return text.getBytes();
  }
}
