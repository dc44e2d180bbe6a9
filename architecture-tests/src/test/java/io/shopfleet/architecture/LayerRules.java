package io.shopfleet.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;

/** Dependencies point inwards. */
final class LayerRules {

  private static final String[] LIBRARIES_OF_CORE = {
    "java..",
    "javax.crypto..",
    "javax.net..",
    "org.jspecify..",
    "org.slf4j..",
    "okhttp3..",
    "okio..",
    "retrofit2..",
    "com.squareup.moshi..",
    "com.github.benmanes.caffeine..",
    "com.cronutils..",
    "io.github.resilience4j..",
    "kotlin.."
  };

  private final String root;
  private final Rooms rooms;

  LayerRules(String root) {
    this.root = root;
    this.rooms = new Rooms(root);
  }

  ArchRule coreKnowsOnlyItselfAndItsLibraries() {
    return noClasses()
        .that(rooms.core())
        .should()
        .dependOnClassesThat(strangersTo(rooms.core()))
        .as("core knows no marketplace, no extension, no database");
  }

  ArchRule tiktokShopKnowsCoreOnly() {
    return noClasses()
        .that(rooms.in(List.of("tiktokshop")))
        .should()
        .dependOnClassesThat(strangersTo(rooms.core().or(rooms.in(List.of("tiktokshop")))))
        .allowEmptyShould(true)
        .as("tiktok-shop knows core only");
  }

  ArchRule tokopediaKnowsCoreAndTiktokShopOnly() {
    return noClasses()
        .that(rooms.in(List.of("tokopedia")))
        .should()
        .dependOnClassesThat(strangersTo(rooms.core().or(rooms.in(Rooms.MARKETPLACES))))
        .allowEmptyShould(true)
        .as("tokopedia knows core and tiktok-shop only");
  }

  ArchRule extensionsKnowNoMarketplace() {
    return noClasses()
        .that(rooms.in(List.of("testkit", "jdbc", "dbscheduler")))
        .should()
        .dependOnClassesThat(rooms.in(Rooms.MARKETPLACES))
        .allowEmptyShould(true)
        .as("extensions know core, not the marketplaces");
  }

  /** One checks the other only while they share no code. */
  ArchRule testkitSharesNoCodeWithTheClients() {
    return noClasses()
        .that(rooms.in(List.of("testkit")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".internal..")
        .allowEmptyShould(true)
        .as("the testkit uses nothing that the clients are made of");
  }

  ArchRule nothingKnowsExamples() {
    return noClasses()
        .that(not(rooms.in(Rooms.EXAMPLES)))
        .should()
        .dependOnClassesThat(rooms.in(Rooms.EXAMPLES))
        .as("nothing knows the examples");
  }

  ArchRule examplesUseNothingInternal() {
    return noClasses()
        .that(rooms.in(Rooms.EXAMPLES))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + "..internal..")
        .allowEmptyShould(true)
        .as("examples live on what is published");
  }

  /** The internals of a marketplace or an extension are its own; those of core are shared. */
  ArchRule internalsStayAtHome(String room) {
    return noClasses()
        .that(not(rooms.in(List.of(room))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + "." + room + "..internal..")
        .as("the internals of " + room + " are its own");
  }

  ArchRule packagesHaveNoCycles() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith(root)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "every package";
              }
            })
        .should()
        .beFreeOfCycles()
        .as("no package cycles");
  }

  private DescribedPredicate<JavaClass> strangersTo(DescribedPredicate<JavaClass> own) {
    DescribedPredicate<JavaClass> library =
        resideInAnyPackage(LIBRARIES_OF_CORE).and(not(resideInAnyPackage("java.sql..")));
    return describe(
        "strangers",
        type -> {
          JavaClass base = type.getBaseComponentType();
          return !base.isPrimitive() && !own.test(base) && !library.test(base);
        });
  }
}
