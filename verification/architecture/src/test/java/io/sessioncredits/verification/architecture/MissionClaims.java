package io.sessioncredits.verification.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/**
 * What a row of the mission may name.
 *
 * @param types the types that hosts see, by simple name
 * @param scenarios the display names of all scenarios and clauses of the test kit
 * @param mains the names of all mains of the examples
 */
record MissionClaims(Map<String, List<Class<?>>> types, Set<String> scenarios, Set<String> mains) {
  /** Returns what is there, with these mains. */
  static MissionClaims of(Set<String> mains) {
    House house = Library.house();
    Map<String, List<Class<?>>> types =
        Library.RUNTIME.classes().stream()
            .filter(house::isExported)
            .filter(MissionClaims::isSeen)
            .<Class<?>>map(JavaClass::reflect)
            .collect(Collectors.groupingBy(Class::getSimpleName));
    Set<String> scenarios =
        Library.TEST_KIT.classes().stream()
            .flatMap(type -> type.getMethods().stream())
            .flatMap(method -> method.tryGetAnnotationOfType(DisplayName.class).stream())
            .map(DisplayName::value)
            .collect(Collectors.toCollection(TreeSet::new));
    return new MissionClaims(types, scenarios, mains);
  }

  private static boolean isSeen(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass();
  }

  /** Returns what {@code row} names though it is not there, and what it lacks. */
  List<String> faults(MissionRow row) {
    List<String> faults = new ArrayList<>();
    row.calls().stream().filter(call -> !isCall(call)).forEach(faults::add);
    row.proofs().stream().filter(name -> !scenarios.contains(name)).forEach(faults::add);
    row.examples().stream().filter(name -> !mains.contains(name)).forEach(faults::add);
    if (row.calls().isEmpty() || row.proofs().isEmpty() || row.examples().isEmpty()) {
      faults.add("an empty cell");
    }
    return faults.stream().map(fault -> row.number() + ": " + fault).toList();
  }

  private boolean isCall(String call) {
    int dot = call.indexOf('.');
    if (dot < 0) {
      return false;
    }
    List<Class<?>> found = types.getOrDefault(call.substring(0, dot), List.of());
    return found.size() == 1 && hasMember(found.get(0), call.substring(dot + 1));
  }

  private static boolean hasMember(Class<?> type, String member) {
    return Stream.of(
            Arrays.stream(type.getMethods()).map(Method::getName),
            Arrays.stream(type.getFields()).map(field -> field.getName()),
            Arrays.stream(type.getClasses()).map(Class::getSimpleName))
        .flatMap(names -> names)
        .anyMatch(member::equals);
  }
}
