package io.sessioncredits.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.lang.ArchRule;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.engine.Decider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shape of commands, of their deciders and outcomes, and of values. */
final class ShapeRules {
  /**
   * Constants that the core need not read, since they are what is left when it is none of the
   * others. Of two constants, one is always that.
   */
  private static final Map<String, String> LEFT_OVER =
      Map.of("TransferRule.NOBODY", "what is neither of the others lets nobody through");

  private ShapeRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "a decider keeps nothing between two decisions",
            Library.CORE,
            "judging",
            "StubbornDecider.last",
            ShapeRules::decidersKeepNothing),
        new HouseRule(
            "every command has a decider",
            Library.CORE,
            "judging",
            "ForgottenOrder is decided by []",
            ShapeRules::oneDecider),
        new HouseRule(
            "no command has two deciders",
            Library.CORE,
            "judging",
            "DisputedOrder is decided by [",
            ShapeRules::oneDecider),
        new HouseRule(
            "an outcome is sealed, its variants are records, and it folds and throws",
            Library.CORE,
            "judging",
            "OpenOutcome is not sealed",
            ShapeRules::outcomes),
        new HouseRule(
            "every outcome folds",
            Library.CORE,
            "judging",
            "StiffOutcome has no fold",
            ShapeRules::outcomes),
        new HouseRule(
            "a value never changes",
            Library.CORE,
            "changing",
            "model.Purse.credits",
            ShapeRules::valuesNeverChange),
        new HouseRule(
            "every constant is read somewhere",
            Library.CORE,
            "unread",
            "Season.WINTER is never read",
            ShapeRules::constantsAreRead));
  }

  private static ArchRule decidersKeepNothing(House house) {
    return classes()
        .that(areDeciders())
        .should(
            Condition.that(
                "have no fields of their own",
                (type, complain) ->
                    type.getAllFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .map(JavaField::getFullName)
                        .forEach(complain)));
  }

  private static ArchRule oneDecider(House house) {
    return classes()
        .that()
        .areAssignableTo(CreditCommand.class)
        .and(Own.writtenByHand())
        .and(DescribedPredicate.describe("of one kind", type -> !isAbove(type)))
        .should(
            Condition.that(
                "have exactly one decider",
                (type, complain) -> {
                  List<String> deciders =
                      type.getDirectDependenciesToSelf().stream()
                          .map(dependency -> dependency.getOriginClass())
                          .distinct()
                          .filter(areDeciders())
                          .filter(decider -> decided(decider).filter(type::equals).isPresent())
                          .map(JavaClass::getName)
                          .sorted()
                          .toList();
                  if (deciders.size() != 1) {
                    complain.accept(type.getName() + " is decided by " + deciders);
                  }
                }));
  }

  private static boolean isAbove(JavaClass type) {
    return type.isInterface();
  }

  private static DescribedPredicate<JavaClass> areDeciders() {
    return DescribedPredicate.describe(
        "deciders", type -> type.isAssignableTo(Decider.class) && !type.isInterface());
  }

  /** Returns the command that {@code decider} says it decides, as the argument of its interface. */
  private static Optional<JavaClass> decided(JavaClass decider) {
    return decider.getInterfaces().stream()
        .filter(type -> type.toErasure().isEquivalentTo(Decider.class))
        .filter(JavaParameterizedType.class::isInstance)
        .map(type -> ((JavaParameterizedType) type).getActualTypeArguments().get(0).toErasure())
        .findAny();
  }

  private static ArchRule outcomes(House house) {
    return classes()
        .that()
        .areInterfaces()
        .and(
            DescribedPredicate.describe(
                "outcomes",
                type ->
                    type.getRawInterfaces().stream()
                        .anyMatch(i -> i.isEquivalentTo(Outcome.class))))
        .should(
            Condition.that(
                "be closed and easy to ask",
                (type, complain) -> {
                  Class<?> reflected = type.reflect();
                  Class<?>[] variants = reflected.getPermittedSubclasses();
                  if (variants == null) {
                    complain.accept(type.getName() + " is not sealed");
                  } else if (!Set.of(variants).stream().allMatch(Class::isRecord)) {
                    complain.accept(type.getName() + " has a variant that is no record");
                  }
                  for (String question : List.of("fold", "orThrow")) {
                    if (type.getMethods().stream().noneMatch(m -> m.getName().equals(question))) {
                      complain.accept(type.getName() + " has no " + question);
                    }
                  }
                }));
  }

  private static ArchRule valuesNeverChange(House house) {
    return classes()
        .that(Own.visibleToHosts(house))
        .and(Own.inRooms(house, "model", "policy", "command"))
        .should(
            Condition.that(
                "have final fields alone",
                (type, complain) ->
                    type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(JavaField::getFullName)
                        .forEach(complain)));
  }

  private static ArchRule constantsAreRead(House house) {
    return classes()
        .that()
        .areEnums()
        .should(
            Condition.that(
                "have constants that somebody reads",
                (type, complain) -> {
                  List<String> unread =
                      type.getEnumConstants().stream()
                          .map(constant -> type.getField(constant.name()))
                          .filter(ShapeRules::isUnread)
                          .map(field -> type.getSimpleName() + "." + field.getName())
                          .filter(name -> !LEFT_OVER.containsKey(name))
                          .toList();
                  boolean isTheOtherOfTwo =
                      type.getEnumConstants().size() == 2 && unread.size() == 1;
                  if (!isTheOtherOfTwo) {
                    unread.forEach(name -> complain.accept(name + " is never read"));
                  }
                }));
  }

  private static boolean isUnread(JavaField constant) {
    return constant.getAccessesToSelf().stream()
        .filter(access -> access.getAccessType() == AccessType.GET)
        .allMatch(access -> access.getOrigin().getName().equals("$values"));
  }
}
