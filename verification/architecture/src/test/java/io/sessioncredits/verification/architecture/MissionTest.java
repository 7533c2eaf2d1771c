package io.sessioncredits.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.sessioncredits.testkit.scenario.FieldScenarios;
import io.sessioncredits.testkit.scenario.StoreSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of the mission")
class MissionTest {
  private static final String MAIN = "public static void main(String[] args)";

  @Test
  @DisplayName("has every capability once, in order")
  void hasEveryCapability() throws IOException {
    assertThat(MissionRow.read(table()))
        .extracting(MissionRow::number)
        .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(n -> String.format("M%02d", n)).toList());
  }

  @Test
  @DisplayName("names no call, no scenario and no example that is not there")
  void namesWhatIsThere() throws IOException {
    MissionClaims claims = MissionClaims.of(mains());
    assertThat(MissionRow.read(table()).stream().flatMap(row -> claims.faults(row).stream()))
        .isEmpty();
  }

  @Test
  @DisplayName("would be complained of if it named something else, or nothing")
  void isComplainedOf() throws IOException {
    MissionClaims claims = MissionClaims.of(mains());
    String wrong =
        """
        | # | capability | API | tests | example |
        |---|---|---|---|---|
        | M01 | one | `Ledger.grant`, `Ledger.mint`, `Purse.open` | S00 no such thing | `Nowhere` |
        | M02 | two | `Executor.run` | | `Quickstart` |
        """;
    assertThat(MissionRow.read(wrong).stream().flatMap(row -> claims.faults(row).stream()))
        .containsExactly(
            "M01: Ledger.mint",
            "M01: Purse.open",
            "M01: S00 no such thing",
            "M01: Nowhere",
            "M02: Executor.run",
            "M02: an empty cell");
  }

  @Test
  @DisplayName("names scenarios that run on every store: all of them do")
  void scenariosRunOnEveryStore() throws IOException {
    Set<Class<?>> kinds =
        Library.TEST_KIT.classes().stream()
            .filter(type -> type.isInterface() && type.isAssignableTo(StoreSource.class))
            .<Class<?>>map(JavaClass::reflect)
            .collect(Collectors.toSet());
    assertThat(kinds).hasSizeGreaterThan(1).allMatch(k -> k.isAssignableFrom(FieldScenarios.class));
    for (String store : List.of("credits-inmemory-adapter", "verification/jpa-matrix")) {
      assertThat(sources(store, "src/test"))
          .as(store)
          .anyMatch(file -> read(file).contains(" extends FieldScenarios {"));
    }
  }

  private static String table() throws IOException {
    return Files.readString(root().resolve("docs/mission.md"));
  }

  private static Set<String> mains() throws IOException {
    return sources("examples", "src/main").stream()
        .filter(file -> read(file).contains(MAIN))
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> sources(String folder, String part) throws IOException {
    try (Stream<Path> files = Files.walk(root().resolve(folder))) {
      return files
          .filter(file -> file.toString().replace('\\', '/').contains("/" + part + "/"))
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The test runs in the folder of its module, or in the root from some development tools. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .filter(f -> Files.isDirectory(f.resolve("verification/architecture")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not inside the project: " + folder));
  }
}
