package io.shopfleet.codegen.tiktok.contract;

import io.shopfleet.codegen.tiktok.contract.Operation.Presence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text form of the contract: one fact a line, indented by two spaces, sorted, so that a diff of
 * two files reads as the platform's changelog.
 *
 * <pre>{@code
 * op POST /order/202309/orders/search
 *   name SearchOrders
 *   shop_cipher required
 *   scope seller.order.info
 *   query
 *     page_size int32 required default=20 range=1-100
 *   data
 *     orders object[]
 *       id string
 * }</pre>
 */
public final class ContractText {

  private static final String HEADER =
      """
      # TikTok Shop contract: facts only. Written by ContractRenewal, never by hand.
      # Field lines: wire name, type, required, limits, documented values.
      """;

  private ContractText() {}

  /** Writes operations sorted by path and method, the fields of every object sorted by name. */
  public static String write(List<Operation> operations) {
    StringBuilder out = new StringBuilder(HEADER);
    operations.stream()
        .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
        .forEach(operation -> writeOperation(out, operation));
    return out.toString();
  }

  private static void writeOperation(StringBuilder out, Operation operation) {
    out.append("\nop ").append(operation.signature()).append('\n');
    out.append("  name ").append(operation.name()).append('\n');
    out.append("  shop_cipher ").append(word(operation.shopCipher())).append('\n');
    if (operation.assetCipher() != Presence.ABSENT) {
      out.append("  asset_cipher ").append(word(operation.assetCipher())).append('\n');
    }
    operation.scopes().stream()
        .sorted()
        .forEach(scope -> out.append("  scope ").append(scope).append('\n'));
    writeSection(out, "query", operation.query());
    writeSection(out, operation.multipart() ? "multipart" : "body", operation.body());
    writeSection(out, "data", operation.data());
  }

  private static String word(Presence presence) {
    return presence.name().toLowerCase(Locale.ROOT);
  }

  private static void writeSection(StringBuilder out, String title, List<ContractField> fields) {
    if (!fields.isEmpty()) {
      out.append("  ").append(title).append('\n');
      writeFields(out, fields, 2);
    }
  }

  private static void writeFields(StringBuilder out, List<ContractField> fields, int depth) {
    fields.stream()
        .sorted(Comparator.comparing(ContractField::name))
        .forEach(field -> writeField(out, field, depth));
  }

  private static void writeField(StringBuilder out, ContractField field, int depth) {
    out.append("  ".repeat(depth)).append(field.name()).append(' ').append(field.typeWord());
    if (field.required()) {
      out.append(" required");
    }
    field.limits().forEach((kind, text) -> out.append(' ').append(kind).append('=').append(text));
    if (!field.enumValues().isEmpty()) {
      out.append(" enum=").append(String.join("|", field.enumValues()));
    }
    out.append('\n');
    writeFields(out, field.children(), depth + 1);
  }

  /** Reads the text form; a line that does not follow it is an {@link IllegalArgumentException}. */
  public static List<Operation> read(String text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      if (!raw.isBlank() && !raw.startsWith("#")) {
        lines.add(Line.of(raw, number));
      }
    }
    List<Operation> operations = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      int end = at + 1;
      while (end < lines.size() && lines.get(end).depth > 0) {
        end++;
      }
      operations.add(readOperation(lines.get(at), lines.subList(at + 1, end)));
      at = end;
    }
    return List.copyOf(operations);
  }

  private static Operation readOperation(Line head, List<Line> lines) {
    if (!head.words[0].equals("op") || head.words.length != 3) {
      throw head.complaint("expected 'op METHOD /path'");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> scopes = new ArrayList<>();
    Map<String, List<ContractField>> sections = new LinkedHashMap<>();
    int at = 0;
    while (at < lines.size()) {
      Line line = lines.get(at);
      int end = endOf(lines, at);
      switch (line.words[0]) {
        case "scope" -> scopes.add(line.words[1]);
        case "query", "body", "multipart", "data" ->
            sections.put(line.words[0], readFields(lines.subList(at + 1, end)));
        case "name", "shop_cipher", "asset_cipher" -> facts.put(line.words[0], line.words[1]);
        default -> throw line.complaint("unknown fact '" + line.words[0] + "'");
      }
      at = end;
    }
    String name = facts.get("name");
    String shopCipher = facts.get("shop_cipher");
    if (name == null || shopCipher == null) {
      throw head.complaint("an operation needs a name and the word for its shop_cipher");
    }
    boolean multipart = sections.containsKey("multipart");
    return new Operation(
        head.words[1],
        head.words[2],
        name,
        presence(shopCipher),
        presence(facts.getOrDefault("asset_cipher", "absent")),
        multipart,
        scopes,
        sections.getOrDefault("query", List.of()),
        sections.getOrDefault(multipart ? "multipart" : "body", List.of()),
        sections.getOrDefault("data", List.of()));
  }

  private static Presence presence(String word) {
    return Presence.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static int endOf(List<Line> lines, int at) {
    int end = at + 1;
    while (end < lines.size() && lines.get(end).depth > lines.get(at).depth) {
      end++;
    }
    return end;
  }

  private static List<ContractField> readFields(List<Line> lines) {
    List<ContractField> fields = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      int end = endOf(lines, at);
      fields.add(readField(lines.get(at), readFields(lines.subList(at + 1, end))));
      at = end;
    }
    return fields;
  }

  private static ContractField readField(Line line, List<ContractField> children) {
    if (line.words.length < 2) {
      throw line.complaint("a field needs a name and a type");
    }
    String type = line.words[1];
    boolean list = type.endsWith("[]");
    boolean required = false;
    List<String> enumValues = List.of();
    SortedMap<String, String> limits = new TreeMap<>();
    for (int i = 2; i < line.words.length; i++) {
      String word = line.words[i];
      int equals = word.indexOf('=');
      if (word.equals("required")) {
        required = true;
      } else if (word.startsWith("enum=")) {
        enumValues = List.of(word.substring(5).split("\\|"));
      } else if (equals > 0) {
        limits.put(word.substring(0, equals), word.substring(equals + 1));
      } else {
        throw line.complaint("unknown word '" + word + "'");
      }
    }
    String plain = list ? type.substring(0, type.length() - 2) : type;
    return new ContractField(
        line.words[0], WireType.ofWord(plain), list, required, enumValues, limits, children);
  }

  private record Line(int depth, String[] words, int number) {

    static Line of(String raw, int number) {
      String text = raw.stripLeading();
      return new Line((raw.length() - text.length()) / 2, text.split(" "), number);
    }

    IllegalArgumentException complaint(String what) {
      return new IllegalArgumentException("Contract line " + number + ": " + what);
    }
  }
}
