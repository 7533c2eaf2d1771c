package io.sessioncredits.examples.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The example of each feature")
class FeaturesTest {
  private static final String SOURCES = "src/main/java/io/sessioncredits/examples/features";

  /** A main, and what it throws. */
  private interface Main {
    void run(String... arguments) throws Exception;
  }

  @TestFactory
  @DisplayName("prints the output that is stored beside it:")
  Stream<DynamicTest> printsTheStoredOutput() {
    return Features.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> assertThat(printed(main(name))).isEqualTo(Features.output(name))));
  }

  @Test
  @DisplayName("can be chosen by its name, or runs after the others")
  void canBeChosen() throws Exception {
    assertThat(printed(arguments -> Features.main(new String[] {"ManualEdit"})))
        .isEqualTo("== ManualEdit\n" + Features.output("ManualEdit"));
    assertThat(printed(arguments -> Features.main(new String[0])).lines())
        .filteredOn(line -> line.startsWith("== "))
        .isEqualTo(Features.names().stream().map(name -> "== " + name).toList());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Features.main(new String[] {"Teleportation"}))
        .withMessageContaining("Teleportation")
        .withMessageContaining("ManualEdit");
  }

  @Test
  @DisplayName("is in the list, if it has a main")
  void isInTheList() throws IOException {
    Set<String> mains = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of(SOURCES).toAbsolutePath())) {
      for (Path file : files.toList()) {
        if (Files.readString(file).contains("public static void main(")) {
          mains.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    mains.remove("Features");
    assertThat(mains).isEqualTo(new TreeSet<>(Features.names()));
  }

  private static Main main(String name) throws ReflectiveOperationException {
    var main =
        Class.forName(Features.class.getPackageName() + "." + name)
            .getMethod("main", String[].class);
    return arguments -> main.invoke(null, (Object) arguments);
  }

  private static String printed(Main main) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      main.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
