package io.sessioncredits.examples.features.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.examples.features.Features;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The features over the JPA store")
class JpaFeaturesTest {
  @Test
  @DisplayName("print what they print in memory, to the last letter")
  void printWhatTheyPrintInMemory() throws IOException, SQLException {
    StringBuilder expected = new StringBuilder();
    for (String name : Features.names()) {
      expected.append("== ").append(name).append('\n').append(Features.output(name));
    }
    assertThat(printed()).isEqualTo(expected.toString());
  }

  private static String printed() throws IOException, SQLException {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      JpaFeatures.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
