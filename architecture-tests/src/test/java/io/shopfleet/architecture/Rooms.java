package io.shopfleet.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rooms of the house by package name, below any root: the real one, or that of the fixtures
 * which break the rules.
 */
record Rooms(String root) {

  static final List<String> MARKETPLACES = List.of("tiktokshop", "tokopedia");
  static final List<String> EXTENSIONS = List.of("testkit", "jdbc", "dbscheduler", "spring");
  static final List<String> EXAMPLES = List.of("examples", "quickstart", "erp");
  private static final List<String> WORKSHOP = List.of("architecture", "benchmarks", "proofs");

  /** Whatever is in no other room. */
  DescribedPredicate<JavaClass> core() {
    List<String> others =
        Stream.of(MARKETPLACES, EXTENSIONS, EXAMPLES, WORKSHOP).flatMap(List::stream).toList();
    return resideInAPackage(root + "..").and(not(in(others))).as("core");
  }

  DescribedPredicate<JavaClass> in(List<String> names) {
    String[] packages = names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    return resideInAnyPackage(packages).as("classes of %s", String.join(" or ", names));
  }

  /** Everything that a host runs; examples may print and read the clock, as a host may. */
  DescribedPredicate<JavaClass> library() {
    return resideInAPackage(root + "..").and(not(in(EXAMPLES))).as("library classes");
  }
}
