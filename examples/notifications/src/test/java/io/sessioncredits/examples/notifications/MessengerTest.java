package io.sessioncredits.examples.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The example of notifications")
class MessengerTest {
  @Test
  @DisplayName("prints the output that is stored beside this test, in every run")
  void printsTheStoredOutput() throws IOException {
    assertThat(printed()).isEqualTo(stored());
    assertThat(printed()).isEqualTo(stored());
  }

  private static String printed() {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Messenger.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String stored() throws IOException {
    try (InputStream output = MessengerTest.class.getResourceAsStream("messenger.txt")) {
      assertThat(output).as("the stored output").isNotNull();
      return new String(output.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
