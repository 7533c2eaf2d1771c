package io.sessioncredits.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What things are called: the field's terms, and nothing that only says how they are built. */
final class NameRules {
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "manager",
          "helper",
          "helpers",
          "util",
          "utils",
          "utility",
          "utilities",
          "impl",
          "data",
          "base",
          "default",
          "internal",
          "misc",
          "info",
          "processor",
          "abstract",
          "object");

  private static final Set<String> EMPTY_ROOMS =
      Set.of("internal", "impl", "util", "utils", "helper", "helpers", "common", "misc", "core");

  private NameRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "no type has a name that says nothing",
            Library.ALL,
            "nameless",
            "CreditManager",
            NameRules::types),
        new HouseRule(
            "no word of a name says nothing, wherever it stands",
            Library.ALL,
            "nameless",
            "DefaultLot",
            NameRules::types),
        new HouseRule(
            "no package has a name that says nothing",
            Library.ALL,
            "nameless",
            "nameless.impl",
            NameRules::packages),
        new HouseRule(
            "nothing visible can be set",
            Library.RUNTIME,
            "settable",
            "setCredits",
            NameRules::noSetters),
        new HouseRule(
            "no visible field can be changed",
            Library.RUNTIME,
            "settable",
            "Purse.credits",
            NameRules::noOpenFields));
  }

  private static ArchRule types(House house) {
    return classes()
        .that(Own.writtenByHand())
        .should(
            Condition.that(
                "be called what they are",
                (type, complain) ->
                    words(type.getSimpleName()).stream()
                        .filter(EMPTY_WORDS::contains)
                        .forEach(
                            word ->
                                complain.accept(
                                    type.getName() + ": \"" + word + "\" says nothing"))));
  }

  private static List<String> words(String name) {
    return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_", -1))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static ArchRule packages(House house) {
    return classes()
        .should(
            Condition.that(
                "be in packages called what they are",
                (type, complain) -> {
                  String below = house.owns(type) ? house.room(type) : type.getPackageName();
                  if (Arrays.stream(below.split("\\.", -1)).anyMatch(EMPTY_ROOMS::contains)) {
                    complain.accept(type.getName() + " is in a package without a name of its own");
                  }
                }));
  }

  private static ArchRule noSetters(House house) {
    return classes()
        .that(Own.visibleToHosts(house))
        .should(
            Condition.that(
                "have no setters",
                (type, complain) ->
                    type.getMethods().stream()
                        .filter(NameRules::isOpen)
                        .map(JavaMethod::getName)
                        .filter(name -> name.matches("set[A-Z].*"))
                        .forEach(name -> complain.accept(type.getName() + "." + name))));
  }

  private static ArchRule noOpenFields(House house) {
    return classes()
        .that(Own.visibleToHosts(house))
        .should(
            Condition.that(
                "have no field that others can change",
                (type, complain) ->
                    type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.PRIVATE))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(JavaField::getFullName)
                        .forEach(complain)));
  }

  private static boolean isOpen(JavaMethod method) {
    Set<JavaModifier> modifiers = method.getModifiers();
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }
}
