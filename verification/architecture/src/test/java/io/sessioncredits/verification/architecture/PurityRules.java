package io.sessioncredits.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the library takes from its surroundings, and what it leaves there. */
final class PurityRules {
  private static final String COMPOSITION = "SessionCredits$Builder";

  private static final Pattern WALL_CLOCK =
      Pattern.compile(
          "java\\.time\\.[A-Za-z.]+\\.(now|system|systemUTC|systemDefaultZone|tick\\w*)"
              + "|java\\.lang\\.System\\.currentTimeMillis"
              + "|new java\\.util\\.(Date|GregorianCalendar)"
              + "|java\\.util\\.Calendar\\.getInstance");

  private static final Pattern CHANCE_AND_MACHINE =
      Pattern.compile(
          "java\\.lang\\.System\\.(nanoTime|getenv|getProperty)"
              + "|java\\.util\\.UUID\\.randomUUID"
              + "|java\\.lang\\.Math\\.random"
              + "|new java\\.(util\\.Random|util\\.SplittableRandom|security\\.SecureRandom)"
              + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current"
              + "|java\\.util\\.random\\.Random\\w+\\.(of|getDefault|create|all)"
              + "|java\\.(time\\.ZoneId\\.systemDefault|util\\.(Locale|TimeZone)\\.getDefault)"
              + "|java\\.nio\\.charset\\.Charset\\.defaultCharset");

  private static final Pattern STARTED_THREAD =
      Pattern.compile(
          "new java\\.(lang\\.Thread|util\\.Timer|util\\.concurrent\\.\\w*(Executor|Pool)\\w*)"
              + "|java\\.lang\\.Thread\\.(start|startVirtualThread|ofVirtual|ofPlatform)"
              + "|java\\.util\\.concurrent\\.(Executors|ForkJoinPool)\\.\\w+"
              + "|java\\.util\\.concurrent\\.CompletableFuture\\.\\w+Async"
              + "|java\\.util\\..*\\.(parallel|parallelStream|parallelSort)");

  private static final Pattern WAITING =
      Pattern.compile(
          "java\\.lang\\.Thread\\.(sleep|join|onSpinWait|yield)"
              + "|java\\.util\\.concurrent\\.TimeUnit\\.sleep"
              + "|java\\.util\\.concurrent\\.locks\\.LockSupport\\.park\\w*"
              + "|java\\.lang\\.Object\\.wait");

  private static final Pattern LOUD =
      Pattern.compile(
          "org\\.slf4j\\.Logger\\.(info|warn|error|atInfo|atWarn|atError|atLevel|make\\w+)"
              + "|java\\.io\\.PrintStream\\.\\w+"
              + "|java\\.lang\\.Throwable\\.printStackTrace");

  private PurityRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "the core sees nothing but Java, SLF4J and annotations",
            Library.CORE,
            "foreign",
            "org.assertj",
            PurityRules::nothingForeign),
        new HouseRule(
            "time, chance and the settings of the machine come in at the root alone",
            Library.CORE,
            "impatient",
            "calls java.time.Instant.now",
            house -> calls(house, WALL_CLOCK, CHANCE_AND_MACHINE)),
        new HouseRule(
            "chance comes in at the root alone, even by reference",
            Library.CORE,
            "impatient",
            "calls java.util.UUID.randomUUID",
            house -> calls(house, CHANCE_AND_MACHINE)),
        new HouseRule(
            "nothing but the root of the core reads a wall clock",
            Library.RUNTIME,
            "impatient",
            "calls java.time.Instant.now",
            house -> calls(house, WALL_CLOCK)),
        new HouseRule(
            "no thread is started",
            Library.RUNTIME,
            "busy",
            "calls new java.lang.Thread",
            house -> calls(house, STARTED_THREAD)),
        new HouseRule(
            "nobody sleeps in the core",
            Library.CORE,
            "busy",
            "calls java.lang.Thread.sleep",
            house -> calls(house, WAITING)),
        new HouseRule(
            "the core logs nothing at info or above",
            Library.CORE,
            "loud",
            "calls org.slf4j.Logger.info",
            house -> calls(house, LOUD)),
        new HouseRule(
            "nothing static can be changed",
            Library.RUNTIME,
            "remembering",
            "can be changed",
            PurityRules::noStaticState));
  }

  private static ArchRule nothingForeign(House house) {
    return classes()
        .that(Own.writtenByHand())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            house.root(),
            house.root() + "..",
            "java..",
            "org.slf4j",
            "org.jspecify.annotations",
            "org.immutables.value");
  }

  private static ArchRule calls(House house, Pattern... banned) {
    String composition = house.root() + "." + COMPOSITION;
    return classes()
        .should(
            Condition.that(
                "call none of these",
                (type, complain) ->
                    Own.calls(type).stream()
                        .filter(call -> !type.getName().equals(composition))
                        .filter(call -> Set.of(banned).stream().anyMatch(matching(call)))
                        .forEach(call -> complain.accept(type.getName() + " calls " + call))));
  }

  private static Predicate<Pattern> matching(String call) {
    return pattern -> pattern.matcher(call).matches();
  }

  private static ArchRule noStaticState(House house) {
    return fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should(
            new ArchCondition<>("be final and hold what cannot be changed") {
              @Override
              public void check(JavaField field, ConditionEvents events) {
                if (!field.getModifiers().contains(JavaModifier.FINAL) || canChange(field)) {
                  events.add(
                      SimpleConditionEvent.violated(
                          field, field.getFullName() + " can be changed"));
                }
              }
            });
  }

  /** Looks at the very value where the type is one of which some kinds change and some do not. */
  private static boolean canChange(JavaField field) {
    Class<?> type = field.getRawType().reflect();
    if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
      String name = valueOf(field).getClass().getName();
      return !name.startsWith("java.util.ImmutableCollections$")
          && !name.startsWith("java.util.Collections$Unmodifiable");
    }
    return type.isArray()
        || type.getPackageName().startsWith("java.util.concurrent")
        || ThreadLocal.class.isAssignableFrom(type)
        || Set.of(StringBuilder.class, java.util.Date.class, java.util.BitSet.class).contains(type);
  }

  private static Object valueOf(JavaField field) {
    try {
      Field reflected = field.reflect();
      reflected.setAccessible(true);
      return reflected.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.getFullName() + " cannot be read", e);
    }
  }
}
