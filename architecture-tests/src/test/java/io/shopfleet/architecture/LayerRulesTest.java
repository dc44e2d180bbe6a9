package io.shopfleet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LayerRulesTest {

  @TestFactory
  Stream<DynamicTest> house_keepsItsLayers() {
    var rules = new LayerRules(House.ROOT);
    Stream<ArchRule> internals =
        Stream.concat(Rooms.MARKETPLACES.stream(), Rooms.EXTENSIONS.stream())
            .map(rules::internalsStayAtHome);
    return Stream.concat(broken(rules).keySet().stream(), internals)
        .map(
            rule ->
                DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(House.CLASSES)));
  }

  @TestFactory
  Stream<DynamicTest> badFixture_isRejected() {
    return broken(new LayerRules(Fixtures.ROOT)).entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().getDescription(),
                    () -> assertThat(Fixtures.report(entry.getKey())).contains(entry.getValue())));
  }

  @Test
  void everyModuleWithSources_isReallyRead() {
    for (Source source : House.mainSources()) {
      if (source.module().equals("core")
          || source.module().equals("tiktok-shop")
          || source.module().equals("tokopedia")
          || source.module().startsWith("extensions/")) {
        String type =
            source
                .path()
                .replaceAll(".*/src/main/java/", "")
                .replaceAll("\\.java$", "")
                .replace('/', '.');
        if (!type.endsWith("module-info")) {
          assertThat(House.CLASSES.contain(type)).as(type).isTrue();
        }
      }
    }
  }

  /** Each rule with the fixture that breaks it. */
  private static Map<ArchRule, String> broken(LayerRules rules) {
    return Map.of(
        rules.coreKnowsOnlyItselfAndItsLibraries(), "KnowsDatabase",
        rules.tiktokShopKnowsCoreOnly(), "KnowsSibling",
        rules.tokopediaKnowsCoreAndTiktokShopOnly(), "KnowsTestkit",
        rules.extensionsKnowNoMarketplace(), "KnowsMarketplace",
        rules.testkitSharesNoCodeWithTheClients(), "UsesTheEngine",
        rules.nothingKnowsExamples(), "KnowsExample",
        rules.examplesUseNothingInternal(), "UsesInternal",
        rules.internalsStayAtHome("tiktokshop"), "ReachesIn",
        rules.packagesHaveNoCycles(), "fixture.failure");
  }
}
