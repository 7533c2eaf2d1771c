package io.sessioncredits.verification.architecture;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The house is built as it was drawn")
class ArchitectureTest {
  private static final String FIXTURES = ArchitectureTest.class.getPackageName() + ".fixture.";

  private final Map<Library, JavaClasses> imported = new HashMap<>();

  @TestFactory
  @DisplayName("Each rule holds, can be broken, and does not pass over nothing:")
  Stream<DynamicNode> rules() {
    return Stream.of(
            ArrowRules.all(),
            PurityRules.all(),
            NameRules.all(),
            SurfaceRules.all(),
            ShapeRules.all(),
            StoreRules.all())
        .flatMap(List::stream)
        .map(this::proof);
  }

  private DynamicNode proof(HouseRule rule) {
    return dynamicContainer(
        rule.sentence(),
        Stream.of(
            dynamicTest("holds in the library", () -> holds(rule)),
            dynamicTest("is broken by its fixture", () -> canBeBroken(rule)),
            dynamicTest("does not pass over nothing", () -> failsOverNothing(rule))));
  }

  private void holds(HouseRule rule) {
    Library library = rule.subject();
    rule.over(Library.house()).check(imported.computeIfAbsent(library, Library::classes));
  }

  private static void canBeBroken(HouseRule rule) {
    House house = fixture(rule);
    JavaClasses classes = new ClassFileImporter().importPackages(house.root());
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> rule.over(house).check(classes))
        .withMessageContaining(rule.sentence())
        .withMessageContaining(rule.complaint());
  }

  private static void failsOverNothing(HouseRule rule) {
    JavaClasses nothing = new ClassFileImporter().importClasses();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> rule.over(Library.house()).check(nothing))
        .withMessageContaining("failed to check any classes");
  }

  private static House fixture(HouseRule rule) {
    return new House(
        FIXTURES + rule.fixture(), name -> !name.endsWith(".engine") && !name.endsWith(".impl"));
  }
}
