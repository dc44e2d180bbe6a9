package io.shopfleet.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library as named modules: what this build made, with its dependencies, on a real path. */
class ModulePathTest {

  private static final String MODULE_PATH =
      House.read(Path.of(System.getProperty("shopfleet.modulePathFile"))).strip();

  @TempDir private Path folder;

  @Test
  void consumer_compilesAndRunsOnTheModulePath() throws Exception {
    Path consumer = House.FOLDER.resolve("architecture-tests/src/consumer/java").normalize();

    Compilation compilation =
        compile(consumer.resolve("module-info.java"), consumer.resolve("consumer/Main.java"));

    assertThat(compilation.messages()).isEmpty();
    assertThat(run("consumer/consumer.Main"))
        .containsExactly(
            "A fleet needs a platform; add one with platform(...)",
            "stored version 1",
            "ran on the cluster engine: 0",
            "io.shopfleet",
            "io.shopfleet.dbscheduler",
            "io.shopfleet.jdbc",
            "io.shopfleet.testkit",
            "io.shopfleet.tiktokshop",
            "io.shopfleet.tokopedia");
  }

  @Test
  void internalPackage_isOutOfReach() throws Exception {
    Path descriptor = write("module-info.java", "module intruder { requires io.shopfleet; }");
    Path intruder =
        write(
            "intruder/Intruder.java",
            "package intruder; class Intruder { io.shopfleet.internal.http.HttpProfile x; }");

    Compilation compilation = compile(descriptor, intruder);

    assertThat(compilation.succeeded()).isFalse();
    assertThat(compilation.messages())
        .contains("package io.shopfleet.internal.http is not visible");
  }

  @ParameterizedTest
  @MethodSource("ourModules")
  void publishedPackages_areExported(ModuleDescriptor module) {
    List<String> open =
        module.exports().stream().filter(e -> !e.isQualified()).map(Exports::source).toList();

    assertThat(open)
        .containsExactlyInAnyOrderElementsOf(
            module.packages().stream()
                .filter(name -> !internal(name) && hasPublicTypes(name))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("ourModules")
  void internalPackages_areSharedWithOurOwnModulesOnly(ModuleDescriptor module) {
    assertThat(module.exports())
        .filteredOn(exports -> internal(exports.source()))
        .allSatisfy(
            exports ->
                assertThat(exports.targets())
                    .isNotEmpty()
                    .allMatch(target -> target.startsWith("io.shopfleet.")));
    assertThat(module.isOpen()).isFalse();
    assertThat(module.opens()).isEmpty();
  }

  @Test
  void everyModuleOfTheHouse_isNamedAfterItsPackage() {
    assertThat(ourModules())
        .allMatch(module -> !module.isAutomatic())
        .extracting(ModuleDescriptor::name)
        .containsExactlyInAnyOrder(
            "io.shopfleet",
            "io.shopfleet.tiktokshop",
            "io.shopfleet.tokopedia",
            "io.shopfleet.testkit",
            "io.shopfleet.jdbc",
            "io.shopfleet.dbscheduler");
  }

  static Stream<ModuleDescriptor> ourModules() {
    Path[] path =
        Stream.of(MODULE_PATH.split(File.pathSeparator)).map(Path::of).toArray(Path[]::new);
    return ModuleFinder.of(path).findAll().stream()
        .map(ModuleReference::descriptor)
        .filter(module -> module.name().startsWith("io.shopfleet"));
  }

  private static boolean internal(String packageName) {
    return (packageName + ".").contains(".internal.");
  }

  private static boolean hasPublicTypes(String packageName) {
    return House.CLASSES.stream()
        .filter(type -> type.getPackageName().equals(packageName))
        .anyMatch(type -> type.getModifiers().contains(JavaModifier.PUBLIC));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve("source").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Compilation compile(Path... sources) {
    var arguments =
        new ArrayList<>(
            List.of("-d", folder.resolve("classes").toString(), "--release", "17", "-proc:none"));
    arguments.addAll(List.of("--module-path", MODULE_PATH));
    Stream.of(sources).map(Path::toString).forEach(arguments::add);
    var messages = new ByteArrayOutputStream();
    int code =
        java.util.spi.ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new PrintStream(messages, true, UTF_8),
                new PrintStream(messages, true, UTF_8),
                arguments.toArray(String[]::new));
    return new Compilation(code == 0, messages.toString(UTF_8));
  }

  private List<String> run(String module) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                MODULE_PATH + File.pathSeparator + folder.resolve("classes"),
                "--module",
                module)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    // The host of this test has no logger, and SLF4J says so.
    return output.lines().filter(line -> !line.startsWith("SLF4J")).toList();
  }

  private record Compilation(boolean succeeded, String messages) {}
}
