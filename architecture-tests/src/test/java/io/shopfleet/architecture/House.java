package io.shopfleet.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the house stands: its class files and its hand-written sources. */
final class House {

  static final String ROOT = "io.shopfleet";

  static final Path FOLDER = Path.of(System.getProperty("shopfleet.root")).toAbsolutePath();

  /** Main classes of every module that this one depends on, generated code included. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/architecture-tests/"))
          .importPackages(ROOT);

  private House() {}

  /** The folders that have a pom and are a Maven module of the house, as the parent lists them. */
  static List<Path> modules() {
    return read(FOLDER.resolve("pom.xml"))
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("<module>"))
        .map(line -> FOLDER.resolve(line.replaceAll("</?module>", "")).normalize())
        .toList();
  }

  static List<Source> mainSources() {
    return sources("src/main/java");
  }

  static List<Source> testSources() {
    return sources("src/test/java");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Source> sources(String folder) {
    var sources = new ArrayList<Source>();
    for (Path module : modules()) {
      Path top = module.resolve(folder);
      if (!Files.isDirectory(top)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(top)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .sorted()
            .forEach(file -> sources.add(new Source(name(file), read(file))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  private static String name(Path file) {
    return FOLDER.normalize().relativize(file.normalize()).toString().replace('\\', '/');
  }
}
