package io.sessioncredits.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What hosts see, and what they are told by it. */
final class SurfaceRules {
  private static final int MOST_PARAMETERS = 5;

  /**
   * Wider for records, where every part has a name and nothing is hidden behind the constructor: a
   * movement or an allocation is one row of the ledger, and seven wide.
   */
  private static final int MOST_COMPONENTS = 7;

  private static final Set<String> ROOMS_WITH_RESULTS =
      Set.of(
          House.ROOT,
          "command",
          "ledger",
          "booking",
          "transfer",
          "packages",
          "settings",
          "authorization",
          "maintenance",
          "report",
          "notification");

  /** Exceptions that others may extend, and why. */
  private static final Map<String, String> OPEN_EXCEPTIONS =
      Map.of("StoreException", "a store says by a kind of its own what failed");

  /** Exceptions that hosts never meet, and why. */
  private static final Map<String, String> INNER_EXCEPTIONS =
      Map.of("WalletMovedException", "the store catches it and runs the work again under a lock");

  private SurfaceRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "a visible signature names visible types alone",
            Library.ALL,
            "leaking",
            "Front.hidden names",
            SurfaceRules::signatures),
        new HouseRule(
            "a visible signature names no generated type",
            Library.ALL,
            "leaking",
            "leaking.spi.ImmutableLot",
            SurfaceRules::signatures),
        new HouseRule(
            "a visible signature names visible types as type arguments too",
            Library.ALL,
            "leaking",
            "Front.nested names",
            SurfaceRules::signatures),
        new HouseRule(
            "every package is null-marked",
            Library.ALL,
            "unmarked",
            "is in a package that is not null-marked",
            SurfaceRules::nullMarked),
        new HouseRule(
            "results of the services may not be ignored",
            Library.CORE,
            "unchecked",
            "is in a package whose results may be ignored",
            SurfaceRules::resultsChecked),
        new HouseRule(
            "an exception can be caught by hosts, is unchecked, called one, and final unless stores"
                + " extend it",
            Library.ALL,
            "failing",
            "Trouble",
            SurfaceRules::exceptions),
        new HouseRule(
            "an exception that nobody needs to extend is final",
            Library.ALL,
            "failing",
            "OpenException may be extended",
            SurfaceRules::exceptions),
        new HouseRule(
            "a constructor has at most five parameters, a record at most seven parts",
            Library.RUNTIME,
            "greedy",
            "has 6 parameters",
            SurfaceRules::constructors),
        new HouseRule(
            "a record has at most seven parts",
            Library.RUNTIME,
            "greedy",
            "has 8 parameters",
            SurfaceRules::constructors));
  }

  private static ArchRule signatures(House house) {
    return classes()
        .that(Own.visibleToHosts(house))
        .should(
            Condition.that(
                "name visible types alone",
                (type, complain) ->
                    surface(type)
                        .flatMap(SurfaceRules::mentions)
                        .filter(mention -> isHidden(house, mention.type()))
                        .forEach(
                            mention ->
                                complain.accept(
                                    type.getSimpleName()
                                        + mention.where()
                                        + " names "
                                        + mention.type().getName()))));
  }

  /** The class itself, and the hidden generated class that it extends, whose members show. */
  private static Stream<JavaClass> surface(JavaClass type) {
    return Stream.concat(
        Stream.of(type), type.getRawSuperclass().filter(Own::isGenerated).stream());
  }

  /** A type that is named somewhere. */
  private record Mention(String where, JavaClass type) {}

  private static Stream<Mention> mentions(JavaClass type) {
    Stream<JavaType> above =
        Stream.concat(
            type.getSuperclass().stream().filter(s -> !Own.isGenerated(s.toErasure())),
            Stream.concat(
                type.getInterfaces().stream(),
                type.getTypeParameters().stream().flatMap(p -> p.getUpperBounds().stream())));
    Stream<Mention> members =
        type.getMembers().stream()
            .filter(SurfaceRules::isOpen)
            .flatMap(m -> types(m).flatMap(t -> raw("." + m.getName(), t)));
    return Stream.concat(above.flatMap(t -> raw("", t)), members);
  }

  private static Stream<Mention> raw(String where, JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(t -> new Mention(where, t.getBaseComponentType()));
  }

  private static boolean isOpen(JavaMember member) {
    boolean isVisible =
        member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED);
    return isVisible && !Own.isSynthetic(member);
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit unit = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getExceptionTypes().stream(),
            unit.getTypeParameters().stream().flatMap(p -> p.getUpperBounds().stream()))
        .flatMap(types -> types);
  }

  private static boolean isHidden(House house, JavaClass type) {
    return house.owns(type)
        && !(house.isExported(type) && Own.isPublic(type) && !Own.isGenerated(type));
  }

  private static ArchRule nullMarked(House house) {
    return classes()
        .should(
            Condition.that(
                "be in null-marked packages",
                (type, complain) -> {
                  if (!isPackageMarked(type, "NullMarked")) {
                    complain.accept(type.getName() + " is in a package that is not null-marked");
                  }
                }));
  }

  private static ArchRule resultsChecked(House house) {
    return classes()
        .that(Own.inRooms(house, ROOMS_WITH_RESULTS.toArray(String[]::new)))
        .should(
            Condition.that(
                "be in packages whose results may not be ignored",
                (type, complain) -> {
                  if (!isPackageMarked(type, "CheckReturnValue")) {
                    complain.accept(
                        type.getName() + " is in a package whose results may be ignored");
                  }
                }));
  }

  private static boolean isPackageMarked(JavaClass type, String annotation) {
    return type.getPackageName().isEmpty()
        || type.getPackage().getAnnotations().stream()
            .anyMatch(a -> a.getRawType().getSimpleName().equals(annotation));
  }

  private static ArchRule exceptions(House house) {
    return classes()
        .that()
        .areAssignableTo(Throwable.class)
        .should(
            Condition.that(
                "be caught by hosts, unchecked, called exceptions, and final",
                (type, complain) -> {
                  String name = type.getSimpleName();
                  if (!isCaughtByHosts(type)
                      || !name.endsWith("Exception")
                      || !type.isAssignableTo(RuntimeException.class)) {
                    complain.accept(name + " is no unchecked exception for hosts by name and kind");
                  }
                  if (!type.getModifiers().contains(JavaModifier.FINAL)
                      && !OPEN_EXCEPTIONS.containsKey(name)) {
                    complain.accept(name + " may be extended");
                  }
                }));
  }

  /** A kind that only a store tells apart is caught as the public one that it extends. */
  private static boolean isCaughtByHosts(JavaClass type) {
    return Own.isPublic(type)
        || INNER_EXCEPTIONS.containsKey(type.getSimpleName())
        || type.getRawSuperclass()
            .filter(above -> OPEN_EXCEPTIONS.containsKey(above.getSimpleName()))
            .isPresent();
  }

  private static ArchRule constructors(House house) {
    return classes()
        .that(Own.writtenByHand())
        .and()
        .areNotEnums()
        .should(
            Condition.that(
                "have constructors that can be read",
                (type, complain) -> {
                  int most = type.isRecord() ? MOST_COMPONENTS : MOST_PARAMETERS;
                  for (JavaConstructor constructor : type.getConstructors()) {
                    int count = constructor.getRawParameterTypes().size();
                    if (count > most && !Own.isSynthetic(constructor)) {
                      complain.accept(constructor.getFullName() + " has " + count + " parameters");
                    }
                  }
                }));
  }
}
