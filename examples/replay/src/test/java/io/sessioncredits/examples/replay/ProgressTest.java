package io.sessioncredits.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Progress")
class ProgressTest {
  @Test
  @DisplayName("is told after every fifty thousand steps and never before")
  void isToldAfterManySteps() {
    assertThat(toldAfter(49_999)).isEmpty();
    assertThat(toldAfter(149_999)).isEqualTo("lines read: 50000\nlines read: 100000\n");
  }

  private static String toldAfter(int steps) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Progress progress =
        new Progress(new PrintStream(told, true, StandardCharsets.UTF_8), "lines read");
    for (int i = 0; i < steps; i++) {
      progress.step();
    }
    return told.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
