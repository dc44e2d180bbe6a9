package io.shopfleet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a host sees of the published packages. */
final class PublicFaceRules {

  private static final List<String> KEPT_INSIDE =
      List.of(
          "okhttp3",
          "okio",
          "retrofit2",
          "com.squareup.moshi",
          "com.github.benmanes.caffeine",
          "com.cronutils",
          "io.github.resilience4j");

  private final String root;
  private final Rooms rooms;

  PublicFaceRules(String root) {
    this.root = root;
    this.rooms = new Rooms(root);
  }

  ArchRule coreShowsNoLibraryType() {
    return classes()
        .that(arePublished(rooms.core()))
        .should(
            notShow(
                "a type of okhttp, okio, retrofit, moshi, caffeine, cron-utils or resilience4j",
                type -> KEPT_INSIDE.stream().anyMatch(name -> inPackage(type, name))))
        .as("core shows no library type, but for the OkHttpClient that its builder takes");
  }

  ArchRule noPublishedTypeShowsAnInternalOne() {
    return classes()
        .that(arePublished(rooms.library()))
        .should(notShow("an internal type", type -> inPackage(type, root) && isInternal(type)))
        .as("published types show no internal ones");
  }

  ArchRule optionalIsOnlyReturned() {
    return noCodeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + "..")
        .and(DescribedPredicate.describe("are shown", unit -> isShown(unit.getModifiers())))
        .should()
        .haveRawParameterTypes(
            DescribedPredicate.describe(
                "an Optional",
                types -> types.stream().anyMatch(t -> t.isEquivalentTo(Optional.class))))
        .as("Optional is never a parameter of what others call");
  }

  ArchRule optionalIsNeverKept() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + "..")
        .should()
        .haveRawType(Optional.class)
        .as("Optional is never a field");
  }

  ArchRule everyPackageIsNullMarked() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("stand in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                    type.getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .orElse(false);
                events.add(
                    new SimpleConditionEvent(
                        type,
                        marked,
                        type.getPackageName() + " is not @NullMarked (" + type.getName() + ")"));
              }
            })
        .as("every package is @NullMarked");
  }

  private static DescribedPredicate<JavaClass> arePublished(DescribedPredicate<JavaClass> where) {
    return where
        .and(
            DescribedPredicate.describe(
                "published", type -> !isInternal(type) && isReachable(type)))
        .as("published %s", where.getDescription());
  }

  private ArchCondition<JavaClass> notShow(String what, Predicate<JavaClass> hidden) {
    return new ArchCondition<>("not show " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Shown shown : shownBy(type)) {
          events.add(
              new SimpleConditionEvent(
                  type,
                  !hidden.test(shown.type()),
                  shown.where() + " shows " + shown.type().getName()));
        }
      }
    };
  }

  private List<Shown> shownBy(JavaClass type) {
    var shown = new ArrayList<Shown>();
    type.getSuperclass().ifPresent(parent -> add(shown, type.getName(), parent));
    type.getInterfaces().forEach(parent -> add(shown, type.getName(), parent));
    type.getTypeParameters().forEach(parameter -> add(shown, type.getName(), parameter));
    type.getFields().stream()
        .filter(field -> isShown(field.getModifiers()))
        .forEach(field -> add(shown, field.getFullName(), field.getType()));
    type.getCodeUnits().stream()
        .filter(unit -> isShown(unit.getModifiers()))
        .forEach(unit -> addSignature(shown, unit));
    return shown;
  }

  private void addSignature(List<Shown> shown, JavaCodeUnit unit) {
    add(shown, unit.getFullName(), unit.getReturnType());
    unit.getTypeParameters().forEach(parameter -> add(shown, unit.getFullName(), parameter));
    unit.getExceptionTypes().forEach(thrown -> add(shown, unit.getFullName(), thrown));
    for (JavaParameter parameter : unit.getParameters()) {
      if (!isTheHostsHttpClient(unit, parameter)) {
        add(shown, unit.getFullName(), parameter.getType());
      }
    }
  }

  private boolean isTheHostsHttpClient(JavaCodeUnit unit, JavaParameter parameter) {
    return unit.getOwner().getPackageName().equals(root)
        && unit.getOwner().getSimpleName().endsWith("Builder")
        && parameter.getRawType().getName().equals("okhttp3.OkHttpClient");
  }

  private static void add(List<Shown> shown, String where, JavaType type) {
    type.getAllInvolvedRawTypes()
        .forEach(raw -> shown.add(new Shown(where, raw.getBaseComponentType())));
  }

  private static boolean isShown(Set<JavaModifier> modifiers) {
    return !modifiers.contains(JavaModifier.SYNTHETIC)
        && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
  }

  private static boolean isReachable(JavaClass type) {
    return isShown(type.getModifiers())
        && type.getEnclosingClass().map(PublicFaceRules::isReachable).orElse(true);
  }

  private static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }

  private static boolean inPackage(JavaClass type, String name) {
    return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
  }

  private record Shown(String where, JavaClass type) {}
}
