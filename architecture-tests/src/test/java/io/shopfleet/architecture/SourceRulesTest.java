package io.shopfleet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceRulesTest {

  private static final SourceRules MAIN = new SourceRules(House.mainSources());
  private static final SourceRules TESTS = new SourceRules(House.testSources());

  @Test
  void sources_areFound() {
    assertThat(House.testSources())
        .anyMatch(source -> source.path().endsWith("SourceRulesTest.java"));
  }

  @Test
  void sources_areShort() {
    assertThat(MAIN.tooLong()).isEmpty();
    assertThat(TESTS.tooLong()).isEmpty();
  }

  @Test
  void fileOneLineTooLong_isRejected() {
    assertThat(rules("core", "//\n".repeat(SourceRules.MAX_LINES)).tooLong()).isEmpty();
    assertThat(rules("core", "//\n".repeat(SourceRules.MAX_LINES + 1)).tooLong()).hasSize(1);
  }

  @Test
  void sources_leaveNothingOpen() {
    assertThat(MAIN.leftOpen()).isEmpty();
  }

  @Test
  void openEnd_isRejected() {
    assertThat(rules("core", "// TO" + "DO later").leftOpen()).hasSize(1);
  }

  @Test
  void types_haveTellingNames() {
    assertThat(MAIN.namesThatSayLittle()).isEmpty();
  }

  @Test
  void nameThatSaysLittle_isRejected() {
    assertThat(
            rules("core", "class A { interface TokenManager {} } record StringUtils() {}")
                .namesThatSayLittle())
        .hasSize(2);
    assertThat(rules("core", "class Implied { class Managers {} }").namesThatSayLittle()).isEmpty();
  }

  @Test
  void sources_lockWithoutMonitors() {
    assertThat(MAIN.monitors()).isEmpty();
  }

  @Test
  void monitor_isRejected() {
    assertThat(rules("core", "class A { void f() { synchronized (this) {} } }").monitors())
        .hasSize(1);
    assertThat(rules("core", "class A { synchronized void f() {} }").monitors()).hasSize(1);
    assertThat(rules("core", "/* synchronized */ class A {}").monitors()).isEmpty();
  }

  @Test
  void packages_standInTheirModule() {
    assertThat(MAIN.outsideTheirRoom()).isEmpty();
  }

  @Test
  void packageOfAnotherModule_isRejected() {
    assertThat(rules("core", "package io.shopfleet.tokopedia; class A {}").outsideTheirRoom())
        .hasSize(1);
    assertThat(rules("tokopedia", "package io.shopfleet.account; class A {}").outsideTheirRoom())
        .hasSize(1);
    assertThat(rules("core", "package io.shopfleet.account; class A {}").outsideTheirRoom())
        .isEmpty();
  }

  @Test
  void tests_doNotSleep() {
    assertThat(TESTS.sleeps())
        .allMatch(call -> call.startsWith("architecture-tests/") && call.contains("/fixture/"));
  }

  @Test
  void sleep_isFound() {
    assertThat(rules("core", "class A { void f() { Thread.sleep(1); } }").sleeps()).hasSize(1);
    assertThat(rules("core", "class A { void f() { TimeUnit.SECONDS.sleep(1); } }").sleeps())
        .hasSize(1);
  }

  private static SourceRules rules(String module, String text) {
    return new SourceRules(List.of(new Source(module + "/src/main/java/A.java", text)));
  }
}
