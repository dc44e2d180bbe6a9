package io.shopfleet.codegen.tiktok.renewal;

import io.shopfleet.codegen.tiktok.contract.ContractField;
import io.shopfleet.codegen.tiktok.contract.ContractText;
import io.shopfleet.codegen.tiktok.contract.Operation;
import io.shopfleet.codegen.tiktok.contract.Operation.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renews the contract file.
 *
 * <p>Arguments: the folder with the official OpenAPI files, the merged contract in JSON, the
 * contract file to write. The official files decide names and types; the merged contract adds
 * operations, fields, documented values, limits, scopes and whether the shop cipher is required in
 * practice.
 */
public final class ContractRenewal {

  private final Map<String, Operation> official = new TreeMap<>();
  private final Map<String, MergedContract.Entry> merged = new TreeMap<>();

  private ContractRenewal(List<Operation> official, List<MergedContract.Entry> merged) {
    official.forEach(operation -> this.official.put(operation.signature(), operation));
    merged.forEach(entry -> this.merged.put(entry.operation().signature(), entry));
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException(
          "Usage: ContractRenewal <folder of OpenAPI files> <merged contract.json> <output file>");
    }
    List<Operation> operations = renew(Path.of(args[0]), Path.of(args[1]));
    Files.writeString(Path.of(args[2]), ContractText.write(operations));
  }

  /** The merged operations, sorted by path and method. */
  static List<Operation> renew(Path openApiFolder, Path mergedContract) throws IOException {
    return new ContractRenewal(
            OpenApiFiles.read(openApiFolder), MergedContract.read(mergedContract))
        .operations();
  }

  private List<Operation> operations() {
    Map<String, Operation> union = new TreeMap<>();
    merged.values().forEach(entry -> union.put(entry.operation().signature(), entry.operation()));
    union.putAll(official);
    Map<String, String> names = names(union.values().stream().toList());
    List<Operation> result = new ArrayList<>();
    for (Operation operation : union.values()) {
      MergedContract.@Nullable Entry known = merged.get(operation.signature());
      result.add(merge(operation, known, Objects.requireNonNull(names.get(operation.family()))));
    }
    result.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
    return result;
  }

  /** One name for each family: that of its newest official version, or of its newest at all. */
  private Map<String, String> names(List<Operation> operations) {
    Map<String, String> names = new HashMap<>();
    operations.stream()
        .sorted(
            Comparator.comparing((Operation operation) -> isOfficial(operation))
                .thenComparing(Operation::version))
        .forEach(operation -> names.put(operation.family(), nameOf(operation)));
    return names;
  }

  private boolean isOfficial(Operation operation) {
    return official.containsKey(operation.signature());
  }

  private String nameOf(Operation operation) {
    MergedContract.@Nullable Entry known = merged.get(operation.signature());
    return OperationNames.of(
        operation, operation.name(), known == null ? "" : known.operation().name());
  }

  private Operation merge(Operation operation, MergedContract.@Nullable Entry known, String name) {
    if (known == null) {
      return withFacts(operation, name, operation.shopCipher(), operation.assetCipher(), operation);
    }
    Operation other = known.operation();
    Presence cipher = operation.shopCipher();
    if (!isOfficial(operation)) {
      cipher = known.cipher() == null ? likelyCipher(operation) : known.cipher();
    } else if (cipher != Presence.ABSENT && known.cipher() == Presence.REQUIRED) {
      cipher = Presence.REQUIRED;
    }
    Presence asset = operation.assetCipher();
    if (asset == Presence.ABSENT && operation.area().equals("affiliate_partner")) {
      asset = other.assetCipher();
    }
    return withFacts(operation, name, cipher, asset, other);
  }

  private static Operation withFacts(
      Operation operation, String name, Presence cipher, Presence asset, Operation other) {
    return new Operation(
        operation.method(),
        operation.path(),
        name,
        cipher,
        asset,
        operation.multipart(),
        other.scopes(),
        mergeFields(operation.query(), other.query()),
        mergeFields(operation.body(), other.body()),
        mergeFields(operation.data(), other.data()));
  }

  /** What a sibling version says, or else what most operations of the area say. */
  private Presence likelyCipher(Operation operation) {
    List<Operation> known = new ArrayList<>(official.values());
    List<Operation> siblings =
        known.stream().filter(other -> other.family().equals(operation.family())).toList();
    List<Operation> voters =
        siblings.isEmpty()
            ? known.stream().filter(other -> other.area().equals(operation.area())).toList()
            : siblings;
    Map<Presence, Long> votes =
        voters.stream()
            .collect(Collectors.groupingBy(Operation::shopCipher, Collectors.counting()));
    return votes.entrySet().stream()
        .max(Map.Entry.<Presence, Long>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(Presence.OPTIONAL);
  }

  private static List<ContractField> mergeFields(
      List<ContractField> official, List<ContractField> others) {
    Map<String, ContractField> rest = new TreeMap<>();
    others.forEach(field -> rest.put(field.name(), field));
    List<ContractField> result = new ArrayList<>();
    for (ContractField field : official) {
      ContractField other = rest.remove(field.name());
      result.add(other == null ? field : mergeField(field, other));
    }
    result.addAll(rest.values());
    return result;
  }

  private static ContractField mergeField(ContractField field, ContractField other) {
    SortedMap<String, String> limits = new TreeMap<>(field.limits());
    limits.putAll(other.limits());
    List<String> values =
        field.enumValues().isEmpty() && field.type() == other.type()
            ? other.enumValues()
            : field.enumValues();
    return new ContractField(
        field.name(),
        field.type(),
        field.list(),
        field.required() || other.required(),
        values,
        limits,
        mergeFields(field.children(), field.type() == other.type() ? other.children() : List.of()));
  }
}
