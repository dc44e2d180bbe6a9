package io.shopfleet.jdbc.internal.row;

/**
 * Any Java text in a text column, and back unchanged. What some database cannot hold, the character
 * zero and lone surrogates, is written as the control character SUBSTITUTE and four hexadecimal
 * digits, and so is that character itself. JSON holds none of these, so in practice the column
 * shows the text as it is.
 */
public final class ExactText {

  private static final char SUBSTITUTE = '\u001A';
  private static final int DIGITS = 4;

  private ExactText() {}

  /** The text for a column. */
  public static String column(String text) {
    int first = firstToEscape(text, 0);
    if (first < 0) {
      return text;
    }
    StringBuilder column = new StringBuilder(text.length() + 2 * DIGITS);
    int done = 0;
    for (int at = first; at >= 0; at = firstToEscape(text, done)) {
      column.append(text, done, at);
      column.append(SUBSTITUTE).append(String.format("%04x", (int) text.charAt(at)));
      done = at + 1;
    }
    return column.append(text, done, text.length()).toString();
  }

  /**
   * The text that {@link #column} was given.
   *
   * @throws IllegalArgumentException if the column was written by somebody else, and cannot be
   */
  public static String text(String column) {
    int next = column.indexOf(SUBSTITUTE);
    if (next < 0) {
      return column;
    }
    StringBuilder text = new StringBuilder(column.length());
    int done = 0;
    while (next >= 0) {
      int end = next + 1 + DIGITS;
      if (end > column.length()) {
        throw new IllegalArgumentException("A text ends within an escaped character");
      }
      text.append(column, done, next);
      text.append((char) Integer.parseInt(column, next + 1, end, 16));
      done = end;
      next = column.indexOf(SUBSTITUTE, done);
    }
    return text.append(column, done, column.length()).toString();
  }

  private static int firstToEscape(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (c == 0 || c == SUBSTITUTE || Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
