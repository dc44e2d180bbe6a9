package io.shopfleet.codegen.tiktok.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Java names of wire names. */
final class Names {

  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+");
  private static final Set<String> TAKEN_COMPONENTS =
      Set.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait",
          "builder",
          "reader",
          "writer",
          "value");
  private static final Set<String> TAKEN_TYPES =
      Set.of(
          "Boolean",
          "Builder",
          "Call",
          "Deprecated",
          "Enum",
          "Integer",
          "Iterable",
          "List",
          "Long",
          "Map",
          "Math",
          "Nullable",
          "Number",
          "Object",
          "Override",
          "Package",
          "Record",
          "String",
          "System",
          "Thread",
          "Void",
          "Module",
          "Process",
          "Character");
  private static final Set<String> SINGULAR_IN_S =
      Set.of(
          "status",
          "address",
          "sms",
          "gps",
          "business",
          "basis",
          "sps",
          "process",
          "access",
          "progress",
          "analysis",
          "class",
          "express",
          "loss",
          "series",
          "ads",
          "vas",
          "gs",
          "bonus",
          "news",
          "details",
          "sales",
          "logistics",
          "statistics",
          "customs",
          "goods");

  private Names() {}

  /** {@code create_time} to {@code createTime}. */
  static String component(String wire) {
    List<String> words = words(wire);
    StringBuilder name = new StringBuilder(words.get(0));
    words.stream().skip(1).map(Names::capital).forEach(name::append);
    if (Character.isDigit(name.charAt(0))) {
      return "value" + name;
    }
    String plain = name.toString();
    boolean taken = TAKEN_COMPONENTS.contains(plain) || SourceVersion.isKeyword(plain);
    return taken ? plain + "Value" : plain;
  }

  /** {@code line_items} to {@code LineItem}. */
  static String type(String wire) {
    List<String> words = new ArrayList<>(words(wire));
    int last = words.size() - 1;
    words.set(last, singular(words.get(last)));
    StringBuilder name = new StringBuilder();
    words.stream().map(Names::capital).forEach(name::append);
    String plain = Character.isDigit(name.charAt(0)) ? "Value" + name : name.toString();
    return TAKEN_TYPES.contains(plain) ? plain + "Info" : plain;
  }

  private static String singular(String word) {
    if (SINGULAR_IN_S.contains(word) || !word.endsWith("s") || word.endsWith("ss")) {
      return word;
    }
    String stem = word.substring(0, word.length() - 1);
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    String shorter = word.substring(0, Math.max(0, word.length() - 2));
    boolean hissing =
        word.endsWith("sses")
            || word.endsWith("xes")
            || word.endsWith("ches")
            || word.endsWith("shes")
            || word.endsWith("uses");
    return hissing ? shorter : stem;
  }

  /** {@code return_refund} to {@code ReturnRefund}, plural kept. */
  static String upperCamel(String wire) {
    StringBuilder name = new StringBuilder();
    words(wire).stream().map(Names::capital).forEach(name::append);
    return name.toString();
  }

  /** {@code SearchOrders} to {@code searchOrders}. */
  static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /**
   * {@code SearchOrders202309} to {@code SEARCH_ORDERS_202309}; keeps what is upper case already.
   */
  static String constant(String text) {
    String name;
    if (text.equals(text.toUpperCase(Locale.ROOT))) {
      name = text.replaceAll("[^A-Z0-9]+", "_");
    } else {
      name = String.join("_", words(text)).toUpperCase(Locale.ROOT);
    }
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group().toLowerCase(Locale.ROOT));
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("No word in name '" + text + "'");
    }
    return words;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
