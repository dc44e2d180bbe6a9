package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.shopfleet.codegen.tiktok.contract.ContractField;
import io.shopfleet.codegen.tiktok.contract.Operation;
import io.shopfleet.codegen.tiktok.generator.Component.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides which Java types stand for the operations of one area. */
final class ModelBuilder {

  private static final TypeName FREE_FORM =
      ParameterizedTypeName.get(Map.class, String.class, Object.class);
  private static final ClassName PART = ClassName.get("okhttp3", "MultipartBody", "Part");

  private final String packageName;
  private final SharedShapes shapes;
  private final EnumNames enums;
  private @Nullable Operation current;

  private ModelBuilder(String packageName, SharedShapes shapes) {
    this.packageName = packageName;
    this.shapes = shapes;
    this.enums = new EnumNames(packageName);
  }

  static List<AreaModel> build(List<Operation> operations, SharedShapes shapes) {
    Map<String, List<Operation>> byArea = new TreeMap<>();
    operations.forEach(
        operation ->
            byArea.computeIfAbsent(operation.area(), unused -> new ArrayList<>()).add(operation));
    List<AreaModel> areas = new ArrayList<>();
    byArea.forEach(
        (area, members) ->
            areas.add(new ModelBuilder(AreaModel.packageOf(area), shapes).area(area, members)));
    return areas;
  }

  private AreaModel area(String area, List<Operation> operations) {
    List<RecordModel> shared = new ArrayList<>();
    shapes
        .of(area, operations)
        .forEach(
            (name, fields) ->
                shared.add(
                    record(
                        ClassName.get(packageName, name),
                        false,
                        "Shared by several answers; which fields are filled depends on the operation.",
                        name,
                        fields)));
    List<OperationModel> models =
        operations.stream()
            .sorted(Comparator.comparing(Operation::name).thenComparing(Operation::version))
            .map(operation -> operation(operation, operations))
            .toList();
    requireDistinct(area, models);
    return new AreaModel(area, models, shared, enums.all());
  }

  private static void requireDistinct(String area, List<OperationModel> models) {
    Set<String> seen = new HashSet<>();
    for (OperationModel model : models) {
      if (!seen.add(model.typeBase())) {
        throw new IllegalArgumentException(
            "Two operations of " + area + " are called " + model.typeBase());
      }
    }
  }

  private OperationModel operation(Operation operation, List<Operation> all) {
    boolean latest =
        all.stream()
            .filter(other -> other.name().equals(operation.name()))
            .allMatch(other -> other.version().compareTo(operation.version()) <= 0);
    String base = operation.name() + (latest ? "" : operation.version());
    String noun = noun(operation.name());
    List<Component> query = components(null, noun, operation.query(), true, new ArrayList<>());
    boolean json = !operation.multipart() && !operation.body().isEmpty();
    RecordModel request = null;
    if (json) {
      request =
          record(
              ClassName.get(packageName, base + "Request"),
              true,
              "Body of {@code " + operation.signature() + "}.",
              noun,
              operation.body());
    }
    List<Component> parts =
        operation.multipart()
            ? components(null, noun, operation.body(), true, new ArrayList<>())
            : List.of();
    current = operation;
    RecordModel response = null;
    if (!operation.data().isEmpty()) {
      response =
          record(
              ClassName.get(packageName, base + "Response"),
              false,
              "Data of the answer to {@code " + operation.signature() + "}.",
              noun,
              operation.data());
    }
    current = null;
    ClassName queryName = query.isEmpty() ? null : ClassName.get(packageName, base + "Query");
    return new OperationModel(operation, base, latest, queryName, query, request, parts, response);
  }

  /**
   * {@code SearchOrders} to {@code Order}: whom a bare {@code status} of the operation belongs to.
   */
  private static String noun(String operationName) {
    String rest = operationName.replaceFirst("^[A-Z][a-z]+", "");
    return Names.type(rest.isEmpty() ? operationName : rest);
  }

  private RecordModel record(
      ClassName name, boolean request, String meaning, String owner, List<ContractField> fields) {
    List<RecordModel> nested = new ArrayList<>();
    List<Component> components = components(name, owner, fields, request, nested);
    return new RecordModel(name, request, meaning, components, List.copyOf(nested));
  }

  private List<Component> components(
      @Nullable ClassName owner,
      String ownerNoun,
      List<ContractField> fields,
      boolean request,
      List<RecordModel> nested) {
    List<Component> components = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (ContractField field : fields) {
      String javaName = Names.component(field.name());
      if (!taken.add(javaName)) {
        throw new IllegalArgumentException("Two fields of " + owner + " are called " + javaName);
      }
      components.add(component(owner, ownerNoun, field, javaName, request, nested));
    }
    return List.copyOf(components);
  }

  private Component component(
      @Nullable ClassName owner,
      String ownerNoun,
      ContractField field,
      String javaName,
      boolean request,
      List<RecordModel> nested) {
    return switch (field.type()) {
      case STRING -> {
        if (field.enumValues().isEmpty()) {
          yield new Component(field, javaName, Kind.STRING, ClassName.get(String.class));
        }
        ClassName type = enums.of(ownerNoun, field.name(), field.enumValues());
        yield new Component(field, javaName, Kind.ENUM, type);
      }
      case INT8, INT16, INT32 ->
          isTime(field)
              ? new Component(field, javaName, Kind.LONG, ClassName.get(Long.class))
              : new Component(field, javaName, Kind.INT, ClassName.get(Integer.class));
      case INT64 -> new Component(field, javaName, Kind.LONG, ClassName.get(Long.class));
      case NUMBER -> new Component(field, javaName, Kind.DECIMAL, ClassName.get(BigDecimal.class));
      case BOOL -> new Component(field, javaName, Kind.BOOL, ClassName.get(Boolean.class));
      case FILE -> new Component(field, javaName, Kind.FILE, PART);
      case OBJECT -> object(owner, field, javaName, request, nested);
    };
  }

  private static boolean isTime(ContractField field) {
    return field.name().endsWith("_time") || field.name().contains("_time_");
  }

  private Component object(
      @Nullable ClassName owner,
      ContractField field,
      String javaName,
      boolean request,
      List<RecordModel> nested) {
    if (field.children().isEmpty() || owner == null) {
      return new Component(field, javaName, Kind.MAP, FREE_FORM);
    }
    Optional<String> shared =
        current == null || owner.simpleNames().size() > 1
            ? Optional.empty()
            : shapes.recordOf(current, field.name());
    if (shared.isPresent()) {
      return new Component(field, javaName, Kind.RECORD, ClassName.get(packageName, shared.get()));
    }
    String noun = Names.type(field.name());
    ClassName name = owner.nestedClass(free(noun, owner, nested));
    String meaning = "The object {@code " + field.name() + "}.";
    nested.add(record(name, request, meaning, noun, field.children()));
    return new Component(field, javaName, Kind.RECORD, name);
  }

  /** A nested class may share its name neither with a sibling nor with a class around it. */
  private static String free(String noun, ClassName owner, List<RecordModel> siblings) {
    Set<String> taken = new HashSet<>(owner.simpleNames());
    siblings.forEach(sibling -> taken.add(sibling.name().simpleName()));
    String name = noun;
    if (taken.contains(name)) {
      name = owner.simpleName() + noun;
    }
    int number = 2;
    while (taken.contains(name)) {
      name = noun + number++;
    }
    return name;
  }
}
