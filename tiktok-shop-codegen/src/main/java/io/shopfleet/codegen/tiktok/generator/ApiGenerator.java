package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.shopfleet.codegen.tiktok.contract.ContractText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the Java sources of the typed API.
 *
 * <p>Arguments: the contract file, the file of shared shapes, the folder to write to. A file whose
 * content would not change is left alone, so that the compiler has nothing to do when the contract
 * did not change; files that no longer belong are removed.
 */
public final class ApiGenerator {

  private static final int LARGEST_RECORD = 250;

  private ApiGenerator() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException(
          "Usage: ApiGenerator <contract file> <shared shapes file> <output folder>");
    }
    Map<String, String> sources =
        generate(Files.readString(Path.of(args[0])), Files.readString(Path.of(args[1])));
    write(sources, Path.of(args[2]));
  }

  /** The sources by their path below the source folder. */
  public static Map<String, String> generate(String contract, String sharedShapes) {
    List<AreaModel> areas =
        ModelBuilder.build(ContractText.read(contract), SharedShapes.read(sharedShapes));
    Map<String, String> sources = new TreeMap<>();
    areas.forEach(area -> addArea(sources, area));
    add(sources, AreaModel.REGISTRY, AreaSource.registry(areas));
    return sources;
  }

  private static void addArea(Map<String, String> sources, AreaModel area) {
    String packageName = area.packageName();
    sources.put(
        path(packageName, "package-info"),
        """
        /** TikTok Shop operations of the area {@code %s}, generated from the contract. */
        @NullMarked
        package %s;

        import org.jspecify.annotations.NullMarked;
        """
            .formatted(area.wireName(), packageName));
    add(sources, packageName, AreaSource.api(area));
    add(sources, packageName, AreaSource.operations(area));
    add(sources, packageName, AreaSource.adapters(area));
    area.enums()
        .forEach((name, values) -> add(sources, packageName, EnumSource.type(name, values)));
    for (RecordModel model : area.topLevelRecords()) {
      requireFits(model);
      add(sources, packageName, RecordSource.type(model));
      add(sources, packageName, AdapterSource.type(area, model));
    }
    for (OperationModel operation : area.operations()) {
      ClassName query = operation.query();
      if (query != null) {
        add(sources, packageName, QuerySource.type(operation, query));
      }
    }
  }

  private static void requireFits(RecordModel model) {
    if (model.components().size() > LARGEST_RECORD) {
      throw new IllegalArgumentException(model.name() + " has too many fields for a record");
    }
    model.nested().forEach(ApiGenerator::requireFits);
  }

  private static void add(Map<String, String> sources, String packageName, TypeSpec type) {
    String source =
        JavaFile.builder(packageName, type)
            .addFileComment("Generated from tiktok-shop.contract; edit that instead.")
            .skipJavaLangImports(true)
            .build()
            .toString();
    String previous = sources.put(path(packageName, type.name()), source);
    if (previous != null) {
      throw new IllegalArgumentException("Two types are called " + packageName + "." + type.name());
    }
  }

  private static String path(String packageName, String simpleName) {
    return packageName.replace('.', '/') + "/" + simpleName + ".java";
  }

  private static void write(Map<String, String> sources, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(
              file -> !sources.containsKey(folder.relativize(file).toString().replace('\\', '/')))
          .forEach(ApiGenerator::delete);
    }
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(source.getKey());
      if (!Files.exists(file) || !Files.readString(file).equals(source.getValue())) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
