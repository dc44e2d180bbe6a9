package io.shopfleet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compiles a project of mistakes with the parent pom itself, by the Maven and the JDK of this
 * build: were a check off, there would be no copy of its settings here to go on passing.
 */
class BuildCanaryTest {

  private static final Pattern OWN_COMPILER_SETTINGS =
      Pattern.compile(
          "<(compilerArgs|annotationProcessorPaths)>|<compilerArgument>|<failOnError>"
              + "|<(errorprone|nullaway)\\.flags>|<maven\\.compiler\\.(failOnError|proc)>");

  private static String output;
  private static int exitCode;

  @BeforeAll
  static void compileTheMistakes() throws IOException, InterruptedException {
    Path maven =
        Path.of(System.getProperty("shopfleet.maven"), "bin", windows() ? "mvn.cmd" : "mvn");
    var builder =
        new ProcessBuilder(
            List.of(
                maven.toString(),
                "--offline",
                "--batch-mode",
                "-Dmaven.repo.local=" + System.getProperty("shopfleet.localRepository"),
                "compile"));
    builder.directory(House.FOLDER.resolve("architecture-tests/src/canary").normalize().toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("shopfleet.buildJdk"));
    builder.environment().remove("MAVEN_ARGS");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    exitCode = process.waitFor();
  }

  @Test
  void mistakes_failTheBuild() {
    assertThat(exitCode).as(output).isEqualTo(1);
    assertThat(output).contains("COMPILATION ERROR");
  }

  @Test
  void nullDereferenced_isAnError() {
    assertThat(output)
        .containsPattern("ERROR.*NullMistake\\.java:.*\\[NullAway\\] dereferenced expression");
  }

  @Test
  void nullInsideATypeArgument_isAnError() {
    assertThat(output)
        .containsPattern("ERROR.*GenericNullMistake\\.java:.*\\[NullAway\\] incompatible types");
  }

  @Test
  void bugPattern_isAnError() {
    assertThat(output).containsPattern("ERROR.*BugPattern\\.java:.*\\[ArrayEquals\\]");
  }

  @Test
  void promotedWarning_isAnError() {
    assertThat(output).containsPattern("ERROR.*BugPattern\\.java:.*\\[DefaultCharset\\]");
  }

  @Test
  void modules_leaveTheCompilersSettingsAlone() {
    for (Path module : House.modules()) {
      assertThat(House.read(module.resolve("pom.xml")))
          .as("%s may add compiler settings only with combine.children=\"append\"", module)
          .doesNotContainPattern(OWN_COMPILER_SETTINGS);
    }
  }

  private static boolean windows() {
    return System.getProperty("os.name").startsWith("Windows");
  }
}
