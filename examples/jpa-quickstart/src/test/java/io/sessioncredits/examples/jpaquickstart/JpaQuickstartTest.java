package io.sessioncredits.examples.jpaquickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The quick start with a database")
class JpaQuickstartTest {
  private static final String START = "// readme:start";
  private static final String END = "// readme:end";

  @Test
  @DisplayName("prints the output that is stored beside this test")
  void printsTheStoredOutput() throws IOException, SQLException {
    assertThat(printed()).isEqualTo(stored());
  }

  @Test
  @DisplayName("prints the same in every run")
  void printsTheSameInEveryRun() throws IOException, SQLException {
    assertThat(printed()).isEqualTo(printed());
  }

  @Test
  @DisplayName("has one region that is marked for the README")
  void hasOneRegionForTheReadme() throws IOException {
    assertThat(region()).startsWith("static SessionCredits credits").endsWith("}\n");
  }

  @Test
  @DisplayName("stands in the README exactly as it runs here, with exactly this output")
  void standsInTheReadme() throws IOException {
    String readme = Files.readString(root().resolve("README.md")).replace("\r\n", "\n");
    assertThat(readme)
        .contains("```java\n" + region() + "```\n")
        .contains("```text\n" + stored() + "```\n");
  }

  private static String region() throws IOException {
    Path source =
        root()
            .resolve("examples/jpa-quickstart/src/main/java")
            .resolve(JpaQuickstart.class.getName().replace('.', '/') + ".java");
    List<String> lines = Files.readAllLines(source);
    List<Integer> marks =
        List.of(
            lines.stream().map(String::strip).toList().indexOf(START),
            lines.stream().map(String::strip).toList().lastIndexOf(END));
    assertThat(marks).doesNotContain(-1).isSorted();
    return lines.subList(marks.get(0) + 1, marks.get(1)).stream()
        .collect(Collectors.joining("\n"))
        .stripTrailing()
        .stripIndent()
        .concat("\n");
  }

  /** The test runs in the folder of its module, or in the root from some development tools. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .filter(f -> Files.isDirectory(f.resolve("examples/jpa-quickstart")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not inside the project: " + folder));
  }

  private static String printed() throws IOException, SQLException {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      JpaQuickstart.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String stored() throws IOException {
    try (InputStream output = JpaQuickstartTest.class.getResourceAsStream("jpa-quickstart.txt")) {
      assertThat(output).as("the stored output").isNotNull();
      return new String(output.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
