package io.shopfleet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * How library code behaves: it is given the time, it waits through a sleeper, it does not print.
 */
final class ConductRules {

  private static final Set<String> READS_THE_CLOCK =
      Set.of("java.lang.System.currentTimeMillis", "java.time.InstantSource.system");
  private static final Set<String> WAITS =
      Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep");

  private final String root;
  private final Rooms rooms;

  ConductRules(String root) {
    this.root = root;
    this.rooms = new Rooms(root);
  }

  ArchRule timeIsGiven() {
    return classes()
        .that(rooms.library())
        .should(
            new ArchCondition<>("not read the clock") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                  boolean bad =
                      readsTheClock(access.getTarget())
                          || (takesTheSystemClock(access.getTarget()) && !isTheBuilder(type));
                  events.add(new SimpleConditionEvent(access, !bad, access.getDescription()));
                }
              }
            })
        .as("time comes from the Clock that was given; only the builder has a default");
  }

  ArchRule onlyTheSleeperWaits() {
    return classes()
        .that(rooms.library())
        .should(
            new ArchCondition<>("not wait") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                  boolean bad =
                      WAITS.contains(name(access.getTarget()))
                          && !type.getName().contains("Sleeper");
                  events.add(new SimpleConditionEvent(access, !bad, access.getDescription()));
                }
              }
            })
        .as("only the Sleeper waits");
  }

  ArchRule nothingPrints() {
    return noClasses()
        .that(rooms.library())
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .orShould()
        .callCodeUnitWhere(
            DescribedPredicate.describe(
                "it writes to java.util.logging",
                access -> writesToTheOtherLog(access.getTarget())))
        .as("library code logs through slf4j and never prints");
  }

  ArchRule noStaticVariable() {
    return fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(rooms.library())
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .as("no static variable");
  }

  private boolean isTheBuilder(JavaClass type) {
    return type.getPackageName().equals(root) && type.getSimpleName().endsWith("Builder");
  }

  private static boolean readsTheClock(CodeUnitAccessTarget target) {
    boolean now =
        target.getName().equals("now")
            && target.getOwner().getPackageName().equals("java.time")
            && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.getName().equals("java.time.Clock"));
    return now || READS_THE_CLOCK.contains(name(target));
  }

  private static boolean takesTheSystemClock(CodeUnitAccessTarget target) {
    return target.getOwner().getName().equals("java.time.Clock")
        && target.getName().startsWith("system");
  }

  /** Turning another library's logger down is no writing. */
  private static boolean writesToTheOtherLog(CodeUnitAccessTarget target) {
    return target.getOwner().getName().equals("java.util.logging.Logger")
        && !Set.of("getLogger", "setLevel").contains(target.getName());
  }

  private static String name(CodeUnitAccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }
}
