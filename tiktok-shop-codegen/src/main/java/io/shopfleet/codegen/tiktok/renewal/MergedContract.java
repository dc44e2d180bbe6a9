package io.shopfleet.codegen.tiktok.renewal;

import io.shopfleet.codegen.tiktok.contract.ContractField;
import io.shopfleet.codegen.tiktok.contract.Operation;
import io.shopfleet.codegen.tiktok.contract.Operation.Presence;
import io.shopfleet.codegen.tiktok.contract.WireType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a merged contract: what the documentation pages and SDKs know beyond the OpenAPI files. */
final class MergedContract {

  private static final Set<String> WHOLE_NUMBERS = Set.of("size", "count", "time");

  private MergedContract() {}

  /**
   * One operation of the merged contract.
   *
   * @param operation its facts; the name is still the page title
   * @param cipher whether {@code shop_cipher} belongs, or null when the source does not know
   */
  record Entry(Operation operation, @Nullable Presence cipher) {}

  static List<Entry> read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (JsonTree tree : JsonTree.read(file).objects("operations")) {
      entries.add(entry(tree));
    }
    return entries;
  }

  private static Entry entry(JsonTree tree) {
    Presence cipher =
        switch (tree.text("shop_cipher")) {
          case "required" -> Presence.REQUIRED;
          case "optional" -> Presence.OPTIONAL;
          case "absent" -> Presence.ABSENT;
          default -> null;
        };
    Operation operation =
        new Operation(
            tree.text("method"),
            tree.text("path"),
            tree.text("title").strip(),
            cipher == null ? Presence.ABSENT : cipher,
            tree.flag("category_asset_cipher") ? Presence.OPTIONAL : Presence.ABSENT,
            tree.text("content_type").startsWith("multipart"),
            tree.texts("scopes"),
            fields(tree, "query").stream()
                .filter(field -> !field.name().endsWith("_cipher"))
                .toList(),
            fields(tree, "body"),
            fields(tree, "data"));
    return new Entry(operation, cipher);
  }

  private static List<ContractField> fields(JsonTree tree, String name) {
    return tree.objects(name).stream().map(MergedContract::field).toList();
  }

  private static ContractField field(JsonTree tree) {
    String word = tree.text("t").replaceFirst("^Array<(.*)>$", "$1[]");
    boolean list = word.endsWith("[]");
    WireType type = type(tree.text("n"), list ? word.substring(0, word.length() - 2) : word);
    return new ContractField(
        tree.text("n"),
        type,
        list,
        tree.flag("req"),
        type == WireType.STRING && !DescriptionFacts.isOpenSet(tree.text("n"))
            ? tree.texts("enum").stream().distinct().toList()
            : List.of(),
        limits(tree.text("lim")),
        fields(tree, "f"));
  }

  private static WireType type(String name, String word) {
    return switch (word) {
      case "int" -> WireType.INT64;
      case "number" ->
          WHOLE_NUMBERS.contains(name.substring(name.lastIndexOf('_') + 1))
              ? WireType.INT64
              : WireType.NUMBER;
      case "any" -> WireType.STRING;
      default -> WireType.ofWord(word);
    };
  }

  private static SortedMap<String, String> limits(String text) {
    SortedMap<String, String> limits = new TreeMap<>();
    for (String part : text.split("; ")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        DescriptionFacts.putLimit(limits, part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return limits;
  }
}
