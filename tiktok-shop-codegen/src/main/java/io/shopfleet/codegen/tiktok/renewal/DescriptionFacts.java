package io.shopfleet.codegen.tiktok.renewal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Picks documented values and limits out of the prose of an OpenAPI description, and nothing else.
 */
final class DescriptionFacts {

  private static final Pattern VALUES =
      Pattern.compile(
          "(?i)(possible|available|valid|supported|accepted) (values?|types?)[^:\\n]*:");
  private static final Pattern BULLET =
      Pattern.compile(
          "^\\s*(?:[-*•]|\\d+[.)])?\\s*`?\"?([A-Z0-9][A-Z0-9_]*)\"?`?\\s*(?:[:,(;.–-].*)?$");
  private static final Pattern TOKEN = Pattern.compile("[A-Z0-9][A-Z0-9_]*[A-Z][A-Z0-9_]*");
  private static final Pattern OPEN_SET =
      Pattern.compile(
          "(?i)currency|locale|region|country|language|timezone|(?:^|_)(?:ids?|description|content|value)$");
  private static final Pattern MAX =
      Pattern.compile(
          "(?i)max(?:imum)?(?: (?:count|length|size|characters|number of items))?: ?([\\d,]+)");
  private static final Pattern RANGE =
      Pattern.compile("(?i)(?:valid )?range: ?\\[?([\\d,]+) ?(?:-|~|,|to) ?([\\d,]+)");
  private static final Pattern DEFAULT =
      Pattern.compile("(?i)\\bdefault(?: value)?: ?`?\"?([A-Za-z0-9_.-]+)");

  private static final Pattern NUMBER = Pattern.compile("[\\d,]+");
  private static final Pattern PAIR = Pattern.compile("([\\d.]+) ?[-,] ?([\\d.]+)");
  private static final Pattern CONSTANT =
      Pattern.compile("[A-Z][A-Z0-9_]{2,}|\\d+|true|false|TRUE|FALSE|v\\d+|[a-z]+(?:_[a-z]+)+");

  private DescriptionFacts() {}

  /** The documented values in their order; empty when the set is open by nature or not listed. */
  static List<String> enumValues(String field, String description) {
    Matcher start = VALUES.matcher(description);
    if (isOpenSet(field) || !start.find()) {
      return List.of();
    }
    Set<String> values = new LinkedHashSet<>();
    String[] lines = description.substring(start.end()).split("\n", -1);
    addInline(values, lines[0]);
    boolean listed = false;
    for (int i = 1; i < lines.length; i++) {
      Matcher bullet = BULLET.matcher(lines[i]);
      if (bullet.matches() && TOKEN.matcher(bullet.group(1)).matches()) {
        values.add(bullet.group(1));
        listed = true;
      } else if (listed && lines[i].isBlank()) {
        break;
      }
    }
    return values.size() > 60 ? List.of() : List.copyOf(values);
  }

  private static void addInline(Set<String> values, String line) {
    List<String> found = new ArrayList<>();
    for (String part : line.split("[,|/]|\\bor\\b|\\band\\b")) {
      String word = part.strip().replaceAll("[`\".]", "");
      if (word.isEmpty()) {
        continue;
      }
      if (!TOKEN.matcher(word).matches()) {
        return;
      }
      found.add(word);
    }
    values.addAll(found);
  }

  /** Whether a field holds one of the world's currencies, countries or languages. */
  static boolean isOpenSet(String field) {
    return OPEN_SET.matcher(field).find();
  }

  /** Limits named in the description: {@code max}, {@code range}, {@code default}. */
  static SortedMap<String, String> limits(String description) {
    SortedMap<String, String> limits = new TreeMap<>();
    Matcher max = MAX.matcher(description);
    if (max.find()) {
      putLimit(limits, "max", max.group(1));
    }
    Matcher range = RANGE.matcher(description);
    if (range.find()) {
      putLimit(limits, "range", range.group(1) + "-" + range.group(2));
    }
    Matcher standard = DEFAULT.matcher(description);
    if (standard.find()) {
      putLimit(limits, "default", standard.group(1));
    }
    return limits;
  }

  /**
   * Takes a limit over when it reads as a number, a range or a constant; anything else is prose.
   */
  static void putLimit(SortedMap<String, String> limits, String kind, String text) {
    String bare = text.replaceAll("[.,]+$", "");
    Matcher pair = PAIR.matcher(bare);
    if (kind.equals("default") && CONSTANT.matcher(bare).matches()) {
      limits.put(kind, bare);
    } else if (kind.equals("max") && NUMBER.matcher(bare).matches()) {
      limits.put(kind, bare.replace(",", ""));
    } else if (kind.equals("range") && pair.matches()) {
      limits.put(kind, pair.group(1) + "-" + pair.group(2));
    }
  }
}
