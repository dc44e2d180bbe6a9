package io.shopfleet.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

/** A small house in which every rule is broken at least once. */
final class Fixtures {

  static final String ROOT = "io.shopfleet.architecture.fixture";

  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

  private Fixtures() {}

  /** What the rule has against the fixtures; empty if nothing. */
  static String report(ArchRule rule) {
    return String.join("\n", rule.evaluate(CLASSES).getFailureReport().getDetails());
  }
}
